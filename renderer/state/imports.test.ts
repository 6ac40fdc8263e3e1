import { expect, it } from 'vitest';
import type { PreviewOutcome } from '../../contract/ipc';
import { createImports } from './imports';

const file = (name: string): PreviewOutcome => ({
  ok: false,
  name,
  code: 'unreadable',
  message: 'unreadable',
});

it('asks about files one at a time, and says which of how many', async () => {
  const imports = createImports();
  await imports.read(Promise.resolve([file('a'), file('b')]));
  expect(imports.current()).toEqual(file('a'));
  expect(imports.step()).toEqual({ n: 1, of: 2 });
  imports.offer([file('c')]);
  imports.next();
  expect(imports.current()).toEqual(file('b'));
  expect(imports.step()).toEqual({ n: 2, of: 3 });
});

it('begins to count anew once every file was answered', () => {
  const imports = createImports();
  imports.offer([file('a'), file('b')]);
  imports.next();
  imports.next();
  expect(imports.current()).toBeUndefined();
  imports.offer([file('c')]);
  expect(imports.step()).toEqual({ n: 1, of: 1 });
});

it('takes a cancelled or failed reading for nothing, and stops saying that it reads', async () => {
  const imports = createImports();
  const cancelled = imports.read(Promise.resolve(null));
  expect(imports.reading()).toBe(true);
  await cancelled;
  expect(imports.reading()).toBe(false);
  expect(imports.current()).toBeUndefined();
  await expect(imports.read(Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(imports.reading()).toBe(false);
});
