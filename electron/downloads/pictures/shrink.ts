import type { Picture } from './picture';

/** Pixels in memory: red, green, blue, alpha (255) of each, row by row. */
export interface RgbaPixels {
  width: number;
  height: number;
  rgba: Uint8Array<ArrayBuffer>;
}

/**
 * The picture with its longer side at most `side` px, never enlarged. Each pixel is the average of the
 * area that it covers, so that nothing flickers or vanishes.
 */
export function shrink(picture: Picture, side: number): RgbaPixels {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const rgba = new Uint8Array(width * height * 4).fill(255);
  const across = spans(picture.width, width);
  const down = spans(picture.height, height);
  // Sums of the rows that one row of the result covers; a row on its border counts in two of them.
  let sums = new Float64Array(picture.width * 3);
  let next = new Float64Array(picture.width * 3);
  let to = 0;
  for (let y = 0; y < picture.height; y += 1) {
    const row = picture.nextRow();
    const share = down.share[y]!;
    if (share === 1) {
      for (let i = 0; i < row.length; i += 1) sums[i] = sums[i]! + row[i]!;
    } else {
      for (let i = 0; i < row.length; i += 1) {
        const value = row[i]!;
        sums[i] = sums[i]! + value * share;
        next[i] = value * (1 - share);
      }
    }
    if (down.ends[y] === 0) continue;
    squeeze(sums, across, across.size * down.size, rgba, to);
    to += width * 4;
    [sums, next] = [next, sums];
    next.fill(0);
  }
  return { width, height, rgba };
}

interface Spans {
  /** Source pixels that one pixel of the result covers. */
  size: number;
  /** How much of a source pixel belongs to the result's current pixel; the rest is the next one's. */
  share: Float64Array;
  /** 1 where a source pixel is the last that the result's current pixel has a share of. */
  ends: Uint8Array;
}

/** How `from` pixels fall on `to` (not more) of them. */
function spans(from: number, to: number): Spans {
  const share = new Float64Array(from);
  const ends = new Uint8Array(from);
  let current = 0;
  for (let i = 0; i < from; i += 1) {
    // In units of 1 / to, where everything is whole.
    const border = (current + 1) * from;
    const end = (i + 1) * to;
    share[i] = end <= border ? 1 : 1 - (end - border) / to;
    if (end < border) continue;
    ends[i] = 1;
    current += 1;
  }
  return { size: from / to, share, ends };
}

/** Writes one row of the result at `to`: the sums, averaged across. `area`: source pixels of each. */
function squeeze(
  sums: Float64Array,
  { share, ends }: Spans,
  area: number,
  rgba: Uint8Array,
  to: number,
): void {
  const one = 1 / area;
  let red = 0;
  let green = 0;
  let blue = 0;
  for (let x = 0, i = 0; x < share.length; x += 1, i += 3) {
    const part = share[x]!;
    red += sums[i]! * part;
    green += sums[i + 1]! * part;
    blue += sums[i + 2]! * part;
    if (ends[x] === 0) continue;
    rgba[to] = red * one + 0.5;
    rgba[to + 1] = green * one + 0.5;
    rgba[to + 2] = blue * one + 0.5;
    to += 4;
    const rest = 1 - part;
    red = sums[i]! * rest;
    green = sums[i + 1]! * rest;
    blue = sums[i + 2]! * rest;
  }
}
