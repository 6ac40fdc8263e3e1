import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, failed, finished, openStore, saved, type OpenStore } from './store-on-disk';
import type { Fact } from '../../contract/fact';

async function openWithTasks(ids: string[], lists: string[][] = [ids]) {
  const opened = await openStore();
  for (const [i, list] of lists.entries()) {
    await opened.add(
      `${i}.csv`,
      list.map((id) => [id, { Name: `name of ${id}`, place: String(i) }]),
      1,
    );
  }
  const { store, account } = opened;
  return {
    ...opened,
    undo: (at = 90) => store.undo(account, null, at),
    redo: (at = 91) => store.redo(account, null, at),
    history: async () => (await store.overview(account, 1)).history,
  };
}

/** All that is told of the account. */
async function world({ store, account, ids }: OpenStore) {
  const { counts, lists } = await store.overview(account, 1);
  return {
    counts,
    lists,
    tasks: ids().map((id) => store.detail(account, id)),
    byList: lists.map((list) => ids({ list: list.id, sort: 'name' })),
    found: ids({ search: 'name of' }),
  };
}

/** The same without what a wish that was taken back leaves behind on purpose. */
const unwished = (told: Awaited<ReturnType<typeof world>>) => ({
  ...told,
  tasks: told.tasks.flatMap((task) => (task ? [{ ...task, updatedAt: 0, timeline: [] }] : [])),
});

