import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seat } from './seats';

const itself = (item: unknown): unknown => item;

it('leaves what stays where it is, and puts what comes into the gaps', () => {
  expect(seat(['a', 'b', 'c', 'd'], ['c', 'd', 'e', 'f'], itself)).toEqual(['e', 'f', 'c', 'd']);
  expect(seat([], ['a', 'b'], itself)).toEqual(['a', 'b']);
  expect(seat(['a'], ['a', 'b', 'c'], itself)).toEqual(['a', 'b', 'c']);
});

it('moves the last ones into the gaps when there are fewer', () => {
  expect(seat(['a', 'b', 'c', 'd'], ['b', 'd'], itself)).toEqual(['d', 'b']);
  expect(seat(['a', 'b'], [], itself)).toEqual([]);
});

it('takes the new item of a key', () => {
  const keyOf = ({ id }: { id: string }) => id;
  const fresh = { id: 'a' };
  expect(seat([{ id: 'a' }], [fresh], keyOf)[0]).toBe(fresh);
});

it('draws everything once, and moves nothing that need not move', () => {
  const sets = fc.uniqueArray(fc.nat(30), { maxLength: 15 });
  fc.assert(
    fc.property(sets, sets, (before, now) => {
      const seats = seat(before, now, itself);
      expect(seats.toSorted()).toEqual(now.toSorted());
      if (now.length < before.length) return;
      for (const item of now) {
        const stood = before.indexOf(item);
        if (stood >= 0) expect(seats[stood]).toBe(item);
      }
    }),
  );
});
