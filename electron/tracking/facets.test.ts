import { expect, test } from 'vitest';
import { openStore } from './store-on-disk';

test('a column names the tasks where it does so in every list that has it', async () => {
  const { store, account, add } = await openStore();
  const one = await add('a.csv', [['task-0001', { 'No.': '1', Name: 'Ana', Class: '3b' }]]);
  expect(store.facets(account, one)).toMatchObject({
    fields: ['No.', 'Name', 'Class'],
    nameFields: ['Name'],
  });
  const again = await store.prepareImport(account, { name: 'b.csv', text: '' });
  if (!again.ok) throw new Error(again.message);
  const { previewId } = again.preview;
  const two = await store.commitImport(account, previewId, { nameColumn: 'Class', at: 0 });
  expect(store.facets(account, two!.list).nameFields).toEqual(['Class']);
  expect(store.facets(account, null).nameFields).toEqual([]);
});
