import { describe, expect, it } from 'vitest';
import { LOOKED_BACK_MS, roundedUp, timeLeft, withSample, type Sample } from './estimate';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** What a pace (events a second, at each second) leaves behind. */
function run(seconds: number, pace: (second: number) => number): readonly Sample[] {
  let done = 0;
  let samples: readonly Sample[] = [];
  for (let second = 0; second <= seconds; second += 1) {
    done += pace(second);
    samples = withSample(samples, { at: second * SECOND, done: Math.floor(done) });
  }
  return samples;
}

describe('the time that is left', () => {
  it('comes from the pace of the last minutes', () => {
    expect(
      timeLeft(
        run(120, () => 0.5),
        60,
        120 * SECOND,
      ),
    ).toBeCloseTo(120 * SECOND, -3);
    const faster = run(900, (second) => (second < 500 ? 0.1 : 1));
    expect(timeLeft(faster, 300, 900 * SECOND)).toBeCloseTo(300 * SECOND, -3);
  });

  it('is the same where answers come in batches', () => {
    const batches = run(300, (second) => (second % 20 === 0 ? 10 : 0));
    const left = timeLeft(batches, 50, 300 * SECOND);
    expect(left).toBeGreaterThan(90 * SECOND);
    expect(left).toBeLessThan(110 * SECOND);
  });

  it('is not told before a minute has passed, or from a handful', () => {
    expect(timeLeft([], 5, MINUTE)).toBeNull();
    expect(
      timeLeft(
        run(59, () => 1),
        5,
        59 * SECOND,
      ),
    ).toBeNull();
    expect(
      timeLeft(
        run(60, () => 1),
        5,
        60 * SECOND,
      ),
    ).not.toBeNull();
    expect(
      timeLeft(
        run(120, () => 0.05),
        5,
        120 * SECOND,
      ),
    ).toBeNull();
  });

  it('is not told where the pace is not steady: at the start, at the tail, in a lull', () => {
    const starting = run(120, (second) => (second < 80 ? 0 : 1));
    expect(timeLeft(starting, 50, 120 * SECOND)).toBeNull();
    const ending = run(180, (second) => (second < 60 ? 3 : 0.2));
    expect(timeLeft(ending, 50, 180 * SECOND)).toBeNull();
    const steady = run(120, () => 1);
    expect(timeLeft(steady, 50, 120 * SECOND)).not.toBeNull();
    expect(timeLeft(steady, 50, 220 * SECOND)).toBeNull();
  });

  it('is nothing where nothing is left, and is not told where it is more than a day', () => {
    expect(timeLeft([], 0, 0)).toBe(0);
    expect(
      timeLeft(
        run(120, () => 1),
        100_000,
        120 * SECOND,
      ),
    ).toBeNull();
  });
});

describe('samples', () => {
  it('are taken once a second, and forgotten when they are too old', () => {
    const once = withSample([], { at: 0, done: 1 });
    expect(withSample(once, { at: 500, done: 2 })).toBe(once);
    const many = run(1_000, () => 1);
    expect(many[0]!.at).toBe(1_000 * SECOND - LOOKED_BACK_MS);
  });

  it('begin anew when less is done than before', () => {
    const fewer = { at: 130 * SECOND, done: 3 };
    expect(
      withSample(
        run(120, () => 1),
        fewer,
      ),
    ).toEqual([fewer]);
  });
});

it('says minutes, then fives, then hours', () => {
  const minutes = (n: number) => roundedUp(n * MINUTE) / MINUTE;
  expect([0.1, 1, 1.2, 9.5, 11, 42, 61, 100].map(minutes)).toEqual([1, 1, 2, 10, 15, 45, 120, 120]);
});
