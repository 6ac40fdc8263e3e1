import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { listBackups, restoreBackup } from './backups';
import { openDatabase, type OpenDatabase } from './database';
import { MIGRATIONS } from './migrations';

const DAY_MS = 86_400_000;
const STEPS = [...MIGRATIONS, 'CREATE TABLE a (n INTEGER PRIMARY KEY, x TEXT)'];

let profile: string;
let now: number;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'proofsheet-upkeep-'));
  now = Date.UTC(2026, 0, 1);
  return () => rmSync(profile, { recursive: true, force: true });
});

function open(): OpenDatabase {
  const outcome = openDatabase(profile, STEPS, () => now);
  if (!outcome.ok) throw new Error(outcome.message);
  onTestFinished(() => {
    if (outcome.write.isOpen) outcome.close();
  });
  return outcome;
}

function write({ write: db, wrote }: OpenDatabase, rows: number): void {
  db.exec(`
    WITH RECURSIVE new(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM new WHERE n < ${rows})
    INSERT INTO a (x) SELECT printf('%.300d', n) FROM new`);
  wrote();
}

/** How many rows are in the latest backup, which must be sound, and as they were first written. */
function rowsInBackup(): number {
  const copy = join(profile, 'copy.db');
  expect(restoreBackup(listBackups(profile)[0]!, copy)).toBe(true);
  const db = new DatabaseSync(copy);
  try {
    expect(db.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const row: { rows: number; changed: number | null } = db
      .prepare('SELECT count(*) AS rows, sum(length(x) < 300) AS changed FROM a')
      .get();
    expect(row.changed).toBe(0);
    return row.rows;
  } finally {
    db.close();
  }
}

describe('a backup', () => {
  test('is made once a day, and only when something has changed', async () => {
    const database = open();
    const look = async () => {
      expect(await database.upkeep.lookThrough()).toBe('sound');
      return listBackups(profile).length;
    };
    write(database, 10);
    expect(await look()).toBe(1);
    expect(rowsInBackup()).toBe(10);
    now += DAY_MS - 1;
    write(database, 10);
    expect(await look()).toBe(1);
    now += 1;
    expect(await look()).toBe(2);
    expect(rowsInBackup()).toBe(20);
    now += 3 * DAY_MS;
    expect(await look()).toBe(2);
  });

  test('is made when there is none, as after somebody has deleted them', async () => {
    const database = open();
    write(database, 1);
    await database.upkeep.lookThrough();
    rmSync(join(profile, 'backups'), { recursive: true });
    await database.upkeep.lookThrough();
    expect(listBackups(profile)).toHaveLength(1);
  });

  test('is made at the end of a program that does not run for long', async () => {
    const database = open();
    write(database, 10);
    await database.upkeep.beforeClose();
    database.close();
    expect(rowsInBackup()).toBe(10);
    const again = open();
    write(again, 10);
    await again.upkeep.beforeClose();
    expect(listBackups(profile)).toHaveLength(1);
  });

  test('holds one moment, whatever is written meanwhile, and keeps nobody waiting', async () => {
    // Between any two slices, all that is due in two seconds is done.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const database = open();
    write(database, 20_000);
    let isLooking = true;
    const looking = database.upkeep.lookThrough().finally(() => {
      isLooking = false;
    });
    let written = 0;
    while (isLooking) {
      database.write.exec('UPDATE a SET x = n WHERE n % 1000 = 0');
      write(database, 10);
      written += 1;
      await vi.advanceTimersByTimeAsync(2_000);
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(await looking).toBe('sound');
    expect(written).toBeGreaterThan(3);
    expect(rowsInBackup()).toBe(20_000);
    database.close();
    expect(open().recovered).toBeNull();
  });

  test('that is cut short by the end of the program leaves nothing behind', async () => {
    const database = open();
    write(database, 20_000);
    const looking = database.upkeep.lookThrough();
    await new Promise((resolve) => setTimeout(resolve, 10));
    database.close();
    expect(await looking).toBe('not-now');
    expect(readdirSync(join(profile, 'backups'))).toEqual([]);
    expect(open().recovered).toBeNull();
  });
});

test('damage that nothing tells of is found, and does not get into a backup', async () => {
  const first = open();
  write(first, 5_000);
  await first.upkeep.lookThrough();
  write(first, 1);
  expect(await first.upkeep.lookThrough()).toBe('sound');
  const path = join(profile, 'tracking.db');
  const bytes = readFileSync(path);
  const at = bytes.indexOf('0000000777');
  bytes.write('1', at);
  writeFileSync(path, bytes);
  now += DAY_MS;
  expect(await first.upkeep.lookThrough()).toBe('damaged');
  expect(listBackups(profile)).toHaveLength(1);
  first.close();
  const second = open();
  expect(second.recovered).toMatchObject({ from: 'both', changesLost: 0 });
  const row = second.read.prepare('SELECT x FROM a WHERE n = 777').get();
  expect(row).toEqual({ x: '777'.padStart(300, '0') });
});

test('what was written is moved out of the log soon', async () => {
  const database = open();
  write(database, 100);
  const path = join(profile, 'tracking.db');
  await expect.poll(() => readFileSync(path).includes('0000000099')).toBe(true);
});
