import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { createKeptPartials, type PartialPhoto } from './kept-partials';
import { createPartWriter } from './part-writer';
import { pngOf } from '../testing/test-images';
import { temporaryFolder } from '../testing/test-server';

const IDENTITY = 'a'.repeat(16);
const start = pngOf(50_000).subarray(0, 40_000);

async function partialIn(
  folder: string,
  change: Partial<PartialPhoto> = {},
): Promise<PartialPhoto> {
  const writer = createPartWriter(folder, IDENTITY);
  await writer.take(start);
  const source = { href: 'http://photos.example.com/1', etag: '"one"', total: null };
  return { url: 'http://photos.example.com/1', folder, writer, source, ...change };
}

test.each([
  ['photos', 3, Infinity],
  ['bytes', Infinity, 3 * start.length],
])('so many %s are kept, and those kept longest go first', async (_name, maxKept, maxBytes) => {
  const folder = await temporaryFolder();
  const partials = createKeptPartials(maxKept, maxBytes);
  for (const photo of ['1', '2', '3', '4', '5'])
    await partials.keep(photo, await partialIn(folder));
  expect(await readdir(folder)).toHaveLength(3);
  const back = (photo: string) => partials.takeBack(photo, 'http://photos.example.com/1', folder);
  expect(await back('2')).toBeNull();
  const third = await back('3');
  expect(third?.writer.bytes()).toBe(start.length);
  await third?.writer.discard();
  await partials.close();
  expect(await readdir(folder)).toEqual([]);
});

test('what cannot be gone on with is not kept', async () => {
  const folder = await temporaryFolder();
  const partials = createKeptPartials();
  await partials.keep('no tag', await partialIn(folder, { source: null }));
  await partials.keep(
    'no bytes',
    await partialIn(folder, { writer: createPartWriter(folder, IDENTITY) }),
  );
  await partials.keep('good', await partialIn(folder));
  expect(await readdir(folder)).toHaveLength(1);
  await partials.close();
  await partials.keep('late', await partialIn(folder));
  expect(await readdir(folder)).toEqual([]);
});

test('for another address or folder it is removed, not handed back', async () => {
  const folder = await temporaryFolder();
  const partials = createKeptPartials();
  for (const [url, where] of [
    ['http://photos.example.com/2', folder],
    ['http://photos.example.com/1', '/elsewhere'],
  ] as const) {
    await partials.keep('photo', await partialIn(folder));
    expect(await partials.takeBack('photo', url, where)).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  }
});
