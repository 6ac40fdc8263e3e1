import type { RowQuery } from '../../../contract/view';
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
export interface ActiveFilter {
  kind: 'list' | 'template' | 'mode' | 'cause' | 'days';
  said: string;
}

/** The filters of a query beside its status in words, in the order they are told in. `now` in ms. */
export function activeFilters(
  query: RowQuery,
  lists: readonly { id: number; name: string }[],
  now: number,
): ActiveFilter[] {
  const { list, template, mode, cause, days } = query;
  const listName = lists.find(({ id }) => id === list)?.name;
  const found: { kind: ActiveFilter['kind']; said: string | null | undefined }[] = [
    { kind: 'list', said: listName },
    { kind: 'cause', said: cause && causeWords(cause) },
    { kind: 'template', said: template && templateWords(template) },
    { kind: 'mode', said: mode && modeWords(mode) },
    { kind: 'days', said: days && daysWords(days, now) },
  ];
  return found.flatMap(({ kind, said }) => (said ? [{ kind, said }] : []));
}
