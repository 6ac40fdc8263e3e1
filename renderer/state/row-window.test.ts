import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS, covers, movedAhead, windowAround } from './row-window';

describe('the window of rows', () => {
  it('holds the screen and about as much on each side', () => {
    expect(windowAround({ first: 240, last: 263 })).toEqual({ offset: 216, limit: 72 });
  });

  it('begins at the first row', () => {
    expect(windowAround({ first: 0, last: 19 })).toEqual({ offset: 0, limit: 48 });
  });

  it('stays the same for a small scroll', () => {
    const before = windowAround({ first: 250, last: 269 });
    expect(windowAround({ first: 251, last: 270 })).toEqual(before);
  });

  it('always holds the screen, within what the bridge gives at once', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), fc.integer({ min: 1, max: 400 }), (first, shown) => {
        const range = { first, last: first + shown - 1 };
        const { offset, limit } = windowAround(range);
        expect(limit).toBeLessThanOrEqual(MOST_ROWS);
        expect(covers(offset, limit, Infinity, range)).toBe(true);
      }),
    );
  });

  it('asks for something even when nothing is on screen yet', () => {
    expect(windowAround({ first: 0, last: -1 }).limit).toBeGreaterThan(0);
  });
});

describe('whether a window covers the screen', () => {
  it('is so only when it holds every row of it that exists', () => {
    expect(covers(24, 48, 1000, { first: 24, last: 71 })).toBe(true);
    expect(covers(24, 48, 1000, { first: 23, last: 50 })).toBe(false);
    expect(covers(24, 48, 1000, { first: 30, last: 72 })).toBe(false);
  });

  it('does not ask for rows after the last', () => {
    expect(covers(0, 30, 30, { first: 24, last: 47 })).toBe(true);
    expect(covers(0, 0, 0, { first: 0, last: 23 })).toBe(true);
  });
});

describe('a range that flies', () => {
  it('has more rows ahead of it than behind', () => {
    const still = windowAround({ first: 240, last: 263 });
    const down = windowAround({ first: 240, last: 263 }, 100);
    expect(down.offset).toBe(still.offset);
    expect(down.offset + down.limit).toBeGreaterThanOrEqual(still.offset + still.limit + 96);
    const up = windowAround({ first: 240, last: 263 }, -100);
    expect(up.offset).toBeLessThanOrEqual(still.offset - 96);
    expect(up.offset + up.limit).toBe(still.offset + still.limit);
  });

  it('is held by its window however fast it is', () => {
    for (const ahead of [10_000, -10_000]) {
      const { offset, limit } = windowAround({ first: 5_000, last: 5_100 }, ahead);
      expect(limit).toBeLessThanOrEqual(MOST_ROWS);
      expect(covers(offset, limit, 100_000, { first: 5_000, last: 5_100 })).toBe(true);
    }
  });

  it('ends where the rows end', () => {
    expect(movedAhead({ first: 2, last: 9 }, -100, 50)).toEqual({ first: 0, last: 9 });
    expect(movedAhead({ first: 20, last: 29 }, 100, 50)).toEqual({ first: 20, last: 49 });
  });
});
