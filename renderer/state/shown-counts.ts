import type { AppState, StatusFilter } from '../../contract/view';

/** How many tasks of a list, or of all (`null`), each status filter shows. */
export function shownCounts(
  app: Pick<AppState, 'counts' | 'lists'>,
  list: number | null,
): { [K in StatusFilter]: number } {
  const found = list === null ? undefined : app.lists.find(({ id }) => id === list);
  if (!found) return app.counts;
  const { tasks, waiting, finished, attention } = found;
  return { all: tasks, waiting, finished, attention };
}
