import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { bytesIn, databaseBytes, deleteProfileData } from './profile-data';

function profile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-data-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['backups', 'thumbnails/ab', 'logs', 'Local Storage']) {
    mkdirSync(join(folder, name), { recursive: true });
  }
  for (const name of [
    'tracking.db',
    'tracking.db-wal',
    'tracking.sums',
    'backups/1.db',
    'thumbnails/ab/1.jpg',
    'logs/proofsheet.log',
    'settings.json',
    'settings.json.damaged',
    'lock.db',
    'Local Storage/leveldb',
  ]) {
    writeFileSync(join(folder, name), '12345');
  }
  return folder;
}

it('deletes all that was tracked, and leaves what is not ours', async () => {
  const folder = profile();
  await deleteProfileData(folder);
  expect(readdirSync(folder).sort()).toEqual(['Local Storage', 'lock.db']);
});

it('tells how much there is, without following links', async () => {
  const folder = profile();
  symlinkSync('/', join(folder, 'thumbnails', 'root'));
  expect(await bytesIn(join(folder, 'thumbnails'))).toBe(5);
  expect(await bytesIn(join(folder, 'nowhere'))).toBe(0);
  expect(await databaseBytes(folder)).toBe(20);
});
