import {
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { userVersion } from './ask';
import { listBackups, restoreBackup } from './backups';
import { openDatabase, type DatabaseOpened } from './database';
import { MIGRATIONS } from './migrations';
import { lockProfile } from './profile-lock';

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'proofsheet-database-'));
  return () => rmSync(profile, { recursive: true, force: true });
});

function opened(outcome: DatabaseOpened) {
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome;
}

test('a new database is safe against power failure and checks its references', () => {
  const { write, close } = opened(openDatabase(profile));
  onTestFinished(close);
  expect(write.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(write.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  expect(write.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 });
  expect(write.prepare('PRAGMA user_version').get()).toEqual({ user_version: MIGRATIONS.length });
});

test('a connection for queries can write nothing', () => {
  const { read, close } = opened(openDatabase(profile));
  onTestFinished(close);
  expect(() => read.exec('DELETE FROM tasks')).toThrow(/readonly/);
});

test('an older database is brought up to date, each step once', () => {
  const steps = ['CREATE TABLE a (x)', 'INSERT INTO a VALUES (1)'];
  opened(openDatabase(profile, steps.slice(0, 1))).close();
  opened(openDatabase(profile, steps)).close();
  const { write, close } = opened(openDatabase(profile, steps));
  onTestFinished(close);
  expect(write.prepare('SELECT count(*) AS rows FROM a').get()).toEqual({ rows: 1 });
});

test('what version 1 held is all there, and its saved photos count as delivered', () => {
  const { write: old, close: closeOld } = opened(openDatabase(profile, MIGRATIONS.slice(0, 1)));
  old.exec(`
    INSERT INTO accounts VALUES (1, 'live', 'https://api.test');
    INSERT INTO tasks (n, account, id, standing, sort_name, added_at, updated_at, checks, absences, portraits)
      VALUES (7, 1, 'task-001', 5, 'task-001', 1, 2, 3, 0, '[]');
    INSERT INTO photos VALUES
      (3, 1, 7, 'x', 0, 'x', 'https://cdn.test/x', NULL, 'saved', '/photos/x.png', 9, 'ab', 'png', 50,
        NULL, NULL, 0, NULL, 0, NULL, 1),
      (5, 1, 7, 'y', 1, NULL, 'https://cdn.test/y', 'Wedding', 'failed', NULL, NULL, NULL, NULL, NULL,
        'timeout', 'slow', 4, NULL, 1, NULL, 0),
      (6, 1, 7, 'z', 2, NULL, 'https://cdn.test/z', NULL, 'queued', NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, 0, 70, 0, 70, 0)`);
  const before: object[] = old.prepare('SELECT * FROM photos ORDER BY n').all();
  closeOld();
  const { write, close } = opened(openDatabase(profile));
  onTestFinished(close);
  expect(write.prepare('SELECT * FROM photos ORDER BY n').all()).toEqual(
    before.map((photo) => ({ ...photo, damaged: 0, may_number: 0, preview: null })),
  );
  expect(write.prepare('SELECT * FROM delivered').all()).toEqual([
    {
      account: 1,
      task_id: 'task-001',
      key: 'x',
      path: '/photos/x.png',
      bytes: 9,
      sha256: 'ab',
      type: 'png',
      at: 50,
      damaged: 0,
    },
  ]);
  write.exec("UPDATE photos SET status = 'paused' WHERE n = 5; DELETE FROM tasks");
  expect(write.prepare('SELECT count(*) AS rows FROM photos').get()).toEqual({ rows: 0 });
  expect(write.prepare('SELECT count(*) AS rows FROM delivered').get()).toEqual({ rows: 1 });
});

test('lines that were left out of a list move to a row of their own, also of lists that may come back', () => {
  const { write: old, close: closeOld } = opened(openDatabase(profile, MIGRATIONS.slice(0, 6)));
  const line = (n: number) => ({ line: n, text: `line “${n}”`, reason: 'no-id' });
  const lines = Array.from({ length: 1_200 }, (_, n) => line(n + 1));
  old.exec(`
    INSERT INTO accounts VALUES (1, 'live', 'https://api.test');
    INSERT INTO lists VALUES (1, 1, 'whole.csv', NULL, 1, 'ab', 1, 0, '[]');
    INSERT INTO lists VALUES (4, 1, 'broken.csv', NULL, 1, 'cd', 1, 0, '[{');
    INSERT INTO undo_steps (id, account, kind, at, detail) VALUES (2, 1, 'remove-list', 5, '{}')`);
  old
    .prepare("INSERT INTO lists VALUES (3, 1, 'march.csv', NULL, 1, 'ef', 1, 0, ?)")
    .run(JSON.stringify(lines));
  old
    .prepare("INSERT INTO undo_rows (step, kind, row) VALUES (2, 'lists', ?), (2, 'tasks', '{}')")
    .run(JSON.stringify({ id: 9, rejected: JSON.stringify([line(5)]) }));
  closeOld();
  const { read, close } = opened(openDatabase(profile));
  onTestFinished(close);
  const moved: { lines: string }[] = read.prepare('SELECT * FROM left_out').all();
  expect(moved).toMatchObject([{ list: 3, total: 1_200, sheet: null, done_at: null }]);
  expect(JSON.parse(moved[0]!.lines)).toEqual(lines.slice(0, 1_000));
  expect(read.prepare('SELECT DISTINCT rejected FROM lists').all()).toEqual([{ rejected: '[]' }]);
  const [kept, ...others]: { row: string }[] = read
    .prepare("SELECT row FROM undo_rows WHERE kind = 'left_out'")
    .all();
  const { lines: text, ...rest } = JSON.parse(kept!.row);
  expect(rest).toEqual({ list: 9, total: 1, sheet: null, done_at: null });
  expect(JSON.parse(text)).toEqual([line(5)]);
  expect(others).toEqual([]);
});

test('a step that fails changes nothing', () => {
  opened(openDatabase(profile, ['CREATE TABLE a (x)'])).close();
  const steps = ['CREATE TABLE a (x)', 'INSERT INTO a VALUES (1); INSERT INTO b VALUES (1)'];
  expect(() => openDatabase(profile, steps)).toThrow(/no such table: b/);
  const { write, close } = opened(openDatabase(profile, steps.slice(0, 1)));
  onTestFinished(close);
  expect(write.prepare('SELECT count(*) AS rows FROM a').get()).toEqual({ rows: 0 });
});

test('a database of a newer version is refused and left alone', () => {
  opened(openDatabase(profile, [...MIGRATIONS, 'CREATE TABLE later (x)'])).close();
  expect(openDatabase(profile)).toMatchObject({
    ok: false,
    reason: 'newer',
    message: expect.stringContaining('newer version of Proofsheet'),
  });
});

/** One task, with what else a database of each version can hold of it. */
const FIRST_TASK = `
  INSERT INTO accounts VALUES (1, 'live', 'https://api.test');
  INSERT INTO lists VALUES (1, 1, 'march.csv', NULL, 1, 'ab', 1, 0, '[]');
  INSERT INTO tasks (n, account, id, standing, sort_name, added_at, updated_at, checks, absences, portraits)
    VALUES (7, 1, 'task-001', 5, 'task-001', 1, 2, 3, 0, '[]');
  INSERT INTO entries VALUES (1, 0, 7, 1, '{}');
  INSERT INTO task_tally VALUES (1, 0, 5, 1), (1, 1, 5, 1);`;

describe.each(MIGRATIONS.map((_, i) => i + 1))('a profile of version %i', (version) => {
  beforeEach(() => {
    const { write, close } = opened(openDatabase(profile, MIGRATIONS.slice(0, version)));
    write.exec(FIRST_TASK);
    close();
  });

  test('opens with what it held', () => {
    const { read, close } = opened(openDatabase(profile));
    onTestFinished(close);
    expect(read.prepare('SELECT t.id FROM entries e JOIN tasks t ON t.n = e.task').all()).toEqual([
      { id: 'task-001' },
    ]);
    expect(userVersion(read)).toBe(MIGRATIONS.length);
  });

  test('opens with what it held when the file is damaged', () => {
    writeFileSync(join(profile, 'tracking.db'), 'x'.repeat(5_000));
    const { read, recovered, close } = opened(openDatabase(profile));
    onTestFinished(close);
    expect(recovered).toMatchObject({ from: 'backup', tasks: { restored: 1, lost: 0 } });
    expect(read.prepare('SELECT id FROM tasks').all()).toEqual([{ id: 'task-001' }]);
    expect(userVersion(read)).toBe(MIGRATIONS.length);
  });

  test.runIf(version < MIGRATIONS.length)('is backed up before it is brought up to date', () => {
    opened(openDatabase(profile)).close();
    const [backup, ...others] = listBackups(profile);
    expect(backup).toMatchObject({ version });
    expect(others).toEqual([]);
    // Whoever takes the step back gets the profile as it was.
    for (const name of ['tracking.db', 'tracking.sums']) rmSync(join(profile, name));
    expect(restoreBackup(backup!, join(profile, 'tracking.db'))).toBe(true);
    const { read, close } = opened(openDatabase(profile, MIGRATIONS.slice(0, version)));
    onTestFinished(close);
    expect(read.prepare('SELECT id FROM tasks').all()).toEqual([{ id: 'task-001' }]);
  });
});

test('a backup before a step holds what was in the log of a killed program', () => {
  const steps = ['CREATE TABLE a (x)', 'DROP TABLE a'];
  const { write, close } = opened(openDatabase(profile, steps.slice(0, 1)));
  onTestFinished(close);
  write.exec('INSERT INTO a VALUES (5)');
  const killed = `${profile}-killed`;
  onTestFinished(() => rmSync(killed, { recursive: true }));
  cpSync(profile, killed, { recursive: true });
  opened(openDatabase(killed, steps)).close();
  const copy = join(profile, 'copy.db');
  expect(restoreBackup(listBackups(killed)[0]!, copy)).toBe(true);
  const backup = new DatabaseSync(copy);
  onTestFinished(() => backup.close());
  expect(backup.prepare('SELECT x FROM a').all()).toEqual([{ x: 5 }]);
});

test('no backup is made of a profile that is up to date', () => {
  opened(openDatabase(profile)).close();
  opened(openDatabase(profile)).close();
  expect(listBackups(profile)).toEqual([]);
});

test('a file that is no database is kept aside, and nothing else is lost by it', () => {
  const path = join(profile, 'tracking.db');
  writeFileSync(path, 'x'.repeat(5_000));
  const { recovered, close } = opened(openDatabase(profile));
  onTestFinished(close);
  expect(recovered).toMatchObject({ from: 'nothing', tasks: { restored: 0, lost: null } });
  expect(readFileSync(recovered?.damagedCopy ?? '', 'utf8')).toBe('x'.repeat(5_000));
});

test.each([
  ['gone', (path: string) => rmSync(path)],
  ['empty', (path: string) => truncateSync(path)],
  ['a text', (path: string) => writeFileSync(path, 'Dear operator,')],
])(
  'where nothing but a backup is left, and the file is %s, the backup is restored',
  async (_, spoil) => {
    const { write, upkeep, close } = opened(openDatabase(profile));
    write.exec(FIRST_TASK);
    await upkeep.lookThrough();
    close();
    for (const name of ['tracking.sums', 'tracking.copies', 'tracking.end']) {
      rmSync(join(profile, name), { force: true });
    }
    spoil(join(profile, 'tracking.db'));
    const again = opened(openDatabase(profile));
    onTestFinished(again.close);
    expect(again.recovered).toMatchObject({
      from: 'backup',
      backupAt: listBackups(profile)[0]?.at,
      tasks: { restored: 1, fromBackup: 1, lost: null },
    });
  },
);

test('a program that was killed while the log was moved left no damage', async () => {
  const { write, upkeep, close } = opened(openDatabase(profile));
  onTestFinished(close);
  write.exec(FIRST_TASK);
  await upkeep.lookThrough();
  write.exec('UPDATE tasks SET checks = 9');
  const killed = `${profile}-killed`;
  onTestFinished(() => rmSync(killed, { recursive: true }));
  cpSync(profile, killed, { recursive: true });
  await upkeep.lookThrough();
  // Its pages had been moved, and not yet been noted.
  cpSync(join(profile, 'tracking.db'), join(killed, 'tracking.db'));
  const then = opened(openDatabase(killed));
  onTestFinished(then.close);
  expect(then.recovered).toBeNull();
  expect(then.read.prepare('SELECT checks FROM tasks').all()).toEqual([{ checks: 9 }]);
});

test('what has been mended once can be mended again', () => {
  const { write, close } = opened(openDatabase(profile));
  write.exec(FIRST_TASK);
  close();
  for (const end of [600, 3_000]) {
    truncateSync(join(profile, 'tracking.db'), end);
    const again = opened(openDatabase(profile));
    expect(again.recovered).toMatchObject({ from: 'backup', tasks: { restored: 1 } });
    again.write.exec('UPDATE tasks SET checks = checks + 1');
    again.close();
    const then = opened(openDatabase(profile));
    expect(then.recovered).toBeNull();
    then.close();
  }
});

test('damage that SQLite comes across while the program runs is mended at the next start', () => {
  const first = opened(openDatabase(profile));
  first.write.exec(FIRST_TASK);
  first.close();
  const path = join(profile, 'tracking.db');
  const { atime, mtime } = statSync(path);
  const bytes = readFileSync(path);
  bytes.fill(0, 4096 * 3, 4096 * 4);
  writeFileSync(path, bytes);
  // A disk that loses bytes does not tell of it.
  utimesSync(path, atime, mtime);
  const second = opened(openDatabase(profile));
  expect(second.recovered).toBeNull();
  second.upkeep.suspect();
  second.close();
  const third = opened(openDatabase(profile));
  onTestFinished(third.close);
  expect(third.recovered).toMatchObject({ from: 'both', tasks: { restored: 1, lost: 0 } });
});

test('a profile belongs to one at a time, and to the next once it is let go', () => {
  const first = lockProfile(profile, 'Proofsheet');
  expect(lockProfile(profile, 'proofsheet fetch')).toEqual({
    ok: false,
    by: `Proofsheet (process ${process.pid})`,
  });
  if (first.ok) first.release();
  const second = lockProfile(profile, 'proofsheet fetch');
  expect(second.ok).toBe(true);
  if (second.ok) second.release();
});
