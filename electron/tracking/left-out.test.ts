import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { MOST_LEFT_OUT, type RejectedLine } from '../../contract/list';
import { openStore, type OpenStore } from './store-on-disk';

const BOB: RejectedLine = {
  line: 3,
  text: 'Bob,,Sales',
  reason: 'no-id',
  cells: { id: '', fields: { Name: 'Bob', Place: 'Sales' } },
};
const CY: RejectedLine = { line: 7, text: 'see the mail', reason: 'no-id' };

const ANN = [['task-001', { Name: 'Ann', Place: 'Sales' }]] as const;

const summary = async ({ store, account }: OpenStore) =>
  (await store.overview(account, 1)).lists.map(({ name, leftOut, leftOutDone }) => [
    name,
    leftOut,
    leftOutDone,
  ]);

describe('lines that are left out', () => {
  test('stay with their list, with the names that can be read', async () => {
    const opened = await openStore();
    const list = await opened.add('march.csv', ANN, 1, [BOB, CY]);
    const whole = await opened.add('whole.csv', ANN, 1);
    const { store, account } = await opened.reopen();
    expect(store.leftOut(account, list)).toEqual({
      list,
      name: 'march.csv',
      sheet: null,
      total: 2,
      done: false,
      columns: ['Name', 'Place'],
      lines: [
        { ...BOB, name: 'Bob' },
        { ...CY, name: null, cells: undefined },
      ],
    });
    expect(store.leftOut(account, whole)).toBeNull();
    expect(store.leftOut(account + 1, list)).toBeNull();
  });

  test('are counted whole, and the first of them are kept', async () => {
    const opened = await openStore();
    const many = Array.from({ length: MOST_LEFT_OUT + 5 }, (_, i) => ({ ...CY, line: i + 1 }));
    const list = await opened.add('march.csv', ANN, 1, many);
    const kept = opened.store.leftOut(opened.account, list);
    expect(kept?.total).toBe(MOST_LEFT_OUT + 5);
    expect(kept?.lines.map(({ line }) => line)).toEqual(
      Array.from({ length: MOST_LEFT_OUT }, (_, i) => i + 1),
    );
    const { lists } = opened.store.report(opened.account, [list]);
    expect(lists[0]?.rejected).toHaveLength(MOST_LEFT_OUT);
    expect(lists[0]?.rejectedTotal).toBe(MOST_LEFT_OUT + 5);
  });

  test('go with their list, and come back with it', async () => {
    const opened = await openStore();
    const { store, account } = opened;
    const list = await opened.add('march.csv', ANN, 1, [BOB]);
    const before = store.leftOut(account, list);
    await store.removeList(account, list, 2);
    expect(store.leftOut(account, list)).toBeNull();
    await store.undo(account, null, 3);
    expect(store.leftOut(account, list)).toEqual(before);
    await store.redo(account, null, 4);
    await store.undo(account, null, 5);
    expect(store.leftOut(account, list)).toEqual(before);
    // The same by way of its tasks, and of its import.
    await store.remove(account, ['task-001'], 6);
    expect(await summary(opened)).toEqual([]);
    await store.undo(account, null, 7);
    expect(store.leftOut(account, list)).toEqual(before);
    await store.undo(account, null, 8);
    expect(await summary(opened)).toEqual([]);
    await store.redo(account, null, 9);
    expect(store.leftOut(account, list)).toEqual(before);
  });

  test('are kept with a list that nobody has an ID on, until it goes', async () => {
    const opened = await openStore();
    const { store, account } = opened;
    await opened.add('whole.csv', ANN, 1);
    const list = await opened.add('no-ids.csv', [], 2, [BOB, CY]);
    const { lists, counts, history } = await store.overview(account, 3);
    expect(lists[1]).toMatchObject({ tasks: 0, attention: 0, leftOut: 2, mostlyMissing: false });
    expect(counts.all).toBe(1);
    expect(history.undo).toMatchObject({ kind: 'import', name: 'no-ids.csv', count: 0 });
    const plan = await store.reportPlan(account, { ...EVERYTHING, list }, false);
    expect(plan).toMatchObject({ tasks: [], leftOut: [list], counts: { leftOut: 2 } });
    // Other tasks that go leave it as it is.
    await store.remove(account, ['task-001'], 4);
    expect(await summary(opened)).toEqual([['no-ids.csv', 2, false]]);
    await store.undo(account, null, 5);
    await store.undo(account, null, 6);
    expect(await summary(opened)).toEqual([['whole.csv', 0, false]]);
    await store.redo(account, null, 7);
    expect(store.leftOut(account, list)?.lines).toHaveLength(2);
  });

  test('are those of the last time that the list was brought in', async () => {
    const opened = await openStore();
    const { store, account } = opened;
    await opened.add('march.csv', ANN, 1, [BOB, CY]);
    await opened.add('march.csv', ANN, 2, [CY]);
    expect(await summary(opened)).toEqual([['march.csv', 1, false]]);
    await opened.add('march.csv', ANN, 3);
    expect(await summary(opened)).toEqual([['march.csv', 0, false]]);
    await store.undo(account, null, 4);
    expect(await summary(opened)).toEqual([['march.csv', 1, false]]);
    await store.undo(account, null, 5);
    expect(await summary(opened)).toEqual([['march.csv', 2, false]]);
    await store.redo(account, null, 6);
    await store.redo(account, null, 7);
    expect(await summary(opened)).toEqual([['march.csv', 0, false]]);
  });

  test('are forgotten with their account, and copied with the database', async () => {
    const { store, account, add } = await openStore();
    await add('march.csv', ANN, 1, [BOB]);
    expect(await leftOutRows(store)).toEqual([{ list: 1, total: 1 }]);
    await store.forgetAccount(account);
    expect(await leftOutRows(store)).toEqual([]);
  });
});

