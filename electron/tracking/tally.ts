import type { PhotoStatus } from '../../contract/photo';
import type { Counts } from '../../contract/view';
import { STANDING, type Standing } from './standing';
import type { Connection } from './transaction';

/** The list number under which all tasks of an account are counted. */
const ALL = 0;

/**
 * Counts tasks and photos by state. Changes are gathered in memory and written by `flush`, in the same
 * transaction as the change itself.
 */
export interface Tally {
  /** `by` tasks more of this standing, in the account as a whole. */
  tasks(account: number, standing: Standing, by: number): void;
  /** `by` tasks more of this standing on one list. */
  onList(account: number, list: number, standing: Standing, by: number): void;
  photos(account: number, status: PhotoStatus, by: number): void;
  /** Writes what was gathered. */
  flush(): void;
  /** Forgets what was gathered, after a rollback. */
  forget(): void;
}

export function createTally(db: Connection): Tally {
  const addTasks = db.prepare(`
    INSERT INTO task_tally (account, list, standing, tasks) VALUES (?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET tasks = tasks + excluded.tasks`);
  const addPhotos = db.prepare(`
    INSERT INTO photo_tally (account, status, photos) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET photos = photos + excluded.photos`);
  const tasks = new Map<string, [account: number, list: number, standing: Standing, by: number]>();
  const photos = new Map<string, [account: number, status: PhotoStatus, by: number]>();

  const onList: Tally['onList'] = (account, list, standing, by) => {
    const key = `${account} ${list} ${standing}`;
    const gathered = tasks.get(key)?.[3] ?? 0;
    tasks.set(key, [account, list, standing, gathered + by]);
  };
  const forget = () => {
    tasks.clear();
    photos.clear();
  };
  return {
    tasks: (account, standing, by) => onList(account, ALL, standing, by),
    onList,
    photos(account, status, by) {
      const key = `${account} ${status}`;
      const gathered = photos.get(key)?.[2] ?? 0;
      photos.set(key, [account, status, gathered + by]);
    },
    flush() {
      for (const change of tasks.values()) if (change[3] !== 0) addTasks.run(...change);
      for (const change of photos.values()) if (change[2] !== 0) addPhotos.run(...change);
      forget();
    },
    forget,
  };
}

/** How many tasks of the account, or of one of its lists, have one of the standings. */
export function createTaskCount(
  db: Connection,
): (account: number, list: number | null, standings: readonly Standing[] | null) => number {
  const select = db.prepare(
    'SELECT standing, tasks FROM task_tally WHERE account = ? AND list = ?',
  );
  return (account, list, standings) => {
    const rows: { standing: Standing; tasks: number }[] = select.all(account, list ?? ALL);
    let total = 0;
    for (const row of rows) {
      if (standings === null || standings.includes(row.standing)) total += row.tasks;
    }
    return total;
  };
}

/** The counts that the window shows, of one account. */
export function createCounts(db: Connection): (account: number) => Counts {
  const countTasks = createTaskCount(db);
  const select = db.prepare('SELECT status, photos FROM photo_tally WHERE account = ?');
  return (account) => {
    const count = (...standings: Standing[]) => countTasks(account, null, standings);
    const failed = count(STANDING.failed);
    const missing = count(STANDING.missing);
    const overdue = count(STANDING.overdue);
    const unsaved = count(STANDING.unsaved);
    const waiting = overdue + count(STANDING.waiting);
    const finished = unsaved + count(STANDING.finished);
    const photos = { queued: 0, downloading: 0, saved: 0, failed: 0, paused: 0, cancelled: 0 };
    const rows: { status: PhotoStatus; photos: number }[] = select.all(account);
    for (const row of rows) photos[row.status] = row.photos;
    return {
      all: waiting + finished + failed + missing,
      waiting,
      finished,
      failed,
      missing,
      overdue,
      attention: failed + missing + overdue + unsaved,
      photosSaved: photos.saved,
      photosQueued: photos.queued + photos.downloading,
      photosPaused: photos.paused,
      photosFailed: photos.failed,
    };
  };
}
