import ListFilter from 'lucide-solid/icons/list-filter';
import { MAX_COLUMN_VALUE } from '../../../contract/view';
import type { TaskRow } from '../../../contract/view';
import { fieldTitle, isField } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import type { MenuItem } from '../menus/context-menu';
import { modeWords, templateWords } from './filter-words';

/** For a cell of the table that can be filtered by: to show the tasks alone that say the same. */
export function onlyThisValue(desk: Desk, target: Element): MenuItem[] {
  const column = target.closest('[data-column]')?.getAttribute('data-column') as ColumnKey | null;
  const id = target.closest('[data-task]')?.getAttribute('data-task');
  const index = typeof id === 'string' ? desk.rows.indexOf(id) : undefined;
  const row = index === undefined ? undefined : desk.rows.at(index);
  const found = row && column && sameAs(desk, row, column);
  if (!found) return [];
  const { said, run } = found;
  const label = (): string =>
    said === '' ? words().filters.onlyBlank : words().filters.onlyValue(said);
  return [{ label, icon: ListFilter, run }];
}

/** What the cell says in words ('' = nothing), and how to filter by it; null = it cannot be. */
function sameAs(desk: Desk, row: TaskRow, column: ColumnKey): { said: string; run(): void } | null {
  if (isField(column)) {
    const title = fieldTitle(column);
    const value = Object.hasOwn(row.fields, title) ? row.fields[title]! : '';
    if (value.length > MAX_COLUMN_VALUE) return null;
    return { said: value, run: () => desk.query.narrowColumn(title, value) };
  }
  const { template, mode } = row;
  if (column === 'template' && template !== null) {
    return { said: templateWords(template), run: () => desk.query.narrow({ template }) };
  }
  if (column === 'mode' && mode !== null) {
    return { said: modeWords(mode), run: () => desk.query.narrow({ mode }) };
  }
  return null;
}
