import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, rename, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import { pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { jobOf, serve, temporaryFolder } from '../testing/test-server';

const photo = pngOf(5_000);
const PART = `.proofsheet-${'a'.repeat(32)}.part`;

function wholeAt(path: string): WholePhoto {
  const sha256 = createHash('sha256').update(photo).digest('hex');
  return { path, bytes: photo.length, sha256, type: 'png' };
}

/** A folder, and a saver whose server counts what it is asked. */
async function start(claimed: (folder: string) => string[] = () => []) {
  const { origin } = await serve((_request, response) => response.end(photo));
  const folder = await temporaryFolder();
  const saver = saverFor(origin, { claimed: async () => claimed(folder) });
  const save = (known: WholePhoto | null, change: Partial<PhotoJob> = {}) =>
    saver.save(jobOf(`${origin}/photo`, { known, ...change }), { folder });
  return { folder, saver, save, files: async () => (await readdir(folder)).toSorted() };
}

test('a part that a killed run left whole gets its name, and is not fetched', async () => {
  const { folder, saver, save, files } = await start();
  await writeFile(join(folder, PART), photo);
  expect(await save(wholeAt(join(folder, PART)))).toMatchObject({
    kind: 'saved',
    path: join(folder, 'Ann.png'),
    fetched: false,
    damaged: false,
  });
  expect(await files()).toEqual(['Ann.png']);
  expect(saver.requests()).toBe(0);
});

test('a part of a run that was killed after it had its name is that photo', async () => {
  const { folder, saver, save, files } = await start();
  await writeFile(join(folder, PART), photo);
  await link(join(folder, PART), join(folder, 'Old name.png'));
  const outcome = await save(wholeAt(join(folder, PART)));
  expect(outcome).toMatchObject({
    kind: 'saved',
    path: join(folder, 'Old name.png'),
    fetched: false,
  });
  expect(await files()).toEqual(['Old name.png']);
  expect(saver.requests()).toBe(0);
});

test('a part of a run that was killed while its name was held gets that name', async () => {
  const { folder, save, files } = await start();
  await writeFile(join(folder, PART), photo);
  await writeFile(join(folder, 'Ann.png'), PART);
  await writeFile(join(folder, 'Bob.png'), PART.replaceAll('a', 'b'));
  expect(await save(wholeAt(join(folder, PART)))).toMatchObject({ path: join(folder, 'Ann.png') });
  expect(await files()).toEqual(['Ann.png', 'Bob.png']);
  expect((await readFile(join(folder, 'Ann.png'))).equals(photo)).toBe(true);
});

test('a name that is held for another photo, or looks as if, is left alone', async () => {
  const { folder, save, files } = await start();
  await writeFile(join(folder, PART), photo);
  await writeFile(join(folder, 'Ann.png'), PART.replaceAll('a', 'b'));
  const outcome = await save(wholeAt(join(folder, PART)));
  expect(outcome).toMatchObject({ path: join(folder, 'Ann (2).png'), fetched: false });
  expect(await files()).toEqual(['Ann (2).png', 'Ann.png']);
});

test.each([
  ['cut', async (path: string) => writeFile(path, photo.subarray(0, 3_000))],
  ['another picture', async (path: string) => writeFile(path, pngOf(5_000, 2))],
  ['gone', async () => {}],
  ['a folder', async (path: string) => void (await mkdir(path))],
])('a part that is %s is not used', async (_name, make) => {
  const { folder, saver, save } = await start();
  await make(join(folder, PART));
  expect(await save(wholeAt(join(folder, PART)))).toMatchObject({ kind: 'saved', fetched: true });
  expect(saver.requests()).toBe(1);
});

test('a link in the place of a part or a photo is not followed', async () => {
  const outside = join(await temporaryFolder(), 'outside.png');
  await writeFile(outside, photo);
  for (const name of [PART, 'mine.png']) {
    const { folder, save } = await start();
    await symlink(outside, join(folder, name));
    expect(await save(wholeAt(join(folder, name)))).toMatchObject({ fetched: true });
  }
  expect((await readFile(outside)).equals(photo)).toBe(true);
});

test('a photo that has its name is left as it is', async () => {
  const { folder, saver, save, files } = await start();
  const path = join(folder, 'Ann.png');
  await writeFile(path, photo);
  const before = await stat(path);
  expect(await save(wholeAt(path))).toMatchObject({ kind: 'saved', path, fetched: false });
  expect(await files()).toEqual(['Ann.png']);
  expect((await stat(path)).ctimeMs).toBe(before.ctimeMs);
  expect(saver.requests()).toBe(0);
  expect(saver.told).toEqual([]);
});

test('a photo that was moved and renamed in the folder is found', async () => {
  const { folder, saver, save, files } = await start();
  await mkdir(join(folder, 'sorted', 'best'), { recursive: true });
  const moved = join(folder, 'sorted', 'best', 'Bride');
  await writeFile(moved, photo);
  await writeFile(join(folder, 'same size.png'), pngOf(5_000, 2));
  expect(await save(wholeAt(join(folder, 'Ann.png')))).toMatchObject({
    path: moved,
    fetched: false,
  });
  expect(await files()).toEqual(['same size.png', 'sorted']);
  expect(saver.requests()).toBe(0);
});

test('a photo that was moved after the saver looked is found once it has rested', async () => {
  const { folder, saver, save } = await start();
  const known = wholeAt(join(folder, 'Ann.png'));
  expect(await save(known)).toMatchObject({ fetched: true });
  await mkdir(join(folder, 'sorted'));
  await rename(join(folder, 'Ann.png'), join(folder, 'sorted', 'Ann.png'));
  saver.rest();
  expect(await save(known)).toMatchObject({ path: join(folder, 'sorted', 'Ann.png') });
  expect(saver.requests()).toBe(1);
});

test('photos outside of the folder, or of which a link leads out, are copied', async () => {
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, 'Ann.png'), photo);
  const { folder, saver, save, files } = await start();
  expect(await save(wholeAt(join(elsewhere, 'Ann.png')))).toMatchObject({
    path: join(folder, 'Ann.png'),
    fetched: false,
  });
  await symlink(elsewhere, join(folder, 'out'));
  const through = wholeAt(join(folder, 'out', 'Ann.png'));
  expect(await save(through)).toMatchObject({ path: join(folder, 'Ann (2).png'), fetched: false });
  expect(await files()).toEqual(['Ann (2).png', 'Ann.png', 'out']);
  expect(await readdir(elsewhere)).toEqual(['Ann.png']);
  expect(saver.requests()).toBe(0);
});

