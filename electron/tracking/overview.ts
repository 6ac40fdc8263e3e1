import { OVERDUE_AFTER_MS } from '../../contract/task';
import type { ListSummary } from '../../contract/view';
import { STANDING, STANDINGS_OF, type Standing } from './standing';
import type { createTaskCount, Tally } from './tally';
import { breathe, type Connection } from './transaction';

export interface Overdue {
  any(account: number, now: number): boolean;
  /** Moves waiting tasks that are overdue by now, within a transaction of the caller's. */
  settle(account: number, now: number): Promise<void>;
}

interface ListRow {
  id: number;
  name: string;
  addedAt: number;
  leftOut: number | null;
  doneAt: number | null;
}

/** Tasks that become overdue before queries get their turn: some 10 ms. */
const CHUNK = 100;
/** So often with one call; the rest follow with the next one. */
const CHUNKS = 50;

/** Above this share of missing tasks, the IDs of a list seem to belong to another account. */
const MOSTLY = 0.9;

export function createOverdue(write: Connection, read: Connection, tally: Tally): Overdue {
  const since = 'ifnull(created_at, added_at)';
  // By this index, which holds waiting tasks only: by itself SQLite takes the one of all tasks.
  const waitingSince = `FROM tasks INDEXED BY tasks_since
    WHERE account = ? AND standing = ${STANDING.waiting} AND ${since} < ?`;
  const any = read.prepare(`SELECT 1 ${waitingSince} LIMIT 1`);
  const overdue = write.prepare(`
    SELECT json_group_array(n) AS tasks FROM (
      SELECT n ${waitingSince} ORDER BY ${since} LIMIT ${CHUNK})`);
  const move = write.prepare(`
    UPDATE tasks SET standing = ${STANDING.overdue}
    WHERE n IN (SELECT value FROM json_each(?))`);
  const byList = write.prepare(`
    SELECT list, count(*) AS tasks FROM entries
    WHERE task IN (SELECT value FROM json_each(?)) GROUP BY list`);

  /** How many tasks it moved. */
  function settleSome(account: number, now: number): number {
    const { tasks }: { tasks: string } = overdue.get(account, now - OVERDUE_AFTER_MS);
    const { changes } = move.run(tasks);
    tally.tasks(account, STANDING.waiting, -changes);
    tally.tasks(account, STANDING.overdue, changes);
    const moved: { list: number; tasks: number }[] = byList.all(tasks);
    for (const group of moved) {
      tally.onList(account, group.list, STANDING.waiting, -group.tasks);
      tally.onList(account, group.list, STANDING.overdue, group.tasks);
    }
    return Number(changes);
  }

  return {
    any: (account, now) => any.get(account, now - OVERDUE_AFTER_MS) !== undefined,
    async settle(account, now) {
      for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
        if (chunk > 0) await breathe();
        if (settleSome(account, now) < CHUNK) return;
      }
    },
  };
}

/** The lists of an account, in the order added, with how their tasks stand. */
export function createListSummaries(
  db: Connection,
  countTasks: ReturnType<typeof createTaskCount>,
): (account: number) => ListSummary[] {
  const lists = db.prepare(`
    SELECT l.id, l.name, l.added_at AS addedAt, o.total AS leftOut, o.done_at AS doneAt
    FROM lists l LEFT JOIN left_out o ON o.list = l.id WHERE l.account = ? ORDER BY l.id`);
  return (account) => {
    const rows: ListRow[] = lists.all(account);
    return rows.map(({ id, name, addedAt, leftOut, doneAt }) => {
      const count = (standings: readonly Standing[] | null) => countTasks(account, id, standings);
      const tasks = count(null);
      return {
        id,
        name,
        tasks,
        waiting: count(STANDINGS_OF.waiting),
        overdue: count([STANDING.overdue]),
        finished: count(STANDINGS_OF.finished),
        attention: count(STANDINGS_OF.attention),
        addedAt,
        leftOut: leftOut ?? 0,
        leftOutDone: doneAt !== null,
        mostlyMissing: count([STANDING.missing]) > MOSTLY * tasks,
      };
    });
  };
}
