import type { PhotoCounts, PhotoRow, TaskCounts, TaskRow } from '../../contract/view';

/** How these photos stand, in numbers. */
export function countPhotos(photos: readonly PhotoRow[]): PhotoCounts {
  const counts: PhotoCounts = {
    photos: { queued: 0, downloading: 0, saved: 0, failed: 0, paused: 0, cancelled: 0 },
    damaged: 0,
    nameTaken: 0,
  };
  for (const { status, damaged, error } of photos) {
    counts.photos[status] += 1;
    if (damaged) counts.damaged += 1;
    if (status === 'failed' && error?.code === 'name-taken') counts.nameTaken += 1;
  }
  return counts;
}

/** How these tasks and their photos stand, in numbers. */
export function countRows(rows: readonly TaskRow[]): TaskCounts {
  return {
    tasks: rows.length,
    waiting: rows.filter(({ status, overdue }) => status === 'waiting' && !overdue).length,
    stuck: rows.filter(isStuck).length,
    delivered: rows.filter(isDelivered).length,
    ...countPhotos(rows.flatMap((row) => row.photos)),
  };
}

/** The numbers of two parts together. */
export function addCounts(a: TaskCounts, b: TaskCounts): TaskCounts {
  return {
    tasks: a.tasks + b.tasks,
    waiting: a.waiting + b.waiting,
    stuck: a.stuck + b.stuck,
    delivered: a.delivered + b.delivered,
    photos: {
      queued: a.photos.queued + b.photos.queued,
      downloading: a.photos.downloading + b.photos.downloading,
      saved: a.photos.saved + b.photos.saved,
      failed: a.photos.failed + b.photos.failed,
      paused: a.photos.paused + b.photos.paused,
      cancelled: a.photos.cancelled + b.photos.cancelled,
    },
    damaged: a.damaged + b.damaged,
    nameTaken: a.nameTaken + b.nameTaken,
  };
}

function isStuck({ status, overdue }: TaskRow): boolean {
  return status === 'failed' || status === 'missing' || overdue;
}

function isDelivered({ photos }: TaskRow): boolean {
  return photos.length > 0 && photos.every(({ status }) => status === 'saved');
}
