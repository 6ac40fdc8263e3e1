import type { StructureCheck } from './structure-check';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const TEM = 0x01;

/** Follows the segments of a JPEG: a frame, a scan, up to EOI. What follows EOI is not looked at. */
export function createJpegCheck(): StructureCheck {
  let state: 'marker' | 'code' | 'length' | 'segment' | 'scan' | 'scan-code' | 'end' = 'marker';
  let marker = 0;
  let skip = 0;
  let lengthBytes = 0;
  let hasFrame = false;
  let hasScan = false;

  /** What a marker outside of entropy-coded data leads to; null = the picture is damaged. */
  const enter = (code: number): typeof state | null => {
    marker = code;
    if (code === EOI) return hasFrame && hasScan ? 'end' : null;
    if (code === SOI || code === TEM) return 'marker';
    if (code === 0x00 || isRestart(code)) return null;
    skip = 0;
    lengthBytes = 0;
    return 'length';
  };

  return {
    push(piece) {
      let at = 0;
      while (at < piece.length) {
        if (state === 'end') return null;
        if (state === 'scan') {
          // Entropy-coded data: only an FF can end it.
          const found = piece.indexOf(0xff, at);
          if (found < 0) return null;
          at = found + 1;
          state = 'scan-code';
          continue;
        }
        if (state === 'segment') {
          const step = Math.min(skip, piece.length - at);
          at += step;
          skip -= step;
          if (skip === 0) state = marker === SOS ? 'scan' : 'marker';
          continue;
        }
        const byte = piece[at]!;
        at += 1;
        if (state === 'marker') {
          if (byte !== 0xff) return 'damaged';
          state = 'code';
        } else if (state === 'length') {
          skip = skip * 256 + byte;
          lengthBytes += 1;
          if (lengthBytes < 2) continue;
          if (skip < 2) return 'damaged';
          hasFrame ||= isFrame(marker);
          if (marker === SOS) {
            if (!hasFrame) return 'damaged';
            hasScan = true;
          }
          skip -= 2;
          if (skip > 0) state = 'segment';
          else state = marker === SOS ? 'scan' : 'marker';
        } else if (byte === 0xff) {
          // Any number of FF may stand before a marker's code (ITU T.81, B.1.1.2).
        } else if (state === 'scan-code' && (byte === 0x00 || isRestart(byte))) {
          state = 'scan';
        } else {
          const next = enter(byte);
          if (!next) return 'damaged';
          state = next;
        }
      }
      return null;
    },
    isComplete: () => state === 'end',
  };
}

function isRestart(code: number): boolean {
  return code >= 0xd0 && code <= 0xd7;
}

/** SOF0–SOF15; C4, C8 and CC among them mean something else. */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc;
}
