import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { backUpPages, listBackups, restoreBackup } from './backups';

let profile: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'proofsheet-backups-'));
  return () => rmSync(profile, { recursive: true, force: true });
});

async function* pages(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

const backUp = (at: number, ...texts: string[]) =>
  backUpPages(profile, pages(...texts), { bytes: 10, version: 2, at });

test('a backup is found by its name, and restored as it was', async () => {
  expect(await backUp(Date.UTC(2026, 1, 3, 4, 5, 6, 7), 'one', 'two')).toBe(true);
  const [backup] = listBackups(profile);
  expect(backup).toMatchObject({ at: Date.UTC(2026, 1, 3, 4, 5, 6, 7), version: 2, bytes: 6 });
  const path = join(profile, 'restored');
  expect(restoreBackup(backup!, path)).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('onetwo');
});

test('a backup that has changed is not restored', async () => {
  await backUp(0, 'one');
  const [backup] = listBackups(profile);
  writeFileSync(backup!.path, 'onf');
  const path = join(profile, 'restored');
  expect(restoreBackup(backup!, path)).toBe(false);
  expect(statSync(path, { throwIfNoEntry: false })).toBeUndefined();
});

test('the last four are kept', async () => {
  for (let day = 1; day <= 6; day += 1) await backUp(Date.UTC(2026, 0, day), `day ${day}`);
  const days = listBackups(profile).map(({ at }) => new Date(at).getUTCDate());
  expect(days).toEqual([6, 5, 4, 3]);
});

test('a backup whose pages cannot be read leaves nothing, and the others stay', async () => {
  await backUp(0, 'one');
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('Cannot be read');
  }
  const about = { bytes: 10, version: 2, at: 1 };
  await expect(backUpPages(profile, broken(), about)).rejects.toThrow('Cannot be read');
  expect(listBackups(profile)).toHaveLength(1);
  expect(
    statSync(join(profile, 'backups/tracking.part'), { throwIfNoEntry: false }),
  ).toBeUndefined();
});

test('none is made where the disk has not twice the room', async () => {
  const about = { bytes: Number.MAX_SAFE_INTEGER, version: 2, at: 1 };
  expect(await backUpPages(profile, pages('one'), about)).toBe(false);
  expect(listBackups(profile)).toEqual([]);
});

test('files of other names are left alone', async () => {
  mkdirSync(join(profile, 'backups'));
  writeFileSync(join(profile, 'backups/mine.db'), 'mine');
  for (let day = 1; day <= 6; day += 1) await backUp(Date.UTC(2026, 0, day), `day ${day}`);
  expect(readFileSync(join(profile, 'backups/mine.db'), 'utf8')).toBe('mine');
});
