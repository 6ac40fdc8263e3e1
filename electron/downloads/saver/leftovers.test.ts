import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createPartWriter } from '../parts/part-writer';
import { newPartName, readPartName } from '../parts/part-name';
import { partIdentity } from '../photo-identity';
import { jpegOf, pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { jobOf, serve, temporaryFolder } from '../testing/test-server';

const photo = pngOf(5_000);
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A name that the photo of `jobOf` may have had in a run that was killed. */
function leftName(bytes: Buffer, account = 'account', change = {}): string {
  const identity = partIdentity(account, jobOf('', change));
  return newPartName({ identity, sha256: hashOf(bytes) });
}

/** A folder with what a killed run left there, and a new run that knows nothing of it. */
async function startWith(left: Record<string, Buffer>, served = photo) {
  const { origin } = await serve((_request, response) => response.end(served));
  const folder = await temporaryFolder();
  for (const [name, bytes] of Object.entries(left)) await writeFile(join(folder, name), bytes);
  const files: string[][] = [];
  const saver = saverFor(origin, {}, async () => void files.push(await readdir(folder)));
  return { folder, saver, files, save: () => saver.save(jobOf(`${origin}/photo`), { folder }) };
}

test('a photo that was left whole, unknown to the record, is not fetched', async () => {
  const { folder, saver, files, save } = await startWith({ [leftName(photo)]: photo });
  const path = join(folder, 'Ann.png');
  expect(await save()).toMatchObject({ kind: 'saved', path, fetched: false, bytes: photo.length });
  expect(saver.requests()).toBe(0);
  expect(await readdir(folder)).toEqual(['Ann.png']);
  expect((await readFile(path)).equals(photo)).toBe(true);
  // The record was told of it before it had its name.
  expect(saver.told).toMatchObject([{ sha256: hashOf(photo), bytes: photo.length, type: 'png' }]);
  expect(files[0]).not.toContain('Ann.png');
});

test('what was left of it in part is never taken for it, wherever it was cut', async () => {
  // Not all of these bytes belong to the image: cut behind its end, it still looks whole.
  const served = Buffer.concat([jpegOf(), Buffer.from('what a camera adds')]);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: served.length - 1 }), async (length) => {
      const left = { [leftName(served)]: served.subarray(0, length) };
      const { folder, saver, save } = await startWith(left, served);
      expect(await save()).toMatchObject({ kind: 'saved', fetched: true });
      expect(saver.requests()).toBe(1);
      expect((await readFile(join(folder, 'Ann.jpg'))).equals(served)).toBe(true);
    }),
    { numRuns: 30, examples: [[jpegOf().length], [0], [served.length - 1]] },
  );
});

test.each([
  ['of another account', leftName(photo, 'other account'), photo],
  ['of another task', leftName(photo, 'account', { taskId: 'task-2' }), photo],
  ['of another photo of the task', leftName(photo, 'account', { key: 'photo-2' }), photo],
  ['with other bytes than its name says', leftName(photo), pngOf(5_000, 2)],
  ['that is no image', leftName(Buffer.from('<html>')), Buffer.from('<html>')],
  ['whose hash is not told', leftName(photo).replace(/-[0-9a-f]{64}/, ''), photo],
])('a part %s is not taken', async (_what, name, bytes) => {
  const { folder, saver, save } = await startWith({ [name]: bytes });
  expect(await save()).toMatchObject({ kind: 'saved', fetched: true });
  expect(saver.requests()).toBe(1);
  expect((await readdir(folder)).toSorted()).toEqual([name, 'Ann.png']);
});

test('a link or a folder in its place is not followed', async () => {
  const outside = join(await temporaryFolder(), 'outside.png');
  await writeFile(outside, photo);
  const { folder, saver, save } = await startWith({});
  await symlink(outside, join(folder, leftName(photo)));
  await mkdir(join(folder, leftName(photo)));
  expect(await save()).toMatchObject({ kind: 'saved', fetched: true });
  expect(saver.requests()).toBe(1);
  expect((await readFile(outside)).equals(photo)).toBe(true);
});

test('of several, the first that is whole is taken', async () => {
  const { folder, saver, save } = await startWith({
    [leftName(photo)]: photo.subarray(0, 100),
    [leftName(photo)]: photo,
    [leftName(photo)]: Buffer.alloc(0),
  });
  expect(await save()).toMatchObject({ path: join(folder, 'Ann.png'), fetched: false });
  expect(saver.requests()).toBe(0);
});

test('a photo has its hash in the name of its part before its last bytes are there', async () => {
  const folder = await temporaryFolder();
  const large = pngOf(3 * 1024 * 1024);
  const writer = createPartWriter(folder, 'a'.repeat(16));
  const nameNow = async () => readPartName((await readdir(folder))[0]!);
  for (let at = 0; at < large.length; at += 65_536) {
    await writer.take(large.subarray(at, at + 65_536));
  }
  expect(await nameNow()).toEqual({ identity: 'a'.repeat(16), sha256: null });
  const whole = await writer.finish();
  expect(await nameNow()).toEqual({ identity: 'a'.repeat(16), sha256: hashOf(large) });
  expect((await readFile(whole!.path)).equals(large)).toBe(true);
});
