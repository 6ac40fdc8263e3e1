import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Backup } from '../backups';
import { logNotes } from '../pages/log-end';
import { readLog } from '../pages/log-file';
import type { PageSums } from '../pages/page-sums';

const DEFAULT_PAGE_BYTES = 4096;

/** The best there is of every page of a damaged database. */
export interface PageSource {
  pageSize: number;
  /** Pages of the database. */
  pages: number;
  /** Transactions at the end of its log that cannot be read any more. */
  changesLost: number;
  /** The page as it should be, or as it stands there where that is not known; null = it is lost. */
  page(n: number): Buffer | null;
  /** Pages so far that came from the database or its log, and from elsewhere. */
  readonly used: { own: number; other: number };
  close(): void;
}

/**
 * Pages come from the log (where its checksums are right), else from the file, else (where the file's
 * are not what they should be) from the copies beside the sums or from any backup in which that very
 * page is as it should be now: a backup is a copy page for page.
 */
export function openPages(path: string, sums: PageSums, backups: readonly Backup[]): PageSource {
  const known = sums.state();
  const file = openToRead(path);
  const logFile = openToRead(`${path}-wal`);
  const log = readLog(`${path}-wal`, logNotes(dirname(path), sums));
  const others = backups.map((backup) => openToRead(backup.path));
  const pageSize = known.pageSize || pageSizeIn(file) || DEFAULT_PAGE_BYTES;
  const inFile = file === null ? 0 : Math.floor(fstatSync(file).size / pageSize);
  const pages = Math.max(log?.size ?? 0, known.pages || inFile);

  function read(fd: number | null, offset: number): Buffer | null {
    if (fd === null) return null;
    const bytes = Buffer.alloc(pageSize);
    return readSync(fd, bytes, 0, pageSize, offset) === pageSize ? bytes : null;
  }

  /** Whether a page is what it should be; null = that is not known. */
  function isRight(n: number, page: Buffer | null): boolean | null {
    const sum = sums.sums(n, n + 1).get(n);
    if (sum === undefined) return null;
    return page !== null && crc32(page) === sum;
  }

  function elsewhere(n: number): Buffer | null {
    const copy = sums.copy(n);
    if (copy) return copy;
    for (const other of others) {
      const page = read(other, (n - 1) * pageSize);
      if (isRight(n, page)) return page;
    }
    return null;
  }

  const used = { own: 0, other: 0 };
  return {
    pageSize,
    pages,
    used,
    changesLost: log?.lost ?? 0,
    page(n) {
      const offset = log?.pageSize === pageSize ? log.offsets.get(n) : undefined;
      if (offset !== undefined) {
        used.own += 1;
        return read(logFile, offset);
      }
      if (n < 1 || n > pages) return null;
      const own = read(file, (n - 1) * pageSize);
      const isOwn = own !== null && isRight(n, own) !== false;
      const page = isOwn ? own : elsewhere(n);
      if (page) used[isOwn ? 'own' : 'other'] += 1;
      return page;
    },
    close() {
      for (const fd of [file, logFile, ...others]) if (fd !== null) closeSync(fd);
    },
  };
}

/** null where there is no such file. */
function openToRead(path: string): number | null {
  try {
    const fd = openSync(path, 'r');
    if (fstatSync(fd).isFile()) return fd;
    closeSync(fd);
    return null;
  } catch {
    return null;
  }
}

/** As the head of the database has it, https://www.sqlite.org/fileformat2.html#page_size; null where it makes no sense. */
function pageSizeIn(fd: number | null): number | null {
  if (fd === null) return null;
  const head = Buffer.alloc(100);
  readSync(fd, head, 0, head.length, 0);
  const size = head.readUInt16BE(16);
  return size >= 512 && (size & (size - 1)) === 0 ? size : null;
}
