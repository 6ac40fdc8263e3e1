/** The write-ahead log beside the database, as https://www.sqlite.org/fileformat2.html#walformat has it. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const HEAD_BYTES = 32;
const FRAME_HEAD_BYTES = 24;

/** Of a log whose head cannot be read. */
const DEFAULT_PAGE_BYTES = 4096;

/** Bytes of the log that are read at once. */
const SLICE_BYTES = 1_000_000;

export interface LogHead {
  pageSize: number;
  /** Tells the frames of this turn of the log from older ones that lie behind them. */
  salts: bigint;
  bigEndian: boolean;
  checksum: Checksum;
}

type Checksum = readonly [number, number];

export interface Frame {
  /** Place in the log, from 0. */
  index: number;
  page: number;
  /** More than 0 in the last frame of a transaction: pages of the database after it. */
  size: number;
  salts: bigint;
  checksum: Checksum;
  /** The head as it is checksummed, and the page. Valid until the next frame is read. */
  head: Buffer;
  bytes: Buffer;
}

/** A place in the log: so many frames of the turn that these salts tell. */
export interface LogPlace {
  salts: bigint;
  frames: number;
}

/** What committed transactions in the log say. */
export interface Log {
  /** SQLite must not use it: transactions in it cannot be read, or it would bring back older ones. */
  isBroken: boolean;
  pageSize: number;
  /** Where the newest bytes of each page stand in the file; none where the database has newer ones. */
  offsets: ReadonlyMap<number, number>;
  /** Pages of the database after the last transaction; null = the log holds none. */
  size: number | null;
  /** Transactions that were there, cannot be read any more, and are not in the database. */
  lost: number;
}

/** What is known of a log from outside; null = nothing. */
export interface LogNotes {
  /** So much of it has been moved into the database. */
  moved: LogPlace | null;
  /** Where its last transaction ends that was acknowledged. */
  end: LogPlace | null;
}

/**
 * Reads a log with every checksum; null = there is none. SQLite takes the frames up to the first bad one
 * and says nothing of those behind it: they are counted here. A last transaction that is cut short, and
 * that nobody noted the end of, was never acknowledged.
 */
export function readLog(path: string, { moved, end }: LogNotes): Log | null {
  let fd: number;
  try {
    fd = openSync(path, 'r');
  } catch {
    return null;
  }
  try {
    const head = readHead(fd);
    const salts = head?.salts ?? end?.salts ?? moved?.salts ?? null;
    const pageSize = head?.pageSize ?? DEFAULT_PAGE_BYTES;
    const inDatabase = moved && moved.salts === salts ? moved.frames : 0;
    const acknowledged = end && end.salts === salts ? end.frames : 0;
    const good = head ? readFrames(fd, head) : { ...NO_FRAMES, stopped: -1 };
    const count = Math.floor((fstatSync(fd).size - HEAD_BYTES) / (FRAME_HEAD_BYTES + pageSize));
    const behind = commitsBehind(fd, pageSize, count, salts, good.stopped);
    const lost = behind.filter((index) => index >= inDatabase).length;
    const isEndLost = acknowledged > Math.max(good.committed, inDatabase);
    // It breaks off before what has been moved: what is left of it is older than the database.
    const isOutdated = good.committed < inDatabase;
    return {
      isBroken: lost > 0 || isEndLost || (isOutdated && good.committed > 0),
      pageSize,
      offsets: isOutdated ? new Map() : good.offsets,
      size: isOutdated ? null : good.size,
      lost: lost === 0 && isEndLost ? 1 : lost,
    };
  } finally {
    closeSync(fd);
  }
}

interface GoodFrames {
  offsets: ReadonlyMap<number, number>;
  size: number | null;
  /** Frames up to the end of the last transaction. */
  committed: number;
  /** Place of the first frame that is not one of this turn. */
  stopped: number;
}

const NO_FRAMES: GoodFrames = { offsets: new Map(), size: null, committed: 0, stopped: 0 };

