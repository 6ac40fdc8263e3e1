import { mkdir, readdir, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderTrouble } from './folder-trouble';
import { createFolders } from './folders';
import { listFolder, openPart } from '../parts/part-file';
import { pngOf } from '../testing/test-images';
import { temporaryFolder } from '../testing/test-server';

test('folders are made below the chosen one, each once', async () => {
  const root = join(await temporaryFolder(), 'photos');
  const folders = createFolders();
  const opened = await Promise.all([
    folders.open(root, ['march', 'class 3']),
    folders.open(root, ['march', 'class 3']),
    folders.open(root, ['MARCH']),
    folders.open(root, []),
  ]);
  expect(opened.map((outcome) => outcome.ok && outcome.folder.path.slice(root.length + 1))).toEqual(
    [join('march', 'class 3'), join('march', 'class 3'), 'march', ''],
  );
});

test('a chosen folder whose own folder is missing is not made: its drive is not connected', async () => {
  const root = join(await temporaryFolder(), 'drive', 'photos');
  const outcome = await createFolders().open(root, []);
  expect(outcome).toMatchObject({ ok: false, trouble: { code: 'no-folder' } });
});

test('a chosen folder that is taken away is not made again, and goes on when it is back', async () => {
  const root = join(await temporaryFolder(), 'photos');
  const folders = createFolders();
  expect((await folders.open(root, ['march'])).ok).toBe(true);
  await rm(root, { recursive: true });
  folders.forget();
  expect(await folders.open(root, [])).toMatchObject({ ok: false, trouble: { code: 'no-folder' } });
  expect(await folders.probe(root, 10)).toMatchObject({ code: 'no-folder' });
  await mkdir(root);
  expect(await folders.probe(root, 10)).toBeNull();
  expect((await folders.open(root, ['march'])).ok).toBe(true);
  expect(await readdir(root)).toEqual(['march']);
});

test('a file in the place of the chosen folder is no folder', async () => {
  const root = join(await temporaryFolder(), 'photos');
  await writeFile(root, '');
  const folders = createFolders();
  expect(await folders.open(root, [])).toMatchObject({ ok: false, trouble: { code: 'no-folder' } });
  expect(await folders.probe(root, 10)).toMatchObject({ code: 'no-folder' });
});

test('a link that leads out of the chosen folder is refused, one that stays in it is not', async () => {
  const root = await temporaryFolder();
  const outside = await temporaryFolder();
  await mkdir(join(root, 'real'));
  await symlink(outside, join(root, 'out'));
  await symlink(join(root, 'real'), join(root, 'in'));
  await symlink('/', join(root, 'slash'));
  await symlink(join(root, 'nowhere'), join(root, 'dangling'));
  await writeFile(join(root, 'file'), '');
  const folders = createFolders();
  for (const name of ['out', 'slash']) {
    const outcome = await folders.open(root, [name, 'deeper']);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'folder-link' } });
  }
  for (const name of ['dangling', 'file']) {
    const outcome = await folders.open(root, [name]);
    expect(outcome).toMatchObject({ ok: false, refusal: { code: 'not-a-folder' } });
  }
  expect((await folders.open(root, ['in'])).ok).toBe(true);
  expect(await readdir(outside)).toEqual([]);
});

test('a part file is new, hidden, and never a link', async () => {
  const folder = await temporaryFolder();
  const NAME = { identity: 'a'.repeat(16), sha256: null };
  const [one, two] = [await openPart(folder, NAME), await openPart(folder, NAME)];
  await one.handle.close();
  await two.handle.close();
  expect(one.path).not.toBe(two.path);
  expect(await readdir(folder)).toHaveLength(2);
});

test('part files that a killed run left are removed when they are old, whole ones much later', async () => {
  const folder = await temporaryFolder();
  const name = (digit: string) => `.proofsheet-${digit.repeat(32)}.part`;
  const age = async (file: string, bytes: Buffer, hours: number) => {
    await writeFile(join(folder, file), bytes);
    const then = Date.now() / 1000 - hours * 3600;
    await utimes(join(folder, file), then, then);
  };
  const photo = pngOf();
  await age(name('a'), photo.subarray(0, -1), 2);
  await age(name('b'), photo.subarray(0, -1), 0);
  await age(name('c'), photo, 2);
  await age(name('d'), photo, 24 * 31);
  await age('my.part', photo.subarray(0, -1), 2);
  await listFolder(folder);
  expect((await readdir(folder)).toSorted()).toEqual([name('b'), name('c'), 'my.part']);
});

test.each([
  ['ENOSPC', 'no-space'],
  ['EDQUOT', 'no-space'],
  ['EROFS', 'read-only'],
  ['EACCES', 'read-only'],
  ['ENOENT', 'no-folder'],
  ['EIO', 'no-folder'],
  ['EMFILE', undefined],
])('%s is read as %s', (code, trouble) => {
  const error = Object.assign(new Error(code), { code });
  expect(folderTrouble(error, '/photos')?.code).toBe(trouble);
});

test('probing leaves nothing behind', async () => {
  const root = await temporaryFolder();
  expect(await createFolders().probe(root, 100_000)).toBeNull();
  expect(await readdir(root)).toEqual([]);
  expect((await stat(root)).isDirectory()).toBe(true);
});
