import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asideMs, backOffMs, nextAbsentCheckAt, nextCheckAt } from './schedule';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The shortest and the longest wait of a task of this age. */
function waits(age: number, pace = 1): [number, number] {
  const at = (random: number) => nextCheckAt(0, age, { pace, random: () => random }) - age;
  return [at(0), at(1)];
}

describe('a waiting task', () => {
  it('is asked every few seconds at the age at which jobs finish', () => {
    expect(waits(75 * SECOND)).toEqual([2 * SECOND, 4 * SECOND]);
  });

  it('that was just made is left alone until a job could be done', () => {
    expect(waits(0)).toEqual([36 * SECOND, 44 * SECOND]);
    expect(waits(30 * SECOND)).toEqual([6 * SECOND, 14 * SECOND]);
  });

  it('is asked less and less as it grows old', () => {
    const ages = [1, 2.5, 4, 7, 20, 40].map((minutes) => waits(minutes * MINUTE)[1]);
    expect(ages).toEqual(ages.toSorted((a, b) => a - b));
    expect(new Set(ages).size).toBe(ages.length);
  });

  it('is asked every ten minutes once it is overdue', () => {
    expect(waits(30 * MINUTE)).toEqual([9 * MINUTE, 11 * MINUTE]);
    expect(waits(30 * MINUTE - 1)[1]).toBeLessThan(2 * MINUTE);
    expect(waits(30 * 24 * 60 * MINUTE)).toEqual([9 * MINUTE, 11 * MINUTE]);
  });

  it('draws its own wait', () => {
    const [least, most] = waits(75 * SECOND);
    expect(nextCheckAt(0, 75 * SECOND, { pace: 1, random: () => 0.5 }) - 75 * SECOND).toBe(
      (least + most) / 2,
    );
  });

  it('is not put off by a server whose clock is ahead', () => {
    expect(nextCheckAt(5 * MINUTE, 0, { pace: 1, random: () => 1 })).toBe(44 * SECOND);
  });

  it('lives faster at a smaller pace', () => {
    expect(waits(7.5 * SECOND, 0.1)).toEqual([200, 400]);
    expect(waits(0, 0.1)).toEqual([3_600, 4_400]);
  });

  it('is always asked again, within eleven minutes, and never at once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 2e12 }),
        fc.integer({ min: 0, max: 2e12 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (bornAt, now, random) => {
          const wait = nextCheckAt(bornAt, now, { pace: 1, random: () => random }) - now;
          return wait >= 2 * SECOND && wait <= 11 * MINUTE;
        },
      ),
    );
  });
});

describe('an absent task', () => {
  it('is asked again soon, and four times over at least two minutes', () => {
    const draw = { pace: 1, random: () => 0 };
    const second = nextAbsentCheckAt(1, 0, draw);
    const fourth = nextAbsentCheckAt(3, nextAbsentCheckAt(2, second, draw), draw);
    expect(second).toBeLessThanOrEqual(15 * SECOND);
    expect(fourth).toBeGreaterThanOrEqual(2 * MINUTE);
    expect(fourth).toBeLessThan(3 * MINUTE);
  });
});

describe('the back-off', () => {
  const longest = (failures: number) =>
    backOffMs('server-trouble', failures, { pace: 1, random: () => 1 });

  it('doubles with every failure in a row, up to a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 5_000].map(longest)).toEqual(
      [2, 4, 8, 16, 32, 60, 60, 60].map((seconds) => seconds * SECOND),
    );
  });

  it('has full jitter: anything from nothing to the longest', () => {
    expect(backOffMs('rate-limited', 3, { pace: 1, random: () => 0 })).toBe(0);
    expect(backOffMs('rate-limited', 3, { pace: 1, random: () => 0.25 })).toBe(4 * SECOND);
  });
});

describe('tasks behind the others', () => {
  it('stay there longer each time, up to ten minutes', () => {
    expect([1, 2, 3, 100].map((tries) => asideMs(tries, 1) / SECOND)).toEqual([30, 60, 120, 600]);
  });
});
