import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SORT_KEYS, STATUS_FILTERS, type RowQuery } from '../../contract/view';
import { OVERDUE_AFTER_MS } from '../../contract/task';
import { EVERYTHING } from '../../contract/everything';
import {
  answer,
  failed,
  finished,
  openStore,
  photoTrouble,
  saved,
  type OpenStore,
} from './store-on-disk';

const absent = (taskId: string, at: number) =>
  ({ kind: 'absent', taskId, at, checkAgainAt: at + 5_000 }) as const;

describe('facts', () => {
  test('change tasks for good, and what is not tracked is left alone', async () => {
    const opened = await openStore();
    await opened.add('a.csv', [['task-001', { Name: 'Ada' }]], 1_000);
    expect(
      await opened.apply(finished('task-001', 2_000, ['a', 'b'], 'https://cdn.test/1.png')),
    ).toEqual(['task-001']);
    expect(await opened.apply(saved('task-001', 'b', 3_000), failed('stranger', 3_000))).toEqual([
      'task-001',
    ]);
    const { store, account } = await opened.reopen();
    expect(store.detail(account, 'task-001')).toMatchObject({
      name: 'Ada',
      status: 'finished',
      addedAt: 1_000,
      lastCheckAt: 2_000,
      nextCheckAt: null,
      answer: '{"id":"task-001"}',
      photos: [
        { key: 'a', n: 1, status: 'queued', src: null, samePictureAs: null },
        {
          key: 'b',
          n: 2,
          status: 'saved',
          src: 'proofsheet-photo://photo/task-001/b?v=abababababababab',
          thumbnail: 'proofsheet-photo://thumbnail/task-001/b?v=abababababababab',
          path: '/photos/task-001-b.png',
          samePictureAs: 1,
        },
      ],
    });
    expect(store.savedPhoto(account, 'task-001', 'b')).toEqual({
      path: '/photos/task-001-b.png',
      bytes: 3,
      sha256: 'ab'.repeat(32),
      type: 'png',
    });
    expect(store.savedPhoto(account, 'task-001', 'a')).toBeNull();
    expect(store.savedPhoto(account, 'stranger', 'a')).toBeNull();
  });

  test('make a revision only when something changes', async () => {
    const { store, account, add } = await openStore();
    await add('a.txt', [['task-001']]);
    const first = await store.apply(account, [failed('task-001', 1)]);
    const second = await store.apply(account, [answer('task-001', 2, {})]);
    expect(second).toEqual({ changed: [], revision: first.revision });
    const third = await store.retry(account, ['task-001'], null, 3);
    expect(third.revision).toBeGreaterThan(first.revision);
  });

  test('that cannot be applied leave everything as it was', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001'], ['task-002']]);
    const broken = { kind: 'answered', taskId: 'task-002', at: 1 } as never;
    await expect(apply(finished('task-001', 1, ['a']), broken)).rejects.toThrow();
    expect(store.detail(account, 'task-001')).toMatchObject({ status: 'waiting', photos: [] });
    await apply(failed('task-002', 2));
    expect((await store.overview(account, 0)).counts).toMatchObject({
      waiting: 1,
      finished: 0,
      failed: 1,
      photosQueued: 0,
    });
  });

  test('of one account do not touch another', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']]);
    const other = await store.openAccount('sandbox', 'http://127.0.0.1:1');
    expect(await store.openAccount('sandbox', 'http://127.0.0.1:2')).toBe(other);
    expect(other).not.toBe(account);
    await store.apply(other, [failed('task-001', 1)]);
    expect(store.detail(account, 'task-001')?.status).toBe('waiting');
    await apply(failed('task-001', 1));
    expect((await store.overview(other, 0)).counts.all).toBe(0);
    expect(store.rows(other, { ...EVERYTHING, search: 'task' }, 0, 10).total).toBe(0);
    expect(store.detail(other, 'task-001')).toBeNull();
  });

  test('tell a timeline in which checks without news are one line', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']], 5);
    for (const at of [10, 20, 30]) await apply(answer('task-001', at, {}));
    await apply(absent('task-001', 40), finished('task-001', 50, ['a']));
    await apply(photoTrouble('photo-failed', 'task-001', 'a', 60));
    await store.retry(account, ['task-001'], null, 70);
    await apply(saved('task-001', 'a', 80));
    expect(store.detail(account, 'task-001')?.timeline).toEqual([
      { kind: 'added', at: 5, lastAt: 5, times: 1, detail: 'a.txt', count: null },
      { kind: 'asked-waiting', at: 10, lastAt: 30, times: 3, detail: '', count: null },
      { kind: 'asked-absent', at: 40, lastAt: 40, times: 1, detail: '', count: null },
      { kind: 'finished', at: 50, lastAt: 50, times: 1, detail: '', count: 1 },
      { kind: 'photo-failed', at: 60, lastAt: 60, times: 1, detail: 'http-410', count: null },
      { kind: 'retried', at: 70, lastAt: 70, times: 1, detail: '', count: null },
      { kind: 'photo-saved', at: 80, lastAt: 80, times: 1, detail: 'task-001-a.png', count: 3 },
    ]);
  });

  test('tell what the operator held and released', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']], 5);
    await apply(finished('task-001', 10, ['a', 'b', 'c']), saved('task-001', 'b', 20));
    await store.hold(account, ['task-001'], null, 'paused', 30);
    await store.hold(account, ['task-001'], 'a', 'cancelled', 40);
    await store.release(account, ['task-001'], null, 50);
    await store.release(account, ['task-001'], null, 60);
    expect(store.detail(account, 'task-001')?.timeline.slice(3)).toMatchObject([
      { kind: 'photo-held', at: 30, detail: 'paused', count: 2 },
      { kind: 'photo-held', at: 40, detail: 'cancelled', count: 1 },
      { kind: 'photo-released', at: 50, detail: '', count: 2 },
    ]);
  });

  test('of the downloader need not wait until a wish is carried out for all of many tasks', async () => {
    const { store, account, add, apply } = await openStore();
    const ids = Array.from({ length: 1_000 }, (_, i) => `many-${i}`);
    await add(
      'many.txt',
      ids.map((id) => [id]),
    );
    await apply(...ids.map((id) => finished(id, 1, ['a'])));
    let held = false;
    const holding = store.hold(account, ids, null, 'paused', 2).then((applied) => {
      held = true;
      return applied;
    });
    await apply(saved('many-999', 'a', 3));
    expect(held).toBe(false);
    expect((await holding).changed).toHaveLength(200);
    expect((await store.overview(account, 4)).counts).toMatchObject({
      photosPaused: 999,
      photosSaved: 1,
    });
  });

  test('keep at most 200 lines of a timeline, the latest', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']]);
    const facts = Array.from({ length: 300 }, (_, i) =>
      i % 2 ? absent('task-001', i) : answer('task-001', i, {}),
    );
    await apply(...facts);
    const timeline = store.detail(account, 'task-001')?.timeline ?? [];
    expect(timeline).toHaveLength(201);
    expect(timeline.at(-1)?.at).toBe(299);
  });

  test('make a task missing sooner where a stand-in hurries', async () => {
    const { store, account, add } = await openStore();
    await add('a.txt', [['task-001']]);
    const facts = [absent('task-001', 0), absent('task-001', 6_000), absent('task-001', 12_000)];
    await store.apply(account, facts, 0.1);
    expect(store.detail(account, 'task-001')?.status).toBe('missing');
  });
});

