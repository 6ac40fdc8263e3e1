/** Reads the few files a spreadsheet needs out of its ZIP container, within limits of our own. */
import { inflateRawSync } from 'node:zlib';

/** One file in a ZIP archive, as the central directory declares it (APPNOTE.TXT 4.3.12). */
interface ZipEntry {
  method: number;
  encrypted: boolean;
  packedSize: number;
  size: number;
  offset: number;
}

type ZipResult<T> = { ok: true; value: T } | { ok: false; reason: 'damaged' | 'bomb' };

const MAX_ENTRIES = 2000;
const MAX_TOTAL_SIZE = 200 * 1024 * 1024;
/** Sheets shrink to a tenth or a thirtieth; only a file of nothing but repetition goes beyond this. */
const MAX_RATIO = 200;
const RATIO_MATTERS_FROM = 4 * 1024 * 1024;

const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
const END64_LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const CENTRAL_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const UNKNOWN_32 = 0xffffffff;

/** A ZIP archive whose declared sizes have been found bearable; nothing is inflated yet. */
export class ZipArchive {
  readonly #bytes: DataView;
  readonly #entries: ReadonlyMap<string, ZipEntry>;

  private constructor(bytes: DataView, entries: ReadonlyMap<string, ZipEntry>) {
    this.#bytes = bytes;
    this.#entries = entries;
  }

  /** Reads the central directory. `bomb`: the declared sizes add up to too much. */
  static open(bytes: Uint8Array): ZipResult<ZipArchive> {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
      const entries = readDirectory(view);
      if (entries === 'bomb') return { ok: false, reason: 'bomb' };
      return { ok: true, value: new ZipArchive(view, entries) };
    } catch (error) {
      if (error instanceof RangeError) return { ok: false, reason: 'damaged' };
      throw error;
    }
  }

  /** The bytes of one file, or null when the archive has no such file. Never more than it declares. */
  read(path: string): ZipResult<Uint8Array | null> {
    const entry = this.#entries.get(path);
    if (!entry) return { ok: true, value: null };
    try {
      return { ok: true, value: inflate(this.#bytes, entry) };
    } catch {
      // zlib's own errors, an output longer than declared, an offset outside the file.
      return { ok: false, reason: 'damaged' };
    }
  }
}

/** Throws a RangeError where the archive is damaged, as DataView does beyond its end. */
function readDirectory(view: DataView): Map<string, ZipEntry> | 'bomb' {
  const { count, offset } = findDirectory(view);
  if (count > MAX_ENTRIES) return 'bomb';
  const entries = new Map<string, ZipEntry>();
  let total = 0;
  let at = offset;
  for (let n = 0; n < count; n += 1) {
    if (view.getUint32(at, true) !== CENTRAL_SIGNATURE) throw new RangeError('directory');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const entry: ZipEntry = {
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    readZip64(view, at + 46 + nameLength, extraLength, entry);
    total += entry.size;
    const ratio = entry.size / Math.max(entry.packedSize, 1);
    if (total > MAX_TOTAL_SIZE) return 'bomb';
    if (entry.size > RATIO_MATTERS_FROM && ratio > MAX_RATIO) return 'bomb';
    entries.set(new TextDecoder().decode(slice(view, at + 46, nameLength)), entry);
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

function findDirectory(view: DataView): { count: number; offset: number } {
  const lowest = Math.max(0, view.byteLength - END_SIZE - 0xffff);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    const count = view.getUint16(at + 10, true);
    const offset = view.getUint32(at + 16, true);
    if (count !== 0xffff && offset !== UNKNOWN_32) return { count, offset };
    if (view.getUint32(at - 20, true) !== END64_LOCATOR_SIGNATURE) return { count, offset };
    const end64 = readUint64(view, at - 12);
    if (view.getUint32(end64, true) !== END64_SIGNATURE) throw new RangeError('zip64');
    return { count: readUint64(view, end64 + 32), offset: readUint64(view, end64 + 48) };
  }
  throw new RangeError('no directory');
}

/** Takes sizes from the ZIP64 field where the old ones are too small for them (APPNOTE.TXT 4.5.3). */
function readZip64(view: DataView, start: number, length: number, entry: ZipEntry): void {
  for (let at = start; at + 4 <= start + length;) {
    const size = view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === 1) {
      let value = at + 4;
      for (const key of ['size', 'packedSize', 'offset'] as const) {
        if (entry[key] !== UNKNOWN_32) continue;
        entry[key] = readUint64(view, value);
        value += 8;
      }
    }
    at += 4 + size;
  }
}

function inflate(view: DataView, entry: ZipEntry): Uint8Array {
  if (entry.encrypted) throw new RangeError('encrypted');
  if (view.getUint32(entry.offset, true) !== LOCAL_SIGNATURE) throw new RangeError('local header');
  const nameLength = view.getUint16(entry.offset + 26, true);
  const extraLength = view.getUint16(entry.offset + 28, true);
  const packed = slice(view, entry.offset + 30 + nameLength + extraLength, entry.packedSize);
  if (entry.method !== STORED && entry.method !== DEFLATED) throw new RangeError('method');
  const limit = { maxOutputLength: Math.max(entry.size, 1) };
  const bytes = entry.method === STORED ? packed : inflateRawSync(packed, limit);
  if (bytes.length !== entry.size) throw new RangeError('size');
  return bytes;
}

function slice(view: DataView, at: number, length: number): Uint8Array {
  if (at + length > view.byteLength) throw new RangeError('outside the file');
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

function readUint64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true));
}
