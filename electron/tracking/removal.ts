import type { PhotoStatus } from '../../contract/photo';
import type { EntryFields } from './entries';
import type { Standing } from './standing';
import type { Tally } from './tally';
import { breathe, type Connection } from './transaction';

export interface Removal {
  /** Forgets tasks with all that is known of them, and lists that they leave empty. */
  tasks(account: number, ids: readonly string[]): Promise<void>;
  /** Forgets a list, and those of its tasks that stand on no other. */
  list(account: number, list: number): Promise<void>;
}

/** Tasks removed before queries get their turn. */
const CHUNK = 500;

/** Removes what is tracked, within a transaction of the caller's. Files on disk stay where they are. */
export function createRemoval(db: Connection, tally: Tally, entries: EntryFields): Removal {
  const find = db.prepare('SELECT n, standing FROM tasks WHERE account = ? AND id = ?');
  const listsOf = db.prepare('SELECT DISTINCT list FROM entries WHERE task = ?');
  const photosOf = db.prepare(
    'SELECT status, count(*) AS photos FROM photos WHERE task = ? GROUP BY status',
  );
  const deleteTask = db.prepare('DELETE FROM tasks WHERE n = ?');
  const tasksOn = db.prepare(`
    SELECT t.n, t.standing FROM entries e JOIN tasks t ON t.n = e.task
    WHERE e.list = ? AND t.account = ? ORDER BY e.seq`);
  const otherList = db.prepare('SELECT 1 FROM entries WHERE task = ? AND list <> ? LIMIT 1');
  const deleteEntries = db.prepare('DELETE FROM entries WHERE list = ?');
  const deleteList = db.prepare('DELETE FROM lists WHERE id = ? AND account = ?');
  const isEmpty = db.prepare('SELECT NOT EXISTS (SELECT 1 FROM entries WHERE list = ?) AS empty');

  function removeTask(account: number, task: { n: number; standing: Standing }): number[] {
    const lists: { list: number }[] = listsOf.all(task.n);
    tally.tasks(account, task.standing, -1);
    for (const { list } of lists) tally.onList(account, list, task.standing, -1);
    const photos: { status: PhotoStatus; photos: number }[] = photosOf.all(task.n);
    for (const group of photos) tally.photos(account, group.status, -group.photos);
    deleteTask.run(task.n);
    return lists.map(({ list }) => list);
  }

  return {
    async tasks(account, ids) {
      const touched = new Set<number>();
      for (const [i, id] of ids.entries()) {
        if (i % CHUNK === CHUNK - 1) await breathe();
        const task: { n: number; standing: Standing } | undefined = find.get(account, id);
        if (task) for (const list of removeTask(account, task)) touched.add(list);
      }
      for (const list of touched) {
        const { empty }: { empty: 0 | 1 } = isEmpty.get(list);
        if (empty) deleteList.run(list, account);
      }
    },
    async list(account, list) {
      const tasks: { n: number; standing: Standing }[] = tasksOn.all(list, account);
      const kept: number[] = [];
      for (const [i, task] of tasks.entries()) {
        if (i % CHUNK === CHUNK - 1) await breathe();
        if (otherList.get(task.n, list)) {
          tally.onList(account, list, task.standing, -1);
          kept.push(task.n);
        } else {
          removeTask(account, task);
        }
      }
      const { changes } = deleteList.run(list, account);
      if (changes === 0) return;
      deleteEntries.run(list);
      for (const n of kept) entries.refresh(n);
    },
  };
}
