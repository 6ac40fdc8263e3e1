import type { Clock } from '../../contract/clock';

export interface SimulatedClock extends Clock {
  /** Lets everything happen until `ms` have passed, timer by timer, in order. */
  advance(ms: number): Promise<void>;
  /** Moves the clock but no timer, as sleep does; a negative `ms` sets it back. */
  jump(ms: number): void;
}

interface Timer {
  at: number;
  fire: () => void;
}

/** A clock that moves only when told, and waits for all that each moment sets off. */
export function simulatedClock(start = Date.UTC(2025, 0, 1)): SimulatedClock {
  // As in a real computer, timers heed only the first of these: time set by hand or slept through moves
  // the second.
  let elapsed = 0;
  let shift = start;
  const timers = new Set<Timer>();
  return {
    now: () => shift + elapsed,
    setTimer(ms, fire) {
      const timer = { at: elapsed + Math.max(0, ms), fire };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    async advance(ms) {
      const end = elapsed + ms;
      for (;;) {
        await settle();
        let next: Timer | null = null;
        for (const timer of timers) if (next === null || timer.at < next.at) next = timer;
        if (next === null || next.at > end) break;
        timers.delete(next);
        elapsed = Math.max(elapsed, next.at);
        next.fire();
      }
      elapsed = end;
    },
    jump(ms) {
      shift += ms;
    },
  };
}

/** Until every promise that can go on has gone on. */
function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
