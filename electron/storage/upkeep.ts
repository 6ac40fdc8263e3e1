import { closeSync, fstatSync, openSync, read as readFile } from 'node:fs';
import { promisify } from 'node:util';
import { backUpPages, listBackups } from './backups';
import type { Checkpointer } from './pages/checkpoint';
import { checkSlice, SLICE_PAGES } from './pages/page-check';
import { notedPage, type NotedPage, type PageSums } from './pages/page-sums';

const read = promisify(readFile);

/** What was written stays in the log no longer than this, in ms … */
const MAX_IN_LOG_MS = 2_000;
/** … and no longer than until the log has so many bytes. */
const MAX_LOG_BYTES = 64_000_000;

const DAY_MS = 86_400_000;
/** The start itself has the disk to itself. */
const FIRST_LOOK_MS = 30_000;
const LOOK_AGAIN_MS = 3_600_000;
/** Some 300 ms of looking through. */
const MAX_LAST_BYTES = 32_000_000;
/** Between two slices, others have the disk. */
const REST_MS = 4;

/** What a database needs while it is open. */
export interface Upkeep {
  /** To be called after every transaction. The next one has to wait for what it answers. */
  wrote(): Promise<void> | null;
  /** SQLite came across damage: at the next start the database is looked through. */
  suspect(): void;
  /** Looks after it from now on: soon after the start, then whenever a day has gone by. */
  start(): void;
  /**
   * Compares every page with its sum, notes those that have none, and makes a backup if a day has gone by
   * and something has changed. Others can read and write meanwhile. `damaged`: see `suspect`.
   */
  lookThrough(): Promise<'sound' | 'damaged' | 'not-now'>;
  /** Ends what moves the log, and makes a backup that is due, if that is quickly done: a program may never run for long. */
  beforeClose(): Promise<void>;
  /** Nothing more is done from here on. */
  stop(): void;
}

export interface UpkeepPorts {
  profile: string;
  path: string;
  sums: PageSums;
  checkpointer: Checkpointer;
  /** Now, in ms. */
  now: () => number;
}

class Damage extends Error {}

export function createUpkeep({ profile, path, sums, checkpointer, now }: UpkeepPorts): Upkeep {
  const timers = new Map<() => unknown, NodeJS.Timeout>();
  /** Open until the end: closing it would take SQLite's locks off the file (POSIX). */
  let fd: number | null = null;
  let looking: Promise<'sound' | 'damaged' | 'not-now'> | null = null;
  let moving: Promise<void> | null = null;
  let isStopped = false;
  let release = () => {};

  /** Calls `work` in so many ms, unless that is planned already. */
  function plan(work: () => unknown, ms: number): void {
    if (isStopped || timers.has(work)) return;
    const timer = setTimeout(() => {
      timers.delete(work);
      work();
    }, ms);
    timers.set(work, timer.unref());
  }

  /** A full disk leaves it for later: what is in the log is safe there. */
  function move(): Promise<void> {
    moving ??= checkpointer
      .runAside()
      .catch(() => false)
      .then((isMoved) => {
        moving = null;
        if (!isMoved) plan(move, MAX_IN_LOG_MS);
      });
    return moving;
  }

  function suspect(): void {
    sums.change({ suspect: true });
  }

  async function* slices(file: number, pages: number): AsyncGenerator<Uint8Array> {
    const { pageSize, roots } = sums.state();
    const rootPages = new Set(Object.values(roots));
    for (let from = 1; from <= pages && !isStopped; from += SLICE_PAGES) {
      const to = Math.min(from + SLICE_PAGES, pages + 1);
      const bytes = Buffer.alloc((to - from) * pageSize);
      const { bytesRead } = await read(file, bytes, 0, bytes.length, (from - 1) * pageSize);
      if (isStopped) break;
      if (bytesRead < bytes.length) throw new Damage();
      const { wrong, unknown } = checkSlice(sums, pageSize, from, to, bytes);
      if (wrong.length > 0) throw new Damage();
      const fresh = unknown.map((page): NotedPage => {
        const at = (page - from) * pageSize;
        return notedPage(page, bytes.subarray(at, at + pageSize), rootPages);
      });
      if (fresh.length > 0) sums.note(fresh);
      yield bytes;
      await new Promise((resolve) => setTimeout(resolve, REST_MS));
    }
    if (isStopped) throw new Error('The database was closed meanwhile.');
  }

  async function look(): Promise<'sound' | 'damaged' | 'not-now'> {
    if (isStopped || !checkpointer.run()) return 'not-now';
    release = checkpointer.hold();
    try {
      fd ??= openSync(path, 'r');
      const { pageSize, version, changes } = sums.state();
      if (pageSize === 0) return 'not-now';
      const pages = Math.floor(fstatSync(fd).size / pageSize);
      const at = now();
      const bytes = pages * pageSize;
      const isBackedUp =
        isBackupDue() && (await backUpPages(profile, slices(fd, pages), { bytes, version, at }));
      if (!isBackedUp) for await (const _ of slices(fd, pages));
      const looked = { complete: true, checkedAt: at };
      if (isBackedUp) await sums.backedUp({ ...looked, backedUp: changes });
      else sums.change(looked);
      return 'sound';
    } catch (error) {
      if (!(error instanceof Damage)) return 'not-now';
      suspect();
      return 'damaged';
    } finally {
      release();
      if (isStopped) closeFile();
    }
  }

  function closeFile(): void {
    if (fd !== null) closeSync(fd);
    fd = null;
  }

  function lookThrough() {
    looking ??= look().finally(() => {
      looking = null;
    });
    return looking;
  }

  function isBackupDue(): boolean {
    const { changes, backedUp, complete } = sums.state();
    const last = listBackups(profile)[0];
    // Not complete: it is not the database any more that the last backup was made of.
    if (!last || !complete) return true;
    return changes !== backedUp && Math.abs(now() - last.at) >= DAY_MS;
  }

  function lookEveryDay(): void {
    if (isBackupDue() || now() - sums.state().checkedAt >= DAY_MS) void lookThrough();
    plan(lookEveryDay, LOOK_AGAIN_MS);
  }

  return {
    wrote() {
      let logBytes = 0;
      try {
        logBytes = checkpointer.noteEnd();
      } catch {
        // A full disk: then damage to the end of the log is not noticed.
      }
      if (logBytes > MAX_LOG_BYTES) return move();
      plan(move, MAX_IN_LOG_MS);
      return null;
    },
    suspect,
    start: () => plan(lookEveryDay, FIRST_LOOK_MS),
    lookThrough,
    async beforeClose() {
      await moving;
      const { pages, pageSize } = sums.state();
      if (pages * pageSize <= MAX_LAST_BYTES && isBackupDue()) await lookThrough();
    },
    stop() {
      isStopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      release();
      // Else something may still be read from it.
      if (!looking) closeFile();
    },
  };
}
