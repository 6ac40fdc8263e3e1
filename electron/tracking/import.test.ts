import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Entry, IntakeResult } from '../../contract/list';
import { openDatabase } from '../storage/database';
import { createStore } from './create-store';
import { namingRules } from '../storage/naming-rules';
import { EVERYTHING } from '../../contract/everything';
import { finished, openStore, parsed } from './store-on-disk';

/** A store whose next list is what the test says it is. */
async function withLists(results: IntakeResult[]) {
  const profile = mkdtempSync(join(tmpdir(), 'proofsheet-import-'));
  const database = openDatabase(profile);
  if (!database.ok) throw new Error(database.message);
  const store = createStore(database, { parse: async () => results.shift()!, naming: namingRules });
  onTestFinished(async () => {
    await store.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const account = await store.openAccount('live', 'https://api.test');
  return { store, account, write: database.write };
}

test('a preview says what is new, tracked, repeated and rejected, and adds nothing', async () => {
  const rejected = Array.from({ length: 300 }, (_, i) => ({
    line: i + 10,
    text: 'x',
    reason: 'no-id' as const,
  }));
  const first = parsed([['known-01']]);
  const second = {
    ...parsed([['known-01'], ['fresh-01', { Name: 'Ada' }], ['fresh-01'], ['fresh-02']]),
    rejected,
  };
  const { store, account } = await withLists([
    { ok: true, list: first },
    { ok: true, list: second },
  ]);
  const one = await store.prepareImport(account, { name: 'a.txt', text: '' });
  if (!one.ok) throw new Error(one.message);
  await store.commitImport(account, one.preview.previewId, { nameColumn: null, at: 0 });

  const two = await store.prepareImport(account, { name: 'b.csv', text: '' });
  if (!two.ok) throw new Error(two.message);
  expect(two.preview).toMatchObject({
    name: 'b.csv',
    fresh: 2,
    tracked: 1,
    repeated: 1,
    rejectedTotal: 300,
    columns: ['Name'],
    nameColumn: 'Name',
    table: null,
  });
  expect(two.preview.rejected).toHaveLength(200);
  expect((await store.overview(account, 0)).counts.all).toBe(1);
  store.discardImport(account, two.preview.previewId);
  const input = { nameColumn: null, at: 0 };
  expect(await store.commitImport(account, two.preview.previewId, input)).toBeNull();
});

test('a list that cannot be read is refused with its reason', async () => {
  const { store, account } = await withLists([
    { ok: false, code: 'empty', message: 'This list is empty.' },
  ]);
  expect(await store.prepareImport(account, { name: 'a.txt', text: '' })).toEqual({
    ok: false,
    name: 'a.txt',
    code: 'empty',
    message: 'This list is empty.',
  });
});

test('a task has the name and the fields of its first entry; later ones fill the gaps', async () => {
  const { store, account, add } = await openStore();
  await add('march.csv', [
    ['task-001', { Staff: '1' }],
    ['task-001', { Name: 'Ada', Staff: '2', Room: '7' }],
  ]);
  await add('april.csv', [['task-001', { Name: 'Grace', Floor: '3' }]]);
  expect(store.detail(account, 'task-001')).toMatchObject({
    name: 'Ada',
    fields: { Name: 'Ada', Staff: '1', Room: '7', Floor: '3' },
    lists: [{ name: 'march.csv' }, { name: 'april.csv' }],
  });
});

test('a preview tells which lines repeat which, the first hundred of them', async () => {
  const lines = Array.from({ length: 120 }, (_, i): Entry => ({
    line: i + 2,
    id: i === 0 ? 'task-002' : 'task-001',
    fields: i % 2 === 0 ? { Name: `Ada ${i}`, Remark: 'x'.repeat(200) } : {},
  }));
  const list = { ...parsed([]), entries: lines, columns: ['Name', 'Remark'] };
  const { store, account } = await withLists([{ ok: true, list }]);
  const outcome = await store.prepareImport(account, { name: 'a.csv', text: '' });
  if (!outcome.ok) throw new Error(outcome.message);
  const { repeated, repeats } = outcome.preview;
  expect([repeated, repeats.length]).toEqual([118, 100]);
  // Who it is, also where only the later line says so.
  expect(repeats[0]).toEqual({
    line: 4,
    first: 3,
    id: 'task-001',
    fields: { Name: 'Ada 2', Remark: 'x'.repeat(80) },
  });
  expect(repeats[1]).toEqual({ line: 5, first: 3, id: 'task-001', fields: {} });
});

test('the same list, brought in again, adds neither a list nor a task', async () => {
  const { store, account, add } = await openStore();
  const lines = [['task-001', { Name: 'Ada' }], ['task-002']] as const;
  const list = await add('march.csv', lines);
  expect(await add('march.csv', lines)).toBe(list);
  const { counts, lists } = await store.overview(account, 0);
  expect(counts.all).toBe(2);
  expect(lists).toHaveLength(1);
  expect(lists[0]).toMatchObject({ tasks: 2, waiting: 2 });
});

test('a list brought in again brings back the tasks that were removed from it', async () => {
  const { store, account, add, ids } = await openStore();
  const lines = [['task-001'], ['task-002'], ['task-003']] as const;
  const list = await add('march.csv', lines);
  await store.remove(account, ['task-002'], 9);
  expect(ids()).toEqual(['task-001', 'task-003']);
  expect(await add('march.csv', lines)).toBe(list);
  expect(ids({ list })).toEqual(['task-001', 'task-002', 'task-003']);
});

test('a changed name column renames the tasks of a list that is brought in again', async () => {
  const list = parsed([['task-001', { Name: 'Ada', Login: 'ada7' }]]);
  const { store, account } = await withLists([
    { ok: true, list },
    { ok: true, list },
  ]);
  for (const nameColumn of ['Name', 'Login']) {
    const outcome = await store.prepareImport(account, { name: 'a.csv', text: '' });
    if (!outcome.ok) throw new Error(outcome.message);
    await store.commitImport(account, outcome.preview.previewId, { nameColumn, at: 0 });
  }
  expect(store.detail(account, 'task-001')?.name).toBe('ada7');
});

test('a task on two lists is tracked once, and stands on both', async () => {
  const { store, account, add, ids, apply } = await openStore();
  const march = await add('march.csv', [['task-001'], ['task-002']]);
  await apply(finished('task-001', 1, ['a']));
  const april = await add('april.csv', [['task-003'], ['task-001']]);
  expect(ids()).toEqual(['task-001', 'task-002', 'task-003']);
  expect(ids({ list: april })).toEqual(['task-003', 'task-001']);
  const { lists } = await store.overview(account, 0);
  expect(lists).toMatchObject([
    { id: march, tasks: 2, waiting: 1, finished: 1 },
    { id: april, tasks: 2, waiting: 1, finished: 1 },
  ]);
});

test('a column called __proto__ is a column like any other', async () => {
  const { store, account, add } = await openStore();
  const fields = JSON.parse('{"__proto__":"x","constructor":"y"}');
  await add('odd.csv', [
    ['task-001', fields],
    ['task-001', { toString: 'z' }],
  ]);
  const read = store.detail(account, 'task-001')?.fields ?? {};
  expect(Object.entries(read)).toEqual(
    expect.arrayContaining([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['toString', 'z'],
    ]),
  );
});

test('what no text of the database can hold is replaced, and spoils nothing beside it', async () => {
  const { store, account, add, ids } = await openStore();
  await add('odd.csv', [
    ['task-001', { Name: 'A\0da' }],
    ['task-002', { Name: 'Gr\uD800ace' }],
    ['task-003', { Name: 'Zoë 😀 "\\u0041"' }],
  ]);
  const { rows } = store.rows(account, EVERYTHING, 0, 9);
  expect(rows.map(({ name }) => name)).toEqual(['A\uFFFDda', 'Gr\uFFFDace', 'Zoë 😀 "\\u0041"']);
  expect(ids({ search: 'task-003' })).toEqual(['task-003']);
  expect(ids({ search: 'zoë 😀 "\\u0041"' })).toEqual(['task-003']);
});

test('tasks that were removed keep their numbers while a list of many slices comes in', async () => {
  const { store, account, add, ids } = await openStore();
  await add('first.txt', [['task-001'], ['task-002']]);
  await store.remove(account, ['task-001', 'task-002'], 5);
  const lines = Array.from({ length: 2_500 }, (_, i) => [`many-${i}`] as const);
  await add('many.txt', lines);
  await store.undo(account, null, 6);
  await store.undo(account, null, 7);
  expect(ids()).toEqual(['task-001', 'task-002']);
  await add('many.txt', lines);
  const { counts, lists } = await store.overview(account, 8);
  expect(counts.all).toBe(2_502);
  expect(lists.map(({ tasks }) => tasks)).toEqual([2, 2_500]);
});

/** Looks whenever it has its turn, until `work` is done. */
async function lookDuring(work: Promise<unknown>, look: () => Promise<void>): Promise<void> {
  let isOver = false;
  const end = () => (isOver = true);
  work.then(end, end);
  while (!isOver) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!isOver) await look();
  }
}

