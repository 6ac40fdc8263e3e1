import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WholePhoto } from '../../contract/photo';
import type { Engine } from '../engine';
import { copySaved } from './copied-photos';
import { MOST_DRAGGED } from './dragged-photos';

let from: string;
let to: string;
beforeEach(async () => {
  from = await mkdtemp(join(tmpdir(), 'proofsheet-saved-'));
  to = await mkdtemp(join(tmpdir(), 'proofsheet-copies-'));
});
afterEach(async () => {
  await rm(from, { recursive: true, force: true });
  await rm(to, { recursive: true, force: true });
});

function photo(name: string): WholePhoto {
  return { path: join(from, name), bytes: 1, sha256: 'a'.repeat(64), type: 'png' };
}
async function save(name: string, text = name): Promise<WholePhoto> {
  await writeFile(join(from, name), text);
  return photo(name);
}

/** Copies what a store says is saved; `folder`: what the dialog answers. */
async function copy(saved: WholePhoto[], folder: string | null = to) {
  const asked: unknown[] = [];
  const chosen: string[] = [];
  let dialogs = 0;
  const savedPhotos = (...input: unknown[]) => {
    asked.push(input);
    return Promise.resolve(saved);
  };
  const engine = { store: { savedPhotos } } as unknown as Engine;
  const askForCopies = () => {
    dialogs += 1;
    return Promise.resolve(folder);
  };
  const copied = copySaved({ engine, askForCopies }, 7, { ids: ['x', 'y'], key: null }, (path) =>
    chosen.push(path),
  );
  await copied.catch(() => undefined);
  return { copied, asked, chosen, dialogs };
}

const textsIn = async (folder: string): Promise<Record<string, string>> => {
  const names = await readdir(folder);
  const texts = names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')]);
  return Object.fromEntries(await Promise.all(texts)) as Record<string, string>;
};

it('copies what the store says is saved, numbers taken names and overwrites nothing', async () => {
  await writeFile(join(to, 'Ann.png'), 'of the operator');
  await mkdir(join(from, 'b'));
  const saved = [await save('Ann.png'), await save('Bob.png'), await save('b/Bob.png', 'other')];
  const { copied, asked, chosen } = await copy(saved);
  expect(await copied).toEqual({ folder: basename(to), copied: 3, failed: [] });
  expect(asked).toEqual([[7, ['x', 'y'], null, MOST_DRAGGED + 1]]);
  expect(chosen).toEqual([to]);
  const texts = await textsIn(to);
  expect(Object.keys(texts).toSorted()).toEqual([
    'Ann (2).png',
    'Ann.png',
    'Bob (2).png',
    'Bob.png',
  ]);
  expect(texts).toMatchObject({ 'Ann.png': 'of the operator', 'Ann (2).png': 'Ann.png' });
  expect([texts['Bob.png'], texts['Bob (2).png']].toSorted()).toEqual(['Bob.png', 'other']);
});

it('says of what is gone, or is no photo any more, that it was not copied', async () => {
  const secret = join(to, '..', `${basename(to)}-secret.png`);
  await writeFile(secret, 'secret');
  await symlink(secret, join(from, 'link.png'));
  await mkdir(join(from, 'folder.png'));
  const { copied } = await copy([
    photo('gone.png'),
    photo('link.png'),
    photo('folder.png'),
    await save('Ann.png'),
  ]);
  await rm(secret);
  expect(await copied).toMatchObject({
    copied: 1,
    failed: [{ why: 'gone', photos: 3, first: 'gone.png' }],
  });
  expect(await textsIn(to)).toEqual({ 'Ann.png': 'Ann.png' });
});

it('follows no link that stands where a copy is to be', async () => {
  const victim = join(from, 'victim');
  await symlink(victim, join(to, 'Ann.png'));
  const { copied } = await copy([await save('Ann.png')]);
  expect(await copied).toMatchObject({ copied: 1 });
  await expect(readFile(victim)).rejects.toThrow('ENOENT');
  expect(await readFile(join(to, 'Ann (2).png'), 'utf8')).toBe('Ann.png');
});

it('copies many, each whole', async () => {
  const saved = await Promise.all(
    Array.from({ length: 60 }, (_, n) => save(`${n}.png`, String(n).repeat(200_000))),
  );
  const { copied } = await copy(saved);
  expect(await copied).toMatchObject({ copied: 60, failed: [] });
  for (const { path } of saved) {
    const texts = [path, join(to, basename(path))].map((one) => readFile(one, 'utf8'));
    const [before, after] = await Promise.all(texts);
    expect(after === before, path).toBe(true);
  }
});

it('says that the folder is not there', async () => {
  const { copied } = await copy([await save('Ann.png')], join(to, 'gone', 'further'));
  expect(await copied).toMatchObject({
    copied: 0,
    failed: [{ why: 'no-folder', photos: 1, first: 'Ann.png' }],
  });
});

it('copies nothing when the dialog is cancelled, and asks for no folder in vain', async () => {
  const cancelled = await copy([await save('Ann.png')], null);
  expect(await cancelled.copied).toBeNull();
  expect(cancelled.chosen).toEqual([]);
  const none = await copy([]);
  await expect(none.copied).rejects.toMatchObject({ code: 'not-saved' });
  const many = await copy(Array.from({ length: MOST_DRAGGED + 1 }, () => photo('a.png')));
  await expect(many.copied).rejects.toMatchObject({ code: 'too-many-copies' });
  expect(none.dialogs + many.dialogs).toBe(0);
});
