import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ImageFormat } from '../../sandbox/images';
import { pick, seededRandom } from '../../sandbox/random';
import { EXTENSIONS, expectNoToken, openStand, sha256, watchNames } from './stand';

/** `FAULTS_SEED=… npx vitest run …` repeats a run. */
const seed = Number(process.env['FAULTS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const CUTS = 1_000;
const AT_ONCE = 32;
const formats: readonly ImageFormat[] = ['png', 'jpeg', 'webp'];

const kinds = [
  { by: 'fin', length: 'declared' },
  { by: 'rst', length: 'declared' },
  { by: 'fin', length: 'chunked' },
  { by: 'rst', length: 'chunked' },
  { by: 'fin', length: 'none' },
  { by: 'fin', length: 'declared', gzip: true },
  { by: 'rst', length: 'declared', gzip: true },
] as const;

test(`9. a thousand cuts at random places leave no half photo under a name (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const stand = await openStand();
  const photos: { id: string; name: string; url: string; hash: string; cuts: number }[] = [];
  // Of one photo in four the second try is cut as well, of one in sixteen the third …
  for (let planned = 0; planned < CUTS;) {
    const id = `cut-${photos.length}`;
    const format = pick(random, formats);
    const { url, bytes } = stand.photo(id, format);
    const packed = gzipSync(bytes).length;
    let cuts = 0;
    do {
      const kind = pick(random, kinds);
      const atByte = Math.floor(random() * ('gzip' in kind ? packed : bytes.length));
      const etag = pick(random, ['strong', 'strong', 'weak', 'none'] as const);
      stand.sandbox.faults.photo(id, { kind: 'cut', atByte, etag, ...kind }, 1);
      cuts += 1;
    } while (cuts < 4 && random() < 0.25);
    planned += cuts;
    photos.push({ id, name: `${id}.${EXTENSIONS[format]}`, url, hash: sha256(bytes), cuts });
  }

  const hashes = new Map(photos.map(({ name, hash }) => [name, hash]));
  const witness = watchNames(stand.folder, (name, bytes) => hashes.get(name) === sha256(bytes));
  const save = async ({ id, url, cuts }: (typeof photos)[number]) => {
    for (let attempts = 0; attempts <= cuts; attempts += 1) {
      const outcome = await stand.save({ url, taskId: id, name: id, attempts });
      if (outcome.kind === 'saved') return;
    }
  };
  const queue = [...photos];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let next = queue.pop(); next; next = queue.pop()) await save(next);
    }),
  );

  expect(await witness.stop(), `half photos, seed ${seed}`).toEqual([]);
  const files = await stand.photos();
  expect(files, `seed ${seed}`).toEqual(photos.map(({ name }) => name).sort());
  for (const name of files) {
    expect(sha256(await readFile(join(stand.folder, name))), `${name}, seed ${seed}`).toBe(
      hashes.get(name),
    );
  }
  // Some cuts fall behind the last byte that counts, and are none.
  const again = stand.sandbox.counts.pictures - photos.length;
  expect(again).toBeGreaterThan(CUTS * 0.95);
  expectNoToken(stand.sandbox);
});
