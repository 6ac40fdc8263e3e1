import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../storage/database';
import { namingRules } from '../storage/naming-rules';
import { createStore } from './create-store';
import type { Store } from './store';
import type { NamesQuestion } from './names-plan';
import { createNamesPreview } from './names-preview';
import {
  answer,
  failed,
  finished,
  type Line,
  openStore,
  parsed,
  photoTrouble,
  saved,
} from './store-on-disk';

const question: NamesQuestion = {
  nameTemplate: '{list}/{name}',
  folder: '',
  previewId: null,
  nameColumn: 'Name',
  numbered: true,
  at: 0,
};

function photoFolder(...files: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-names-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const file of files) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
  return folder;
}

/** A store with one list that waits to be added. */
async function withWaiting(lines: readonly Line[], tracked: readonly Line[] = []) {
  const profile = mkdtempSync(join(tmpdir(), 'proofsheet-names-store-'));
  const database = openDatabase(profile);
  if (!database.ok) throw new Error(database.message);
  const lists = [parsed(tracked), parsed(lines)];
  const store = createStore(database, {
    parse: async () => ({ ok: true, list: lists.shift()! }),
    naming: namingRules,
  });
  onTestFinished(async () => {
    await store.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const account = await store.openAccount('live', 'https://api.test');
  const prepare = async (name: string) => {
    const outcome = await store.prepareImport(account, { name, text: '' });
    if (!outcome.ok) throw new Error(outcome.message);
    return outcome.preview.previewId;
  };
  const first = await prepare('march.csv');
  await store.commitImport(account, first, { nameColumn: 'Name', at: 0 });
  return { store, account, previewId: await prepare('april.csv') };
}

test('tracked photos stand in the order in which they are saved, tasks that wait as one each', async () => {
  const { store, account, add, apply } = await openStore();
  await add('march.csv', [
    ['task-001', { Name: 'Ada' }],
    ['task-002', { Name: 'Bob' }],
    ['task-003', { Name: 'Cy' }],
    ['task-004', { Name: 'Di' }],
  ]);
  await apply(
    finished('task-002', 1, ['x', 'y', 'z']),
    saved('task-002', 'y', 2),
    finished('task-003', 1, ['x', 'y']),
    photoTrouble('photo-failed', 'task-003', 'x', 2),
    { kind: 'held', taskId: 'task-003', key: 'y', at: 3, hold: 'cancelled' },
    failed('task-004', 1),
  );
  await store.queuePhotos(account, ['task-003'], 4);
  const plan = await store.previewNames(account, question);
  expect(plan).toEqual({
    // Saving a task releases what was cancelled of it.
    paths: [
      'march/Cy-2.png',
      'march/Bob-1.png',
      'march/Bob-3.png',
      'march/Cy-1.png',
      'march/Ada.png',
    ],
    photos: 5,
    saved: 0,
    savedAt: null,
    collisions: 0,
    collidesAt: null,
    taken: 0,
    partial: false,
    columns: ['Name'],
  });
  await store.hold(account, ['task-003'], null, 'cancelled', 5);
  expect(await store.previewNames(account, question)).toMatchObject({ photos: 3 });
  await store.hold(account, ['task-003'], 'y', 'paused', 6);
  expect(await store.previewNames(account, question)).toMatchObject({ photos: 4 });
});

test('names that some file system takes for one get numbers, as they will when they are saved', async () => {
  const { store, account, previewId } = await withWaiting([
    ['task-001', { Name: 'Zoë' }],
    ['task-002', { Name: 'ZOE\u0308' }],
    ['task-003', { Name: 'zoë (2)' }],
    ['task-004', { Name: 'Zoë' }],
  ]);
  const asked = { ...question, previewId };
  expect(await store.previewNames(account, asked)).toMatchObject({
    paths: ['april/Zoë.png', 'april/ZOË (2).png', 'april/zoë (2) (2).png', 'april/Zoë (3).png'],
    photos: 4,
    collisions: 3,
    collidesAt: 'april/ZOË.png',
  });
  expect((await store.previewNames(account, { ...asked, numbered: false })).paths[1]).toBe(
    'april/ZOË.png',
  );
});

test('a folder has the spelling that came first, on every level', async () => {
  const { store, account, previewId } = await withWaiting([
    ['task-001', { Name: 'Ada', Team: 'Red', Room: 'A' }],
    ['task-002', { Name: 'Bob', Team: 'RED', Room: 'b' }],
    ['task-003', { Name: 'ada', Team: 'red', Room: 'a' }],
  ]);
  const plan = await store.previewNames(account, {
    ...question,
    previewId,
    nameTemplate: '{Team}/{Room}/{name}',
  });
  expect(plan).toMatchObject({
    paths: ['Red/A/Ada.png', 'Red/b/Bob.png', 'Red/A/ada (2).png'],
    collisions: 1,
    collidesAt: 'Red/A/ada.png',
    columns: ['Name', 'Team', 'Room'],
  });
});

test('files that are there already count as taken, whatever image they are', async () => {
  const { store, account, previewId } = await withWaiting([
    ['task-001', { Name: 'Ada' }],
    ['task-002', { Name: 'Bob' }],
    ['task-003', { Name: 'Cy' }],
    ['task-004', { Name: 'Di' }],
  ]);
  const folder = photoFolder('april/ADA.png', 'april/bob.jpg', 'april/Cy.txt', 'Di.png');
  expect(await store.previewNames(account, { ...question, previewId, folder })).toMatchObject({
    paths: ['april/Ada (2).png', 'april/Bob.png', 'april/Cy.png', 'april/Di.png'],
    taken: 2,
    collisions: 0,
    collidesAt: null,
    partial: false,
  });
  const flat = { ...question, previewId, folder, nameTemplate: '{name}' };
  expect(await store.previewNames(account, flat)).toMatchObject({ taken: 1 });
  const elsewhere = { ...question, previewId, folder: join(folder, 'none') };
  expect(await store.previewNames(account, elsewhere)).toMatchObject({ taken: 0 });
});

test('a list that waits tells of its tracked tasks only what is not saved of them', async () => {
  const { store, account, previewId } = await withWaiting(
    [
      ['task-001', { Name: 'New name', Room: '7' }],
      ['task-002', { Name: 'Bob', Room: '8' }],
      ['task-003', { Name: 'Cy', Room: '9' }],
      ['task-002', { Name: 'Bob', Room: '8' }],
    ],
    [['task-001', { Name: 'Ada' }], ['task-003']],
  );
  await store.apply(account, [
    finished('task-001', 1, ['x', 'y']),
    saved('task-001', 'x', 2),
    answer('task-003', 1, { template: 'wedding' }),
  ]);
  const plan = await store.previewNames(account, {
    ...question,
    previewId,
    nameTemplate: '{list}/{template}/{name} {Room}',
  });
  expect(plan.paths).toEqual([
    // It is finished, and the service told of no template.
    'march/Ada 7-2.png',
    'april/male_portrait/Bob 8.png',
    'march/wedding/Cy 9.png',
  ]);
  const stranger = await store.openAccount('live', 'https://other.test');
  expect(await store.previewNames(stranger, { ...question, previewId })).toMatchObject({
    paths: [],
    photos: 0,
  });
});

test('a photo that was delivered before its task was removed is promised no path, if it is there', async () => {
  const folder = photoFolder('march/Ada.png');
  const { store, account, previewId } = await withWaiting(
    [
      ['task-001', { Name: 'Ada' }],
      ['task-002', { Name: 'Bob' }],
      ['task-003', { Name: 'Cy' }],
    ],
    [
      ['task-001', { Name: 'Ada' }],
      ['task-002', { Name: 'Bob' }],
    ],
  );
  await store.apply(account, [
    finished('task-001', 1, ['x']),
    saved('task-001', 'x', 2, { path: join(folder, 'march/Ada.png') }),
    finished('task-002', 1, ['x']),
    saved('task-002', 'x', 2, { path: join(folder, 'march/Bob.png') }),
  ]);
  await store.remove(account, ['task-001', 'task-002'], 3);
  expect(await store.previewNames(account, { ...question, previewId, folder })).toMatchObject({
    paths: ['april/Bob.png', 'april/Cy.png'],
    photos: 2,
    saved: 1,
    savedAt: join(folder, 'march/Ada.png'),
  });
});

test('where all is saved, the latest tasks are examples', async () => {
  const { store, account, add, apply } = await openStore();
  expect(await store.previewNames(account, question)).toMatchObject({ paths: [], photos: 0 });
  await add('march.csv', [['task-001', { Name: 'Ada', Room: '7' }]]);
  await apply(finished('task-001', 1, ['x', 'y']), saved('task-001', 'x', 2));
  await apply(saved('task-001', 'y', 3));
  expect(await store.previewNames(account, question)).toMatchObject({
    paths: ['march/Ada.png'],
    photos: 0,
    columns: ['Name', 'Room'],
  });
});

test('of more photos than are looked through it says so', async () => {
  const photo = { taskId: 't', name: 'x', fields: {}, list: '', createdAt: 0, n: 1, of: 1 };
  const batch = Array.from({ length: 100 }, () => ({ ...photo, template: null, mode: null }));
  const ask = createNamesPreview(
    {
      async *tracked(_account, limit) {
        for (let left = limit; left > 0; left -= 100) yield batch.slice(0, left);
      },
      async *ofList() {},
      examples: () => [],
    },
    { waiting: () => null },
    { ...namingRules, nameOf: () => ({ folders: [], base: 'same' }) },
  );
  const plan = await ask(1, question);
  expect(plan).toMatchObject({ photos: 100_000, collisions: 99_999, partial: true });
  expect(plan.paths).toHaveLength(20);
  expect(plan.paths.at(-1)).toBe('same (20).png');
});

test('a question that is asked again cuts the older one short, and no other', async () => {
  const lines = Array.from({ length: 1_000 }, (_, i): Line => [`many-${i}`]);
  const { store, account, previewId } = await withWaiting(lines, [['task-001']]);
  const asked = { ...question, previewId };
  const plans = await Promise.all([
    store.previewNames(account, asked),
    store.previewNames(account, question),
    store.previewNames(account, asked),
  ]);
  expect(plans.map(({ photos, partial }) => [photos, partial])).toEqual([
    [0, true],
    [1, false],
    [1_000, false],
  ]);
});

test('names of a list are looked through no further once it is being added, or was discarded', async () => {
  const lines = Array.from({ length: 1_000 }, (_, i): Line => [`many-${i}`]);
  const endings = [
    (store: Store, account: number, previewId: string) =>
      store.commitImport(account, previewId, { nameColumn: null, at: 5 }),
    (store: Store, account: number, previewId: string) => store.discardImport(account, previewId),
  ];
  for (const end of endings) {
    const { store, account, previewId } = await withWaiting(lines, [['task-001']]);
    const naming = store.previewNames(account, { ...question, previewId });
    await new Promise((resolve) => setImmediate(resolve));
    await end(store, account, previewId);
    expect(await naming).toMatchObject({ partial: true });
  }
});
