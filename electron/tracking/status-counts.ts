import type { RowQuery, StatusCounts, StatusFilter } from '../../contract/view';
import type { ReadOrder, Revisions } from './orders';
import { STANDING, STANDINGS_OF, type Standing } from './standing';
import type { Connection } from './transaction';

/** While tasks change all the time, how they stand is read again after this many times as long as it took. */
const WORTH = 4;

const STANDINGS: readonly Standing[] = Object.values(STANDING);
const UNSORTED = { sort: 'added', descending: false } as const;

/** Where each task stands, by its row number; what is not there is no task of the account. */
interface Standings {
  of: Uint8Array;
  account: number;
  data: number;
  readAt: number;
  tookMs: number;
}

/**
 * Counts what each status filter would show of a query. Its tasks are those of an order that is remembered, or
 * made for the rows anyway; how they stand is read once for all of them. `clock` gives ms.
 */
export function createStatusCounts(
  db: Connection,
  order: ReadOrder,
  revisions: Revisions,
  clock: () => number,
): (account: number, query: RowQuery) => StatusCounts {
  // Most are finished in the end: only all others are read.
  const others = db.prepare(`
    SELECT standing, max(n) AS last, json_group_array(n) AS tasks FROM tasks INDEXED BY tasks_standing
    WHERE account = ? AND standing < ${STANDING.finished} GROUP BY standing`);
  let held: Standings | null = null;

  function read(account: number): Standings {
    const { data } = revisions;
    const now = clock();
    const rows: { standing: number; last: number; tasks: string }[] = others.all(account);
    const last = rows.reduce((most, row) => Math.max(most, row.last), -1);
    const of = new Uint8Array(last + 1).fill(STANDING.finished);
    for (const { standing, tasks } of rows) {
      for (const task of JSON.parse(tasks) as number[]) of[task] = standing;
    }
    const readAt = clock();
    return { of, account, data, readAt, tookMs: readAt - now };
  }

  function standings(account: number): Uint8Array {
    const isCurrent =
      held?.account === account &&
      (held.data === revisions.data || clock() - held.readAt < WORTH * held.tookMs);
    if (!isCurrent) held = read(account);
    return held!.of;
  }

  return (account, query) => {
    // Only what needs attention has a cause: the other filters would take it away.
    const anyhow = { ...query, status: 'all', cause: null } as const;
    const isShown = query.status === 'all' && query.cause === null;
    const tasks = order.whole(account, isShown ? query : { ...anyhow, ...UNSORTED });
    const of = standings(account);
    const counts = new Int32Array(STANDINGS.length);
    for (const task of tasks) counts[of[task] ?? STANDING.finished]! += 1;
    const count = (status: StatusFilter): number =>
      (STANDINGS_OF[status] ?? STANDINGS).reduce<number>((sum, at) => sum + counts[at]!, 0);
    return {
      all: count('all'),
      waiting: count('waiting'),
      finished: count('finished'),
      attention:
        query.cause === null
          ? count('attention')
          : order.whole(account, { ...query, status: 'attention' }).length,
    };
  };
}
