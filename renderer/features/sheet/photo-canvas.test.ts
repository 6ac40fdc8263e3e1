import fc from 'fast-check';
import { expect, it } from 'vitest';
import { halved } from './photo-canvas';

it('halves a photo down to the least size that still covers its frame', () => {
  const frame = { width: 124, height: 155 };
  expect(halved({ width: 320, height: 400 }, frame)).toEqual({ width: 160, height: 200 });
  expect(halved({ width: 480, height: 600 }, frame)).toEqual({ width: 240, height: 300 });
  expect(halved({ width: 1_000, height: 2_000 }, frame)).toEqual({ width: 125, height: 250 });
  expect(halved({ width: 90, height: 2_000 }, frame)).toEqual({ width: 90, height: 2_000 });
});

it('never leaves a photo smaller than its frame where it was larger', () => {
  const px = fc.integer({ min: 1, max: 10_000 });
  const size = fc.record({ width: px, height: px });
  fc.assert(
    fc.property(size, size, (photo, frame) => {
      const { width, height } = halved(photo, frame);
      expect(width).toBeGreaterThanOrEqual(Math.min(photo.width, frame.width));
      expect(height).toBeGreaterThanOrEqual(Math.min(photo.height, frame.height));
      const isLarge = width >= 2 * frame.width && height >= 2 * frame.height;
      expect(isLarge && Math.min(width, height) > 1).toBe(false);
    }),
  );
});
