import { spawnSync } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { jobOf, serve, temporaryFolder } from '../testing/test-server';

/** A disk of 3 MB, gone when the test is over; null where this user may not mount one. */
async function smallDisk(): Promise<string | null> {
  const folder = await temporaryFolder();
  const mount = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]);
  if (mount.status !== 0) return null;
  onTestFinished(() => void spawnSync('umount', [folder]));
  return folder;
}

const photo = pngOf(300_000);

test('a full or read-only disk is told apart, leaves no half file, and takes photos again', async (context) => {
  const folder = await smallDisk();
  if (!folder) return context.skip('mounting a small disk takes root on Linux');
  const { origin } = await serve((_request, response) => response.end(photo));
  const saver = saverFor(origin);
  const save = () => saver.save(jobOf(`${origin}/a`), { folder });

  await writeFile(join(folder, 'filler'), Buffer.alloc(2_900_000));
  expect(await save()).toMatchObject({ kind: 'folder', trouble: { code: 'no-space' } });
  expect(await saver.probe(folder)).toMatchObject({ code: 'no-space' });
  expect(await readdir(folder)).toEqual(['filler']);

  await rm(join(folder, 'filler'));
  expect(await saver.probe(folder)).toBeNull();
  expect((await save()).kind).toBe('saved');

  spawnSync('mount', ['-o', 'remount,ro', folder]);
  expect(await save()).toMatchObject({ kind: 'folder', trouble: { code: 'read-only' } });
  expect(await saver.probe(folder)).toMatchObject({ code: 'read-only' });
  spawnSync('mount', ['-o', 'remount,rw', folder]);
  expect(await saver.probe(folder)).toBeNull();
  expect((await save()).kind).toBe('saved');
  expect((await readdir(folder)).toSorted()).toEqual(['Ann (2).png', 'Ann.png']);
});