describe('undo', () => {
  test('brings removed tasks back with all that is known of them, and redo removes them again', async () => {
    const opened = await openWithTasks(['task-001', 'task-002', 'task-003']);
    const { store, account, apply, undo, redo, history } = opened;
    await apply(
      finished('task-001', 2, ['x', 'y']),
      saved('task-001', 'x', 3),
      failed('task-002', 4),
    );
    const before = await world(opened);
    await store.remove(account, ['task-001', 'task-002'], 5);
    const after = await world(opened);
    expect((await history()).undo).toMatchObject({ kind: 'remove', count: 2 });
    expect(await undo()).toMatchObject({ step: { kind: 'remove', count: 2 }, left: 0, list: null });
    expect(await world(opened)).toEqual(before);
    expect(await history()).toMatchObject({ redo: { kind: 'remove', count: 2 } });
    await redo();
    expect(await world(opened)).toEqual(after);
    await undo();
    expect(await world(opened)).toEqual(before);
  });

  test('brings a removed list back, and the names it gave to tasks that stayed', async () => {
    const opened = await openWithTasks(
      [],
      [
        ['task-001', 'task-002'],
        ['task-002', 'task-003'],
      ],
    );
    const { store, account, undo, redo } = opened;
    const before = await world(opened);
    const [first] = before.lists;
    await store.removeList(account, first?.id ?? 0, 5);
    const after = await world(opened);
    expect(after.tasks).toHaveLength(2);
    expect(await undo()).toMatchObject({
      step: { kind: 'remove-list', count: 1, name: '0.csv' },
      list: first?.id,
    });
    expect(await world(opened)).toEqual(before);
    await redo();
    expect(await world(opened)).toEqual(after);
  });

  test('takes an import out again, but no task that stood before', async () => {
    const opened = await openWithTasks(['task-001', 'task-002']);
    const { add, apply, undo, redo } = opened;
    const before = await world(opened);
    await add('more.csv', [['task-002', { Name: 'other' }], ['task-003']], 5);
    await apply(finished('task-003', 6, ['x']), saved('task-003', 'x', 7));
    const after = await world(opened);
    expect(await undo()).toMatchObject({
      step: { kind: 'import', count: 1, name: 'more.csv' },
      list: null,
    });
    expect(await world(opened)).toEqual(before);
    await redo();
    expect(await world(opened)).toEqual(after);
  });

  test('of a list that was brought in again takes out what it brought back', async () => {
    const opened = await openWithTasks(['task-001', 'task-002']);
    const { store, account, add, undo, redo } = opened;
    await store.remove(account, ['task-002'], 5);
    const before = await world(opened);
    const line = (id: string) => [id, { Name: `name of ${id}`, place: '0' }] as const;
    await add('0.csv', [line('task-001'), line('task-002')], 6);
    const after = await world(opened);
    expect(after.tasks).toHaveLength(2);
    await undo();
    expect(await world(opened)).toEqual(before);
    await redo();
    expect(await world(opened)).toEqual(after);
    await undo();
    await undo();
    expect(opened.ids()).toEqual(['task-001', 'task-002']);
  });

  test('lets held photos go on, and leaves what was saved meanwhile as it is', async () => {
    const opened = await openWithTasks(['task-001']);
    const { store, account, apply, undo } = opened;
    await apply(finished('task-001', 2, ['x', 'y']));
    await store.hold(account, ['task-001'], null, 'cancelled', 3);
    await apply(saved('task-001', 'x', 4));
    expect(await undo()).toMatchObject({ step: { kind: 'cancel-photos', count: 1 }, left: 1 });
    expect(store.detail(account, 'task-001')?.photos).toMatchObject([
      { key: 'x', status: 'saved' },
      { key: 'y', status: 'queued' },
    ]);
  });

  test('holds photos again that were let go, and tells which are to be stopped', async () => {
    const opened = await openWithTasks(['task-001']);
    const { store, account, apply, undo, redo } = opened;
    await apply(finished('task-001', 2, ['x', 'y']));
    await store.hold(account, ['task-001'], null, 'paused', 3);
    await store.release(account, ['task-001'], null, 4);
    await apply({ kind: 'photo-started', taskId: 'task-001', key: 'y', at: 5 });
    expect(await undo()).toMatchObject({ left: 0, stopped: [{ id: 'task-001', key: 'y' }] });
    const statuses = () => store.detail(account, 'task-001')?.photos.map(({ status }) => status);
    expect(statuses()).toEqual(['paused', 'paused']);
    await redo();
    expect(statuses()).toEqual(['queued', 'queued']);
    expect(
      store
        .detail(account, 'task-001')
        ?.timeline.map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['photo-held', 'photo-released']);
  });

  test('gives up a second try, unless the task was answered since', async () => {
    const opened = await openWithTasks(['task-001', 'task-002']);
    const { store, account, apply, undo } = opened;
    await apply(failed('task-001', 2), failed('task-002', 2));
    await store.retry(account, ['task-001', 'task-002'], null, 3);
    await apply(answer('task-002', 4, { status: 'waiting' }));
    expect(await undo()).toMatchObject({ step: { kind: 'retry', count: 2 }, left: 1 });
    expect(store.detail(account, 'task-001')).toMatchObject({
      status: 'failed',
      error: { code: 'api_error' },
      nextCheckAt: null,
    });
    expect(store.detail(account, 'task-002')?.status).toBe('waiting');
  });

  test('of saving by hand leaves photos to their turn', async () => {
    const opened = await openWithTasks(['task-001']);
    const { store, account, apply, undo, redo } = opened;
    await apply(finished('task-001', 2, ['x']));
    const wanted = () => store.queuedPhotos(account, 9, 9, false, null, []).length;
    await store.queuePhotos(account, ['task-001'], 3);
    expect(wanted()).toBe(1);
    expect(await undo()).toMatchObject({ step: { kind: 'save', count: 1 } });
    expect(wanted()).toBe(0);
    await redo();
    expect(wanted()).toBe(1);
  });

  test('has a step for settings, with what they were and what they became', async () => {
    const opened = await openWithTasks(['task-001']);
    const { store, account, undo, redo } = opened;
    const note = (from: number, to: number, at: number) =>
      store.note(account, 'settings', { before: { perHost: from }, after: { perHost: to } }, at);
    await note(8, 7, 0);
    await note(7, 6, 100);
    expect(await undo()).toMatchObject({ step: { kind: 'settings' }, settings: { perHost: 8 } });
    expect(await redo()).toMatchObject({ settings: { perHost: 6 } });
  });

  test('undoes only the step that is meant', async () => {
    const { store, account, history, ids } = await openWithTasks(['task-001', 'task-002']);
    const step = await store.remove(account, ['task-001'], 5);
    await store.remove(account, ['task-002'], 6);
    expect(await store.undo(account, step, 7)).toBeNull();
    expect(ids()).toEqual([]);
    expect(await store.remove(account, ['stranger'], 8)).toBeNull();
    expect((await history()).undo?.id).not.toBe(step);
  });

  test('works in the next run, but for what was paused in the last', async () => {
    const opened = await openWithTasks(['task-001', 'task-002']);
    await opened.store.remove(opened.account, ['task-001'], 5);
    await opened.store.note(opened.account, 'pause', null, 6);
    const again = await opened.reopen();
    await again.store.resetInterrupted(again.account);
    expect(await again.store.undo(again.account, null, 7)).toMatchObject({
      step: { kind: 'remove' },
    });
    expect(again.ids()).toEqual(['task-001', 'task-002']);
  });

  test('keeps the numbers of removed tasks free, also for those of another account', async () => {
    const opened = await openWithTasks(['task-001', 'task-002', 'task-003']);
    const { store, account, undo, ids } = opened;
    await store.remove(account, ['task-002', 'task-003'], 5);
    const other = await store.openAccount('live', 'https://other.test');
    const prepared = await store.prepareImport(other, { name: 'x', text: '' });
    if (!prepared.ok) throw new Error(prepared.message);
    const { previewId } = prepared.preview;
    await store.commitImport(other, previewId, { nameColumn: null, at: 6 });
    await undo();
    expect(ids()).toEqual(['task-001', 'task-002', 'task-003']);
  });

  test('does not fetch a photo again that was saved while its task was away', async () => {
    const opened = await openWithTasks(['task-001']);
    const { store, account, apply, undo } = opened;
    await apply(finished('task-001', 2, ['x']));
    await apply({ kind: 'photo-started', taskId: 'task-001', key: 'x', at: 3 });
    await store.remove(account, ['task-001'], 4);
    await apply(saved('task-001', 'x', 5));
    await undo();
    expect(store.queuedPhotos(account, 9, 9, true, null, [])).toMatchObject([
      { key: 'x', known: { path: '/photos/task-001-x.png' } },
    ]);
  });

  test('goes back at least fifty steps, and not for ever', async () => {
    const opened = await openWithTasks([]);
    const { add, undo, ids } = opened;
    for (let n = 100; n < 170; n += 1) await add(`${n}.txt`, [[`task-${n}`]], n);
    let undone = 0;
    while ((await undo()) !== null) undone += 1;
    expect(undone).toBeGreaterThanOrEqual(50);
    expect(undone).toBeLessThanOrEqual(60);
    expect(ids()).toHaveLength(70 - undone);
  });
});

