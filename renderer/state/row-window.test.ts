import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_ROWS, covers, windowAround } from './row-window';

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
