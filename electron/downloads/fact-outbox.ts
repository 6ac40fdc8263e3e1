import type { Clock } from '../../contract/clock';
import type { PhotoFact } from '../../contract/fact';

const RETRY_MS = 1_000;

/** Hands facts on in their order, one batch at a time: what arrives meanwhile is the next batch. */
export interface FactOutbox {
  add(fact: PhotoFact): void;
  /** Resolves when all that was added so far is applied. */
  flush(): Promise<void>;
  /** From now on, what cannot be applied at once is given up. */
  hurry(): void;
}

/** A batch that cannot be applied is kept and tried again: a saved photo must not be forgotten. */
export function createFactOutbox(
  apply: (facts: PhotoFact[]) => Promise<void>,
  clock: Clock,
  onError: (error: unknown) => void,
): FactOutbox {
  let facts: PhotoFact[] = [];
  let running: Promise<void> | null = null;
  let hurried = false;

  const run = async () => {
    // What is added in this turn goes along.
    await Promise.resolve();
    while (facts.length > 0) {
      const batch = facts;
      facts = [];
      try {
        await apply(batch);
      } catch (error) {
        onError(error);
        facts = [...batch, ...facts];
        if (hurried) return;
        await new Promise<void>((resolve) => clock.setTimer(RETRY_MS, resolve));
      }
    }
  };
  const flush = () => {
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    add(fact) {
      facts.push(fact);
      void flush();
    },
    flush: () => (facts.length > 0 || running ? flush() : Promise.resolve()),
    hurry() {
      hurried = true;
    },
  };
}
