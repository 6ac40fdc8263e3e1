import type { WorkProgress } from '../../contract/work';

/** Something that the operator waits for, and may cancel: the copying of photos, the writing of reports. */
export interface LongWork {
  /** Several at once are told as one; null = none is under way. */
  state(): WorkProgress | null;
  /**
   * Does it. `of`: what there is to do, 0 = it is not known yet. `work` tells how far it is, and ends soon after
   * the signal comes.
   */
  run<T>(
    of: number,
    work: (signal: AbortSignal, tell: (done: number, of: number) => void) => Promise<T>,
  ): Promise<T>;
  /** Ends what is under way; it has ended when this is answered. */
  cancel(): Promise<void>;
}

/** `onChange`: told whenever `state` has changed. */
export function createLongWork(onChange: () => void): LongWork {
  const underWay = new Set<WorkProgress & { end: AbortController }>();
  const ends = new Set<Promise<unknown>>();
  return {
    state() {
      if (underWay.size === 0) return null;
      const sum = { done: 0, of: 0 };
      for (const { done, of } of underWay) {
        sum.done += done;
        sum.of += of;
      }
      return sum;
    },
    async run(of, work) {
      const one = { done: 0, of, end: new AbortController() };
      underWay.add(one);
      onChange();
      const working = work(one.end.signal, (done, all) => {
        one.done = done;
        one.of = all;
        onChange();
      });
      ends.add(working);
      try {
        return await working;
      } finally {
        ends.delete(working);
        underWay.delete(one);
        onChange();
      }
    },
    async cancel() {
      for (const { end } of underWay) end.abort();
      await Promise.allSettled(ends);
    },
  };
}
