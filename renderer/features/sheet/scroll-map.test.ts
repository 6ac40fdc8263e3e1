import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { elementHeight, MOST_PX, placeAt, scrolledTo, type SheetSize } from './scroll-map';

const HUGE: SheetSize = { sheet: 60_000_000, seen: 800 };
const TOP = { element: 0, sheet: 0 };

describe('a sheet that fits on its element', () => {
  const size: SheetSize = { sheet: 9_000, seen: 800 };

  it('is scrolled as the element is', () => {
    expect(elementHeight(size)).toBe(9_000);
    expect(scrolledTo(7_000, TOP, size)).toEqual({ element: 7_000, sheet: 7_000 });
  });
});

describe('a sheet higher than an element may be', () => {
  it('moves as far as the wheel turns', () => {
    const middle = placeAt(30_000_000, HUGE);
    const after = scrolledTo(middle.element + 100, middle, HUGE);
    expect(after).toEqual({ element: middle.element + 100, sheet: middle.sheet + 100 });
  });

  it('shows its end when the bar is dragged to the end', () => {
    const end = MOST_PX - HUGE.seen;
    expect(scrolledTo(end, TOP, HUGE)).toEqual({ element: end, sheet: HUGE.sheet - HUGE.seen });
  });

  it('begins at the top of the element, and nowhere else', () => {
    const near = { element: 40, sheet: 300 };
    expect(scrolledTo(0, near, HUGE).sheet).toBe(260);
    expect(scrolledTo(0, near, HUGE).element).toBeGreaterThan(0);
    expect(scrolledTo(10, { element: 300, sheet: 250 }, HUGE)).toEqual(TOP);
  });

  it('is reached to both ends by small steps alone, whatever the way', () => {
    const size: SheetSize = { sheet: MOST_PX * 1.002, seen: 600 };
    let place = placeAt(size.sheet - 30_000, size);
    for (let step = 0; step < 60; step += 1) {
      place = scrolledTo(Math.min(place.element + 600, MOST_PX - 600), place, size);
    }
    expect(place).toEqual({ element: MOST_PX - 600, sheet: size.sheet - 600 });
  });

  it('goes from the top by the smallest step, and back', () => {
    const after = scrolledTo(1, TOP, HUGE);
    expect(after).toEqual({ element: 1, sheet: 1 });
    expect(scrolledTo(0, after, HUGE)).toEqual(TOP);
  });

  it('is never left without a way to the top or to the end', () => {
    const anywhere = fc.integer({ min: 0, max: MOST_PX - 800 });
    fc.assert(
      fc.property(
        fc.array(anywhere, { maxLength: 30 }),
        fc.array(fc.integer(), { maxLength: 30 }),
        (leaps, steps) => {
          let place = TOP;
          for (const leap of leaps) place = scrolledTo(leap, place, HUGE);
          for (const step of steps) {
            const element = Math.max(0, Math.min(MOST_PX - 800, place.element + (step % 800)));
            place = scrolledTo(element, place, HUGE);
          }
          const { element, sheet } = place;
          expect(sheet).toBeGreaterThanOrEqual(0);
          expect(sheet).toBeLessThanOrEqual(HUGE.sheet - HUGE.seen);
          // A px of the element is worth six of the sheet, but a small step moves both by as much.
          if (element === 0) expect(Math.round(sheet / 6)).toBe(0);
          if (sheet === 0) expect(element).toBe(0);
          if (element === MOST_PX - 800) expect(sheet).toBeGreaterThan(HUGE.sheet - HUGE.seen - 10);
        },
      ),
    );
  });
});
