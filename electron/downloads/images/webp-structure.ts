import type { StructureCheck } from './structure-check';

const HEAD_BYTES = 12;

/** Follows the chunks of a WebP up to the size that its RIFF header promises. */
export function createWebpCheck(): StructureCheck {
  const field = Buffer.alloc(HEAD_BYTES);
  let filled = 0;
  let state: 'head' | 'chunk' | 'data' | 'end' = 'head';
  /** Bytes of the file, as promised, that are still to come. */
  let left = 0;
  let skip = 0;
  let first = true;
  let hasImage = false;

  const finish = () => {
    if (!hasImage) return 'damaged';
    state = 'end';
    return null;
  };

  return {
    push(piece) {
      let at = 0;
      while (at < piece.length) {
        if (state === 'end') return null;
        if (state === 'data') {
          const step = Math.min(skip, piece.length - at);
          at += step;
          skip -= step;
          if (skip > 0) return null;
          if (left === 0) return finish();
          state = 'chunk';
          continue;
        }
        const wanted = state === 'head' ? HEAD_BYTES : 8;
        const step = Math.min(wanted - filled, piece.length - at);
        piece.copy(field, filled, at, at + step);
        filled += step;
        at += step;
        if (filled < wanted) return null;
        filled = 0;
        if (state === 'head') {
          // The size counts what follows it, the four letters WEBP included.
          left = field.readUInt32LE(4) - 4;
          if (left < 8) return 'damaged';
          state = 'chunk';
          continue;
        }
        const type = field.toString('latin1', 0, 4);
        const size = field.readUInt32LE(4);
        // A chunk of odd size is padded by one byte.
        skip = size + (size % 2);
        left -= 8 + skip;
        if (left < 0 || (left > 0 && left < 8)) return 'damaged';
        if (first && !['VP8 ', 'VP8L', 'VP8X'].includes(type)) return 'damaged';
        first = false;
        hasImage ||= ['VP8 ', 'VP8L', 'ANMF'].includes(type) && size > 0;
        if (skip > 0) state = 'data';
        else if (left === 0) return finish();
      }
      return null;
    },
    isComplete: () => state === 'end',
  };
}
