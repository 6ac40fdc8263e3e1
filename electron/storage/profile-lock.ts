import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { isDamage } from './ask';

/** `by`: who has the profile, as it named itself; a guess of ours where it could not be read. */
export type LockOutcome = { ok: true; release: () => void } | { ok: false; by: string };

/** SQLITE_BUSY, https://www.sqlite.org/rescode.html */
const BUSY = 5;

/** A program that is just ending gets this long to let go, in ms. */
const GRACE_MS = 400;

/**
 * Takes the profile folder for this process, or says who has it. What holds it is an exclusive SQLite
 * transaction on a file of its own, that is a lock of the operating system: it goes when the process
 * ends, however it ends, so it is never stale. `lock.txt` beside it only says whose it is.
 */
export function lockProfile(profile: string, holder: string): LockOutcome {
  mkdirSync(profile, { recursive: true });
  const path = join(profile, 'lock.db');
  const note = join(profile, 'lock.txt');
  let outcome = take(path);
  if (outcome === 'no-database') {
    // It was read, so nobody holds it. Emptied, not deleted: two that start now must meet in one file.
    truncateSync(path, 0);
    outcome = take(path);
  }
  if (outcome === 'no-database' || outcome === 'taken') return { ok: false, by: readHolder(note) };
  try {
    writeFileSync(note, `${holder}\n${process.pid}\n`);
  } catch {
    // Then a second program is told of "another program".
  }
  return { ok: true, release: outcome };
}

/** Takes the lock; what lets go of it. */
function take(path: string): (() => void) | 'taken' | 'no-database' {
  const db = new DatabaseSync(path, { timeout: GRACE_MS });
  try {
    // Without a journal file, a killed process leaves nothing behind that had to be rolled back.
    db.exec('PRAGMA journal_mode = MEMORY');
    db.exec('BEGIN EXCLUSIVE');
    return () => db.close();
  } catch (error) {
    db.close();
    if (isDamage(error)) return 'no-database';
    if (((error as { errcode?: number }).errcode ?? 0) % 256 !== BUSY) throw error;
    return 'taken';
  }
}

function readHolder(note: string): string {
  try {
    const [holder, pid] = readFileSync(note, 'utf8').split('\n');
    if (holder && pid) return `${holder} (process ${pid})`;
  } catch {
    // The other program has not written it yet, or may not be read: it still holds the lock.
  }
  return 'another program';
}
