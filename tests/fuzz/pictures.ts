import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import {
  createImageCheck,
  type StructureVerdict,
} from '../../electron/downloads/images/image-structure';
import { judge } from '../../electron/downloads/pictures/judge';
import { sizeOf } from '../../electron/downloads/pictures/picture-size';
import {
  buildPng,
  LOSSLESS_WEBP,
  LOSSY_WEBP,
  PROGRESSIVE_JPEG,
  softPlan,
} from '../../electron/downloads/pictures/test-pictures';
import { jpegOf, pngChunk, pngOf, webpOf } from '../../electron/downloads/testing/test-images';
import { within } from './target';
import type { Target } from './target';

type Bytes = Buffer<ArrayBuffer>;

const PIECES = [
  [
    'ffd8',
    'ffd9',
    'ffda',
    'ffff',
    'ff00',
    'ffd0',
    'ffc0',
    'ffc2',
    'ffdb0043',
    'ffe10000',
    'ffe1ffff',
  ],
  ['00000000', 'ffffffff', '7fffffff', '80000000', '0001', 'fe', '89504e470d0a1a0a'],
  ['49484452', '49444154', '49454e44ae426082', '504c5445', '74524e53', '6163544c'],
  ['52494646', '57454250', '56503858', '56503820', '5650384c', '414e494d', '414c5048'],
].flatMap((some) => some.map((hex) => Buffer.from(hex, 'hex')));

/** Bytes with one to five changes. */
export function spoiltBytes(from: fc.Arbitrary<Bytes>): fc.Arbitrary<Bytes> {
  const edit = fc.record({
    how: fc.constantFrom('flip', 'flip', 'insert', 'replace', 'delete', 'cut', 'repeat'),
    at: fc.nat(),
    length: fc.oneof(fc.nat(8), fc.nat(300)),
    byte: fc.nat(255),
    piece: fc.constantFrom(...PIECES),
  });
  return fc.tuple(from, fc.array(edit, { minLength: 1, maxLength: 5 })).map(([bytes, edits]) =>
    edits.reduce((now, { how, at, length, byte, piece }) => {
      const start = at % (now.length + 1);
      const end = Math.min(now.length, start + length);
      const [before, rest] = [now.subarray(0, start), now.subarray(end)];
      if (how === 'insert') return Buffer.concat([before, piece, now.subarray(start)]);
      if (how === 'replace')
        return Buffer.concat([before, piece, now.subarray(start + piece.length)]);
      if (how === 'delete') return Buffer.concat([before, rest]);
      if (how === 'cut') return Buffer.from(before);
      if (how === 'repeat') return Buffer.concat([now.subarray(0, end), now.subarray(start)]);
      const flipped = Buffer.from(now);
      if (start < flipped.length) flipped[start] = byte;
      return flipped;
    }, bytes),
  );
}

const PLAN = softPlan(17, 13);
const WHOLE: readonly Buffer[] = [
  pngOf(60),
  buildPng(PLAN),
  buildPng({ ...PLAN, interlaced: true, colour: 6 }),
  buildPng({ ...PLAN, colour: 3, depth: 2, palette: Buffer.alloc(12, 9), sample: (x) => x % 4 }),
  jpegOf(),
  PROGRESSIVE_JPEG,
  webpOf(),
  LOSSY_WEBP,
  LOSSLESS_WEBP,
];

interface Spoilt {
  bytes: Bytes;
  /** Where a network cuts them. */
  cuts: number[];
  /** Chunks of a PNG get the sums that belong to them: else nothing behind the first change is read. */
  summed: boolean;
}

const photos: Target<Spoilt> = {
  name: 'pictures',
  taste: 600,
  seeds: WHOLE.map((bytes) => ({ bytes: Buffer.from(bytes), cuts: [], summed: true })),
  spoil: (from) =>
    fc.record({
      bytes: spoiltBytes(from.map(({ bytes }) => bytes)),
      cuts: fc.array(fc.nat(), { maxLength: 6 }),
      summed: fc.boolean(),
    }),
  async check({ bytes: spoilt, cuts, summed }) {
    const bytes = summed ? withSums(spoilt) : spoilt;
    const whole = await within(() => verdictOf([bytes]));
    const edges = cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b);
    const pieces = [...edges, bytes.length].map((end, n) => bytes.subarray(edges[n - 1] ?? 0, end));
    const inPieces = await within(() => verdictOf(pieces));
    if (JSON.stringify(whole) !== JSON.stringify(inPieces)) {
      throw new Error(`${JSON.stringify(whole)}, but in pieces ${JSON.stringify(inPieces)}`);
    }
    for (const type of ['jpeg', 'webp'] as const) {
      const size = await within(() => sizeOf(bytes, type));
      if (size && !(size.width >= 0 && size.height >= 0)) throw new Error(JSON.stringify(size));
    }
    if (!whole.ok) return;
    const before = hashOf(bytes);
    // The thread that looks at a picture may give up over it, and is replaced; it may not hang.
    const judged = await within(() => judge(bytes, whole.type, whole.type !== 'png'));
    if (judged.thumbnail && judged.verdict !== 'sound')
      throw new Error(`A thumbnail of a ${judged.verdict} one`);
    if (hashOf(bytes) !== before) throw new Error('The photo itself was changed.');
  },
};

function verdictOf(pieces: readonly Buffer[]): StructureVerdict {
  const check = createImageCheck();
  for (const piece of pieces) check.push(piece);
  return check.end();
}

/** A PNG whose chunks have the sums of what is in them now; anything else as it is. */
function withSums(bytes: Bytes): Bytes {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') return bytes;
  const parts: Buffer[] = [bytes.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= bytes.length) {
    const end = at + 8 + bytes.readUInt32BE(at);
    if (end + 4 > bytes.length) break;
    parts.push(pngChunk(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, end)));
    at = end + 4;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export const pictureTargets = [photos] as const;
