import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CARD_WIDTHS } from '../../state/sheet-zoom';
import { PADDING, layOut, leftOf, needsPhoto } from './sheet-layout';

it('puts as many cards side by side as fit', () => {
  expect(layOut(742, 124).columns).toBe(5);
  expect(layOut(440, 124).columns).toBe(3);
  expect(layOut(742, 400).columns).toBe(2);
});

it('has one column in the narrowest sheet', () => {
  expect(layOut(0, 124).columns).toBe(1);
});

it('keeps every card inside the sheet at every zoom', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 200, max: 6000 }),
      fc.nat(1_000_000),
      fc.constantFrom(...CARD_WIDTHS),
      (width, place, wanted) => {
        const layout = layOut(width, wanted);
        const left = leftOf(place, layout);
        expect(left).toBeGreaterThanOrEqual(PADDING.side);
        expect(left + layout.cardWidth).toBeLessThanOrEqual(width - PADDING.side);
      },
    ),
  );
});

it('shows thumbnails at the usual zoom, and photos where a thumbnail would look blurred', () => {
  expect(needsPhoto(layOut(742, 124), 1)).toBe(false);
  expect(needsPhoto(layOut(742, 124), 2)).toBe(false);
  expect(needsPhoto(layOut(1100, 400), 1)).toBe(true);
  expect(needsPhoto(layOut(742, 208), 2)).toBe(true);
});
