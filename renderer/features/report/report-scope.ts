import { EVERYTHING } from '../../../contract/everything';
import type { AppState, RowQuery } from '../../../contract/view';
import { isNarrowed } from '../../state/query';
import { words } from '../../words';

/** Which tasks a report is on. */
export type ScopeName = 'shown' | 'all' | `list:${number}`;

export interface Scope {
  value: ScopeName;
  label: string;
  query: RowQuery;
}

/** Every task of a list, or (null) of all, in the order added. */
export function wholeQuery(list: number | null): RowQuery {
  return { ...EVERYTHING, list };
}

/**
 * The choices of tasks for a report, the likeliest first: what is on show, unless that is just a list or
 * everything; then all; then each list. `total`: tasks on show, null before they are counted.
 */
export function scopesOf(
  { counts, lists }: Pick<AppState, 'counts' | 'lists'>,
  shown: RowQuery,
  total: number | null,
): [Scope, ...Scope[]] {
  const { report } = words();
  const all: Scope = {
    value: 'all',
    label: report.counted(report.all, counts.all),
    query: wholeQuery(null),
  };
  const ofLists = lists.map(({ id, name, tasks }): Scope => ({
    value: `list:${id}`,
    label: report.counted(name, tasks),
    query: wholeQuery(id),
  }));
  if (shown.status !== 'all' || shown.search.trim() !== '' || isNarrowed(shown)) {
    const label = total === null ? report.shown : report.counted(report.shown, total);
    return [{ value: 'shown', label, query: shown }, all, ...ofLists];
  }
  const list = ofLists.find(({ query }) => query.list === shown.list);
  return list ? [list, all, ...ofLists.filter((one) => one !== list)] : [all, ...ofLists];
}
