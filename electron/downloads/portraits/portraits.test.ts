import { mkdir, readFile, readdir, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { serve, temporaryFolder } from '../testing/test-server';
import { findPortrait, portraitPath, sweepPortraits } from './portrait-file';

const png = pngOf(5_000);

test('a portrait is fetched once, without a credential, and found again', async () => {
  const seen: (string | undefined)[] = [];
  const { origin } = await serve((request, response) => {
    seen.push(request.headers.authorization);
    response.end(png);
  });
  const folder = join(await temporaryFolder(), 'portraits');
  const saver = saverFor(origin);
  const url = `${origin}/uploads/ana.jpg`;
  expect(await findPortrait(folder, url)).toBeNull();
  expect(await saver.portrait(url, folder)).toBeNull();
  const found = await findPortrait(folder, url);
  expect(found).toEqual({ path: portraitPath(folder, url, 'png'), type: 'png' });
  expect((await readFile(found!.path)).equals(png)).toBe(true);
  expect(await readdir(folder)).toHaveLength(1);
  expect(seen).toEqual([undefined]);
});

test.each([
  ['gone', 404, 'Not found'],
  ['unreachable', 500, 'Sorry'],
  ['not-a-picture', 200, '<html>Log in</html>'],
  ['not-a-picture', 200, png.subarray(0, 3_000)],
] as const)(
  '%s is told of an answer %i, and nothing is left behind',
  async (kind, status, body) => {
    const { origin } = await serve((_request, response) => response.writeHead(status).end(body));
    const folder = await temporaryFolder();
    expect(await saverFor(origin).portrait(`${origin}/x.jpg`, folder)).toBe(kind);
    expect(await readdir(folder)).toEqual([]);
  },
);

test('an address inside the network is refused before anything is asked', async () => {
  const { origin } = await serve((_request, response) => response.end(png));
  const folder = await temporaryFolder();
  const saver = saverFor(null);
  for (const url of [`${origin}/x.png`, 'http://10.0.0.1/x.png', 'file:///etc/passwd', 'x']) {
    expect(await saver.portrait(url, folder)).toBe('refused');
  }
  expect(saver.requests()).toBe(0);
});

test('what cannot be written is told', async () => {
  const { origin } = await serve((_request, response) => response.end(png));
  const folder = join(await temporaryFolder(), 'file');
  await writeFile(folder, '');
  expect(await saverFor(origin).portrait(`${origin}/x.png`, folder)).toBe('disk');
});

test('what was not looked at for longest goes first, and what is not ours stays', async () => {
  const folder = await temporaryFolder();
  const paths = ['a', 'b', 'c'].map((url) => portraitPath(folder, url, 'jpeg'));
  for (const [i, path] of paths.entries()) {
    await writeFile(path, Buffer.alloc(100));
    await utimes(path, 1_000 + i, 1_000 + i);
  }
  await writeFile(join(folder, 'mine.txt'), 'x');
  await findPortrait(folder, 'a');
  await sweepPortraits(folder, 200);
  expect(await findPortrait(folder, 'a')).not.toBeNull();
  expect(await findPortrait(folder, 'b')).toBeNull();
  expect(await findPortrait(folder, 'c')).not.toBeNull();
  expect(await readdir(folder)).toContain('mine.txt');
});

test('a link or a folder in the place of a portrait is not one', async () => {
  const folder = await temporaryFolder();
  await symlink('/etc/passwd', portraitPath(folder, 'a', 'png'));
  await mkdir(portraitPath(folder, 'b', 'png'));
  expect(await findPortrait(folder, 'a')).toBeNull();
  expect(await findPortrait(folder, 'b')).toBeNull();
});
