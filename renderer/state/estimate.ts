/** How much was done at a moment (ms since 1970): tasks that have their answer, or photos that are saved. */
export interface Sample {
  at: number;
  done: number;
}

/** What happened longer ago says little about what comes. */
export const LOOKED_BACK_MS = 5 * 60_000;
/** A pace is not known before this time. */
const LEAST_MS = 60_000;
/** Nor from fewer events. */
const LEAST_DONE = 9;
/** The time looked back on is cut into so many parts, which must be alike. */
const PARTS = 3;
/** Each part has at least and at most so much of what it would have at an even pace. */
const ALIKE = { least: 0.5, most: 2 };
/** Nobody knows that far ahead. */
const MOST_MS = 24 * 3_600_000;

/**
 * How long `left` more will take at the pace of the last minutes, in ms.
 *
 * @param samples in the order of time
 * @returns null where there is no steady pace, so that an estimate would be a guess
 */
export function timeLeft(samples: readonly Sample[], left: number, now: number): number | null {
  if (left <= 0) return 0;
  const first = samples[0];
  if (!first) return null;
  const start = Math.max(first.at, now - LOOKED_BACK_MS);
  const span = now - start;
  if (span < LEAST_MS) return null;
  const doneAt = (at: number): number =>
    samples.findLast((one) => one.at <= at)?.done ?? first.done;
  const marks = Array.from({ length: PARTS + 1 }, (_, i) => doneAt(start + (span * i) / PARTS));
  const total = marks[PARTS]! - marks[0]!;
  if (total < LEAST_DONE) return null;
  const even = total / PARTS;
  const isSteady = marks.slice(1).every((done, i) => {
    const part = done - marks[i]!;
    return part >= ALIKE.least * even && part <= ALIKE.most * even;
  });
  const needed = (left * span) / total;
  return isSteady && needed <= MOST_MS ? needed : null;
}

/** Adds a sample, at most one a second, and forgets what is too old. When less is done, all begins anew. */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  if (last && sample.at < last.at + 1_000) return samples;
  // The one just before the time looked back on tells what was done when it began.
  const from = samples.findLastIndex(({ at }) => at <= sample.at - LOOKED_BACK_MS);
  return [...samples.slice(Math.max(0, from)), sample];
}

const MINUTE = 60_000;

/** An estimate as it is honest to say it, in ms: minutes, from ten on in fives, then whole hours. */
export function roundedUp(ms: number): number {
  const step = ms <= 10 * MINUTE ? MINUTE : ms <= 60 * MINUTE ? 5 * MINUTE : 60 * MINUTE;
  return Math.max(MINUTE, Math.ceil(ms / step) * step);
}
