import type { KnownAccount } from './store';
import { breathe, type Connection } from './transaction';

/** Tasks removed before queries get their turn. */
const CHUNK = 500;

export interface AccountRows {
  live(): KnownAccount[];
  /** Within a transaction of the caller's. */
  forget(account: number): Promise<void>;
}

/** Reads which accounts there are, and takes them out with all that belongs to them. */
export function createAccountRows(read: Connection, write: Connection): AccountRows {
  const live = read.prepare(`
    SELECT a.id, a.api_url AS address, ifnull(sum(t.tasks), 0) AS tasks
    FROM accounts a LEFT JOIN task_tally t ON t.account = a.id AND t.list = 0
    WHERE a.kind = 'live' GROUP BY a.id ORDER BY a.id`);
  const removeSome = write.prepare(`
    DELETE FROM tasks WHERE n IN (SELECT n FROM tasks WHERE account = ? LIMIT ${CHUNK})`);
  const removeDelivered = write.prepare(`
    DELETE FROM delivered WHERE account = ?1 AND (task_id, key) IN (
      SELECT task_id, key FROM delivered WHERE account = ?1 LIMIT ${CHUNK})`);
  const remove = write.prepare('DELETE FROM accounts WHERE id = ?');
  return {
    live: () => live.all(),
    async forget(account) {
      while (Number(removeSome.run(account).changes) === CHUNK) await breathe();
      while (Number(removeDelivered.run(account).changes) === CHUNK) await breathe();
      // Its lists and counts go with it.
      remove.run(account);
    },
  };
}
