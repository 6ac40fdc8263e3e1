import type { AppState, RowQuery } from '../../contract/view';
import { words } from '../words';

/** The name of what is on show: a list, or a status over all lists. */
export function shownTitle(app: Pick<AppState, 'lists'>, query: RowQuery): string {
  if (query.list !== null) return app.lists.find(({ id }) => id === query.list)?.name ?? '';
  return query.status === 'all' ? words().status.allTasks : words().status[query.status];
}
