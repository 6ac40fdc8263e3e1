import type { AppState, StatusFilter } from '../../contract/view';
import { openLeftOut } from './left-out';

/**
 * How many tasks of a list, or of all (`null`), each status filter shows; lines that were left out need
 * attention as well.
 */
export function shownCounts(
  app: Pick<AppState, 'counts' | 'lists'>,
  list: number | null,
): { [K in StatusFilter]: number } {
  const found = list === null ? undefined : app.lists.find(({ id }) => id === list);
  const { lines } = openLeftOut(app, found ? list : null);
  if (!found) return { ...app.counts, attention: app.counts.attention + lines };
  const { tasks, waiting, finished, attention } = found;
  return { all: tasks, waiting, finished, attention: attention + lines };
}
