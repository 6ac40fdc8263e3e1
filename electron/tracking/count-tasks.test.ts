import { expect, test } from 'vitest';
import { answer, failed, finished, openStore, photoTrouble, saved } from './store-on-disk';

const HOUR = 3_600_000;

test('tasks are counted by how they and their photos stand, each once', async () => {
  const { store, account, add, apply } = await openStore();
  const ids = ['task-001', 'task-002', 'task-003', 'task-004', 'task-005', 'task-006'];
  await add(
    'a.txt',
    ids.map((id) => [id]),
  );
  await apply(
    finished('task-001', 1, ['a', 'b']),
    saved('task-001', 'a', 2),
    saved('task-001', 'b', 2, { damaged: true }),
    finished('task-002', 1, ['a', 'b']),
    saved('task-002', 'a', 2),
    photoTrouble('photo-failed', 'task-002', 'b', 2, 'name-taken'),
    finished('task-003', 1, ['a']),
    photoTrouble('photo-failed', 'task-003', 'a', 2),
    failed('task-004', 1),
    finished('task-006', 1, []),
  );
  await store.hold(account, ['task-003'], null, 'paused', 3);
  const count = (...named: string[]) => store.countTasks(account, named);
  expect(count(...ids, 'task-001', 'stranger')).toEqual({
    tasks: 6,
    waiting: 1,
    stuck: 1,
    delivered: 1,
    photos: { queued: 0, downloading: 0, saved: 3, failed: 1, paused: 1, cancelled: 0 },
    damaged: 1,
    nameTaken: 1,
  });
  expect(count('task-001')).toMatchObject({ tasks: 1, stuck: 0, delivered: 1, nameTaken: 0 });
  expect(count()).toMatchObject({ tasks: 0, stuck: 0, delivered: 0 });
  expect(count('task-005')).toMatchObject({ waiting: 1, stuck: 0 });
  await store.overview(account, HOUR);
  expect(count('task-005')).toMatchObject({ waiting: 0, stuck: 1 });
  const other = await store.openAccount('sandbox', 'http://127.0.0.1:1');
  expect(store.countTasks(other, ids).tasks).toBe(0);
});

test('a wish answers of how many tasks something was changed', async () => {
  const { store, account, add, apply } = await openStore();
  const ids = Array.from({ length: 250 }, (_, i) => `task-${String(i).padStart(3, '0')}`);
  await add(
    'a.txt',
    ids.map((id) => [id]),
  );
  await apply(...ids.map((id) => finished(id, 1, ['a', 'b'])));
  await apply(...ids.slice(0, 10).flatMap((id) => [saved(id, 'a', 2), saved(id, 'b', 2)]));
  const some = ids.slice(0, 10);
  expect(await store.hold(account, some, null, 'paused', 3)).toMatchObject({ tasks: 0 });
  expect(await store.retry(account, some, null, 3)).toMatchObject({ tasks: 0, changed: [] });
  expect(await store.queuePhotos(account, some, 3)).toMatchObject({ tasks: 0 });
  // More of them than are named.
  expect(await store.hold(account, ids, null, 'paused', 4)).toMatchObject({ tasks: 240 });
  expect(await store.release(account, ids.slice(0, 12), null, 5)).toMatchObject({ tasks: 2 });
  expect(await store.queuePhotos(account, ids, 6)).toMatchObject({ tasks: 240 });
  expect(await store.allowNumber(account, ids, null, 7)).toMatchObject({ tasks: 0 });
});

test('an overdue task that is tried again is asked about now', async () => {
  const { store, account, add, apply } = await openStore();
  await add('a.txt', [['task-001'], ['task-002']]);
  const checkAgainAt = 2 * HOUR;
  await apply(
    { ...answer('task-001', 1, {}), checkAgainAt } as never,
    { ...answer('task-002', 1, { createdAt: HOUR }), checkAgainAt } as never,
  );
  const both = ['task-001', 'task-002'];
  expect(await store.retry(account, both, null, HOUR)).toMatchObject({ tasks: 1 });
  expect(store.due(account, HOUR, 9, 0, null).map(({ id }) => id)).toEqual(['task-001']);
});
