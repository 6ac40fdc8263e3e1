import type { BeforeWish } from './history';
import type { ImageType, PhotoError, WholePhoto } from './photo';
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
  /**
   * The operator wants it tried again: a failed or missing task is asked, photos that are not saved are
   * queued anew: the one of this key, or all of them.
   */
  | { kind: 'retried'; taskId: string; key: string | null; at: number }
  /** By the operator's wish, photos that are not saved are not downloaded: the one of this key, or all. */
  | {
      kind: 'held';
      taskId: string;
      key: string | null;
      at: number;
      hold: 'paused' | 'cancelled';
    }
  /** Paused and cancelled photos go on. */
  | { kind: 'released'; taskId: string; key: string | null; at: number }
  /** Photos that failed because their name is taken are queued again, and may get a number. */
  | { kind: 'number-allowed'; taskId: string; key: string | null; at: number }
  /** The operator took a wish back: what it changed is as before, unless it went on meanwhile. */
  | { kind: 'restored'; taskId: string; at: number; before: BeforeWish };

export type PhotoFact =
  | { kind: 'photo-started'; taskId: string; key: string; at: number }
  /**
   * Its bytes are whole in a `.part` file. Recorded before the photo gets its name, so that nothing
   * under a final name is ever fetched again.
   */
  | { kind: 'photo-whole'; taskId: string; key: string; at: number; whole: WholePhoto }
  | {
      kind: 'photo-saved';
      taskId: string;
      key: string;
      at: number;
      path: string;
      bytes: number;
      sha256: string;
      type: ImageType;
      damaged: boolean;
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
