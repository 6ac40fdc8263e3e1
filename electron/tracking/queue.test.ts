import { describe, expect, test } from 'vitest';
import { answer, finished, openStore, photoTrouble, saved } from './store-on-disk';

describe('tasks that are due', () => {
  test('come in the order of their time, as far as the horizon reaches', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001'], ['task-002'], ['task-003']], 100);
    await apply(answer('task-001', 3_000, {}), answer('task-002', 2_000, {}));
    const due = (now: number, horizonMs: number) =>
      store.due(account, now, 50, horizonMs, null).map((task) => task.id);
    expect(store.nextDueAt(account, null)).toBe(100);
    expect(due(99, 0)).toEqual([]);
    expect(due(100, 0)).toEqual(['task-003']);
    expect(due(100, 7_900)).toEqual(['task-003', 'task-002', 'task-001']);
    expect(store.due(account, 9_000, 1, 0, null)).toEqual([
      { id: 'task-003', addedAt: 100, createdAt: null, checks: 0, absences: 0 },
    ]);
  });

  test('are all due at once when the operator asks', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001'], ['task-002']], 100);
    await apply(answer('task-001', 3_000, {}), finished('task-002', 3_000, []));
    await store.makeAllDue(account, 4_000);
    expect(store.due(account, 4_000, 50, 0, null).map((task) => task.id)).toEqual(['task-001']);
  });

  test('and their photos can be limited to some lists', async () => {
    const { store, account, add, apply } = await openStore();
    const one = await add('a.txt', [['task-001'], ['task-002']], 100);
    const two = await add('b.txt', [['task-003'], ['task-002']], 200);
    const due = (scope: number[]) => store.due(account, 900, 50, 0, scope).map((task) => task.id);
    expect(due([two])).toEqual(['task-002', 'task-003']);
    expect(due([one, two])).toEqual(['task-001', 'task-002', 'task-003']);
    expect(due([])).toEqual([]);
    expect(store.nextDueAt(account, [])).toBeNull();
    await apply(finished('task-001', 900, ['a']), finished('task-003', 900, ['a']));
    const jobs = store.queuedPhotos(account, 900, 9, true, [two], []);
    expect(jobs.map((job) => job.taskId)).toEqual(['task-003']);
    expect(store.nextPhotoAt(account, true, [])).toBeNull();
  });
});

