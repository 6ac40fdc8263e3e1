import type { ColumnFilter, RowQuery } from '../../../contract/view';
import { words } from '../../words';
import { named } from '../../words/named';
import { causeWords } from '../attention/causes';
import { daysWords } from './days';

export function templateWords(template: string): string {
  return named(words().inspector.templates, template) ?? template;
}

export function modeWords(mode: string): string {
  return named(words().inspector.modes, mode) ?? mode;
}

/** A filter that is on, and what it leaves. */
export type ActiveFilter =
  | { kind: 'list' | 'template' | 'mode' | 'cause' | 'days'; said: string }
  | { kind: 'column'; title: string; said: string };

/** Tasks whose column says this; '' = nothing. */
function columnWords({ title, value }: ColumnFilter): string {
  return value === '' ? words().filters.blankOf(title) : words().filters.saysOf(title, value);
}

/** The filters of a query beside its status in words, in the order they are told in. `now` in ms. */
export function activeFilters(
  query: RowQuery,
  lists: readonly { id: number; name: string }[],
  now: number,
): ActiveFilter[] {
  const { list, template, mode, cause, days, columns } = query;
  const listName = lists.find(({ id }) => id === list)?.name;
  const found = [
    { kind: 'list', said: listName },
    { kind: 'cause', said: cause && causeWords(cause) },
    { kind: 'template', said: template && templateWords(template) },
    { kind: 'mode', said: mode && modeWords(mode) },
    { kind: 'days', said: days && daysWords(days, now) },
  ] as const;
  return [
    ...found.flatMap(({ kind, said }) => (said ? [{ kind, said }] : [])),
    ...columns.map((one) => ({
      kind: 'column' as const,
      title: one.title,
      said: columnWords(one),
    })),
  ];
}