test('what is written of a long list is shown while it is added, but is not asked about', async () => {
  const { store, account, add } = await openStore();
  await add('first.txt', [['task-001']]);
  const lines = Array.from({ length: 3_500 }, (_, i) => [`many-${i}`] as const);
  const seen: number[] = [];
  await lookDuring(add('many.txt', lines), async () => {
    const { adding, counts, lists } = await store.overview(account, 0);
    if (!adding) return;
    const { entries, of, list } = adding;
    seen.push(entries);
    expect([of, counts.all, lists[1]?.tasks]).toEqual([3_500, entries + 1, entries]);
    expect(store.rows(account, { ...EVERYTHING, list }, 0, 2)).toMatchObject({
      total: entries,
      rows: [{ id: 'many-0', status: 'waiting' }, { id: 'many-1' }],
    });
    expect(store.rows(account, EVERYTHING, 1, 1).rows).toMatchObject([{ id: 'many-0' }]);
    expect(store.detail(account, 'many-0')?.lists).toEqual([{ id: list, name: 'many.txt' }]);
    expect(store.due(account, 9, 9, 0, null).map(({ id }) => id)).toEqual(['task-001']);
  });
  expect([...new Set(seen)].slice(0, 3)).toEqual([1_000, 2_000, 3_000]);
  const { adding, counts } = await store.overview(account, 0);
  expect([adding, counts.all]).toEqual([null, 3_501]);
});

