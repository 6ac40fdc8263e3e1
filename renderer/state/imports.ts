import { createSignal } from 'solid-js';
import type { PreviewOutcome } from '../../contract/ipc';

export interface Imports {
  /** The file that the operator is asked about now. */
  current: () => PreviewOutcome | undefined;
  /** Its place among the files that came together, from 1. */
  step: () => { n: number; of: number };
  /** Files are being read. */
  reading: () => boolean;
  /** Puts previews into the queue. */
  offer(outcomes: PreviewOutcome[]): void;
  /** Waits for previews and puts them into the queue. */
  read(previews: Promise<PreviewOutcome[] | null | undefined>): Promise<void>;
  /** The operator has answered: on to the next. */
  next(): void;
}

/** Files wait in a queue, and each is asked about on its own: nothing is added unseen. */
export function createImports(): Imports {
  const [queue, setQueue] = createSignal<readonly PreviewOutcome[]>([]);
  const [answered, setAnswered] = createSignal(0);
  const [underWay, setUnderWay] = createSignal(0);

  const offer = (outcomes: PreviewOutcome[]): void => {
    if (outcomes.length > 0) setQueue((before) => [...before, ...outcomes]);
  };
  return {
    current: () => queue()[0],
    step: () => ({ n: answered() + 1, of: answered() + queue().length }),
    reading: () => underWay() > 0,
    offer,
    async read(previews) {
      setUnderWay((n) => n + 1);
      try {
        offer((await previews) ?? []);
      } finally {
        setUnderWay((n) => n - 1);
      }
    },
    next() {
      const rest = queue().slice(1);
      setAnswered(rest.length > 0 ? answered() + 1 : 0);
      setQueue(rest);
    },
  };
}
