import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { isDamage, structuralFault } from '../ask';
import { logNotes } from '../pages/log-end';
import { readLog } from '../pages/log-file';
import { copyDatabase, removeDatabase } from './database-files';
import { checkPages } from '../pages/page-check';
import type { PageSums } from '../pages/page-sums';

/** `new`: there is nothing yet. */
export type Finding = { state: 'new' } | { state: 'sound' } | { state: 'damaged'; why: string };

/** So long a start may take for looking through pages, in ms; the rest is looked at later. */
const MAX_CHECK_MS = 3_000;

/**
 * Whether the database may be used, before SQLite opens it. A file that is as it was when it was closed
 * in good order is not looked into, unless `isThorough`. After any other end every page is compared with
 * its sum; where there are no sums, SQLite tells whether the structure is sound.
 */
export function inspectDatabase(
  path: string,
  sums: PageSums,
  { hasBackup, isThorough }: { hasBackup: boolean; isThorough: boolean },
): Finding {
  const known = sums.state();
  const stats = statSync(path, { throwIfNoEntry: false });
  const wasThere = known.pages > 0 || hasBackup;
  if (!stats) return wasThere ? damaged('the file is gone') : { state: 'new' };
  if (!stats.isFile()) return damaged('it is no file');
  if (stats.size === 0 && wasThere) return damaged('the file is empty');
  if (!isThorough && isAsClosed(path, sums)) return { state: 'sound' };
  const log = readLog(`${path}-wal`, logNotes(dirname(path), sums));
  if (log?.isBroken) return damaged('its log is damaged');
  const outcome = comparePages(path, sums, (page) => log?.offsets.has(page) ?? false);
  // A program that ends without closing the database in good order leaves its log, unless SQLite had the
  // time to move it into the database, which does not note the sums.
  const mayBeUnnoted = known.closed === null && !existsSync(`${path}-wal`);
  if (outcome === 'damaged' && !mayBeUnnoted) return damaged('pages of it have changed');
  if ((outcome === 'sound' || outcome === 'late') && !known.suspect) return { state: 'sound' };
  const fault = faultByItself(path);
  if (fault !== null) return damaged(fault);
  if (outcome === 'damaged') sums.reset();
  return { state: 'sound' };
}

function comparePages(path: string, sums: PageSums, isInLog: (page: number) => boolean) {
  if (sums.state().pages === 0) return 'unknown';
  const fd = openSync(path, 'r');
  try {
    return checkPages(fd, sums, isInLog, Date.now() + MAX_CHECK_MS);
  } finally {
    closeSync(fd);
  }
}

function damaged(why: string): Finding {
  return { state: 'damaged', why };
}

/** Copies of a profile keep its times to the millisecond at best. */
const SAME_TIME_MS = 2;

function isAsClosed(path: string, sums: PageSums): boolean {
  const { closed, suspect } = sums.state();
  const mark = fileMark(path);
  if (suspect || !closed || !mark) return false;
  return mark.size === closed.size && Math.abs(mark.mtimeMs - closed.mtimeMs) < SAME_TIME_MS;
}

/** What tells whether a file was written to; null = there is no such file. */
export function fileMark(path: string): { size: number; mtimeMs: number } | null {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats ? { size: stats.size, mtimeMs: stats.mtimeMs } : null;
}

/**
 * What SQLite finds wrong; null = nothing, or there is no room for looking. It looks at a copy: as it
 * closes a database, it would change it.
 */
function faultByItself(path: string): string | null {
  const copy = `${path}.look`;
  let db: InstanceType<typeof DatabaseSync> | null = null;
  try {
    copyDatabase(path, copy);
    db = new DatabaseSync(copy);
    return structuralFault(db);
  } catch (error) {
    return isDamage(error) ? (error as Error).message : null;
  } finally {
    db?.close();
    removeDatabase(copy);
  }
}
