import type { PhotoStatus } from '../../contract/photo';
import type { TaskCounts } from '../../contract/view';
import { STANDING } from './standing';
import type { Connection } from './transaction';

/** What of the tasks counts as stuck: trying again may help. */
const STUCK = [STANDING.failed, STANDING.missing, STANDING.overdue].join();

/** Counts how some tasks and their photos stand. */
export function createCountTasks(
  db: Connection,
): (account: number, ids: readonly string[]) => TaskCounts {
  // The IDs first, so that its cost is that of the tasks named.
  const asked = `
    FROM (SELECT DISTINCT value FROM json_each(?2)) AS asked
    CROSS JOIN tasks t ON t.account = ?1 AND t.id = asked.value`;
  const tasks = db.prepare(`
    SELECT count(*) AS tasks, ifnull(sum(t.standing = ${STANDING.waiting}), 0) AS waiting,
      ifnull(sum(t.standing IN (${STUCK})), 0) AS stuck,
      ifnull(sum(
        EXISTS (SELECT 1 FROM photos WHERE task = t.n)
        AND NOT EXISTS (SELECT 1 FROM photos WHERE task = t.n AND status <> 'saved')
      ), 0) AS delivered
    ${asked}`);
  const photos = db.prepare(`
    SELECT p.status, count(*) AS photos, sum(p.damaged) AS damaged,
      sum(p.status = 'failed' AND p.error_code IS 'name-taken') AS nameTaken
    ${asked} CROSS JOIN photos p ON p.task = t.n GROUP BY p.status`);

  return (account, ids) => {
    const named = JSON.stringify(ids);
    const found: Pick<TaskCounts, 'tasks' | 'waiting' | 'stuck' | 'delivered'> = tasks.get(
      account,
      named,
    );
    const counts: TaskCounts = {
      ...found,
      photos: { queued: 0, downloading: 0, saved: 0, failed: 0, paused: 0, cancelled: 0 },
      damaged: 0,
      nameTaken: 0,
    };
    const groups: { status: PhotoStatus; photos: number; damaged: number; nameTaken: number }[] =
      photos.all(account, named);
    for (const group of groups) {
      counts.photos[group.status] = group.photos;
      counts.damaged += group.damaged;
      counts.nameTaken += group.nameTaken;
    }
    return counts;
  };
}
