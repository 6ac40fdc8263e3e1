import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeEach, expect, test } from 'vitest';
import type { Connection } from '../../tracking/transaction';
import { createCheckpointer, type MoveLog } from './checkpoint';
import { layoutOf } from './layout';
import { checkPages } from './page-check';
import { openPageSums, type PageSums } from './page-sums';

let path: string;
let db: Connection;
let sums: PageSums;

beforeEach(() => {
  const profile = mkdtempSync(join(tmpdir(), 'proofsheet-checkpoint-'));
  path = join(profile, 'tracking.db');
  db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE a (x TEXT)');
  sums = openPageSums(profile);
  sums.change(layoutOf(db));
  return () => {
    sums.close();
    db.close();
    rmSync(profile, { recursive: true, force: true });
  };
});

function write(rows: number): void {
  db.exec(`
    WITH RECURSIVE new(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM new WHERE n < ${rows})
    INSERT INTO a (x) SELECT printf('%.300d', n) FROM new`);
}

/** Every page of the file against what was noted. */
function looks(): string {
  const fd = openSync(path, 'r');
  try {
    sums.change({ complete: true });
    return checkPages(fd, sums, () => false, Infinity);
  } finally {
    closeSync(fd);
  }
}

const moveLog: MoveLog = async (log) => {
  const other = new DatabaseSync(log);
  other.exec('PRAGMA wal_checkpoint(PASSIVE)');
  other.close();
};

test('a long log is noted while others have their turn, and moved by another', async () => {
  let moves = 0;
  const checkpointer = createCheckpointer(db, path, sums, async (log) => {
    await moveLog(log);
    moves += 1;
    // The log may not begin anew as long as not all of it is noted.
    write(50);
  });
  write(20_000);
  let turns = 0;
  let isOver = false;
  const take = (): void => {
    turns += 1;
    if (turns === 3) write(50);
    if (!isOver) setImmediate(take);
  };
  setImmediate(take);
  expect(await checkpointer.runAside()).toBe(true);
  isOver = true;
  expect(turns).toBeGreaterThan(5);
  expect(moves).toBe(1);
  expect(looks()).toBe('sound');
  write(50);
  expect(await checkpointer.runAside()).toBe(true);
  expect(moves).toBe(1);
  expect(looks()).toBe('sound');
});

test('whoever cannot wait for it moves the log himself', async () => {
  const checkpointer = createCheckpointer(db, path, sums, moveLog);
  write(20_000);
  const moving = checkpointer.runAside();
  await new Promise((resolve) => setImmediate(resolve));
  expect(checkpointer.run()).toBe(true);
  expect(looks()).toBe('sound');
  await moving;
  expect(looks()).toBe('sound');
});

test('where nobody else can move it, it is moved all the same', async () => {
  const checkpointer = createCheckpointer(db, path, sums, () => Promise.reject(new Error('no')));
  write(20_000);
  expect(await checkpointer.runAside()).toBe(true);
  expect(looks()).toBe('sound');
});
