import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFolderIndex } from './folder-index';
import { temporaryFolder } from '../testing/test-server';

test('files are found by their size, however deep, but not through links', async () => {
  const root = await temporaryFolder();
  const outside = await temporaryFolder();
  await mkdir(join(root, 'a', 'b'), { recursive: true });
  await writeFile(join(root, 'one'), '12345');
  await writeFile(join(root, 'a', 'b', 'two'), '54321');
  await writeFile(join(root, 'other'), '1234');
  await writeFile(join(root, `.proofsheet-${'0'.repeat(32)}.part`), '12345');
  await writeFile(join(outside, 'three'), '12345');
  await symlink(join(outside, 'three'), join(root, 'link'));
  await symlink(outside, join(root, 'out'));
  await symlink(root, join(root, 'a', 'round'));
  const index = createFolderIndex();
  expect(await index.filesOf(root, 5)).toEqual([join(root, 'one'), join(root, 'a', 'b', 'two')]);
  expect(await index.filesOf(root, 6)).toEqual([]);
  expect(await index.filesOf(join(root, 'missing'), 5)).toEqual([]);
});

test('it is looked through once, until told to forget, and not without bound', async () => {
  const root = await temporaryFolder();
  const index = createFolderIndex(2);
  await writeFile(join(root, 'a'), '12345');
  expect(await index.filesOf(root, 5)).toHaveLength(1);
  for (const name of ['b', 'c']) await writeFile(join(root, name), '12345');
  expect(await index.filesOf(root, 5)).toHaveLength(1);
  index.forget();
  expect(await index.filesOf(root, 5)).toHaveLength(2);
});
