import type { StatusFilter } from '../../contract/view';
import { OVERDUE_AFTER_MS, type TaskStatus, type TrackedTask } from '../../contract/task';

/**
 * Where a task stands, for lists and counts: its status, and whether it needs attention. The codes are
 * what the database holds, in the order of `sort: 'status'`: what needs attention comes first.
 */
export const STANDING = {
  failed: 0,
  missing: 1,
  overdue: 2,
  /** Finished, but a photo could not be saved, or is damaged. */
  unsaved: 3,
  waiting: 4,
  finished: 5,
} as const;
export type Standing = (typeof STANDING)[keyof typeof STANDING];

/** The standings that a filter lets through; null = all. */
export const STANDINGS_OF: Record<StatusFilter, readonly Standing[] | null> = {
  all: null,
  waiting: [STANDING.waiting, STANDING.overdue],
  finished: [STANDING.finished, STANDING.unsaved],
  attention: [STANDING.failed, STANDING.missing, STANDING.overdue, STANDING.unsaved],
};

const STATUS_OF: Record<Standing, TaskStatus> = {
  [STANDING.failed]: 'failed',
  [STANDING.missing]: 'missing',
  [STANDING.overdue]: 'waiting',
  [STANDING.unsaved]: 'finished',
  [STANDING.waiting]: 'waiting',
  [STANDING.finished]: 'finished',
};

export function statusOf(standing: Standing): TaskStatus {
  return STATUS_OF[standing];
}

/** Whether a task that waits has done so for too long, at the moment `at`. */
export function isOverdue(task: TrackedTask, at: number): boolean {
  return at - (task.createdAt ?? task.addedAt) > OVERDUE_AFTER_MS;
}

/** Where the task stands at the moment `at`. A waiting task becomes overdue by time alone. */
export function standingOf(task: TrackedTask, at: number): Standing {
  switch (task.status) {
    case 'waiting':
      return isOverdue(task, at) ? STANDING.overdue : STANDING.waiting;
    case 'finished':
      return task.photos.some((photo) => photo.status === 'failed' || photo.damaged)
        ? STANDING.unsaved
        : STANDING.finished;
    default:
      return STANDING[task.status];
  }
}
