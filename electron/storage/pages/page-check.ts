import { crc32 } from 'node:zlib';
import { closeSync, openSync, readSync } from 'node:fs';
import { notedPage, type PageSums } from './page-sums';

/** Pages that are read at once: 1 MB, some 2 ms of work. */
export const SLICE_PAGES = 256;

export interface Slice {
  /** Pages that are not what was noted, or not there. */
  wrong: number[];
  /** Pages that nothing was noted of. */
  unknown: number[];
}

/**
 * Compares pages `from` to `to` (exclusive) with their sums. `isExempt`: pages whose newest bytes stand
 * in the log. No page may change between the reading and this.
 */
export function checkSlice(
  sums: PageSums,
  pageSize: number,
  from: number,
  to: number,
  bytes: Buffer,
  isExempt: (page: number) => boolean = () => false,
): Slice {
  const known = sums.sums(from, to);
  const slice: Slice = { wrong: [], unknown: [] };
  for (let page = from; page < to; page += 1) {
    if (isExempt(page)) continue;
    const sum = known.get(page);
    const own = bytes.subarray((page - from) * pageSize, (page - from + 1) * pageSize);
    if (sum === undefined) slice.unknown.push(page);
    else if (own.length < pageSize || crc32(own) !== sum) slice.wrong.push(page);
  }
  return slice;
}

/** Reads and compares pages until `deadline` (ms since 1970). `unknown`: not all of them have a sum. */
export function checkPages(
  fd: number,
  sums: PageSums,
  isExempt: (page: number) => boolean,
  deadline: number,
): 'sound' | 'damaged' | 'unknown' | 'late' {
  const { pageSize, pages } = sums.state();
  const buffer = Buffer.alloc(SLICE_PAGES * pageSize);
  for (let from = 1; from <= pages; from += SLICE_PAGES) {
    if (Date.now() > deadline) return 'late';
    const to = Math.min(from + SLICE_PAGES, pages + 1);
    const read = readSync(fd, buffer, 0, (to - from) * pageSize, (from - 1) * pageSize);
    const slice = checkSlice(sums, pageSize, from, to, buffer.subarray(0, read), isExempt);
    if (slice.wrong.length > 0) return 'damaged';
  }
  return sums.state().complete ? 'sound' : 'unknown';
}

/** Notes and keeps every page of a database that nobody writes to. */
export function keepAllPages(path: string, sums: PageSums): void {
  const { pageSize, pages, roots } = sums.state();
  const rootPages = new Set(Object.values(roots));
  const fd = openSync(path, 'r');
  function* all() {
    const bytes = Buffer.alloc(pageSize);
    for (let page = 1; page <= pages; page += 1) {
      readSync(fd, bytes, 0, pageSize, (page - 1) * pageSize);
      yield notedPage(page, bytes, rootPages);
    }
  }
  try {
    sums.keep(all(), { complete: true, changes: sums.state().changes + 1 });
  } finally {
    closeSync(fd);
  }
}
