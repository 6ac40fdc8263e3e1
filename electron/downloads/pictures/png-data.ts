import { inflateSync } from 'node:zlib';
import { MAX_PIXELS } from './picture';

/** What is unpacked of one picture, at most: bytes. */
const MAX_RAW_BYTES = 256 * 1024 * 1024;

/** Data that was changed may unpack to more than the picture: up to this its checksum is waited for. */
const MAX_SURPLUS_BYTES = 1024 * 1024;

/** What IHDR says. `colour`: 0 grey, 2 RGB, 3 palette, 4 grey and alpha, 6 RGB and alpha. */
interface PngHead {
  width: number;
  height: number;
  depth: number;
  colour: number;
  interlaced: boolean;
}

/** The rows of one pass; a picture that is not interlaced is one pass. */
interface PngPass {
  rows: number;
  /** Bytes of a row, without the one that names its filter. */
  rowBytes: number;
  /** Where its first row begins in `PngData.raw`, with the byte that names its filter. */
  at: number;
}

export interface PngData {
  /** All rows, unpacked, filters not undone. */
  raw: Uint8Array;
  /** The file's chunks that its pixels are made of, as they stand in it, from IHDR to the last IDAT. */
  chunks: Buffer[];
}

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
/** An IEND chunk with its checksum. */
const END = Buffer.from('0000000049454e44ae426082', 'hex');
const PIXEL_CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT']);

/** Bits of a pixel, by colour type; others do not exist. */
const SAMPLES: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Record<number, readonly number[]> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};

/** Adam7: left, top, across, down of each pass (PNG, third edition, 8.1). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/**
 * Unpacks a PNG whose chunks are whole. That proves all of its pixels: the packed data carries a
 * checksum of what it unpacks to. `damaged`: it does not unpack, is too short, or a row has no filter
 * that there is · `unjudged`: more than we unpack, or not as the standard has it.
 */
export function unpackPng(file: Buffer): PngData | 'damaged' | 'unjudged' {
  const chunks = readChunks(file);
  const head = chunks && readHead(chunks.head);
  if (!chunks || !head) return 'unjudged';
  const passes = passesOf(head);
  const last = passes.at(-1);
  if (!last) return 'unjudged';
  const size = last.at + last.rows * (1 + last.rowBytes);
  if (head.width * head.height > MAX_PIXELS || size > MAX_RAW_BYTES) return 'unjudged';
  if (head.colour === 3 && !chunks.hasPalette) return 'damaged';
  const raw = inflate(chunks.data, size);
  if (typeof raw === 'string') return raw;
  if (raw.length < size || !filtersExist(raw, passes)) return 'damaged';
  return { raw, chunks: chunks.plain };
}

/**
 * The picture as a file of nothing but its pixels: decoders give up a whole picture over a profile or an
 * animation that is odd.
 */
export function plainPng({ chunks }: PngData): Buffer<ArrayBuffer> {
  return Buffer.concat([SIGNATURE, ...chunks, END]);
}

function inflate(data: Buffer[], size: number): Uint8Array | 'damaged' | 'unjudged' {
  try {
    return inflateSync(Buffer.concat(data), {
      // Somewhat more than it takes, so that zlib ends in one go.
      chunkSize: size + 64,
      maxOutputLength: size + MAX_SURPLUS_BYTES,
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    return code === 'Z_DATA_ERROR' || code === 'Z_BUF_ERROR' ? 'damaged' : 'unjudged';
  }
}

function readChunks(file: Buffer) {
  let head: Buffer | null = null;
  let hasPalette = false;
  const data: Buffer[] = [];
  const plain: Buffer[] = [];
  for (let at = 8; at + 12 <= file.length;) {
    const length = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    const body = file.subarray(at + 8, at + 8 + length);
    if (PIXEL_CHUNKS.has(type)) plain.push(file.subarray(at, at + 12 + length));
    at += 12 + length;
    if (type === 'IHDR') head = body;
    else if (type === 'PLTE') hasPalette = length > 0;
    else if (type === 'IDAT') data.push(body);
    else if (type === 'IEND') break;
    // A capital begins the name of a chunk without which the picture cannot be understood.
    else if (type < 'a') return null;
  }
  return head && { head, hasPalette, data, plain };
}

function readHead(body: Buffer): PngHead | null {
  if (body.length !== 13) return null;
  const width = body.readUInt32BE(0);
  const height = body.readUInt32BE(4);
  const [depth = 0, colour = 0, packing, filtering, interlace = 0] = body.subarray(8);
  const known = DEPTHS[colour]?.includes(depth) && packing === 0 && filtering === 0;
  if (!known || interlace > 1 || width === 0 || height === 0) return null;
  return { width, height, depth, colour, interlaced: interlace === 1 };
}

function passesOf(head: PngHead): PngPass[] {
  const bits = SAMPLES[head.colour]! * head.depth;
  const passes: PngPass[] = [];
  let at = 0;
  for (const [left, top, across, down] of head.interlaced ? ADAM7 : [[0, 0, 1, 1] as const]) {
    const columns = Math.ceil((head.width - left) / across);
    const rows = Math.ceil((head.height - top) / down);
    if (columns <= 0 || rows <= 0) continue;
    const rowBytes = Math.ceil((columns * bits) / 8);
    passes.push({ rows, rowBytes, at });
    at += rows * (1 + rowBytes);
  }
  return passes;
}

function filtersExist(raw: Uint8Array, passes: readonly PngPass[]): boolean {
  return passes.every(({ at, rows, rowBytes }) => {
    for (let row = 0; row < rows; row += 1) {
      if (raw[at + row * (1 + rowBytes)]! > 4) return false;
    }
    return true;
  });
}