/** Of the whole database, read from a copy of it. */
async function leftOutRows(store: OpenStore['store']): Promise<object[]> {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'copy.db');
  await store.copyTo(path);
  const copy = new DatabaseSync(path, { readOnly: true });
  const rows: object[] = copy.prepare('SELECT list, total FROM left_out').all();
  copy.close();
  return rows;
}

describe('being done with them', () => {
  test('is a step that can be undone, for one list or all that are open', async () => {
    const opened = await openStore();
    const { store, account } = opened;
    const march = await opened.add('march.csv', ANN, 1, [BOB]);
    await opened.add('april.csv', ANN, 1, [CY]);
    await opened.add('whole.csv', ANN, 1);
    const open = [
      ['march.csv', 1, false],
      ['april.csv', 1, false],
      ['whole.csv', 0, false],
    ];
    await store.settleLeftOut(account, march, 2);
    expect((await summary(opened)).map(([, , done]) => done)).toEqual([true, false, false]);
    await store.settleLeftOut(account, null, 3);
    expect((await summary(opened)).map(([, , done]) => done)).toEqual([true, true, false]);
    expect(await store.settleLeftOut(account, null, 4)).toBeNull();
    expect(await store.undo(account, null, 5)).toMatchObject({ step: { kind: 'left-out' } });
    expect((await summary(opened)).map(([, , done]) => done)).toEqual([true, false, false]);
    await store.undo(account, null, 6);
    expect(await summary(opened)).toEqual(open);
    await store.redo(account, null, 7);
    expect((await summary(opened)).map(([, , done]) => done)).toEqual([true, false, false]);
  });

  test('holds while the list says the same, and no longer', async () => {
    const opened = await openStore();
    const { store, account } = opened;
    const list = await opened.add('march.csv', ANN, 1, [BOB]);
    await store.settleLeftOut(account, list, 2);
    await opened.add('march.csv', ANN, 3, [BOB]);
    expect(await summary(opened)).toEqual([['march.csv', 1, true]]);
    await opened.add('march.csv', ANN, 4, [BOB, CY]);
    expect(await summary(opened)).toEqual([['march.csv', 2, false]]);
    await store.undo(account, null, 5);
    expect(await summary(opened)).toEqual([['march.csv', 1, true]]);
  });
});
