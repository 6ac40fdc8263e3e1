import fc from 'fast-check';
import { expect, it } from 'vitest';
import { placeOf, placesFor, taskAt } from './stack';

it('gives every photo of the open stack a place behind its card', () => {
  const open = { index: 2, photos: 3 };
  expect(placesFor(5, open)).toBe(7);
  expect([0, 1, 2, 3, 4, 5, 6].map((place) => taskAt(place, open))).toEqual([
    { index: 0, photo: 0 },
    { index: 1, photo: 0 },
    { index: 2, photo: 0 },
    { index: 2, photo: 1 },
    { index: 2, photo: 2 },
    { index: 3, photo: 0 },
    { index: 4, photo: 0 },
  ]);
});

it('finds every place again, with a stack open or none', () => {
  const stack = fc.option(fc.record({ index: fc.nat(99), photos: fc.integer({ min: 1, max: 9 }) }));
  fc.assert(
    fc.property(fc.nat(110), stack, (place, open) => {
      const { index, photo } = taskAt(place, open);
      expect(placeOf(index, photo, open)).toBe(place);
    }),
  );
});
