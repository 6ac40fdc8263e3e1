import type { Photo } from './photo';

/** What Proofsheet knows about a task; see docs/architecture.md for the rules between them. */
export const TASK_STATUSES = ['waiting', 'finished', 'failed', 'missing'] as const;
export type TaskStatus = (typeof TASK_STATUSES)[number];

/** A task that has waited longer than this since it was created is overdue, in ms. */
export const OVERDUE_AFTER_MS = 30 * 60_000;

/** What went wrong with a task, in the server's own code and words where there are any. */
export interface TaskError {
  code: string;
  message: string;
  traceId: string | null;
}

/** One image of an answer's `data[]`, before it is tracked. `id` is null where the API sent none. */
export interface RemotePhoto {
  id: string | null;
  url: string;
  template: string | null;
}

/** A task as one answer of the API describes it. Times are ms since 1970. */
export interface RemoteTask {
  id: string;
  status: 'waiting' | 'finished' | 'failed';
  createdAt: number | null;
  startedAt: number | null;
  finishedAt: number | null;
  /** `request.template`: the API's enum, such as `male_portrait`. */
  template: string | null;
  /** `request.mode`: `fast` or `relax`. */
  mode: string | null;
  /** `request.image_urls`: the portraits the photos were made from. */
  portraits: string[];
  traceId: string | null;
  error: TaskError | null;
  photos: RemotePhoto[];
  /** The task object as it came, as JSON text: every field of the answer is kept here. */
  raw: string;
}

/** A task as it is tracked: the only input and output of `transition`. Times are ms since 1970. */
export interface TrackedTask {
  id: string;
  status: TaskStatus;
  addedAt: number;
  createdAt: number | null;
  finishedAt: number | null;
  lastCheckAt: number | null;
  /** When the task is asked about next; null = never again by itself. */
  nextCheckAt: number | null;
  checks: number;
  /** Checks in a row that did not know the ID, and when the first of them was. */
  absences: number;
  firstAbsentAt: number | null;
  template: string | null;
  mode: string | null;
  portraits: string[];
  traceId: string | null;
  error: TaskError | null;
  photos: Photo[];
}

/** What a check needs to know of a task that is due. */
export interface DueTask {
  id: string;
  addedAt: number;
  createdAt: number | null;
  checks: number;
  absences: number;
}
