/** A decoded picture, read row by row from the top: each row once, in order. */
export interface Picture {
  width: number;
  height: number;
  /**
   * Bytes of the next row: red, green, blue of each pixel, what is transparent laid over white. Valid
   * until the next call.
   */
  nextRow(): Uint8Array;
}

/**
 * What decoding tells. `damaged`: its own data contradicts itself, no decoder can make the picture it
 * was · `unjudged`: we cannot tell: a kind that our decoders do not know, or too large for them.
 */
export type Decoded =
  { kind: 'picture'; picture: Picture } | { kind: 'damaged' } | { kind: 'unjudged' };

/** Pictures of more pixels than this are not decoded: what they unpack to is bounded before. */
export const MAX_PIXELS = 50_000_000;

/** The rows of pixels that lie in memory as red, green, blue, alpha. */
export function rgbaPicture(width: number, height: number, rgba: ArrayLike<number>): Picture {
  const row = new Uint8Array(width * 3);
  let at = 0;
  return {
    width,
    height,
    nextRow() {
      for (let to = 0; to < row.length; to += 3, at += 4) {
        const alpha = rgba[at + 3]!;
        if (alpha === 255) {
          row[to] = rgba[at]!;
          row[to + 1] = rgba[at + 1]!;
          row[to + 2] = rgba[at + 2]!;
        } else {
          row[to] = overWhite(rgba[at]!, alpha);
          row[to + 1] = overWhite(rgba[at + 1]!, alpha);
          row[to + 2] = overWhite(rgba[at + 2]!, alpha);
        }
      }
      return row;
    },
  };
}

/** A colour as it looks on white; both 0–255. */
export function overWhite(colour: number, alpha: number): number {
  return Math.round(255 + ((colour - 255) * alpha) / 255);
}
