import type { RowQuery } from '../../contract/view';
import type { ReadOrder } from './orders';
import { normalised } from './search-text';
import type { Connection } from './transaction';

/**
 * The place in a query of the next task whose shown name (else its ID) begins with `prefix`, whatever its
 * case: at `from`, after it, or after that from the start; null = there is none.
 */
export type Seek = (
  account: number,
  query: RowQuery,
  prefix: string,
  from: number,
) => number | null;

/** Where many names begin so, the next one is near: a look at so many is cheaper than to find them all. */
const NEAR = 500;

/** Sorts after every text that begins as another does. */
const LAST = '\u{10FFFF}';

export function createSeek(db: Connection, order: ReadOrder): Seek {
  const among = db.prepare(`
    SELECT wanted.key AS place FROM json_each(?1) AS wanted CROSS JOIN tasks t ON t.n = wanted.value
    WHERE t.sort_name >= ?2 AND t.sort_name < ?3 ORDER BY wanted.key LIMIT 1`);
  const all = db.prepare(`
    SELECT json_group_array(n) AS tasks FROM (
      SELECT n FROM tasks INDEXED BY tasks_name
      WHERE account = ? AND sort_name >= ? AND sort_name < ?)`);
  return (account, query, prefix, from) => {
    const first = normalised(prefix);
    if (first === '') return null;
    const last = first + LAST;
    const { tasks: near, total } = order(account, query, from, from + NEAR);
    const found: { place: number } | undefined = among.get(JSON.stringify(near), first, last);
    if (found) return from + found.place;

    const { tasks: json }: { tasks: string } = all.get(account, first, last);
    const named: number[] = JSON.parse(json);
    if (named.length === 0) return null;
    const isNamed = new Uint8Array(named.reduce((most, n) => Math.max(most, n), 0) + 1);
    for (const n of named) isNamed[n] = 1;
    const whole = order.whole(account, query);
    const after = whole.findIndex((n, place) => place >= from && isNamed[n] === 1);
    const place = after >= 0 || from === 0 ? after : whole.findIndex((n) => isNamed[n] === 1);
    return place >= 0 && place < total ? place : null;
  };
}
