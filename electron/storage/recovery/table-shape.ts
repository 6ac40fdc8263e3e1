import type { Connection } from '../../tracking/transaction';

/** A table, as far as one must know it to read its rows from pages and to fill its gaps. */
export interface TableShape {
  name: string;
  /** In the order in which a row on disk has them. */
  columns: string[];
  /** Whether its rows have numbers, and whether a column stands for that number: its place, or -1. */
  isNumbered: boolean;
  numberColumn: number;
  /** The index over what makes a row what it is, and the columns of it; null = it has none. */
  identity: { index: string; columns: string[] } | null;
  /** Indexes that have every row: that one first. */
  indexes: string[];
  /** Columns that name rows of other tables by their numbers. */
  parents: { column: string; table: string }[];
}

interface Column {
  name: string;
  type: string;
  /** Place in the primary key, from 1; 0 = not in it. */
  pk: number;
}

/** The database's own tables, those first that others name rows of. */
export function tableShapes(db: Connection): TableShape[] {
  const tables: { name: string; wr: 0 | 1 }[] = db
    .prepare("SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
    .all();
  const shapes = tables
    .filter(({ name }) => !name.startsWith('sqlite_'))
    .map(({ name, wr }) => shapeOf(db, name, wr === 0));
  const placed: TableShape[] = [];
  while (placed.length < shapes.length) {
    const next = shapes.filter(
      (shape) =>
        !placed.includes(shape) &&
        shape.parents.every(({ table }) => placed.some(({ name }) => name === table)),
    );
    // Tables that name each other: in any order.
    placed.push(...(next.length > 0 ? next : shapes.filter((shape) => !placed.includes(shape))));
  }
  return placed;
}

function shapeOf(db: Connection, name: string, isNumbered: boolean): TableShape {
  const columns: Column[] = db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name);
  const keys = columns.filter(({ pk }) => pk > 0).toSorted((a, b) => a.pk - b.pk);
  // Without row numbers, a row begins with its primary key.
  const ordered = isNumbered ? columns : [...keys, ...columns.filter(({ pk }) => pk === 0)];
  const isNumber = isNumbered && keys.length === 1 && keys[0]?.type === 'INTEGER';
  const full: { name: string; isUnique: 0 | 1 }[] = db
    .prepare(
      `SELECT name, origin = 'u' AS isUnique FROM pragma_index_list(?)
       WHERE partial = 0 ORDER BY isUnique DESC`,
    )
    .all(name);
  const unique = full.find(({ isUnique }) => isUnique === 1);
  return {
    name,
    columns: ordered.map((column) => column.name),
    isNumbered,
    numberColumn: isNumber ? ordered.indexOf(keys[0]!) : -1,
    identity:
      isNumbered && unique ? { index: unique.name, columns: columnsOf(db, unique.name) } : null,
    indexes: isNumber ? full.map((index) => index.name) : [],
    parents: db
      .prepare('SELECT "from" AS "column", "table" FROM pragma_foreign_key_list(?)')
      .all(name),
  };
}

function columnsOf(db: Connection, index: string): string[] {
  const rows: { name: string }[] = db
    .prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno')
    .all(index);
  return rows.map((row) => row.name);
}
