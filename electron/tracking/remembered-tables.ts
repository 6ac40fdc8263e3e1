import type { RememberedTable } from '../../contract/table';
import type { Connection } from './transaction';

/** Tables are remembered for so many different sets of titles; the one used longest ago is forgotten. */
const MOST_REMEMBERED = 500;

/** What was chosen for tables with the same titles: see `TableReading.shape`. */
export interface RememberedTables {
  recall(shape: string): RememberedTable | null;
  /** Within a transaction of the caller's. `at`: now, in ms. */
  remember(shape: string, table: RememberedTable, at: number): void;
}

/** Keeps in the profile how tables are to be read. */
export function createRememberedTables(read: Connection, write: Connection): RememberedTables {
  const find = read.prepare(
    'SELECT sheet, id_column, name_column FROM remembered_tables WHERE shape = ?',
  );
  const put = write.prepare(`
    INSERT INTO remembered_tables (shape, sheet, id_column, name_column, used_at)
    VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (shape) DO UPDATE SET sheet = excluded.sheet, id_column = excluded.id_column,
      name_column = excluded.name_column, used_at = excluded.used_at`);
  const forget = write.prepare(`
    DELETE FROM remembered_tables WHERE shape IN (
      SELECT shape FROM remembered_tables ORDER BY used_at DESC, shape LIMIT -1 OFFSET ?)`);
  return {
    recall(shape) {
      const row:
        { sheet: string | null; id_column: number | null; name_column: string | null } | undefined =
        find.get(shape);
      if (!row) return null;
      return { sheet: row.sheet, idColumn: row.id_column, nameColumn: row.name_column };
    },
    remember(shape, { sheet, idColumn, nameColumn }, at) {
      put.run(shape, sheet, idColumn, nameColumn, at);
      forget.run(MOST_REMEMBERED);
    },
  };
}