describe('rows', () => {
  async function mixed(): Promise<OpenStore> {
    const opened = await openStore();
    await opened.add('march.csv', [
      ['task-005', { Name: '李雷' }],
      ['task-004', { Name: 'bob', Room: 'Ｒ１２' }],
      ['task-003', { Name: 'Ada' }],
    ]);
    await opened.add('april.csv', [['task-002'], ['task-003'], ['task-001', { Name: 'Zoe' }]]);
    await opened.apply(failed('task-005', 10, 'Fetch FAILED'));
    await opened.apply(finished('task-004', 20, ['a']), finished('task-003', 30, ['a']));
    await opened.apply(photoTrouble('photo-failed', 'task-003', 'a', 40));
    return opened;
  }

  test('stand in the order asked for', async () => {
    const { ids } = await mixed();
    expect(ids()).toEqual(['task-005', 'task-004', 'task-003', 'task-002', 'task-001']);
    expect(ids({ sort: 'name' })).toEqual([
      'task-003',
      'task-004',
      'task-002',
      'task-001',
      'task-005',
    ]);
    expect(ids({ sort: 'status' })).toEqual([
      'task-005',
      'task-003',
      'task-002',
      'task-001',
      'task-004',
    ]);
    expect(ids({ sort: 'updated', descending: true }).slice(0, 3)).toEqual([
      'task-003',
      'task-004',
      'task-005',
    ]);
  });

  test('are filtered by status', async () => {
    const { ids } = await mixed();
    expect(ids({ status: 'waiting' })).toEqual(['task-002', 'task-001']);
    expect(ids({ status: 'finished' })).toEqual(['task-004', 'task-003']);
    expect(ids({ status: 'attention' })).toEqual(['task-005', 'task-003']);
  });

  test('are found by ID, name, list, field and error text, in any form of the letters', async () => {
    const { ids } = await mixed();
    expect(ids({ search: 'SK-003' })).toEqual(['task-003']);
    expect(ids({ search: '李' })).toEqual(['task-005']);
    expect(ids({ search: 'r12' })).toEqual(['task-004']);
    expect(ids({ search: ' april ' })).toEqual(['task-003', 'task-002', 'task-001']);
    expect(ids({ search: 'fetch failed' })).toEqual(['task-005']);
    expect(ids({ search: '%' })).toEqual([]);
    expect(ids({ search: 'nothing' })).toEqual([]);
  });

  test('never come from a list of another account', async () => {
    const { store, account, add } = await openStore();
    const list = await add('a.txt', [['task-001']]);
    const other = await store.openAccount('sandbox', '');
    expect(store.rows(account, { ...EVERYTHING, list }, 0, 9).total).toBe(1);
    expect(store.rows(other, { ...EVERYTHING, list }, 0, 9)).toMatchObject({ rows: [], total: 0 });
  });

  test('are the same for every window of a query, and so are the IDs between two places', async () => {
    const { store, account } = await mixed();
    const query = fc.record<RowQuery>({
      status: fc.constantFrom(...STATUS_FILTERS),
      list: fc.constantFrom(null, 1, 2, 3),
      search: fc.constantFrom('', 'task', 'a'),
      template: fc.constant(null),
      mode: fc.constant(null),
      cause: fc.constant(null),
      days: fc.constant(null),
      columns: fc.constant([]),
      sort: fc.constantFrom(...SORT_KEYS),
      descending: fc.boolean(),
    });
    const place = fc.nat({ max: 6 });
    fc.assert(
      fc.property(query, place, place, (asked, from, length) => {
        const all = store.rows(account, asked, 0, 1_000);
        expect(all.rows).toHaveLength(all.total);
        const part = store.rows(account, asked, from, length);
        expect(part.rows).toEqual(all.rows.slice(from, from + length));
        expect(part.total).toBe(all.total);
        expect(store.idsBetween(account, asked, from, from + length)).toEqual(
          all.rows.slice(from, from + length + 1).map((row) => row.id),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('of a remembered search are read anew once tasks have changed', async () => {
    const opened = await mixed();
    const query = { search: 'task', status: 'waiting' } as const;
    expect(opened.ids(query)).toEqual(['task-002', 'task-001']);
    await opened.store.remove(opened.account, ['task-002'], 9);
    expect(opened.ids(query)).toEqual(['task-001']);
  });
});

describe('counts', () => {
  test('know overdue tasks by time alone', async () => {
    const { store, account, add, apply, ids } = await openStore();
    const list = await add('a.txt', [['task-001'], ['task-002']], 1_000);
    await apply(answer('task-002', 2_000, { createdAt: 500_000 }));
    const at = 1_000 + OVERDUE_AFTER_MS;
    expect((await store.overview(account, at)).counts).toMatchObject({ waiting: 2, overdue: 0 });
    const later = await store.overview(account, at + 1);
    expect(later.counts).toMatchObject({ all: 2, waiting: 2, overdue: 1, attention: 1 });
    expect(later.lists).toMatchObject([
      { id: list, tasks: 2, waiting: 2, overdue: 1, attention: 1 },
    ]);
    expect(ids({ status: 'attention' })).toEqual(['task-001']);
    expect(ids({ status: 'waiting' })).toEqual(['task-001', 'task-002']);
    expect(store.rows(account, EVERYTHING, 0, 1).rows[0]).toMatchObject({
      status: 'waiting',
      overdue: true,
    });
    await apply(finished('task-001', at + 2, []));
    expect((await store.overview(account, at + 2)).counts).toMatchObject({
      overdue: 0,
      finished: 1,
    });
  });

  test('know of many tasks at once that they are overdue', async () => {
    const { store, account, add } = await openStore();
    const lines = Array.from({ length: 1_200 }, (_, i) => [`many-${i}`] as const);
    await add('many.txt', lines);
    const { counts, lists } = await store.overview(account, OVERDUE_AFTER_MS + 1);
    expect(counts).toMatchObject({ waiting: 1_200, overdue: 1_200 });
    expect(lists).toMatchObject([{ waiting: 1_200, attention: 1_200 }]);
  });

  test('say so when most of a list is missing', async () => {
    const { store, account, add } = await openStore();
    const ids = Array.from({ length: 10 }, (_, i) => `task-${i}-x`);
    await add(
      'a.txt',
      ids.map((id) => [id] as const),
    );
    const missing = (id: string) => [absent(id, 0), absent(id, 1), absent(id, 200_000)];
    await store.apply(account, ids.slice(0, 9).flatMap(missing));
    expect((await store.overview(account, 0)).lists[0]?.mostlyMissing).toBe(false);
    await store.apply(account, missing('task-9-x'));
    expect((await store.overview(account, 0)).lists[0]?.mostlyMissing).toBe(true);
  });

  test('agree with the rows after whatever happened', async () => {
    const id = fc.constantFrom('task-1-x', 'task-2-x', 'task-3-x');
    const at = fc.integer({ min: 0, max: 3 * OVERDUE_AFTER_MS });
    const step = fc.oneof(
      fc.record({ do: fc.constant('add'), name: fc.constantFrom('a', 'b'), ids: fc.array(id), at }),
      fc.record({ do: fc.constant('remove'), id }),
      fc.record({ do: fc.constant('removeList'), list: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ do: fc.constant('look'), at }),
      fc.record({
        do: fc.constant('fact'),
        id,
        at,
        kind: fc.constantFrom(
          'waiting',
          'finished',
          'failed',
          'absent',
          'lost',
          'saved',
          'damaged',
          'held',
          'retried',
        ),
      }),
    );
    const opened = await openStore();
    const { store, account } = opened;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        for (const one of steps) {
          if (one.do === 'add')
            await opened.add(
              one.name,
              one.ids.map((task) => [task]),
              one.at,
            );
          else if (one.do === 'remove') await store.remove(account, [one.id], 9);
          else if (one.do === 'removeList') await store.removeList(account, one.list, 9);
          else if (one.do === 'look') await store.overview(account, one.at);
          else await opened.apply(factOf(one.kind, one.id, one.at));
        }
        const { counts, lists } = await store.overview(account, 0);
        const { rows } = store.rows(account, { ...EVERYTHING, search: '-x' }, 0, 1_000);
        const photos = rows.flatMap((row) => row.photos.map((photo) => photo.status));
        expect(counts).toMatchObject({
          all: rows.length,
          waiting: rows.filter((row) => row.status === 'waiting').length,
          finished: rows.filter((row) => row.status === 'finished').length,
          failed: rows.filter((row) => row.status === 'failed').length,
          missing: rows.filter((row) => row.status === 'missing').length,
          overdue: rows.filter((row) => row.overdue).length,
          photosSaved: photos.filter((status) => status === 'saved').length,
          photosQueued: photos.filter((status) => status === 'queued').length,
          photosPaused: photos.filter((status) => status === 'paused').length,
          photosFailed: photos.filter((status) => status === 'failed').length,
        });
        expect(counts.attention).toBe(opened.ids({ status: 'attention' }).length);
        for (const list of lists) {
          expect(list.tasks).toBe(opened.ids({ list: list.id }).length);
          expect(list.waiting).toBe(opened.ids({ list: list.id, status: 'waiting' }).length);
          expect(list.attention).toBe(opened.ids({ list: list.id, status: 'attention' }).length);
        }
      }),
      { numRuns: 60 },
    );
  });
});

function factOf(kind: string, id: string, at: number) {
  switch (kind) {
    case 'finished':
      return finished(id, at, ['p', 'q']);
    case 'failed':
      return failed(id, at);
    case 'absent':
      return absent(id, at);
    case 'lost':
      return photoTrouble('photo-failed', id, 'p', at);
    case 'saved':
      return saved(id, 'q', at);
    case 'damaged':
      return saved(id, 'p', at, { damaged: true });
    case 'held':
      return { kind: 'held', taskId: id, key: 'p', at, hold: 'paused' } as const;
    case 'retried':
      return { kind: 'retried', taskId: id, key: null, at } as const;
    default:
      return answer(id, at, { createdAt: at - 1_000 });
  }
}

test('a report tells of lists and tasks in the order of the lists, repeats once', async () => {
  const { store, account, add, apply } = await openStore();
  const one = await add('a.csv', [['task-001', { Name: 'Ada' }], ['task-002'], ['task-001']]);
  const two = await add('b.csv', [['task-003'], ['task-002', { Name: 'Bob' }]]);
  await apply(
    finished('task-001', 1, ['x', 'y']),
    failed('task-003', 1),
    saved('task-001', 'x', 2),
  );
  const report = store.report(account, [two, one, two]);
  expect(report.lists).toMatchObject([
    { list: two, name: 'b.csv', entries: 2, duplicates: 0, rejected: [], rejectedTotal: 0 },
    { list: one, name: 'a.csv', entries: 3, duplicates: 2, rejected: [], rejectedTotal: 0 },
    { list: two, name: 'b.csv', entries: 2, duplicates: 2, rejected: [], rejectedTotal: 0 },
  ]);
  expect(report.tasks.map((task) => task.id)).toEqual(['task-003', 'task-002', 'task-001']);
  expect(report.tasks[0]?.error).toEqual({
    code: 'api_error',
    message: 'fetch failed',
    traceId: 'trace-1',
  });
  expect(report.tasks[2]).toMatchObject({
    fields: { Name: 'Ada' },
    status: 'finished',
    photos: [
      { id: 'x', status: 'saved', path: '/photos/task-001-x.png', bytes: 3, error: null },
      { id: 'y', status: 'queued', path: null },
    ],
  });
  await store.hold(account, ['task-001'], 'y', 'cancelled', 3);
  await apply(saved('task-001', 'x', 4, { damaged: true }));
  expect(store.report(account, [one]).tasks[0]?.photos).toMatchObject([
    { status: 'saved', damaged: false },
    { status: 'cancelled', damaged: false },
  ]);
});
