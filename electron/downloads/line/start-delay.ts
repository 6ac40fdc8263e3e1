import type { Clock } from '../../../contract/clock';

const FIRST_MS = 500;
const LONGEST_MS = 30_000;
/** A process that lived so long was in good health. */
const STEADY_MS = 30_000;

/** How long to wait before a process that has died is started again. */
export interface StartDelay {
  /** In ms: none after the first death, then full jitter up to a bound that doubles with each. */
  ms(): number;
  started(): void;
  died(): void;
}

export function createStartDelay(clock: Clock, random: () => number): StartDelay {
  let deaths = 0;
  let startedAt = 0;
  return {
    ms: () => (deaths < 2 ? 0 : random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** (deaths - 2))),
    started() {
      startedAt = clock.now();
    },
    died() {
      deaths = clock.now() - startedAt >= STEADY_MS ? 1 : deaths + 1;
    },
  };
}