const TASKS = ['task-001', 'task-002', 'task-003', 'task-004'];
const anyTasks = fc.subarray(TASKS, { minLength: 1 });
const deed = fc.oneof(
  fc.record({ do: fc.constant('add' as const), ids: anyTasks, list: fc.nat(2) }),
  fc.record({ do: fc.constant('remove' as const), ids: anyTasks }),
  fc.record({ do: fc.constant('remove-list' as const), list: fc.nat(2) }),
  fc.record({
    do: fc.constantFrom('paused' as const, 'cancelled' as const, 'release' as const),
    ids: anyTasks,
  }),
  fc.record({
    do: fc.constantFrom('retry' as const, 'number' as const, 'save' as const),
    ids: anyTasks,
  }),
  fc.record({
    do: fc.constant('facts' as const),
    fact: fc.constantFrom('finish', 'saved', 'started', 'fail'),
    ids: anyTasks,
  }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
);

test('whatever is done, undone and redone, nothing is counted wrongly and no photo is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 1, maxLength: 14 }), async (deeds) => {
      const opened = await openStore();
      const { store, account, add, apply } = opened;
      const delivered = new Set<string>();
      let at = 10;
      for (const one of deeds) {
        at += 1;
        const before = await world(opened);
        const step = (await store.overview(account, 1)).history.undo?.id;
        if (one.do === 'add')
          await add(
            `${one.list}.csv`,
            one.ids.map((id) => [id, { Name: `name of ${id}` }]),
            at,
          );
        else if (one.do === 'remove') await store.remove(account, one.ids, at);
        else if (one.do === 'remove-list') {
          await store.removeList(account, before.lists[one.list]?.id ?? 0, at);
        } else if (one.do === 'paused' || one.do === 'cancelled') {
          await store.hold(account, one.ids, null, one.do, at);
        } else if (one.do === 'release') await store.release(account, one.ids, null, at);
        else if (one.do === 'retry') await store.retry(account, one.ids, null, at);
        else if (one.do === 'number') await store.allowNumber(account, one.ids, null, at);
        else if (one.do === 'save') await store.queuePhotos(account, one.ids, at);
        else if (one.do === 'undo') await store.undo(account, null, at);
        else if (one.do === 'redo') await store.redo(account, null, at);
        else if (one.do === 'facts') {
          await apply(
            ...one.ids.flatMap((id): Fact[] => {
              if (one.fact === 'fail') return [failed(id, at)];
              if (one.fact === 'finish') return [finished(id, at, ['x', 'y'])];
              if (one.fact === 'started')
                return [{ kind: 'photo-started', taskId: id, key: 'x', at }];
              if (store.detail(account, id)?.photos.length) delivered.add(id);
              return [saved(id, 'x', at)];
            }),
          );
        }
        const after = await world(opened);
        const next = (await store.overview(account, 1)).history.undo?.id;
        if (next !== undefined && next !== step && one.do !== 'undo' && one.do !== 'redo') {
          await store.undo(account, null, at);
          expect(unwished(await world(opened))).toEqual(queued(unwished(before)));
          await store.redo(account, null, at);
          expect(unwished(await world(opened))).toEqual(queued(unwished(after)));
        }
        countedAnew(unwished(await world(opened)));
        for (const id of delivered) {
          const photo = store.detail(account, id)?.photos[0];
          if (!photo || photo.status === 'saved') continue;
          const jobs = store.queuedPhotos(account, 1_000, 99, true, null, []);
          const job = jobs.find(({ taskId, key }) => taskId === id && key === 'x');
          if (job) expect(job.known).not.toBeNull();
        }
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

type Told = ReturnType<typeof unwished>;

/** What was on its way is in the queue after it was undone. */
function queued(told: Told): Told {
  return JSON.parse(JSON.stringify(told).replaceAll('"downloading"', '"queued"'));
}

function countedAnew({ counts, lists, tasks, byList }: Told): void {
  const photos = tasks.flatMap((task) => task.photos);
  const status = (of: string) => tasks.filter((task) => task.status === of).length;
  expect(counts).toMatchObject({
    all: tasks.length,
    waiting: status('waiting'),
    finished: status('finished'),
    failed: status('failed'),
    photosSaved: photos.filter((photo) => photo.status === 'saved').length,
    photosPaused: photos.filter((photo) => photo.status === 'paused').length,
  });
  expect(lists.map((list) => list.tasks)).toEqual(byList.map((ids) => ids.length));
}
