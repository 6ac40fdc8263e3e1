import { expect, test } from 'vitest';
import { failed, finished, openStore, photoTrouble, saved } from './store-on-disk';

test('progress counts the tasks and photos of the lists asked for, each task once', async () => {
  const { store, account, add, apply } = await openStore();
  const one = await add('a.csv', [['task-001'], ['task-002'], ['task-003']]);
  const two = await add('b.csv', [['task-003'], ['task-004']]);
  await add('c.csv', [['task-005']]);
  await apply(
    finished('task-001', 1, ['x', 'y', 'z']),
    saved('task-001', 'x', 2),
    photoTrouble('photo-failed', 'task-001', 'y', 2),
    failed('task-003', 1),
    finished('task-005', 1, ['x']),
  );
  expect(store.progress(account, [one, two, one])).toEqual({
    tasks: 4,
    waiting: 2,
    photosSaved: 1,
    photosQueued: 1,
  });
  expect(store.progress(account, [two])).toMatchObject({ tasks: 2, waiting: 1, photosSaved: 0 });
  expect(store.progress(account, [])).toMatchObject({ tasks: 0, waiting: 0 });
  await store.hold(account, ['task-001'], 'z', 'paused', 3);
  expect(store.progress(account, [one])).toMatchObject({ photosSaved: 1, photosQueued: 0 });
  const stranger = await store.openAccount('live', 'https://other.test');
  expect(store.progress(stranger, [one])).toMatchObject({ tasks: 0 });
});

test('what the lists of a run say goes before what earlier lists said, in the order of the run', async () => {
  const { store, account, add, apply } = await openStore();
  const old = await add('old.csv', [['task-001', { Name: 'Adda', Room: '7' }]]);
  const one = await add('one.csv', [['task-001', { Name: 'Ada' }]]);
  const two = await add('two.csv', [['task-001', { Name: 'A. L.', Desk: '3' }]]);
  await apply(finished('task-001', 1, ['x']));
  const fields = (lists: number[]) => store.report(account, lists).tasks[0]?.fields;
  expect(fields([two, one])).toEqual({ Name: 'A. L.', Desk: '3' });
  expect(fields([one, two])).toEqual({ Name: 'Ada', Desk: '3' });
  expect(store.queuedPhotos(account, 9, 9, true, [one, two], [])).toMatchObject([
    { name: 'Ada', list: 'one.csv', fields: { Name: 'Ada', Desk: '3' } },
  ]);
  expect(store.queuedPhotos(account, 9, 9, true, null, [])).toMatchObject([
    { name: 'Adda', list: 'old.csv', fields: { Name: 'Adda', Room: '7', Desk: '3' } },
  ]);
  expect(store.report(account, [old]).tasks[0]?.name).toBe('Adda');
});
