/** Rows of a table or an index, read from its pages: https://www.sqlite.org/fileformat2.html#b_tree_pages */
import { decodeRecord, readVarint, type Value } from './record';
import type { PageSource } from './page-source';

/** Rows whose numbers lie above `above` and up to `upTo`. */
export interface Gap {
  above: number;
  upTo: number;
}

const TABLE_LEAF = 0x0d;
const TABLE_INTERIOR = 0x05;
const INDEX_LEAF = 0x0a;
const INDEX_INTERIOR = 0x02;

const DATABASE_HEAD_BYTES = 100;
/** Deeper no tree of SQLite's is. */
const MAX_DEPTH = 20;

type Visit = (values: Value[], row: number) => void;

/**
 * Visits all rows that can be read, in order. The answer: where rows may be missing (of an index or a
 * table without row numbers, only whether). Never throws, whatever the pages hold.
 */
export function readTree(source: PageSource, root: number, visit: Visit): Gap[] {
  const gaps: Gap[] = [];
  const seen = new Set<number>();
  walk(root, { above: -Infinity, upTo: Infinity }, 0);
  return gaps;

  function walk(n: number, range: Gap, depth: number): void {
    const bytes = seen.has(n) || depth > MAX_DEPTH ? null : source.page(n);
    seen.add(n);
    if (!bytes) {
      gaps.push(range);
      return;
    }
    try {
      walkPage(bytes, n === 1 ? DATABASE_HEAD_BYTES : 0, range, depth);
    } catch {
      // It is a page of another kind, or none at all.
      gaps.push(range);
    }
  }

  function walkPage(bytes: Buffer, head: number, range: Gap, depth: number): void {
    const kind = bytes.readUInt8(head);
    const isInterior = kind === TABLE_INTERIOR || kind === INDEX_INTERIOR;
    if (!isInterior && kind !== TABLE_LEAF && kind !== INDEX_LEAF) {
      throw new RangeError('No page is of this kind.');
    }
    const count = bytes.readUInt16BE(head + 3);
    const pointers = head + (isInterior ? 12 : 8);
    let { above } = range;
    for (let i = 0; i < count; i += 1) {
      const at = bytes.readUInt16BE(pointers + 2 * i);
      if (kind === TABLE_INTERIOR) {
        const [upTo] = readVarint(bytes, at + 4);
        walk(bytes.readUInt32BE(at), { above, upTo }, depth + 1);
        above = upTo;
      } else if (kind === INDEX_INTERIOR) {
        walk(bytes.readUInt32BE(at), range, depth + 1);
        visitRow(bytes, at + 4, false, range);
      } else visitRow(bytes, at, kind === TABLE_LEAF, range);
    }
    if (isInterior) walk(bytes.readUInt32BE(head + 8), { above, upTo: range.upTo }, depth + 1);
  }

  function visitRow(bytes: Buffer, at: number, isNumbered: boolean, range: Gap): void {
    let gap = range;
    try {
      const [size, afterSize] = readVarint(bytes, at);
      const [row, start] = isNumbered ? readVarint(bytes, afterSize) : [0, afterSize];
      if (isNumbered) gap = { above: row - 1, upTo: row };
      visit(decodeRecord(payloadOf(bytes, start, size, isNumbered)), row);
    } catch {
      gaps.push(gap);
    }
  }

  /** A long row goes on in pages of its own. */
  function payloadOf(bytes: Buffer, start: number, size: number, isNumbered: boolean): Buffer {
    const own = ownBytes(size, source.pageSize, isNumbered);
    if (start + own > bytes.length || size > source.pages * source.pageSize) {
      throw new RangeError('The row is longer than its page.');
    }
    const pieces = [bytes.subarray(start, start + own)];
    let left = size - own;
    let next = left > 0 ? bytes.readUInt32BE(start + own) : 0;
    while (left > 0) {
      const page = source.page(next);
      if (!page) throw new RangeError('A page of the row is lost.');
      const piece = page.subarray(4, 4 + Math.min(left, page.length - 4));
      pieces.push(piece);
      left -= piece.length;
      next = page.readUInt32BE(0);
    }
    return Buffer.concat(pieces);
  }
}

/** Bytes of a row that stand in the page itself. */
function ownBytes(size: number, pageSize: number, isNumbered: boolean): number {
  const most = isNumbered ? pageSize - 35 : Math.floor(((pageSize - 12) * 64) / 255) - 23;
  if (size <= most) return size;
  const least = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const own = least + ((size - least) % (pageSize - 4));
  return own <= most ? own : least;
}
