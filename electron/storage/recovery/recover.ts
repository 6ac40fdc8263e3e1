import { closeSync, openSync, writeSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';
import { ask, isDamage, structuralFault } from '../ask';
import { listBackups } from '../backups';
import { layoutOf } from '../pages/layout';
import { keepAllPages } from '../pages/page-check';
import type { PageSums } from '../pages/page-sums';
import { removeDatabase, replaceDatabase, syncFile } from './database-files';
import { openPages, type PageSource } from './page-source';
import { rebuild } from './rebuild';
import { originOf, type Recovered, type Restored } from './recovered';

export interface Recovery {
  profile: string;
  path: string;
  sums: PageSums;
  migrations: readonly string[];
  /** What was found wrong. */
  why: string;
  /** Now, in ms. */
  at: number;
}

/**
 * Puts a sound database in the place of a damaged one, which is kept aside: page for page the same where
 * every page is found somewhere, else one with all the rows that are. Throws what is not the database's
 * own fault (no space, …).
 */
export function recoverDatabase({ profile, path, sums, migrations, why, at }: Recovery): Recovered {
  const backups = listBackups(profile);
  const noted = sums.state();
  const source = openPages(path, sums, backups);
  const mended = `${path}.mending`;
  removeDatabase(mended);
  let report;
  try {
    if (writePages(source, mended) && isSound(mended)) {
      const { own, other } = source.used;
      const from = originOf(own > 0, other > 0);
      report = { from, backupAt: null, ...countRows(mended) };
    } else {
      removeDatabase(mended);
      report = rebuild({ source, noted, backups, migrations, into: mended, at });
    }
    syncFile(mended);
  } finally {
    source.close();
  }
  const damagedCopy = replaceDatabase(path, mended, at, sums.reset);
  noteDatabase(path, sums);
  return { damagedCopy, why, changesLost: source.changesLost, ...report };
}

/** Notes and keeps all pages of a database that is not open. */
function noteDatabase(path: string, sums: PageSums): void {
  const db = new DatabaseSync(path);
  try {
    // It says so on its first page, which is to be noted as it will be.
    db.exec('PRAGMA journal_mode = WAL');
    sums.change(layoutOf(db));
  } finally {
    db.close();
  }
  keepAllPages(path, sums);
}

/** Writes the database page for page; false when one is lost. */
function writePages(source: PageSource, path: string): boolean {
  if (source.pages === 0) return false;
  const fd = openSync(path, 'w');
  try {
    for (let n = 1; n <= source.pages; n += 1) {
      const page = source.page(n);
      if (!page) return false;
      writeSync(fd, page, 0, page.length, (n - 1) * source.pageSize);
    }
    return true;
  } finally {
    closeSync(fd);
  }
}

function isSound(path: string): boolean {
  let db: InstanceType<typeof DatabaseSync> | null = null;
  try {
    db = new DatabaseSync(path);
    return structuralFault(db) === null;
  } catch (error) {
    if (isDamage(error)) return false;
    throw error;
  } finally {
    db?.close();
  }
}

function countRows(path: string): Pick<Recovered, 'tasks' | 'photos' | 'lines'> {
  const db = new DatabaseSync(path);
  try {
    const count = (table: string): Restored => {
      const [row] = ask(db, `SELECT tell(count(*)) FROM ${table}`);
      return { restored: Number(row?.[0]), fromBackup: 0, askedAgain: 0, lost: 0 };
    };
    return { tasks: count('tasks'), photos: count('photos'), lines: count('entries') };
  } finally {
    db.close();
  }
}
