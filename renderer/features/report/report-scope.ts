import { EVERYTHING } from '../../../contract/everything';
import type { AppState, RowQuery } from '../../../contract/view';
import { openLeftOut } from '../../state/left-out';
import { isSifted } from '../../state/status-counts';
import { words } from '../../words';

/** Which tasks a report is on. */
export type ScopeName = 'shown' | 'undelivered' | 'all' | `list:${number}`;

export interface Scope {
  value: ScopeName;
  label: string;
  query: RowQuery;
  /** Without the tasks whose photos are all saved. */
  undelivered: boolean;
  /** Lines without a usable ID that it tells of as well. */
  lines: number;
}

/** Every task of a list, or (null) of all, in the order added. */
export function wholeQuery(list: number | null): RowQuery {
  return { ...EVERYTHING, list };
}

/**
 * The choices of tasks for a report, the likeliest first: what is on show, unless that is just a list or
 * everything; then what is not delivered of the list on show, or of all; then all, and each list. `total`: tasks
 * on show, null before they are counted.
 */
export function scopesOf(
  app: Pick<AppState, 'counts' | 'lists'>,
  shown: RowQuery,
  total: number | null,
): [Scope, ...Scope[]] {
  const { report } = words();
  const { counts, lists } = app;
  const all: Scope = {
    value: 'all',
    label: report.counted(report.all, counts.all),
    query: wholeQuery(null),
    undelivered: false,
    lines: lists.reduce((sum, { leftOut }) => sum + leftOut, 0),
  };
  const ofLists = lists.map(({ id, name, tasks, leftOut }): Scope => {
    const label = report.counted(name, tasks);
    const query = wholeQuery(id);
    return { value: `list:${id}`, label, query, undelivered: false, lines: leftOut };
  });
  // One list that holds everything is enough.
  const isOne = lists.length === 1 && lists[0]?.tasks === counts.all;
  const others = isOne ? ofLists : [all, ...ofLists];
  const place = isOne ? 0 : lists.findIndex(({ id }) => id === shown.list);
  const first = ofLists[place] ?? all;
  const { list } = first.query;
  const undelivered: Scope = {
    value: 'undelivered',
    label: report.undelivered(lists[place]?.name ?? report.all),
    query: first.query,
    undelivered: true,
    lines: openLeftOut(app, list).lines,
  };
  if (shown.status === 'all' && !isSifted(shown)) {
    return [first, undelivered, ...others.filter((one) => one !== first)];
  }
  const label = total === null ? report.shown : report.counted(report.shown, total);
  const lines =
    shown.status === 'attention' && !isSifted(shown) ? openLeftOut(app, shown.list).lines : 0;
  const onShow: Scope = { value: 'shown', label, query: shown, undelivered: false, lines };
  return [onShow, undelivered, ...others];
}