test('a part outside of the folder is copied, and then gone', async () => {
  const elsewhere = await temporaryFolder();
  await writeFile(join(elsewhere, PART), photo);
  const { folder, save } = await start();
  expect(await save(wholeAt(join(elsewhere, PART)))).toMatchObject({
    path: join(folder, 'Ann.png'),
  });
  expect(await readdir(elsewhere)).toEqual([]);
});

test('the file of another photo is not taken, by its record or by this run', async () => {
  const { folder, saver, save, files } = await start((root) => [join(root, 'Claimed.png')]);
  await writeFile(join(folder, 'Claimed.png'), photo);
  await writeFile(join(folder, 'Free.png'), photo);
  const known = wholeAt(join(folder, 'gone.png'));
  const outcomes = await Promise.all(
    ['1', '2'].map((key) => save(known, { key, name: `Photo ${key}` })),
  );
  expect(outcomes.map((one) => one.kind === 'saved' && one.fetched).toSorted()).toEqual([
    false,
    true,
  ]);
  expect(await files()).toHaveLength(3);
  expect(saver.requests()).toBe(1);
});

test('two photos of equal bytes stay two files', async () => {
  const { folder, save, files } = await start();
  const first = await save(null, { key: '1' });
  if (first.kind !== 'saved') throw new Error('not saved');
  expect(await save(wholeAt(join(folder, 'gone.png')), { key: '2' })).toMatchObject({
    path: join(folder, 'Ann (2).png'),
  });
  expect(await files()).toEqual(['Ann (2).png', 'Ann.png']);
});

test('the record is told of the part before the photo has its name', async () => {
  const { origin } = await serve((_request, response) => response.end(photo));
  const folder = await temporaryFolder();
  const files: string[][] = [];
  const saver = saverFor(origin, {}, async ({ path }) => {
    files.push(await readdir(folder));
    expect((await readFile(path)).equals(photo)).toBe(true);
  });
  const outcome = await saver.save(jobOf(`${origin}/photo`), { folder });
  expect(files).toEqual([
    [expect.stringMatching(/^\.proofsheet-[0-9a-f]{32}-[0-9a-f]{64}\.part$/)],
  ]);
  expect(outcome).toMatchObject({ ...saver.told[0], path: join(folder, 'Ann.png') });
});

test('a photo that the record cannot be told of gets no name, and is not fetched by the next run', async () => {
  const { origin } = await serve((_request, response) => response.end(photo));
  const folder = await temporaryFolder();
  const saver = saverFor(origin, {}, () => Promise.reject(new Error('no record')));
  expect(await saver.save(jobOf(`${origin}/photo`), { folder })).toEqual({ kind: 'stopped' });
  expect(await readdir(folder)).toEqual([expect.stringMatching(/\.part$/)]);
  const next = saverFor(origin);
  const outcome = await next.save(jobOf(`${origin}/photo`), { folder });
  expect(outcome).toMatchObject({ kind: 'saved', fetched: false });
  expect(next.requests()).toBe(0);
  expect(await readdir(folder)).toEqual(['Ann.png']);
});
