import { openLines } from '../../contract/left-out';
import type { AppState, ListSummary } from '../../contract/view';

/** The list, or (null) all lists, whose lines without an ID need attention. */
export function openLeftOut(
  { lists }: Pick<AppState, 'lists'>,
  list: number | null,
): { lists: ListSummary[]; lines: number } {
  const open = lists.filter((one) => openLines([one]) > 0 && (list === null || one.id === list));
  return { lists: open, lines: openLines(open) };
}
