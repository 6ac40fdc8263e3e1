import { mkdirSync } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { join } from 'node:path';
import { backup, DatabaseSync } from '@photostructure/sqlite';
import type { StoreDatabase } from '../tracking/create-store';
import type { Connection } from '../tracking/transaction';
import { isDamage, userVersion } from './ask';
import { backUp, listBackups } from './backups';
import { migrateTo } from './migrate';
import { MIGRATIONS } from './migrations';
import { createCheckpointer, type MoveLog } from './pages/checkpoint';
import { layoutOf } from './pages/layout';
import { openPageSums, type PageSums } from './pages/page-sums';
import { finishReplacing } from './recovery/database-files';
import { fileMark, inspectDatabase } from './recovery/inspect';
import { openPages } from './recovery/page-source';
import { recoverDatabase } from './recovery/recover';
import type { Recovered } from './recovery/recovered';
import { readVersion } from './recovery/salvage';
import { createUpkeep, type Upkeep } from './upkeep';

/** `read` answers queries from the last committed state while `write` is in a long transaction. */
export interface OpenDatabase extends StoreDatabase {
  ok: true;
  upkeep: Upkeep;
  /** What was done about a damaged database; null = it was sound. */
  recovered: Recovered | null;
}

/** `newer`: a later Proofsheet wrote it. `damaged`: it is not sound, and could not be mended. */
export type DatabaseOpened =
  OpenDatabase | { ok: false; reason: 'newer' | 'damaged'; message: string };

/**
 * Opens `tracking.db` in the profile folder and brings its schema up to date, after a backup. A damaged
 * one is kept aside, and what can be restored is. Only whoever holds the profile's lock may call this.
 * Throws what is not the database's own fault (no space, no permission). `now`: in ms.
 * `moveLog`: see createCheckpointer.
 */
export function openDatabase(
  profile: string,
  migrations: readonly string[] = MIGRATIONS,
  now: () => number = Date.now,
  moveLog: MoveLog | null = null,
): DatabaseOpened {
  mkdirSync(profile, { recursive: true });
  const path = join(profile, 'tracking.db');
  const sums = openPageSums(profile);
  finishReplacing(path, sums.reset);
  try {
    const version = versionOf(path, sums);
    if (version > migrations.length) {
      sums.close();
      return { ok: false, reason: 'newer', message: NEWER };
    }
    const isOld = version > 0 && version < migrations.length;
    const hasBackup = listBackups(profile).length > 0;
    const finding = inspectDatabase(path, sums, { hasBackup, isThorough: isOld });
    const recover = (why: string) =>
      recoverDatabase({ profile, path, sums, migrations, why, at: now() });
    const recovered = finding.state === 'damaged' ? recover(finding.why) : null;
    if (isOld && !recovered) backUp(profile, path, version, now());
    const use = (after: Recovered | null) =>
      useDatabase({ profile, path, sums, migrations, now, moveLog, recovered: after });
    try {
      return use(recovered);
    } catch (error) {
      // It was as it had been closed, and yet SQLite cannot read it.
      if (recovered || !isDamage(error)) throw error;
      return use(recover((error as Error).message));
    }
  } catch (error) {
    sums.close();
    if (!isDamage(error)) throw error;
    const { message } = error as Error;
    return {
      ok: false,
      reason: 'damaged',
      message: `The tasks in this profile cannot be read: ${path} is damaged (${message}).`,
    };
  }
}

const NEWER =
  'The tasks in this profile were written by a newer version of Proofsheet. ' +
  'Install that version again, or start with another profile.';

/** Version of the schema; 0 = there is no database yet. */
function versionOf(path: string, sums: PageSums): number {
  const source = openPages(path, sums, []);
  try {
    return readVersion(source) ?? sums.state().version;
  } finally {
    source.close();
  }
}

interface Use {
  profile: string;
  path: string;
  sums: PageSums;
  migrations: readonly string[];
  now: () => number;
  moveLog: MoveLog | null;
  recovered: Recovered | null;
}

function useDatabase({
  profile,
  path,
  sums,
  migrations,
  now,
  moveLog,
  recovered,
}: Use): OpenDatabase {
  const open: Connection[] = [];
  try {
    const write = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true });
    open.push(write);
    const isNew = userVersion(write) === 0;
    sums.change({ closed: null });
    configure(write);
    migrateTo(write, migrations, migrations.length);
    const read = new DatabaseSync(path, { timeout: 5_000 });
    open.push(read);
    configure(read);
    read.exec('PRAGMA query_only = ON');
    sums.change({ ...layoutOf(write), complete: sums.state().complete || isNew, suspect: false });

    const checkpointer = createCheckpointer(write, path, sums, moveLog);
    const upkeep = createUpkeep({ profile, path, sums, checkpointer, now });
    return {
      ok: true,
      write,
      read,
      upkeep,
      recovered,
      wrote: upkeep.wrote,
      async syncLog() {
        const log = await openFile(`${path}-wal`, 'r+');
        await log.datasync().finally(() => log.close());
      },
      async copyTo(copy) {
        // All of it in one step: in several, it would begin anew with every change.
        await backup(read, copy, { rate: -1 });
      },
      /** Moves all that was written into the file first. */
      close() {
        upkeep.stop();
        read.close();
        const isMoved = checkpointer.run();
        checkpointer.stop();
        // The prepared statements keep SQLite itself open until the thread ends, so it would not do this.
        if (isMoved) write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        write.close();
        const closed = isMoved ? fileMark(path) : null;
        if (closed) sums.change({ closed });
        else sums.reset();
        sums.close();
      },
    };
  } catch (error) {
    for (const db of open) db.close();
    // Something may have been written that was not noted. Damage is found before that.
    if (!isDamage(error)) sums.reset();
    throw error;
  }
}

function configure(db: Connection): void {
  db.exec('PRAGMA journal_mode = WAL');
  // electron/storage/pages/checkpoint.ts does it.
  db.exec('PRAGMA wal_autocheckpoint = 0');
  // FULL: what was acknowledged is on disk, also when the power fails.
  db.exec('PRAGMA synchronous = FULL');
  // A long import makes a long log; it need not stay so.
  db.exec('PRAGMA journal_size_limit = 16000000');
  db.exec('PRAGMA cache_size = -16000');
  db.exec('PRAGMA temp_store = MEMORY');
}
