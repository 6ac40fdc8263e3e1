import type { Connection } from '../../tracking/transaction';
import { ask } from '../ask';
import type { DatabaseState } from './database-state';

/** What the sums are to know of a database, what is in its log included. */
export function layoutOf(
  db: Connection,
): Pick<DatabaseState, 'pageSize' | 'pages' | 'version' | 'roots'> {
  const roots = ask(db, 'SELECT tell(name, rootpage) FROM sqlite_schema WHERE rootpage > 0');
  const [sizes] = ask(
    db,
    `SELECT tell(page_size, page_count, user_version)
     FROM pragma_page_size, pragma_page_count, pragma_user_version`,
  );
  const [pageSize, pages, version] = sizes as [number, number, number];
  return { pageSize, pages, version, roots: Object.fromEntries(roots) as Record<string, number> };
}
