import { describe, expect, it } from 'vitest';
import { pixelsOf } from './preview-pixels';

const base64 = (...bytes: number[]): string => btoa(String.fromCharCode(...bytes));

describe('a preview', () => {
  it('is its width, then its pixels from the top', () => {
    // Two rows of one pixel: pure red, pure blue.
    expect(pixelsOf(base64(1, 0xf8, 0x00, 0x00, 0x1f))).toEqual({
      width: 1,
      height: 2,
      rgba: Uint8ClampedArray.from([255, 0, 0, 255, 0, 0, 255, 255]),
    });
  });

  it.each([
    ['no base64', '***'],
    ['nothing', ''],
    ['a width alone', base64(1)],
    ['no width', base64(0, 0, 0)],
    ['too wide', base64(7, ...Array<number>(14).fill(0))],
    ['a row that is not full', base64(2, 0, 0, 0, 0, 0, 0)],
    ['half a pixel', base64(1, 0, 0, 0)],
    ['too high', base64(1, ...Array<number>(14).fill(0))],
    ['too long', 'A'.repeat(101)],
  ])('is none where it is %s', (_, text) => {
    expect(pixelsOf(text)).toBeNull();
  });
});
