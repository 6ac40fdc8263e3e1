import type { PhotoStatus } from '../../contract/photo';
import type { Archive } from './archive';
import type { EntryFields } from './entries';
import type { Standing } from './standing';
import type { Tally } from './tally';
import { breathe, type Connection } from './transaction';

export interface Removal {
  /**
   * Takes tasks out with all that is known of them, and lists that they leave empty. `step` tells under
   * which step they are kept; it is asked once there is something to keep. `took` is told their IDs.
   */
  tasks(
    account: number,
    ids: readonly string[],
    step: () => number,
    took?: (ids: string[]) => void,
  ): Promise<void>;
  /** Takes a list out, and those of its tasks that stand on no other. Answers how many tasks went. */
  list(account: number, list: number, step: () => number): Promise<number>;
}

/** Tasks removed before queries get their turn: some 20 ms. */
const CHUNK = 100;

interface Found {
  n: number;
  id: string;
  standing: Standing;
}

/** Removes what is tracked, within a transaction of the caller's. Files on disk stay where they are. */
export function createRemoval(
  db: Connection,
  tally: Tally,
  entries: EntryFields,
  archive: Archive,
): Removal {
  const find = db.prepare('SELECT n, id, standing FROM tasks WHERE account = ? AND id = ?');
  const listsOf = db.prepare('SELECT DISTINCT list FROM entries WHERE task = ?');
  const photosOf = db.prepare(
    'SELECT status, count(*) AS photos FROM photos WHERE task = ? GROUP BY status',
  );
  const deleteTask = db.prepare('DELETE FROM tasks WHERE n = ?');
  const tasksOn = db.prepare(`
    SELECT t.n, t.id, t.standing FROM entries e JOIN tasks t ON t.n = e.task
    WHERE e.list = ? AND t.account = ? ORDER BY e.seq`);
  const otherList = db.prepare('SELECT 1 FROM entries WHERE task = ? AND list <> ? LIMIT 1');
  const deleteEntries = db.prepare('DELETE FROM entries WHERE list = ?');
  const findList = db.prepare('SELECT 1 FROM lists WHERE id = ? AND account = ?');
  const deleteList = db.prepare('DELETE FROM lists WHERE id = ? AND account = ?');
  const isEmpty = db.prepare('SELECT NOT EXISTS (SELECT 1 FROM entries WHERE list = ?) AS empty');

  function removeTasks(account: number, tasks: readonly Found[], step: () => number): Set<number> {
    const touched = new Set<number>();
    if (tasks.length === 0) return touched;
    archive.keepTasks(
      step(),
      tasks.map(({ n }) => n),
    );
    for (const task of tasks) for (const list of removeTask(account, task)) touched.add(list);
    return touched;
  }

  function removeTask(account: number, task: Found): number[] {
    const lists: { list: number }[] = listsOf.all(task.n);
    tally.tasks(account, task.standing, -1);
    for (const { list } of lists) tally.onList(account, list, task.standing, -1);
    const photos: { status: PhotoStatus; photos: number }[] = photosOf.all(task.n);
    for (const group of photos) tally.photos(account, group.status, -group.photos);
    deleteTask.run(task.n);
    return lists.map(({ list }) => list);
  }

  return {
    async tasks(account, ids, step, took) {
      const touched = new Set<number>();
      for (let from = 0; from < ids.length; from += CHUNK) {
        if (from > 0) await breathe();
        const part = new Set(ids.slice(from, from + CHUNK));
        const found = [...part].flatMap((id): Found[] => find.get(account, id) ?? []);
        for (const list of removeTasks(account, found, step)) touched.add(list);
        if (found.length > 0) took?.(found.map(({ id }) => id));
      }
      for (const list of touched) {
        const { empty }: { empty: 0 | 1 } = isEmpty.get(list);
        if (!empty) continue;
        archive.keepList(step(), list);
        deleteList.run(list, account);
      }
    },
    async list(account, list, step) {
      if (findList.get(list, account) === undefined) return 0;
      archive.keepList(step(), list);
      const tasks: Found[] = tasksOn.all(list, account);
      const stayed: Found[] = [];
      for (let from = 0; from < tasks.length; from += CHUNK) {
        if (from > 0) await breathe();
        const part = tasks.slice(from, from + CHUNK);
        const staying: Found[] = [];
        const going: Found[] = [];
        for (const task of part) (otherList.get(task.n, list) ? staying : going).push(task);
        archive.keepEntries(
          step(),
          list,
          staying.map(({ n }) => n),
        );
        for (const { standing } of staying) tally.onList(account, list, standing, -1);
        stayed.push(...staying);
        removeTasks(account, going, step);
      }
      deleteList.run(list, account);
      deleteEntries.run(list);
      await entries.refreshAll(stayed.map(({ n }) => n));
      return tasks.length - stayed.length;
    },
  };
}
