import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PADDING, layOut, leftOf } from './sheet-layout';

it('puts as many cards side by side as fit', () => {
  expect(layOut(742).columns).toBe(5);
  expect(layOut(440).columns).toBe(3);
});

it('has one column in the narrowest sheet', () => {
  expect(layOut(0).columns).toBe(1);
});

it('keeps every card inside the sheet', () => {
  fc.assert(
    fc.property(fc.integer({ min: 200, max: 6000 }), fc.nat(1_000_000), (width, index) => {
      const layout = layOut(width);
      const left = leftOf(index, layout);
      expect(left).toBeGreaterThanOrEqual(PADDING.side);
      expect(left + layout.cardWidth).toBeLessThanOrEqual(width - PADDING.side);
    }),
  );
});
