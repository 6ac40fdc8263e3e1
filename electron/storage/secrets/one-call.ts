/** How a call that did not end in time is to be called. */
export type Late = 'locked' | 'not-answering';

export type InTime<T> = { kind: 'value'; value: T } | { kind: 'failed' } | { kind: Late };

/**
 * Runs keychain calls one at a time, and never a second one while one hangs. Each of them holds a thread
 * of libuv's pool until it ends, and four of those threads are all that reading files has.
 */
export interface OneCall {
  /**
   * Waits for the call in flight, if there is one, then makes this one.
   *
   * @param until the moment to answer by, ms since 1970, whatever happens
   * @param late what to answer after that, and to every other call until this one has ended
   * @param undo run when the call succeeds after all, later than it was answered
   */
  run<T>(
    until: number,
    late: Late,
    call: () => Promise<T>,
    undo?: () => Promise<unknown>,
  ): Promise<InTime<T>>;
  /** Whether a call has not ended yet. */
  busy(): boolean;
}

interface Pending {
  late: Late;
  isLate: boolean;
  ended: Promise<void>;
}

/** @param onLateSuccess called when a call that was answered as late has succeeded after all */
export function oneCallAtATime(onLateSuccess: () => void): OneCall {
  let pending: Pending | null = null;

  return {
    async run(until, late, call, undo) {
      while (pending) {
        const before: Pending = pending;
        if (before.isLate || !(await endsBefore(until, before.ended))) return { kind: before.late };
      }
      const settled = call().then(
        (value) => ({ kind: 'value' as const, value }),
        () => ({ kind: 'failed' as const }),
      );
      const mine: Pending = { late, isLate: false, ended: Promise.resolve() };
      mine.ended = settled.then(async (result) => {
        if (mine.isLate && result.kind === 'value' && undo) await undo().catch(() => undefined);
        pending = null;
        // Not for null, nor for a failure: a dialog that was cancelled must not be asked for again.
        if (mine.isLate && result.kind === 'value' && result.value !== null) onLateSuccess();
      });
      pending = mine;
      if (await endsBefore(until, mine.ended)) return settled;
      mine.isLate = true;
      return { kind: late };
    },

    busy: () => pending !== null,
  };
}

async function endsBefore(until: number, ended: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, until - Date.now()));
  });
  const inTime = await Promise.race([ended.then(() => true), tooLate]);
  clearTimeout(timer);
  return inTime;
}
