import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { WholePhoto } from '../../contract/photo';
import type { WorkProgress } from '../../contract/work';
import type { Engine } from '../engine';
import { copySaved, MOST_COPIED } from './copied-photos';
import { createLongWork } from './long-work';

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

/** Copies what a store says is saved; `folder`: what the dialog answers; `toItsEnd`: waits for it. */
async function copy(
  saved: WholePhoto[],
  folder: string | null = to,
  copying = createLongWork(() => undefined),
  toItsEnd = true,
) {
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
  const ports = { engine, askForCopies, copying };
  const copied = copySaved(ports, 7, { ids: ['x', 'y'], key: null }, (path) => chosen.push(path));
  if (toItsEnd) await copied.catch(() => undefined);
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
  expect(await copied).toEqual({ folder: basename(to), copied: 3, left: 0, failed: [] });
  expect(asked).toEqual([[7, ['x', 'y'], null, MOST_COPIED + 1]]);
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

it('tells how far it is, and says when it is cancelled what was copied', async () => {
  const saved = await Promise.all(
    Array.from({ length: 60 }, (_, n) => save(`${n}.png`, String(n).repeat(200_000))),
  );
  const told: (WorkProgress | null)[] = [];
  const copying = createLongWork(() => {
    told.push(copying.state());
    if (copying.state()?.done === 10) void copying.cancel();
  });
  expect(copying.state()).toBeNull();
  const outcome = await (await copy(saved, to, copying)).copied;
  expect(told[0]).toEqual({ done: 0, of: 60 });
  expect(told.slice(1, 11).map((state) => state?.done)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(told.at(-1)).toBeNull();
  const names = await readdir(to);
  // Those that were nearly whole may still have got their names.
  expect(names.length).toBeGreaterThanOrEqual(10);
  expect(names.length).toBeLessThan(20);
  expect(outcome).toMatchObject({ copied: names.length, left: 60 - names.length, failed: [] });
  for (const name of names) {
    expect(await readFile(join(to, name), 'utf8')).toBe(await readFile(join(from, name), 'utf8'));
  }
});

it('leaves nothing half copied when it is cancelled, and tells several copyings as one', async () => {
  const big = await save('big.png', 'x'.repeat(32 * 1024 * 1024));
  const copying = createLongWork(() => undefined);
  const first = await copy([big, big], to, copying, false);
  const second = await copy([big], to, copying, false);
  while ((await readdir(to)).length < 3) await new Promise(setImmediate);
  expect(copying.state()).toEqual({ done: 0, of: 3 });
  await copying.cancel();
  expect(await readdir(to)).toEqual([]);
  expect(await first.copied).toMatchObject({ copied: 0, left: 2 });
  expect(await second.copied).toMatchObject({ copied: 0, left: 1 });
  expect(copying.state()).toBeNull();
  await copying.cancel();
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
  const many = await copy(Array.from({ length: MOST_COPIED + 1 }, () => photo('a.png')));
  await expect(many.copied).rejects.toMatchObject({ code: 'too-many-copies' });
  expect(none.dialogs + many.dialogs).toBe(0);
});
