import type { Connection } from '../../tracking/transaction';
import type { Value } from './record';
import { insertion, type Salvaged } from './salvage';
import type { TableShape } from './table-shape';

/**
 * Fills the gaps of a table from the database that is attached as `backup` and has the same schema: rows
 * that were there when the backup was made, and that nothing tells to be removed since. `removed`: numbers
 * of rows that are known to be. The tables that its rows name must be filled before. How many rows it took.
 */
export function fillGaps(
  db: Connection,
  table: Salvaged,
  shapes: readonly TableShape[],
  removed: ReadonlySet<number>,
): number {
  const { shape, gaps } = table;
  if (gaps.length === 0) return 0;
  const put = db.prepare(insertion(shape, 'INSERT OR IGNORE'));
  const checks = shape.parents.map(({ column, table: parent }) => ({
    at: shape.columns.indexOf(column),
    isSame: sameRow(
      db,
      shapes.find(({ name }) => name === parent),
    ),
  }));
  const select = `SELECT ${shape.columns.join()} FROM backup.${shape.name}`;
  let taken = 0;
  const takeFrom = (sql: string, ...range: number[]) => {
    const rows = db.prepare(sql);
    rows.setReturnArrays(true);
    for (const values of rows.iterate(...range) as Iterable<Value[]>) {
      if (isGone(table, values) || removed.has(numberOf(shape, values))) continue;
      if (!checks.every(({ at, isSame }) => isSame(values[at] ?? null))) continue;
      taken += Number(put.run(...values).changes);
    }
  };
  if (!shape.isNumbered) takeFrom(select);
  else
    for (const gap of gaps)
      takeFrom(`${select} WHERE rowid > ? AND rowid <= ?`, gap.above, gap.upTo);
  return taken;
}

/** Whether an index tells that this row is no longer there, or that its number is another's now. */
function isGone({ shape, identities, present }: Salvaged, values: readonly Value[]): boolean {
  const row = numberOf(shape, values);
  const own = identities.get(row);
  if (!own || !shape.identity) return present !== null && !present.has(row);
  return shape.identity.columns.some(
    (column, i) => values[shape.columns.indexOf(column)] !== own[i],
  );
}

function numberOf({ numberColumn }: TableShape, values: readonly Value[]): number {
  return Number(values[numberColumn]);
}

/** Whether the row of a number is the same in both databases: numbers are used again. */
function sameRow(db: Connection, parent: TableShape | undefined): (row: Value) => boolean {
  if (!parent) return () => true;
  const columns = parent.identity?.columns ?? [];
  const same = columns.map((column) => ` AND here.${column} = there.${column}`).join('');
  const find = db.prepare(`
    SELECT 1 FROM main.${parent.name} here JOIN backup.${parent.name} there
    ON here.rowid = there.rowid${same} WHERE here.rowid = ?`);
  return (row) => find.get(row) !== undefined;
}
