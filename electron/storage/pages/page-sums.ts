import { existsSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { DatabaseSync } from '@photostructure/sqlite';
import { breathe, type Connection } from '../../tracking/transaction';
import { NOTHING_KNOWN, parseState, writeState, type DatabaseState } from './database-state';
import { openPageCopies, type PageCopies } from './page-copies';

/** Pages noted before queries get their turn: some 10 ms. */
const SLICE_PAGES = 256;

export interface NotedPage {
  page: number;
  bytes: Uint8Array;
  /** Others hang on it. */
  isVital: boolean;
}

/**
 * What each page of the database should be: SQLite's own files cannot tell a changed letter from the
 * right one. Besides, the pages that have changed since the last backup, and always the vital ones: with
 * the backup they are the whole database once more. It is kept in `tracking.sums` and `tracking.copies`,
 * brought up to date with every checkpoint before the log is used anew. Whoever changes `tracking.db` with
 * another program deletes `tracking.sums`.
 */
export interface PageSums {
  state(): DatabaseState;
  change(change: Partial<DatabaseState>): void;
  /** Writes down what pages are from now on, and keeps them, all or nothing. */
  keep(pages: Iterable<NotedPage>, change: Partial<DatabaseState>): void;
  /**
   * The same, in slices between which queries get their turn; whatever else is written down meanwhile ends
   * it. Whether it was done.
   */
  keepAside(pages: Iterable<NotedPage>, change: Partial<DatabaseState>): Promise<boolean>;
  /** Writes down what pages are that stand in the backup that is being made, and keeps the vital ones. */
  note(pages: Iterable<NotedPage>): void;
  /** All pages stand in a backup: only the vital ones are still kept here. No page may be kept meanwhile. */
  backedUp(change: Partial<DatabaseState>): Promise<void>;
  /** Sums of the pages `from` to `to` (exclusive), as far as they are known. */
  sums(from: number, to: number): Map<number, number>;
  /** The page as it should be; null where it is not kept. */
  copy(page: number): Buffer | null;
  /** Forgets all: the database is another one. */
  reset(): void;
  close(): void;
}

/**
 * A file that cannot be read, or is of another version, counts as empty: the sums are made anew. Throws
 * when it can be neither read nor removed: sums that are not kept up would call the database damaged.
 */
export function openPageSums(profile: string): PageSums {
  const path = join(profile, 'tracking.sums');
  const copies = openPageCopies(join(profile, 'tracking.copies'));
  try {
    return over(open(path), path, copies);
  } catch {
    for (const file of [path, `${path}-journal`]) rmSync(file, { force: true, recursive: true });
  }
  try {
    return over(open(path), path, copies);
  } catch {
    // A full disk: a start without sums is better than none.
    return over(open(':memory:'), null, copies);
  }
}

const LAYOUT = `
  CREATE TABLE IF NOT EXISTS sums (
    n INTEGER PRIMARY KEY,
    sum INTEGER NOT NULL,
    -- Tells a damaged sum from a damaged page.
    proof INTEGER NOT NULL
  ) STRICT;
  -- Vital pages; the others that are kept stand in a file of their own.
  CREATE TABLE IF NOT EXISTS copies (
    n INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL) STRICT;`;

function open(path: string): Connection {
  const db = new DatabaseSync(path);
  try {
    db.exec('PRAGMA journal_mode = TRUNCATE');
    db.exec('PRAGMA synchronous = FULL');
    db.exec(LAYOUT);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** `path`: null where it is not on disk. */
function over(db: Connection, path: string | null, copies: PageCopies): PageSums {
  const getState = db.prepare('SELECT state FROM state');
  const putState = db.prepare(`
    INSERT INTO state (id, state) VALUES (1, ?) ON CONFLICT DO UPDATE SET state = excluded.state`);
  const putSum = db.prepare(`
    INSERT INTO sums (n, sum, proof) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET sum = excluded.sum, proof = excluded.proof`);
  const putCopy = db.prepare(`
    INSERT INTO copies (n, bytes) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET bytes = excluded.bytes`);
  const between = db.prepare('SELECT n, sum, proof FROM sums WHERE n >= ? AND n < ?');
  between.setReturnArrays(true);
  const getCopy = db.prepare('SELECT bytes FROM copies WHERE n = ?');
  const getSum = db.prepare('SELECT sum FROM sums WHERE n = ?');
  let current = parseState((getState.get() as { state: string } | undefined)?.state);
  let usable = true;
  /** The one that is being kept aside, in an open transaction. */
  let aside: object | null = null;

  /**
   * Sums that are out of date would call sound pages damaged: none at all are better. Emptying a file
   * needs no space.
   */
  function giveUp(): void {
    usable = false;
    aside = null;
    current = NOTHING_KNOWN;
    if (!path) return;
    for (const file of [path, `${path}-journal`]) {
      if (existsSync(file)) truncateSync(file, 0);
    }
  }

  function write(work: () => void, next: DatabaseState): void {
    if (!usable) return;
    try {
      if (aside) db.exec('ROLLBACK');
      aside = null;
      db.exec('BEGIN');
      work();
      putState.run(writeState(next));
      db.exec('COMMIT');
      current = next;
    } catch {
      giveUp();
    }
  }

  function read<T>(work: () => T, otherwise: T): T {
    if (!usable) return otherwise;
    try {
      return work();
    } catch {
      giveUp();
      return otherwise;
    }
  }

  function put({ page, bytes, isVital }: NotedPage, isKept: boolean): void {
    const sum = crc32(bytes);
    putSum.run(page, sum, proofOf(page, sum));
    if (isVital) putCopy.run(page, bytes);
    else if (isKept) copies.put(page, bytes);
  }

  return {
    state: () => current,
    change: (change) => write(() => {}, { ...current, ...change }),
    keep(pages, change) {
      const putAll = () => {
        for (const page of pages) put(page, true);
      };
      write(putAll, { ...current, ...change });
    },
    async keepAside(pages, change) {
      if (!usable || aside) return false;
      const own = {};
      try {
        db.exec('BEGIN');
        aside = own;
        let kept = 0;
        for (const page of pages) {
          put(page, true);
          kept += 1;
          if (kept % SLICE_PAGES === 0) await breathe();
          if (aside !== own || !usable) return false;
        }
        aside = null;
        const next = { ...current, ...change };
        putState.run(writeState(next));
        db.exec('COMMIT');
        current = next;
        return true;
      } catch {
        giveUp();
        return false;
      }
    },
    note(pages) {
      const putAll = () => {
        for (const page of pages) put(page, page.isVital);
      };
      write(putAll, current);
    },
    async backedUp(change) {
      write(() => {}, { ...current, ...change });
      await copies.clearAside();
    },
    sums(from, to) {
      const rows: [number, number, number][] = read(() => between.all(from, to), []);
      const sound = rows.filter(([page, sum, proof]) => proof === proofOf(page, sum));
      return new Map(sound.map(([page, sum]) => [page, sum]));
    },
    copy(page) {
      return read(() => {
        const noted: { sum: number } | undefined = getSum.get(page);
        const vital: { bytes: Uint8Array } | undefined = getCopy.get(page);
        const found = [vital && Buffer.from(vital.bytes), copies.get(page, current.pageSize)];
        return found.find((bytes) => bytes && crc32(bytes) === noted?.sum) ?? null;
      }, null);
    },
    reset() {
      write(() => {
        db.exec('DELETE FROM sums; DELETE FROM copies');
        copies.clear();
      }, NOTHING_KNOWN);
    },
    close() {
      copies.close();
      db.close();
    },
  };
}

function proofOf(page: number, sum: number): number {
  return (Math.imul(page, 0x9e3779b1) ^ sum) >>> 0;
}

/** First byte of a page that holds the numbers of other pages: of a table, of an index. */
const INTERIOR = new Set([5, 2]);
/** Bytes of the database's head on its first page. */
const DATABASE_HEAD_BYTES = 100;

/** A page to be noted. `roots`: pages that a table or an index begins with. */
export function notedPage(page: number, bytes: Buffer, roots: ReadonlySet<number>): NotedPage {
  const kind = bytes[page === 1 ? DATABASE_HEAD_BYTES : 0] ?? 0;
  return { page, bytes, isVital: page === 1 || INTERIOR.has(kind) || roots.has(page) };
}
