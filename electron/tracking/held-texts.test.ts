import { DatabaseSync } from '@photostructure/sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import type { RowQuery } from '../../contract/view';
import { createHeldTexts } from './held-texts';
import { failed, openStore, type Line, type OpenStore } from './store-on-disk';

/** More than two blocks of texts. */
const MANY = 9_000;

function lines(count: number, from = 0): Line[] {
  return Array.from({ length: count }, (_, i) => [
    `task-${from + i}-x`,
    { Name: `陈伟 ${from + i}` },
  ]);
}

function found({ store, account }: OpenStore, search: string, more: Partial<RowQuery> = {}) {
  const { rows, total } = store.rows(account, { ...EVERYTHING, search, ...more }, 0, 1_000);
  return { total, ids: rows.map(({ id }) => id) };
}

it('finds texts wherever they stand, the last of many thousand too', async () => {
  const open = await openStore();
  await open.add('one.csv', lines(MANY));
  expect(found(open, '陈伟').total).toBe(MANY);
  expect(found(open, 'TASK-8999').ids).toEqual(['task-8999-x']);
  const ids = ['task-4095-x', 'task-4096-x', 'task-4097-x'];
  for (const id of ids) expect(found(open, id).ids).toEqual([id]);
  // Among the few that were found before, one by one.
  expect(found(open, 'task-40').total).toBe(111);
  expect(found(open, 'task-409').ids).toEqual([
    'task-409-x',
    ...Array.from({ length: 10 }, (_, n) => `task-409${n}-x`),
  ]);
  expect(found(open, 'task-4096', { descending: true }).ids).toEqual(['task-4096-x']);
});

it('finds nothing across the border of two tasks, whatever is typed', async () => {
  const open = await openStore();
  await open.add('a', [['task-1'], ['task-2']]);
  // Both texts end with the list's name.
  expect(found(open, 'a').total).toBe(2);
  for (const search of ['aatask', 'aAtask', 'a\ntask', 'a\0task']) {
    expect(found(open, search).total).toBe(0);
  }
});

it('knows what a task says now, by whichever way that changed', async () => {
  const open = await openStore();
  const { store, account, apply, add } = open;
  await add('one.csv', lines(3));
  expect(found(open, 'fetch failed').total).toBe(0);
  await apply(failed('task-1-x', 10));
  expect(found(open, 'fetch failed').ids).toEqual(['task-1-x']);
  const list = await add('two.csv', lines(3, 2));
  expect(found(open, 'two.csv').ids).toEqual(['task-2-x', 'task-3-x', 'task-4-x']);
  await store.removeList(account, list, 20);
  expect(found(open, 'two.csv').total).toBe(0);
  await store.undo(account, null, 30);
  expect(found(open, 'two.csv').ids).toEqual(['task-2-x', 'task-3-x', 'task-4-x']);
  await store.remove(account, ['task-3-x'], 40);
  expect(found(open, '陈伟').ids).toEqual(['task-0-x', 'task-1-x', 'task-2-x', 'task-4-x']);
});

it('finds nothing of a list that is still being added, and all of it afterwards', async () => {
  const open = await openStore();
  await open.add('one.csv', lines(1));
  let looks = 0;
  let isOver = false;
  const look = (): void => {
    if (isOver) return;
    looks += 1;
    expect(found(open, '陈伟').total).toBe(1);
    // What was not asked before goes through all texts.
    expect(found(open, `nobody ${looks}`).total).toBe(0);
    setImmediate(look);
  };
  setImmediate(look);
  // In more than one block: the first is complete while the last is being written.
  await open.add('two.csv', lines(6_000, 1)).finally(() => (isOver = true));
  expect(looks).toBeGreaterThan(1);
  expect(found(open, '陈伟').total).toBe(6_001);
});

it('finds nothing of another account', async () => {
  const open = await openStore();
  await open.add('one.csv', lines(3));
  const other = await open.store.openAccount('live', 'https://other.test');
  const search = { ...EVERYTHING, search: 'task' };
  expect(open.store.rows(open.account, search, 0, 10).total).toBe(3);
  expect(open.store.rows(other, search, 0, 10).total).toBe(0);
  expect(open.store.rows(open.account, { ...search, search: 'task-' }, 0, 10).total).toBe(3);
});

describe('reading before the first search', () => {
  const BLOCKS = 4;

  /** Texts in `BLOCKS` blocks for account 1, one for account 2, and how many blocks were read so far. */
  function countedTexts(mostHeld?: number) {
    const db = new DatabaseSync(':memory:');
    onTestFinished(() => db.close());
    db.exec('CREATE TABLE search_texts (task INTEGER PRIMARY KEY, account INTEGER, text TEXT)');
    const put = db.prepare('INSERT INTO search_texts VALUES (?, ?, ?)');
    for (let task = 0; task < BLOCKS; task += 1) put.run(task * 4_096, 1, `task ${task}`);
    put.run(1, 2, 'of another account');
    let reads = 0;
    const prepare: typeof db.prepare = (sql) => {
      const statement = db.prepare(sql);
      const get: typeof statement.get = (...values) => {
        if (sql.includes('group_concat')) reads += 1;
        return statement.get(...values);
      };
      return Object.create(statement, { get: { value: get } });
    };
    const texts = createHeldTexts(db, { prepare }, mostHeld);
    const all = (account: number) => [...texts.blocks(account)].map(({ text }) => text);
    return { db, texts, all, reads: () => reads };
  }

  it('leaves nothing to be read by the search', async () => {
    const { texts, all, reads } = countedTexts();
    await texts.hold(1);
    expect(reads()).toBe(BLOCKS);
    expect(all(1).at(-1)).toBe('task 3');
    await texts.hold(1);
    expect(reads()).toBe(BLOCKS);
  });

  it('ends once another account is looked at, and keeps that one’s texts', async () => {
    const { texts, all, reads } = countedTexts();
    const holding = texts.hold(1);
    expect(all(2)[0]).toBe('of another account');
    const before = reads();
    await holding;
    expect(all(2)[0]).toBe('of another account');
    expect(reads()).toBe(before);
  });

  it('reads no further than what it may keep', async () => {
    const { texts, reads } = countedTexts('task 0'.length + 1);
    await texts.hold(1);
    expect(reads()).toBe(2);
  });

  it('leaves what is being written until it is written', async () => {
    const { db, texts, all, reads } = countedTexts();
    db.exec("BEGIN; UPDATE search_texts SET text = 'new' WHERE account = 1");
    await texts.hold(1);
    expect(reads()).toBe(0);
    db.exec('COMMIT');
    // What has changed is dropped at the next look, and read then.
    expect(all(1)).toEqual(['new', 'new', 'new', 'new']);
    expect(reads()).toBe(BLOCKS);
  });
});
