import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { giveFinalName, type LinkFile } from './final-name';
import { foldName } from '../names/fold-name';
import { createFolders, type Folder } from './folders';
import { temporaryFolder } from '../testing/test-server';

async function open(path: string): Promise<Folder> {
  const outcome = await createFolders().open(path, []);
  if (!outcome.ok) throw new Error('the folder does not open');
  return outcome.folder;
}

const WISH = { base: 'Ann', type: 'png', mayNumber: async () => true, anyType: false } as const;

let parts = 0;
async function place(folder: Folder, base: string, text: string, link?: LinkFile): Promise<string> {
  parts += 1;
  const part = join(folder.path, `.proofsheet-${parts.toString(16).padStart(32, '0')}.part`);
  await writeFile(part, text);
  const { path } = await giveFinalName(part, folder, { ...WISH, base }, link);
  return basename(path);
}

const noLinks: LinkFile = async () => {
  throw Object.assign(new Error('no hard links'), { code: 'EPERM' });
};

test.each([
  ['with hard links', undefined],
  ['without hard links', noLinks],
])('%s, collisions get a number and nothing is overwritten', async (_name, link) => {
  const path = await temporaryFolder();
  await writeFile(join(path, 'Ann.png'), 'the operator’s');
  const folder = await open(path);
  expect(await place(folder, 'Ann', 'first', link)).toBe('Ann (2).png');
  expect(await place(folder, 'Ann', 'second', link)).toBe('Ann (3).png');
  expect(await place(folder, 'Bob', 'third', link)).toBe('Bob.png');
  expect((await readdir(path)).toSorted()).toEqual([
    'Ann (2).png',
    'Ann (3).png',
    'Ann.png',
    'Bob.png',
  ]);
  expect(await readFile(join(path, 'Ann.png'), 'utf8')).toBe('the operator’s');
  expect(await readFile(join(path, 'Ann (3).png'), 'utf8')).toBe('second');
});

test('a file that appears at the last moment is not overwritten', async () => {
  const path = await temporaryFolder();
  const folder = await open(path);
  await place(folder, 'Zoe', 'opens the folder');
  await writeFile(join(path, 'Ann.png'), 'came meanwhile');
  expect(await place(folder, 'Ann', 'ours')).toBe('Ann (2).png');
  await writeFile(join(path, 'Bob.png'), 'came meanwhile');
  expect(await place(folder, 'Bob', 'ours', noLinks)).toBe('Bob (2).png');
  expect(await readFile(join(path, 'Bob.png'), 'utf8')).toBe('came meanwhile');
});

test('names that differ in case or in their accents’ form are one', async () => {
  const path = await temporaryFolder();
  await writeFile(join(path, 'STRASSE.png'), '');
  const folder = await open(path);
  expect(await place(folder, 'straße', '1')).toBe('straße (2).png');
  expect(await place(folder, 'Zo\u00eb', '2')).toBe('Zo\u00eb.png');
  expect(await place(folder, 'ZOE\u0308', '3')).toBe('ZOE\u0308 (2).png');
});

test('a link planted at the target is not followed', async () => {
  const path = await temporaryFolder();
  const outside = join(await temporaryFolder(), 'outside.png');
  const folder = await open(path);
  await place(folder, 'Zoe', 'opens the folder');
  await symlink(outside, join(path, 'Ann.png'));
  await symlink(outside, join(path, 'Bob.png'));
  expect(await place(folder, 'Ann', 'ours')).toBe('Ann (2).png');
  expect(await place(folder, 'Bob', 'ours', noLinks)).toBe('Bob (2).png');
  await expect(readFile(outside)).rejects.toThrow('ENOENT');
});

test('a folder that stands at the target is a collision like any other', async () => {
  const path = await temporaryFolder();
  await mkdir(join(path, 'Ann.png'));
  expect(await place(await open(path), 'Ann', 'ours')).toBe('Ann (2).png');
});

test('when the rename fails, the name is free again and the part is still there', async () => {
  const path = await temporaryFolder();
  const folder = await open(path);
  const gone = join(path, 'gone.part');
  await expect(giveFinalName(gone, folder, WISH)).rejects.toThrow('ENOENT');
  expect(await readdir(path)).toEqual([]);
  expect(await place(folder, 'Ann', 'ours')).toBe('Ann.png');
});

test('as many files as photos, whatever they are called and however many at once', async () => {
  const path = await temporaryFolder();
  await fc.assert(
    fc.asyncProperty(
      fc.uuid(),
      fc.array(fc.constantFrom('a', 'A', 'é', 'e\u0301', 'É', 'a (2)', 'b'), { maxLength: 12 }),
      async (name, bases) => {
        await mkdir(join(path, name));
        const folder = await open(join(path, name));
        const names = await Promise.all(
          bases.map((base, index) => place(folder, base, String(index))),
        );
        const onDisk = await readdir(folder.path);
        expect(onDisk.toSorted()).toEqual(names.toSorted());
        expect(new Set(names.map(foldName)).size).toBe(bases.length);
        for (const [index, file] of names.entries()) {
          expect(await readFile(join(folder.path, file), 'utf8')).toBe(String(index));
        }
      },
    ),
    { numRuns: 40 },
  );
});
