import type { PhotoStatus } from '../../contract/photo';
import { statusOf, type Standing } from './standing';
import type { Connection } from './transaction';

/** How far some lists are. A task that stands on several of them counts once. */
export interface Progress {
  tasks: number;
  waiting: number;
  photosSaved: number;
  /** Queued or being downloaded: those that are paused or cancelled are not waited for. */
  photosQueued: number;
}

/** Counts without reading a task: 20 000 tasks take some 10 ms, a report of them 700 ms. */
export function createProgress(
  db: Connection,
): (account: number, lists: readonly number[]) => Progress {
  const onLists = 'SELECT task FROM entries WHERE list IN (SELECT value FROM json_each(?2))';
  // By the numbers on the lists: by itself SQLite reads an index of all tasks for their standings.
  const countTasks = db.prepare(`
    SELECT standing, count(*) AS tasks FROM tasks NOT INDEXED
    WHERE account = ?1 AND n IN (${onLists}) GROUP BY standing`);
  const countPhotos = db.prepare(`
    SELECT status, count(*) AS photos FROM photos
    WHERE account = ?1 AND task IN (${onLists}) GROUP BY status`);

  return (account, lists) => {
    const progress: Progress = { tasks: 0, waiting: 0, photosSaved: 0, photosQueued: 0 };
    const numbers = JSON.stringify(lists);
    const byStanding: { standing: Standing; tasks: number }[] = countTasks.all(account, numbers);
    for (const { standing, tasks } of byStanding) {
      progress.tasks += tasks;
      if (statusOf(standing) === 'waiting') progress.waiting += tasks;
    }
    const byStatus: { status: PhotoStatus; photos: number }[] = countPhotos.all(account, numbers);
    for (const { status, photos } of byStatus) {
      if (status === 'saved') progress.photosSaved += photos;
      else if (status === 'queued' || status === 'downloading') progress.photosQueued += photos;
    }
    return progress;
  };
}