test('a long list that cannot be added to its end leaves nothing behind', async () => {
  const lines = Array.from({ length: 3_500 }, (_, i) => [`many-${i}`] as const);
  const { store, account, write } = await withLists([{ ok: true, list: parsed(lines) }]);
  write.exec(`
    CREATE TEMP TRIGGER full BEFORE INSERT ON entries WHEN new.seq = 2500
    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END`);
  const outcome = await store.prepareImport(account, { name: 'a.txt', text: '' });
  if (!outcome.ok) throw new Error(outcome.message);
  const { previewId } = outcome.preview;
  const input = { nameColumn: null, at: 0 };
  const adding = store.commitImport(account, previewId, input);
  let seen = 0;
  let revision = 0;
  await lookDuring(adding, async () => {
    seen = Math.max(seen, store.rows(account, EVERYTHING, 0, 1).total);
    ({ revision } = await store.overview(account, 0));
  });
  await expect(adding).rejects.toThrow(/full/);
  expect(seen).toBe(2_000);
  const after = await store.overview(account, 0);
  expect(after).toMatchObject({ counts: { all: 0 }, lists: [], adding: null });
  expect(after.revision).toBeGreaterThan(revision);
  expect(store.rows(account, EVERYTHING, 0, 1).total).toBe(0);
  // It still waits, and can be added once there is room.
  write.exec('DROP TRIGGER full');
  expect(await store.commitImport(account, previewId, input)).toMatchObject({ added: 3_500 });
  expect((await store.overview(account, 0)).counts.all).toBe(3_500);
});

test('while a long list is added, queries are answered and facts are not lost', async () => {
  const opened = await openStore();
  const { store, account, add, apply } = opened;
  await add('first.txt', [['task-001']]);
  const lines = Array.from({ length: 5_000 }, (_, i) => [`many-${i}`] as const);
  let seenDuring = 0;
  let done = false;
  const adding = add('many.txt', lines).finally(() => (done = true));
  // Neither waits for the import; the fact is written after it.
  const applied = apply(finished('task-001', 1, ['a']));
  while (!done) {
    await new Promise((resolve) => setImmediate(resolve));
    if (!done && store.rows(account, EVERYTHING, 0, 9).total === 1) {
      seenDuring += 1;
    }
  }
  await adding;
  expect(await applied).toEqual(['task-001']);
  expect(seenDuring).toBeGreaterThan(0);
  const again = await opened.reopen();
  expect((await again.store.overview(account, 0)).counts).toMatchObject({
    all: 5_001,
    finished: 1,
  });
});

test('removing a list brings back what was before it', async () => {
  const { store, account, add, apply, ids } = await openStore();
  await add('march.csv', [
    ['task-001', { Staff: '1' }],
    ['task-002', { Name: 'Ada' }],
  ]);
  await apply(finished('task-001', 1, ['a']));
  const before = {
    overview: await store.overview(account, 0),
    one: store.detail(account, 'task-001'),
  };
  const april = await add('april.csv', [['task-001', { Name: 'Grace' }], ['task-003']]);
  expect(store.detail(account, 'task-001')?.name).toBe('Grace');
  expect(ids({ search: 'grace' })).toEqual(['task-001']);
  await store.removeList(account, april, 9);
  const { counts, lists } = await store.overview(account, 0);
  expect({ counts, lists }).toEqual({
    counts: before.overview.counts,
    lists: before.overview.lists,
  });
  expect(store.detail(account, 'task-001')).toEqual(before.one);
  expect(store.detail(account, 'task-003')).toBeNull();
  expect(ids({ search: 'grace' })).toEqual([]);
});
