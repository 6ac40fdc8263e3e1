import { OVERDUE_AFTER_MS } from '../../contract/task';

/** The most IDs in one question; the vendor's own tools recommend it. */
export const BATCH_SIZE = 50;
/** The most IDs asked for again when left out of an answer: a sibling API answers no more by default. */
export const NARROW_SIZE = 12;
/** Between the starts of two requests, whatever the pace: 2 a second. */
export const SPACING_MS = 500;

/** What waits are drawn with: the pace that shortens them, and a random number below 1. */
export interface Draw {
  pace: number;
  random(): number;
}

/** A batch that is not full waits this long after the request before it, so that it fills. */
export function gatherMs(pace: number): number {
  return Math.max(SPACING_MS, 2_000 * pace);
}

/** A batch that is not full takes along tasks that would be due within this time anyway. */
export function horizonMs(pace: number): number {
  return 20_000 * pace;
}

const MINUTE = 60_000;

/** Jobs take one to two minutes (vendor's page): hardly any is done before it is about this old. */
const SOONEST_DONE = { atLeast: 36_000, atMost: 44_000 };

/** Up to which age (ms) a waiting task is asked again after at least and at most how long. */
const WAITS: readonly { age: number; atLeast: number; atMost: number }[] = [
  { age: 50_000, atLeast: 6_000, atMost: 12_000 },
  { age: 2 * MINUTE, atLeast: 2_000, atMost: 4_000 },
  { age: 3 * MINUTE, atLeast: 3_000, atMost: 7_000 },
  { age: 5 * MINUTE, atLeast: 4_000, atMost: 12_000 },
  { age: 10 * MINUTE, atLeast: 8_000, atMost: 24_000 },
  { age: OVERDUE_AFTER_MS, atLeast: 30_000, atMost: 90_000 },
  { age: Number.POSITIVE_INFINITY, atLeast: 9 * MINUTE, atMost: 11 * MINUTE },
];

/**
 * When a task that still waits is asked next. `bornAt` is its creation, as far as known, else the
 * moment it was added. Young tasks are asked sooner than old ones; each draws its own wait.
 */
export function nextCheckAt(bornAt: number, now: number, draw: Draw): number {
  // The server's clock may be ahead of ours.
  const age = Math.max(0, now - bornAt) / draw.pace;
  const row = WAITS.find((wait) => age < wait.age) ?? { atLeast: MINUTE, atMost: MINUTE };
  const wait = between(row.atLeast, row.atMost, draw);
  const soonestDone = between(SOONEST_DONE.atLeast, SOONEST_DONE.atMost, draw) - age * draw.pace;
  return Math.round(now + Math.max(wait, soonestDone));
}

/**
 * When a task that the API does not know is asked next; `absences` counts those in a row, this one
 * included. The first is soon, for IDs submitted seconds ago; the next ones reach two minutes, after which
 * the task may be called missing, with the fourth.
 */
export function nextAbsentCheckAt(absences: number, now: number, draw: Draw): number {
  if (absences <= 1) return now + between(10_000, 15_000, draw);
  if (absences === 2) return now + between(45_000, 50_000, draw);
  return now + between(65_000, 75_000, draw);
}

const BACK_OFF = {
  'rate-limited': { base: 4_000, cap: 2 * MINUTE },
  'server-trouble': { base: 2_000, cap: MINUTE },
  offline: { base: 2_000, cap: 30_000 },
};

/** How long to wait after the `failures`-th failure in a row: exponential, capped, with full jitter. */
export function backOffMs(kind: keyof typeof BACK_OFF, failures: number, draw: Draw): number {
  const { base, cap } = BACK_OFF[kind];
  return between(0, Math.min(cap, base * 2 ** Math.min(failures - 1, 20)), draw);
}

/** How long tasks go behind all others once a request about them brought `tries` server failures. */
export function asideMs(tries: number, pace: number): number {
  return Math.min(10 * MINUTE, 30_000 * 2 ** Math.min(tries - 1, 10)) * pace;
}

/** Whole ms: times are kept as whole numbers. */
function between(atLeast: number, atMost: number, { pace, random }: Draw): number {
  return Math.round((atLeast + random() * (atMost - atLeast)) * pace);
}