function readFrames(fd: number, head: LogHead): GoodFrames {
  const offsets = new Map<number, number>();
  let uncommitted = new Map<number, number>();
  let { size, committed, stopped } = NO_FRAMES;
  let { checksum } = head;
  for (const frame of framesOf(fd, head.pageSize, 0, Infinity)) {
    stopped = frame.index;
    checksum = checksumOf(frame.bytes, head, checksumOf(frame.head, head, checksum));
    if (frame.salts !== head.salts || !isSame(frame.checksum, checksum)) break;
    stopped += 1;
    uncommitted.set(frame.page, offsetOf(head.pageSize, frame.index));
    if (frame.size === 0) continue;
    for (const [page, offset] of uncommitted) offsets.set(page, offset);
    uncommitted = new Map();
    ({ size } = frame);
    committed = stopped;
  }
  return { offsets, size, committed, stopped };
}

/** The log's head; null where it is not one. */
export function readHead(fd: number): LogHead | null {
  const bytes = Buffer.alloc(HEAD_BYTES);
  if (readSync(fd, bytes, 0, HEAD_BYTES, 0) < HEAD_BYTES) return null;
  const magic = bytes.readUInt32BE(0);
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return null;
  const head = {
    pageSize: bytes.readUInt32BE(8),
    salts: bytes.readBigUInt64BE(16),
    bigEndian: magic === 0x377f0683,
    checksum: [bytes.readUInt32BE(24), bytes.readUInt32BE(28)] as const,
  };
  return isSame(checksumOf(bytes.subarray(0, 24), head, [0, 0]), head.checksum) ? head : null;
}

/** Frames from place `from` to `to` (exclusive), as far as the file goes; unchecked. */
export function* framesOf(
  fd: number,
  pageSize: number,
  from: number,
  to: number,
): Generator<Frame> {
  const frameBytes = FRAME_HEAD_BYTES + pageSize;
  const perSlice = Math.max(1, Math.floor(SLICE_BYTES / frameBytes));
  const slice = Buffer.alloc(perSlice * frameBytes);
  for (let first = from; first < to; first += perSlice) {
    const wanted = Math.min(perSlice, to - first) * frameBytes;
    const read = readSync(fd, slice, 0, wanted, HEAD_BYTES + first * frameBytes);
    for (let at = 0; at + frameBytes <= read; at += frameBytes) {
      yield {
        index: first + at / frameBytes,
        page: slice.readUInt32BE(at),
        size: slice.readUInt32BE(at + 4),
        salts: slice.readBigUInt64BE(at + 8),
        checksum: [slice.readUInt32BE(at + 16), slice.readUInt32BE(at + 20)],
        head: slice.subarray(at, at + 8),
        bytes: slice.subarray(at + FRAME_HEAD_BYTES, at + frameBytes),
      };
    }
    if (read < wanted) return;
  }
}

/** Where the page of a frame stands in the file. */
export function offsetOf(pageSize: number, index: number): number {
  return HEAD_BYTES + index * (FRAME_HEAD_BYTES + pageSize) + FRAME_HEAD_BYTES;
}

/**
 * Places of the ends of transactions at `stopped` and behind it. One at `stopped` itself with nothing
 * behind it is a transaction that was being written when the program ended: none then. `salts` null:
 * those of the first frame.
 */
function commitsBehind(
  fd: number,
  pageSize: number,
  count: number,
  salts: bigint | null,
  stopped: number,
): number[] {
  let own = salts;
  const ends: number[] = [];
  for (const frame of framesOf(fd, pageSize, Math.max(0, stopped), count)) {
    own ??= frame.salts;
    if (frame.salts === own && frame.size > 0) ends.push(frame.index);
  }
  return ends.some((index) => index > stopped) ? ends : [];
}

function checksumOf(
  bytes: Buffer,
  { bigEndian }: Pick<LogHead, 'bigEndian'>,
  [a, b]: Checksum,
): Checksum {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let one = a;
  let two = b;
  for (let at = 0; at < bytes.length; at += 8) {
    one = (one + view.getUint32(at, !bigEndian) + two) >>> 0;
    two = (two + view.getUint32(at + 4, !bigEndian) + one) >>> 0;
  }
  return [one, two];
}

function isSame(a: Checksum, b: Checksum): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
