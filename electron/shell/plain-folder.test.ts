import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isPlainFolder } from './plain-folder';

let place: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'proofsheet-plain-'));
});
afterEach(() => rm(place, { recursive: true, force: true }));

it('takes folders, and nothing that the system would start', async () => {
  const folder = join(place, 'March 3.B');
  const program = join(place, 'program.sh');
  await mkdir(folder);
  await writeFile(program, '#!/bin/sh\n');
  await chmod(program, 0o755);
  expect(await isPlainFolder(folder, 'linux')).toBe(true);
  expect(await isPlainFolder(program, 'linux')).toBe(false);
  expect(await isPlainFolder(join(place, 'gone'), 'linux')).toBe(false);
});

it.skipIf(process.platform === 'win32')(
  'takes no folder that a Mac starts as a program',
  async () => {
    const bundle = join(place, 'Calculator.app');
    const link = join(place, 'photos');
    await mkdir(bundle);
    await symlink(bundle, link);
    expect(await isPlainFolder(bundle, 'darwin')).toBe(false);
    expect(await isPlainFolder(link, 'darwin')).toBe(false);
    expect(await isPlainFolder(bundle, 'linux')).toBe(true);
    expect(await isPlainFolder(place, 'darwin')).toBe(true);
  },
);
