import type { Clock } from '../../contract/clock';

/** Changes are told to the window at most this often, in ms. */
const EVERY_MS = 100;

/**
 * Makes many announcements into few: `announce` may be called at any rate, `publish` runs at most
 * every 100 ms, never twice at once, and always once after the last announcement.
 */
export function createCoalescer(
  clock: Clock,
  publish: () => Promise<void>,
  onError: (error: unknown) => void = () => undefined,
): { announce(): void; stop(): void } {
  let wanted = false;
  let running = false;
  let cancel: (() => void) | null = null;
  let lastAt = -Infinity;
  let stopped = false;

  function plan(): void {
    if (stopped || running || cancel || !wanted) return;
    cancel = clock.setTimer(Math.max(0, lastAt + EVERY_MS - clock.now()), () => {
      cancel = null;
      void run();
    });
  }

  async function run(): Promise<void> {
    wanted = false;
    running = true;
    lastAt = clock.now();
    try {
      await publish();
    } catch (error) {
      // What a store that is being closed refuses is no trouble: nobody is told any more.
      if (!stopped) onError(error);
    } finally {
      running = false;
      plan();
    }
  }

  return {
    announce() {
      wanted = true;
      plan();
    },
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
