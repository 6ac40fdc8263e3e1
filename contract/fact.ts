import type { ImageType, PhotoError } from './photo';
import type { RemoteTask, TaskError } from './task';

/**
 * Something that happened to a task. Facts are the only way in which a tracked task changes
 * (`store.apply`). Times are ms since 1970.
 */
export type Fact = TaskFact | PhotoFact;

export type TaskFact =
  /** The API described the task. `checkAgainAt` counts only while the task waits. */
  | { kind: 'answered'; taskId: string; at: number; remote: RemoteTask; checkAgainAt: number }
  /** The API was asked and does not know the ID (yet). */
  | { kind: 'absent'; taskId: string; at: number; checkAgainAt: number }
  /** The API refuses this ID, alone: it will never be answered. */
  | { kind: 'refused'; taskId: string; at: number; error: TaskError }
  /** The operator wants it tried again: a failed or missing task is asked, failed photos are queued. */
  | { kind: 'retried'; taskId: string; at: number };

export type PhotoFact =
  | { kind: 'photo-started'; taskId: string; key: string; at: number }
  | {
      kind: 'photo-saved';
      taskId: string;
      key: string;
      at: number;
      path: string;
      bytes: number;
      sha256: string;
      type: ImageType;
    }
  /** It will be tried again by itself at `retryAt`. */
  | {
      kind: 'photo-delayed';
      taskId: string;
      key: string;
      at: number;
      retryAt: number;
      error: PhotoError;
    }
  /** The URL is gone (403, 404, 410): the task is asked again for a fresh one. */
  | { kind: 'photo-expired'; taskId: string; key: string; at: number; error: PhotoError }
  /** Given up, until the operator retries. */
  | { kind: 'photo-failed'; taskId: string; key: string; at: number; error: PhotoError }
  /** Its file is no longer where it was saved, or is wanted in another folder: it is saved again. */
  | { kind: 'photo-gone'; taskId: string; key: string; at: number }
  /** Put back without blame: paused, stopped, or the folder is not there right now. */
  | { kind: 'photo-queued'; taskId: string; key: string; at: number };
