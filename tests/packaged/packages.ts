import path from 'node:path';
import { expect } from '@playwright/test';
import type { User } from './user';

/** The two releases that scripts/packaged.mjs has built: a tar.gz, and the folder that would be in one. */
export const OLDER = release('OLDER');
export const NEWER = release('NEWER');

interface Release {
  version: string;
  file: string;
}

function release(which: string): Release {
  const file = process.env[`PROOFSHEET_${which}`] ?? '';
  return { file, version: process.env[`PROOFSHEET_${which}_VERSION`] ?? '' };
}

/** Unpacks a release as this user does: into a folder in their home, over what is there. */
export async function unpack({ file }: Release, user: User): Promise<string> {
  const folder = path.join(user.home, 'apps', 'Proofsheet');
  expect(await user.run(['mkdir', '-p', folder])).toMatchObject({ code: 0 });
  const how = file.endsWith('.tar.gz')
    ? ['tar', '-xzf', file, '--strip-components=1', '-C', folder]
    : ['cp', '-r', `${file}/.`, folder];
  expect(await user.run(how)).toMatchObject({ code: 0, stderr: '' });
  return folder;
}
