import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPreview, PREVIEW_PX } from '../../../contract/preview';
import { PREVIEW_BYTES, previewIn, previewOf, withPreview } from './preview';

const pixels = (width: number, height: number, colour: number[]) => ({
  width,
  height,
  rgba: Uint8Array.from({ length: width * height * 4 }, (_, i) => colour[i % 4]!),
});

it('says what a photo looks like from afar, in its shape', () => {
  const bytes = Buffer.from(previewOf(pixels(320, 400, [255, 255, 0, 255])), 'base64');
  expect(bytes[0]).toBe(5);
  expect(bytes.length).toBe(1 + 2 * 5 * PREVIEW_PX);
  for (let at = 1; at < bytes.length; at += 2) expect(bytes.readUInt16BE(at)).toBe(0xffe0);
});

it('is short for every shape, and comes back out of the thumbnail that it was put into', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 50 }), fc.integer({ min: 1, max: 50 }), (w, h) => {
      const preview = previewOf(pixels(w, h, [1, 2, 3, 255]));
      expect(isPreview(preview)).toBe(true);
      const jpeg = Buffer.from([0xff, 0xd8, 1, 2, 3, 0xff, 0xd9]);
      const held = Buffer.from(withPreview(jpeg, preview));
      expect(previewIn(held.subarray(0, PREVIEW_BYTES))).toBe(preview);
      expect(held.subarray(-5)).toEqual(jpeg.subarray(2));
    }),
  );
});

it('is not found in a file that is not ours, whatever it holds', () => {
  expect(previewIn(Buffer.from([0xff, 0xd8, 0xff, 0xfe, 0, 4, 65, 65]))).toBeNull();
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const start = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xfe]), bytes]);
      const found = previewIn(start);
      expect(found === null || isPreview(found)).toBe(true);
    }),
  );
});
