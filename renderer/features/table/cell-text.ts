import type { TaskRow } from '../../../contract/view';
import { fieldTitle, isField } from '../../state/columns';
import type { ColumnKey } from '../../state/columns';
import { words } from '../../words';
import { named } from '../../words/named';
import { rowStatus, statusWords } from '../sheet/row-status';

/** What text depends on, beside the row. */
interface Moment {
  /** Queued photos are on their way. */
  saving: boolean;
  /** ms since 1970. */
  now: number;
}

/** The title above a column. */
export function columnTitle(column: ColumnKey): string {
  return isField(column) ? fieldTitle(column) : words().table.columns[column];
}

/** What a cell says; empty where the task has nothing to say under that title. */
export function cellText(row: TaskRow, column: ColumnKey, moment: Moment): string {
  const { dateTime } = words().format;
  const time = timeOf(row, column);
  if (time !== undefined) return time === null ? '' : dateTime(time);
  return plainText(row, column, moment);
}

/** What a cell says to a spreadsheet: times as every language's spreadsheet reads them, whole messages. */
export function exportedText(row: TaskRow, column: ColumnKey, moment: Moment): string {
  const time = timeOf(row, column);
  if (time !== undefined) return time === null ? '' : spreadsheetTime(time);
  return plainText(row, column, moment);
}

function plainText(row: TaskRow, column: ColumnKey, moment: Moment): string {
  if (isField(column)) {
    const title = fieldTitle(column);
    return Object.hasOwn(row.fields, title) ? (row.fields[title] ?? '') : '';
  }
  switch (column) {
    case 'name':
      return row.name ?? row.id;
    case 'status':
      return statusWords(rowStatus(row, moment.saving), moment.now);
    case 'photos':
      return row.photos.length > 0 ? words().format.number(row.photos.length) : '';
    case 'trouble':
      return row.error?.message ?? row.photos.find(({ error }) => error)?.error?.message ?? '';
    case 'id':
      return row.id;
    case 'template':
      return row.template === null
        ? ''
        : (named(words().inspector.templates, row.template) ?? row.template);
    case 'mode':
      return row.mode === null ? '' : (named(words().inspector.modes, row.mode) ?? row.mode);
    default:
      return '';
  }
}

/** ms since 1970, null = not yet; undefined = the column is no time. */
function timeOf(row: TaskRow, column: ColumnKey): number | null | undefined {
  switch (column) {
    case 'added':
      return row.addedAt;
    case 'created':
      return row.createdAt;
    case 'finished':
      return row.finishedAt;
    case 'updated':
      return row.updatedAt;
    default:
      return undefined;
  }
}

/** `2026-03-14 10:42:35`, by the clock of this computer. */
function spreadsheetTime(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-');
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return `${day} ${time}`;
}
