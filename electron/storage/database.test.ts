import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
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
  const close = () => {
    outcome.read.close();
    outcome.write.close();
  };
  return { ...outcome, close };
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

test('a file that is no database, or a cut one, is called damaged', () => {
  const path = join(profile, 'tracking.db');
  writeFileSync(path, 'x'.repeat(5_000));
  expect(openDatabase(profile)).toMatchObject({ ok: false, reason: 'damaged' });
  rmSync(path);
  const { write, close } = opened(openDatabase(profile));
  write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  close();
  truncateSync(path, 6_000);
  expect(openDatabase(profile)).toMatchObject({ ok: false, reason: 'damaged' });
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
