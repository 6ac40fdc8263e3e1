import type { Connection } from '../../tracking/transaction';
import type { PageSource } from './page-source';
import type { Value } from './record';
import type { TableShape } from './table-shape';
import { readTree, type Gap } from './tree';

/** What could be read of a table. */
export interface Salvaged {
  shape: TableShape;
  /** Rows that were taken over. */
  kept: number;
  /** Where rows may be missing. */
  gaps: Gap[];
  /** What makes each row what it is, by its number, as the table's index tells: for the rows that may be missing. */
  identities: Map<number, Value[]>;
  /** The numbers of all rows that may be missing and were there; null = no index could be read whole. */
  present: ReadonlySet<number> | null;
}

/** SQLITE_CONSTRAINT: what stands there is no row of this table. */
const CONSTRAINT = 19;

/** Takes over what can be read of a table into the same table of `into`. `roots`: first pages, by name. */
export function salvageTable(
  source: PageSource,
  roots: Readonly<Record<string, number>>,
  shape: TableShape,
  into: Connection,
): Salvaged {
  const put = into.prepare(insertion(shape, 'INSERT OR IGNORE'));
  let kept = 0;
  let trouble: unknown = null;
  const take = (values: Value[], row: number) => {
    const own = shape.columns.map((_, i) => (i === shape.numberColumn ? row : (values[i] ?? null)));
    try {
      kept += Number(put.run(...own).changes);
    } catch (error) {
      // What is not the row's own fault must not pass for a lost row.
      if (((error as { errcode?: number }).errcode ?? 0) % 256 !== CONSTRAINT) trouble ??= error;
      throw error;
    }
  };
  const gaps = read(source, roots[shape.name], take);
  if (trouble) throw trouble;

  const identities = new Map<number, Value[]>();
  let present: Set<number> | null = null;
  const isMissing = (row: number) => gaps.some(({ above, upTo }) => row > above && row <= upTo);
  for (const index of gaps.length > 0 ? shape.indexes : []) {
    const found = new Set<number>();
    const torn = read(source, roots[index], (values) => {
      const row = Number(values.at(-1));
      if (!isMissing(row)) return;
      found.add(row);
      if (index === shape.identity?.index) identities.set(row, values.slice(0, -1));
    });
    if (torn.length > 0) continue;
    present = found;
    break;
  }
  return { shape, kept, gaps, identities, present };
}

export function insertion({ name, columns }: TableShape, how: string): string {
  return `${how} INTO ${name} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`;
}

const EVERYWHERE: Gap = { above: -Infinity, upTo: Infinity };

function read(
  source: PageSource,
  root: number | undefined,
  visit: (values: Value[], row: number) => void,
): Gap[] {
  return root === undefined ? [EVERYWHERE] : readTree(source, root, visit);
}

/** First pages of tables and indexes as the database itself has them; null where that cannot be read. */
export function readRoots(source: PageSource): Record<string, number> | null {
  const roots: Record<string, number> = {};
  const gaps = readTree(source, 1, ([, name, , root]) => {
    if (typeof name === 'string' && typeof root === 'number' && root > 0) roots[name] = root;
  });
  return gaps.length === 0 ? roots : null;
}

const MAGIC = 'SQLite format 3\0';

/** Version of the schema on the database's first page; null where that is lost, or no database's. */
export function readVersion(source: PageSource): number | null {
  const head = source.page(1);
  return head?.toString('latin1', 0, MAGIC.length) === MAGIC ? head.readUInt32BE(60) : null;
}
