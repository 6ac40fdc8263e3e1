import { expect, test } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { openStore } from './store-on-disk';

test('a filter by a column knows neither case nor width, and finds what is blank', async () => {
  const { store, account, add, ids } = await openStore();
  await add('a.csv', [
    ['task-001', { Room: 'Sales' }],
    ['task-002', { Room: 'ＳＡＬＥＳ' }],
    ['task-003', { Room: 'Sales 2' }],
    ['task-004'],
  ]);
  const by = (value: string) => ids({ columns: [{ title: 'Room', value }] });
  expect(by('SALES')).toEqual(['task-001', 'task-002']);
  expect(by('')).toEqual(['task-004']);
  expect(by('sale')).toEqual([]);
  // A list that comes later says it of a task that had nothing there.
  await add('b.csv', [['task-004', { Room: 'sales' }]]);
  expect(by('Sales')).toEqual(['task-001', 'task-002', 'task-004']);
  expect(store.columnValues(account, EVERYTHING, 'Room', 'SAL')).toEqual({
    values: [
      { value: 'Sales', tasks: 3 },
      { value: 'Sales 2', tasks: 1 },
    ],
    more: 0,
    blank: 0,
  });
});
