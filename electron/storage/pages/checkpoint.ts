import { closeSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Connection } from '../../tracking/transaction';
import { ask } from '../ask';
import { createLogEnd } from './log-end';
import { framesOf, offsetOf, readHead } from './log-file';
import { notedPage, type PageSums } from './page-sums';

/** Moves what is in the log into the database. SQLite's own checkpoints must be switched off. */
export interface Checkpointer {
  /**
   * Moves all that is committed, and notes what its pages are from then on; true when nothing is left
   * in the log. Does nothing, and says so, in the middle of a transaction or while it is held.
   */
  run(): boolean;
  /**
   * The same for a log that may be long: all but what is written meanwhile is noted in slices and moved by
   * `moveLog`. The database can be read and written all the while.
   */
  runAside(): Promise<boolean>;
  /** No page of the database changes until the answer is called. */
  hold(): () => void;
  /** Notes how far the log goes, after a transaction. Its bytes, those included that it will use again. */
  noteEnd(): number;
  /** Nothing more is done from here on. */
  stop(): void;
}

const TOTALS = `
  SELECT (SELECT sum(tasks) FROM task_tally WHERE list = 0) AS tasks,
    (SELECT sum(photos) FROM photo_tally) AS photos`;

/** Moves what is in the log of the database at this path, in a thread of its own. */
export type MoveLog = (path: string) => Promise<void>;

/** A log shorter than this is moved at once, bytes: some 20 ms. */
const SHORT_LOG_BYTES = 2_000_000;
/** Frames that are read at once. */
const SLICE_FRAMES = 256;

/** `path`: the database that `db` has open. `moveLog`: null = a long log is moved in this thread, too. */
export function createCheckpointer(
  db: Connection,
  path: string,
  sums: PageSums,
  moveLog: MoveLog | null,
): Checkpointer {
  const log = `${path}-wal`;
  const move = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  // Tells how far the log goes, and does nothing, https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
  const look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  const end = createLogEnd(dirname(path), log);
  const { pageSize, version, roots } = sums.state();
  const rootPages = new Set(Object.values(roots));
  const total = 'task_tally' in roots ? db.prepare(TOTALS) : null;
  /** The turn of the log whose frames were noted, and how many of them. */
  let noted = { salts: 0n, frames: 0 };
  let isHeld = false;
  let aside: 'noting' | 'moving' | null = null;

  /** What was noted so far of this turn of the log, and what is with these frames. */
  function about(fd: number, frames: number) {
    const head = readHead(fd);
    if (!head) throw new Error('The log cannot be read.');
    const from = noted.salts === head.salts ? noted.frames : 0;
    let { pages, changes } = sums.state();
    // With the last of them a transaction ends.
    for (const { size } of framesOf(fd, pageSize, frames - 1, frames)) pages = size || pages;
    changes += 1;
    return {
      from,
      place: { salts: head.salts, frames },
      change: { pageSize, pages, changes, ...total?.get() },
    };
  }

  function noteMoved(frames: number): void {
    const fd = openSync(log, 'r');
    try {
      const { from, place, change } = about(fd, frames);
      const moved = { salts: String(place.salts), frames };
      const before = sums.state().moved;
      if (before?.salts === moved.salts && before.frames >= frames) return;
      sums.keep(pagesIn(fd, from, frames), { ...change, moved });
      noted = place;
    } finally {
      closeSync(fd);
    }
  }

  /** While they stand in the log, which nobody may begin anew. False when that was ended by others. */
  async function noteAside(frames: number): Promise<boolean> {
    const fd = openSync(log, 'r');
    function* slices(from: number) {
      for (let at = from; at < frames; at += SLICE_FRAMES) {
        yield* pagesIn(fd, at, Math.min(at + SLICE_FRAMES, frames));
      }
    }
    try {
      const { from, place, change } = about(fd, frames);
      const isKept = await sums.keepAside(slices(from), change);
      if (isKept) noted = place;
      return isKept;
    } finally {
      closeSync(fd);
    }
  }

  async function moveAside(frames: number): Promise<void> {
    // As long as it reads what was there by now, SQLite moves no more than that, and begins no new log.
    const keeper = new DatabaseSync(path);
    aside = 'noting';
    try {
      keeper.exec('BEGIN');
      ask(keeper, 'SELECT tell(count(*)) FROM sqlite_schema');
      if (!(await noteAside(frames)) || !moveLog) return;
      aside = 'moving';
      await moveLog(path);
    } finally {
      keeper.close();
      aside = null;
    }
  }

  function run(): boolean {
    if (db.isTransaction || isHeld || aside === 'moving') return false;
    aside = null;
    const result: { log: number; checkpointed: number } = move.get();
    try {
      if (result.checkpointed > 0) noteMoved(result.checkpointed);
    } catch {
      // Sums that are out of date would call sound pages damaged.
      sums.reset();
      sums.change({ pageSize, version, roots });
    }
    return result.log === result.checkpointed;
  }

  /** The newest bytes of pages in these frames, in the order of the database, which is the quickest to write. */
  function* pagesIn(fd: number, from: number, to: number) {
    const newest = new Map<number, number>();
    for (const { page, index } of framesOf(fd, pageSize, from, to)) newest.set(page, index);
    const bytes = Buffer.alloc(pageSize);
    for (const [page, index] of [...newest].toSorted(([a], [b]) => a - b)) {
      readSync(fd, bytes, 0, pageSize, offsetOf(pageSize, index));
      yield notedPage(page, bytes, rootPages);
    }
  }

  return {
    run,
    async runAside() {
      if (db.isTransaction || isHeld || aside) return false;
      const { log: frames }: { log: number } = look.get();
      if (frames * pageSize > SHORT_LOG_BYTES) await moveAside(frames).catch(() => undefined);
      return run();
    },
    hold() {
      isHeld = true;
      return () => {
        isHeld = false;
      };
    },
    noteEnd() {
      const { log: frames }: { log: number } = look.get();
      if (frames > 0) end.note(frames);
      return frames * pageSize;
    },
    stop: end.close,
  };
}
