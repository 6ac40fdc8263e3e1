import { crc32 } from 'node:zlib';
import type { StructureCheck } from './structure-check';

const SIGNATURE_BYTES = 8;
/** A chunk's length is limited to 2^31 - 1 (PNG, third edition, 5.3). */
const MAX_CHUNK_BYTES = 0x7fffffff;

/** Follows the chunks of a PNG: each CRC, IHDR first, some IDAT, up to IEND. */
export function createPngCheck(): StructureCheck {
  // `field` collects the bytes of a small field that pieces may cut anywhere.
  const field = Buffer.alloc(8);
  let filled = 0;
  let state: 'signature' | 'head' | 'data' | 'crc' | 'end' = 'signature';
  let skip = SIGNATURE_BYTES;
  let type = '';
  let crc = 0;
  let first = true;
  let hasData = false;

  return {
    push(piece) {
      let at = 0;
      while (at < piece.length) {
        if (state === 'end') return null;
        if (state === 'signature') {
          const step = Math.min(skip, piece.length - at);
          at += step;
          skip -= step;
          if (skip === 0) state = 'head';
          continue;
        }
        if (state === 'data') {
          const step = Math.min(skip, piece.length - at);
          crc = crc32(piece.subarray(at, at + step), crc);
          at += step;
          skip -= step;
          if (skip === 0) state = 'crc';
          continue;
        }
        const wanted = state === 'head' ? 8 : 4;
        const step = Math.min(wanted - filled, piece.length - at);
        piece.copy(field, filled, at, at + step);
        filled += step;
        at += step;
        if (filled < wanted) return null;
        filled = 0;
        if (state === 'head') {
          skip = field.readUInt32BE(0);
          type = field.toString('latin1', 4, 8);
          crc = crc32(field.subarray(4, 8));
          if (skip > MAX_CHUNK_BYTES || !/^[A-Za-z]{4}$/.test(type)) return 'damaged';
          if (first !== (type === 'IHDR') || (first && skip !== 13)) return 'damaged';
          first = false;
          hasData ||= type === 'IDAT' && skip > 0;
          state = skip > 0 ? 'data' : 'crc';
        } else {
          if (field.readUInt32BE(0) !== crc) return 'damaged';
          state = 'head';
          if (type === 'IEND') {
            if (!hasData) return 'damaged';
            state = 'end';
          }
        }
      }
      return null;
    },
    isComplete: () => state === 'end',
  };
}
