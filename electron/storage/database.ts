import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Connection } from '../tracking/transaction';
import { MIGRATIONS } from './migrations';

/** `newer`: a later Proofsheet wrote it. `damaged`: it is no database, or not a sound one. */
export type DatabaseOpened =
  | { ok: true; write: Connection; read: Connection }
  | { ok: false; reason: 'newer' | 'damaged'; message: string };

/** SQLITE_CORRUPT and SQLITE_NOTADB, https://www.sqlite.org/rescode.html */
const DAMAGED = new Set([11, 26]);

/**
 * Opens `tracking.db` in the profile folder and brings its schema up to date. Two connections: `read`
 * answers queries from the last committed state while `write` is in a long transaction.
 * Only whoever holds the profile's lock may call this. Throws what is not the database's own fault
 * (no space, no permission).
 */
export function openDatabase(
  profile: string,
  migrations: readonly string[] = MIGRATIONS,
): DatabaseOpened {
  mkdirSync(profile, { recursive: true });
  const path = join(profile, 'tracking.db');
  const open: Connection[] = [];
  try {
    const write = connect(path, open);
    const version = userVersion(write);
    if (version > migrations.length) {
      closeAll(open);
      return {
        ok: false,
        reason: 'newer',
        message:
          'The tasks in this profile were written by a newer version of Proofsheet. ' +
          'Install that version again, or start with another profile.',
      };
    }
    migrations.slice(version).forEach((sql, i) => migrate(write, sql, version + i + 1));
    const read = connect(path, open);
    read.exec('PRAGMA query_only = ON');
    return { ok: true, write, read };
  } catch (error) {
    closeAll(open);
    if (!isDamage(error)) throw error;
    return {
      ok: false,
      reason: 'damaged',
      message: `The tasks in this profile cannot be read: ${path} is damaged (${(error as Error).message}).`,
    };
  }
}

function connect(path: string, open: Connection[]): Connection {
  const db = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true });
  open.push(db);
  db.exec('PRAGMA journal_mode = WAL');
  // FULL: what was acknowledged is on disk, also when the power fails.
  db.exec('PRAGMA synchronous = FULL');
  // A long import makes a long log; it need not stay so.
  db.exec('PRAGMA journal_size_limit = 16000000');
  db.exec('PRAGMA cache_size = -16000');
  db.exec('PRAGMA temp_store = MEMORY');
  return db;
}

function userVersion(db: Connection): number {
  const row: { user_version: number } = db.prepare('PRAGMA user_version').get();
  return row.user_version;
}

function migrate(db: Connection, sql: string, to: number): void {
  db.exec('BEGIN IMMEDIATE');
  try {
    db.exec(sql);
    db.exec(`PRAGMA user_version = ${to}`);
    db.exec('COMMIT');
  } catch (error) {
    db.exec('ROLLBACK');
    throw error;
  }
}

/** True for an error that says the file itself is damaged. */
function isDamage(error: unknown): boolean {
  const code = (error as { errcode?: unknown }).errcode;
  // The low byte is the primary code; extended codes add to it.
  return typeof code === 'number' && DAMAGED.has(code & 0xff);
}

function closeAll(open: Connection[]): void {
  for (const db of open) db.close();
}
