import type { Clock } from '../../../contract/clock';
import type { PhotoFact } from '../../../contract/fact';
import { nameOfPhoto } from '../photo-identity';

const RETRY_MS = 1_000;
/** Facts of so many ms are handed on together: each batch is a commit, and a commit waits for the disk. */
const GATHER_MS = 10;
/** What is only mentioned waits so many ms for more about its photo: most photos are whole by then. */
const PATIENCE_MS = 250;

/** Hands facts on in their order, one batch at a time: what arrives meanwhile is the next batch. */
export interface FactOutbox {
  /** Resolves when the fact is applied: true; or is given up: false. */
  add(fact: PhotoFact): Promise<boolean>;
  /** Hands the fact on right before the next one about its photo, or by itself a little later. */
  mention(fact: PhotoFact): void;
  /** Resolves when all that was added so far is applied or given up. */
  flush(): Promise<void>;
  /** From now on, what cannot be applied at once is given up. */
  hurry(): void;
}

interface Batch {
  facts: PhotoFact[];
  done: Promise<boolean>;
  settle(applied: boolean): void;
}

/** A batch that cannot be applied is kept and tried again: a saved photo must not be forgotten. */
export function createFactOutbox(
  apply: (facts: PhotoFact[]) => Promise<void>,
  clock: Clock,
  onError: (error: unknown) => void,
): FactOutbox {
  /** What is being handed on, and what goes after it. */
  let current: Batch | null = null;
  let next: Batch | null = null;
  let running = false;
  let hurried = false;
  /** By photo. */
  const mentioned = new Map<string, PhotoFact>();
  let cancelPatience: (() => void) | null = null;

  const pause = (ms: number) => new Promise<void>((resolve) => clock.setTimer(ms, resolve));
  const run = async () => {
    running = true;
    while (next) {
      await (hurried ? null : pause(GATHER_MS));
      current = next;
      next = null;
      current.settle(await handOn(current.facts));
      current = null;
    }
    running = false;
  };
  const handOn = async (facts: PhotoFact[]) => {
    for (;;) {
      try {
        await apply(facts);
        return true;
      } catch (error) {
        onError(error);
        if (hurried) return false;
        await pause(RETRY_MS);
      }
    }
  };

  const put = (fact: PhotoFact) => {
    if (!next) {
      next = newBatch();
      if (!running) void run();
    }
    next.facts.push(fact);
    return next.done;
  };
  const putMentioned = () => {
    cancelPatience?.();
    cancelPatience = null;
    for (const fact of mentioned.values()) void put(fact);
    mentioned.clear();
  };

  return {
    add(fact) {
      const photo = nameOfPhoto(fact);
      const before = mentioned.get(photo);
      mentioned.delete(photo);
      if (before) void put(before);
      return put(fact);
    },
    mention(fact) {
      mentioned.set(nameOfPhoto(fact), fact);
      cancelPatience ??= clock.setTimer(PATIENCE_MS, putMentioned);
    },
    async flush() {
      putMentioned();
      await (next ?? current)?.done;
    },
    hurry() {
      hurried = true;
    },
  };
}

function newBatch(): Batch {
  let settle!: Batch['settle'];
  const done = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  return { facts: [], done, settle };
}