describe('photos to download', () => {
  test('come with all that their file is named after', async () => {
    const { store, account, add, apply } = await openStore();
    await add('march.csv', [['task-001', { Name: 'Ada', Room: '7' }]], 100);
    const remote = {
      status: 'finished',
      createdAt: 50,
      template: 'wedding',
      mode: 'fast',
      photos: [
        { id: 'x', url: 'https://cdn.test/x', template: 'Wedding' },
        { id: 'y', url: 'https://cdn.test/y', template: 'Wedding' },
      ],
    } as const;
    await apply(answer('task-001', 200, { ...remote, photos: [...remote.photos] }));
    expect(store.queuedPhotos(account, 200, 9, true, null, [])[1]).toEqual({
      taskId: 'task-001',
      key: 'y',
      url: 'https://cdn.test/y',
      attempts: 0,
      n: 2,
      of: 2,
      name: 'Ada',
      fields: { Name: 'Ada', Room: '7' },
      list: 'march.csv',
      template: 'wedding',
      mode: 'fast',
      createdAt: 50,
      twin: null,
      known: null,
      mayNumber: false,
    });
  });

  test('of one URL come one after the other, the second with its twin', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']]);
    await apply(finished('task-001', 1, ['x', 'y'], 'https://cdn.test/1'));
    const keys = () => store.queuedPhotos(account, 9, 9, true, null, []).map((job) => job.key);
    expect(keys()).toEqual(['x']);
    await apply({ kind: 'photo-started', taskId: 'task-001', key: 'x', at: 2 });
    expect(keys()).toEqual([]);
    await apply(saved('task-001', 'x', 3));
    expect(store.queuedPhotos(account, 9, 9, true, null, [])).toMatchObject([
      { key: 'y', n: 2, twin: { path: '/photos/task-001-x.png', sha256: 'ab'.repeat(32) } },
    ]);
  });

  test('wait until their time, and for a fresh URL when theirs has expired', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']]);
    await apply(finished('task-001', 1, ['x', 'y']));
    const error = { code: 'timeout', message: 'slow' };
    await apply(
      { kind: 'photo-delayed', taskId: 'task-001', key: 'x', at: 2, retryAt: 500, error },
      photoTrouble('photo-expired', 'task-001', 'y', 3),
    );
    const keys = (now: number) =>
      store.queuedPhotos(account, now, 9, true, null, []).map((job) => job.key);
    expect(keys(499)).toEqual([]);
    expect(store.nextPhotoAt(account, true, null)).toBe(500);
    expect(keys(500)).toEqual(['x']);
    expect(store.due(account, 3, 9, 0, null).map((task) => task.id)).toEqual(['task-001']);
    await apply(finished('task-001', 4, ['x', 'y'], 'https://cdn.test/fresh'));
    expect(keys(4)).toEqual(['y']);
  });

  test('wait to be asked for where saving is on demand', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001'], ['task-002']]);
    await apply(finished('task-001', 1, ['x']), finished('task-002', 1, ['x']));
    expect(store.queuedPhotos(account, 9, 9, false, null, [])).toEqual([]);
    expect(store.nextPhotoAt(account, false, null)).toBeNull();
    await store.queuePhotos(account, ['task-002'], 5);
    const ids = (all: boolean) =>
      store.queuedPhotos(account, 9, 9, all, null, []).map((job) => job.taskId);
    expect(ids(false)).toEqual(['task-002']);
    expect(ids(true)).toEqual(['task-002', 'task-001']);
    expect(store.nextPhotoAt(account, false, null)).toBe(0);
  });

  test('of the tasks that are looked at come first, then those asked for', async () => {
    const { store, account, add, apply } = await openStore();
    const ids = ['task-001', 'task-002', 'task-003', 'task-004'];
    const list = await add(
      'a.txt',
      ids.map((id) => [id]),
    );
    await apply(...ids.map((id) => finished(id, 1, ['x', 'y'])));
    await store.queuePhotos(account, ['task-003'], 2);
    const first = ['task-004', 'stranger', 'task-002'];
    const jobs = (limit: number, all: boolean, scope: number[] | null = null) =>
      store
        .queuedPhotos(account, 9, limit, all, scope, first)
        .map((job) => `${job.taskId.slice(-1)}${job.key}`);
    expect(jobs(9, true)).toEqual(['4x', '4y', '2x', '2y', '3x', '3y', '1x', '1y']);
    expect(jobs(3, true)).toEqual(['4x', '4y', '2x']);
    expect(jobs(9, false)).toEqual(['3x', '3y']);
    expect(jobs(9, true, [list + 1])).toEqual([]);
    await apply({ kind: 'photo-started', taskId: 'task-004', key: 'x', at: 3 });
    await store.hold(account, ['task-002'], 'x', 'paused', 4);
    expect(jobs(9, true)).toEqual(['4y', '2y', '3x', '3y', '1x', '1y']);
  });

  test('wait as long as they are held', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']]);
    await apply(finished('task-001', 1, ['x']));
    await store.hold(account, ['task-001'], null, 'cancelled', 2);
    expect(store.queuedPhotos(account, 9, 9, true, null, [])).toEqual([]);
    expect(store.nextPhotoAt(account, true, null)).toBeNull();
    await store.queuePhotos(account, ['task-001'], 3);
    expect(store.queuedPhotos(account, 9, 9, false, null, [])).toHaveLength(1);
  });

  test('may get a number once the operator allows it', async () => {
    const { store, account, add, apply } = await openStore();
    await add('a.txt', [['task-001']]);
    await apply(finished('task-001', 1, ['x']));
    await apply(photoTrouble('photo-failed', 'task-001', 'x', 2, 'name-taken'));
    await store.allowNumber(account, ['task-001'], 'x', 3);
    expect(store.queuedPhotos(account, 9, 9, true, null, [])).toMatchObject([{ mayNumber: true }]);
  });

  test('that were interrupted are queued again at the next start', async () => {
    const opened = await openStore();
    await opened.add('a.txt', [['task-001']]);
    await opened.apply(finished('task-001', 1, ['x']), {
      kind: 'photo-started',
      taskId: 'task-001',
      key: 'x',
      at: 2,
    });
    const { store, account } = await opened.reopen();
    expect(store.queuedPhotos(account, 9, 9, true, null, [])).toEqual([]);
    await store.resetInterrupted(account);
    expect(store.queuedPhotos(account, 9, 9, true, null, [])).toHaveLength(1);
  });
});
