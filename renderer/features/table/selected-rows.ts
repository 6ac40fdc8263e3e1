import type { TaskRow } from '../../../contract/view';
import { MOST_ROWS } from '../../state/row-window';

interface Ports {
  /** IDs of all tasks on show, in their order. */
  allIds(): Promise<readonly string[] | undefined>;
  rows(offset: number, limit: number): Promise<readonly TaskRow[] | undefined>;
  /** Takes the next rows; false = that is enough. */
  take(rows: readonly TaskRow[]): boolean;
}

/** Rows may move while they are read: those that were missed are looked for again, so many times in all. */
const PASSES = 3;

export type SelectedRowsOutcome =
  /** Some of the tasks may be gone meanwhile: `rows` counts those that were taken. */
  | { kind: 'done'; rows: number }
  | { kind: 'enough' }
  /** The operator has been told already. */
  | { kind: 'not-answered' };

/**
 * Hands over the rows of the selected tasks in the order on show, in portions of at most `MOST_ROWS`,
 * however many there are and wherever they stand.
 */
export async function eachSelectedRow(
  selected: ReadonlySet<string>,
  ports: Ports,
): Promise<SelectedRowsOutcome> {
  const left = new Set(selected);
  for (let pass = 0; pass < PASSES && left.size > 0; pass++) {
    const ids = await ports.allIds();
    if (!ids) return { kind: 'not-answered' };
    const places = ids.flatMap((id, index) => (left.has(id) ? [index] : []));
    for (const { offset, limit } of portionsOf(places)) {
      const rows = await ports.rows(offset, limit);
      if (!rows) return { kind: 'not-answered' };
      const found = rows.filter(({ id }) => left.delete(id));
      if (!ports.take(found)) return { kind: 'enough' };
    }
  }
  return { kind: 'done', rows: selected.size - left.size };
}

/** The fewest windows of at most `MOST_ROWS` rows, from left to right, that hold all these places. */
export function portionsOf(places: readonly number[]): { offset: number; limit: number }[] {
  const portions: { offset: number; limit: number }[] = [];
  for (const place of places) {
    const last = portions.at(-1);
    if (last && place < last.offset + MOST_ROWS) last.limit = place - last.offset + 1;
    else portions.push({ offset: place, limit: 1 });
  }
  return portions;
}
