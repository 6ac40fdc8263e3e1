import type { Clock } from '../../contract/clock';

/** A sleep that can be cut short. A nudge counts from the last `begin` on, also while nobody sleeps. */
export function createNap(clock: Clock) {
  let nudged = false;
  let end: (() => void) | null = null;

  return {
    /** From here on a nudge means that there is something new to look at. */
    begin(): void {
      nudged = false;
    },

    /** Resolves after `ms`, or when nudged; at once if that happened already. */
    sleep(ms: number): Promise<void> {
      if (ms <= 0 || nudged) return Promise.resolve();
      return new Promise((resolve) => {
        const cancel = clock.setTimer(ms, done);
        function done(): void {
          cancel();
          end = null;
          resolve();
        }
        end = done;
      });
    },

    nudge(): void {
      nudged = true;
      end?.();
    },
  };
}
