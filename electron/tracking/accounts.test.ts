import { DatabaseSync } from '@photostructure/sqlite';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { finished, openStore, saved } from './store-on-disk';

it('forgets one account with all of its tasks, and nothing of the others', async () => {
  const { store, account, add, apply } = await openStore();
  await add('one.csv', [['task-1'], ['task-2']]);
  await apply(finished('task-1', 5, ['p1']), saved('task-1', 'p1', 6));
  const other = await store.openAccount('live', 'https://api.test#live-2');
  const preview = await store.prepareImport(other, { name: 'two.csv', text: '' });
  if (!preview.ok) throw new Error(preview.message);
  await store.commitImport(other, preview.preview.previewId, { nameColumn: null, at: 0 });
  expect(store.liveAccounts()).toEqual([
    { id: account, address: 'https://api.test', tasks: 2 },
    { id: other, address: 'https://api.test#live-2', tasks: 2 },
  ]);

  await store.forgetAccount(account);
  expect(store.liveAccounts().map(({ id }) => id)).toEqual([other]);
  expect(store.rows(other, EVERYTHING, 0, 10, []).total).toBe(2);
  const again = await store.openAccount('live', 'https://api.test');
  expect(store.rows(again, EVERYTHING, 0, 10, []).total).toBe(0);
  expect((await store.overview(again, 0)).counts).toMatchObject({ all: 0, photosSaved: 0 });
});

it('copies the whole database while it is open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const { store, add } = await openStore();
  await add('one.csv', [['task-1'], ['task-2']]);
  const path = join(folder, 'copy.db');
  await store.copyTo(path);
  const copy = new DatabaseSync(path, { readOnly: true });
  expect(copy.prepare('SELECT id FROM tasks ORDER BY id').all()).toEqual([
    { id: 'task-1' },
    { id: 'task-2' },
  ]);
  copy.close();
  await expect(store.copyTo(join(folder, 'nowhere', 'copy.db'))).rejects.toThrow();
});
