import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { WholePhoto } from '../../../contract/photo';
import { pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { jobOf, serve, temporaryFolder } from '../testing/test-server';

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const broken = pngOf(5_000);
const alsoBroken = pngOf(5_000, 2);
const sound = pngOf(5_000, 3);

/** Saves a photo whose server sends `answers` in turn; of them only `sound` can be decoded. */
async function saveFrom(...answers: (Buffer | number)[]) {
  const { origin } = await serve((_request, response) => {
    const answer = answers.shift();
    if (Buffer.isBuffer(answer)) response.end(answer);
    else response.writeHead(answer ?? 500).end();
  });
  const folder = await temporaryFolder();
  const look = async ({ path }: WholePhoto) => {
    const isSound = (await readFile(path)).equals(sound);
    return isSound ? ('sound' as const) : ('damaged' as const);
  };
  const pictures = { look, thumbnail: async () => '/thumbnail', close: async () => {} };
  const saver = saverFor(origin, { pictures });
  const outcome = await saver.save(jobOf(`${origin}/photo`), { folder });
  const files = await readdir(folder);
  const bytes = existsSync(join(folder, 'Ann.png'))
    ? await readFile(join(folder, 'Ann.png'))
    : null;
  return { outcome, files, bytes, saver };
}

test('a sound photo is fetched once', async () => {
  const { outcome, saver } = await saveFrom(sound);
  expect(outcome).toMatchObject({ kind: 'saved', damaged: false });
  expect(saver.requests()).toBe(1);
});

test('a damaged photo is fetched once more, and the sound one is saved', async () => {
  const { outcome, files, bytes, saver } = await saveFrom(broken, sound);
  expect(outcome).toMatchObject({ kind: 'saved', damaged: false });
  expect(files).toEqual(['Ann.png']);
  expect(bytes?.equals(sound)).toBe(true);
  // The record hears of both: whoever is killed in between finds the first.
  expect(saver.told.map(({ sha256 }) => sha256)).toEqual([broken, sound].map(hashOf));
});

test.each([
  ['the same', broken],
  ['other bytes, as damaged', alsoBroken],
])('a photo that comes damaged and then as %s is what the server has', async (_name, second) => {
  const { outcome, files, bytes, saver } = await saveFrom(broken, second);
  expect(outcome).toMatchObject({ kind: 'saved', damaged: true });
  expect(files).toEqual(['Ann.png']);
  expect(bytes?.equals(second)).toBe(true);
  expect(saver.requests()).toBe(2);
});

test('a damaged photo whose address has expired since is saved as it came', async () => {
  const { outcome, bytes } = await saveFrom(broken, 404);
  expect(outcome).toMatchObject({ kind: 'saved', damaged: true });
  expect(bytes?.equals(broken)).toBe(true);
});

test('a damaged photo whose server is in trouble then is tried again later', async () => {
  const { outcome, files } = await saveFrom(broken, 500);
  expect(outcome).toMatchObject({ kind: 'delayed', reason: 'trouble' });
  expect(files).toEqual([]);
});

test('thumbnails are asked of those who decode', async () => {
  const { saver } = await saveFrom(sound);
  const photo = { path: '/photo', bytes: 1, sha256: '0', type: 'png' as const };
  expect(await saver.thumbnail(photo)).toBe('/thumbnail');
  expect(await saverFor(null).thumbnail(photo)).toBeNull();
});
