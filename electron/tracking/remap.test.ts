import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { parseList } from '../intake/parse-list';
import { openDatabase } from '../storage/database';
import { namingRules } from '../storage/naming-rules';
import { createStore } from './create-store';
import type { ParseSource } from './waiting-previews';

const LIST = 'Person,Reference,Desk\nAnn,order-0001,desk-00001\nBob,order-0002,desk-00002\n';
const parse: ParseSource = async (source, wanted) =>
  parseList('bytes' in source ? source.bytes : new Uint8Array(), source.name, wanted);

async function open() {
  const profile = mkdtempSync(join(tmpdir(), 'proofsheet-remap-'));
  const database = openDatabase(profile);
  if (!database.ok) throw new Error(database.message);
  const store = createStore(database, { parse, naming: namingRules });
  onTestFinished(async () => {
    await store.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const account = await store.openAccount('live', 'https://api.test');
  const prepare = async (text: string) => {
    const bytes = new TextEncoder().encode(text);
    const outcome = await store.prepareImport(account, { name: 'orders.csv', bytes });
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.preview;
  };
  return { store, account, prepare };
}

test('a list is read again by another column, and added as it was read last', async () => {
  const { store, account, prepare } = await open();
  const { previewId, fresh, table } = await prepare(LIST);
  expect([fresh, table?.doubt]).toEqual([0, 'no-ids']);
  const again = await store.remapImport(account, previewId, { sheet: null, idColumn: 1 });
  expect(again).toMatchObject({
    ok: true,
    preview: { previewId, fresh: 2, columns: ['Person', 'Desk'] },
  });
  await store.commitImport(account, previewId, { nameColumn: 'Desk', at: 5 });
  expect(store.detail(account, 'order-0001')).toMatchObject({ name: 'desk-00001' });
  expect(await store.remapImport(account, previewId, { sheet: null, idColumn: 2 })).toBeNull();
});

test('what was chosen is done by itself next time', async () => {
  const { store, account, prepare } = await open();
  const { previewId } = await prepare(LIST);
  await store.remapImport(account, previewId, { sheet: null, idColumn: 1 });
  await store.commitImport(account, previewId, { nameColumn: 'Desk', at: 5 });
  const next = await prepare(LIST.replaceAll('order-0', 'order-9'));
  expect(next).toMatchObject({ fresh: 2, nameColumn: 'Desk', table: { remembered: true } });
});

test('a proposal that was taken as it came is no choice to remember', async () => {
  const { store, account, prepare } = await open();
  const list = LIST.replace('Reference', 'Task ID');
  const { previewId, nameColumn } = await prepare(list);
  await store.commitImport(account, previewId, { nameColumn, at: 5 });
  expect((await prepare(list)).table?.remembered).toBe(false);
});

test('another account can neither read a waiting list again nor add it', async () => {
  const { store, prepare } = await open();
  const { previewId } = await prepare(LIST);
  const other = await store.openAccount('live', 'https://other.test');
  expect(await store.remapImport(other, previewId, { sheet: null, idColumn: 1 })).toBeNull();
});

test('a reading that fails leaves the list as it was', async () => {
  const { store, account, prepare } = await open();
  const { previewId } = await prepare(LIST.replace('Reference', 'Task ID'));
  const failed = await store.remapImport(account, previewId, { sheet: null, idColumn: 'Nothing' });
  expect(failed).toMatchObject({ ok: false });
  const added = await store.commitImport(account, previewId, { nameColumn: null, at: 5 });
  expect(added).toMatchObject({ added: 2 });
});
