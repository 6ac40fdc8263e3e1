import type { PhotoJob } from '../../../contract/photo';
import type { InHand } from './in-hand';
import { nameOfPhoto } from '../photo-identity';

/** Due photos that the store told of and that are not under way, in the order in which they are wanted. */
export interface Shelf {
  readonly size: number;
  /** The store had no others when it was asked last, and nothing has changed since. */
  isComplete(): boolean;
  /** Something has changed: the store may have others now. */
  reopen(): void;
  /** Forgets all, so that the store is asked anew. */
  clear(): void;
  /** Asks the store. Nothing may be taken to hand meanwhile. */
  refill(): Promise<void>;
  /** Takes away those that `which` says. */
  take(which: (job: PhotoJob) => boolean): void;
}

/** `ask` is the store's own answer; what is in hand already is left out of it. */
export function createShelf(ask: () => Promise<PhotoJob[]>, hand: InHand): Shelf {
  let jobs: PhotoJob[] = [];
  let complete = false;
  /** Whether the answer that is under way may name all there is, and whether it is of any use. */
  let asked = { whole: true, wanted: true };

  return {
    get size() {
      return jobs.length;
    },
    isComplete: () => complete,
    reopen() {
      complete = false;
      asked.whole = false;
    },
    clear() {
      jobs = [];
      complete = false;
      asked.wanted = false;
    },
    async refill() {
      const question = { whole: true, wanted: true };
      asked = question;
      // What ends while the store is asked may still be told of as if it had not begun.
      const wasInHand = hand.snapshot();
      const wasHere = new Set(jobs.map(nameOfPhoto));
      const found = (await ask()).filter((job) => !wasInHand(job));
      if (!question.wanted) return;
      const hasNew = found.some((job) => !wasHere.has(nameOfPhoto(job)));
      complete = question.whole && !hasNew;
      jobs = found;
    },
    take(which) {
      jobs = jobs.filter((job) => !which(job));
    },
  };
}
