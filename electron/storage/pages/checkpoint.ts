import { closeSync, openSync, readSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Connection } from '../../tracking/transaction';
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

/** `path`: the database that `db` has open. */
export function createCheckpointer(db: Connection, path: string, sums: PageSums): Checkpointer {
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

  function noteMoved(moved: number): void {
    const fd = openSync(log, 'r');
    try {
      const head = readHead(fd);
      if (!head) throw new Error('The log cannot be read.');
      const from = noted.salts === head.salts ? noted.frames : 0;
      if (moved <= from) return;
      const newest = new Map<number, number>();
      let { pages } = sums.state();
      for (const { page, index, size } of framesOf(fd, pageSize, from, moved)) {
        newest.set(page, index);
        if (size > 0) pages = size;
      }
      sums.keep(pagesIn(fd, newest), {
        pageSize,
        pages,
        changes: sums.state().changes + 1,
        moved: { salts: String(head.salts), frames: moved },
        ...total?.get(),
      });
      noted = { salts: head.salts, frames: moved };
    } finally {
      closeSync(fd);
    }
  }

  /** In the order of the database, which is the quickest to write. */
  function* pagesIn(fd: number, newest: ReadonlyMap<number, number>) {
    const bytes = Buffer.alloc(pageSize);
    for (const [page, index] of [...newest].toSorted(([a], [b]) => a - b)) {
      readSync(fd, bytes, 0, pageSize, offsetOf(pageSize, index));
      yield notedPage(page, bytes, rootPages);
    }
  }

  return {
    run() {
      if (db.isTransaction || isHeld) return false;
      const result: { log: number; checkpointed: number } = move.get();
      try {
        if (result.checkpointed > 0) noteMoved(result.checkpointed);
      } catch {
        // Sums that are out of date would call sound pages damaged.
        sums.reset();
        sums.change({ pageSize, version, roots });
      }
      return result.log === result.checkpointed;
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
