import type { AppState, ListSummary } from '../../contract/view';

/** The list, or (null) all lists, whose lines without an ID need attention. */
export function openLeftOut(
  { lists }: Pick<AppState, 'lists'>,
  list: number | null,
): { lists: ListSummary[]; lines: number } {
  const open = lists.filter(
    ({ id, leftOut, leftOutDone }) => leftOut > 0 && !leftOutDone && (list === null || id === list),
  );
  return { lists: open, lines: open.reduce((sum, { leftOut }) => sum + leftOut, 0) };
}
