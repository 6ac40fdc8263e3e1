import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact, PhotoFact } from '../../contract/fact';
import type { WholePhoto } from '../../contract/photo';
import { finished, openStore, saved } from './store-on-disk';

const ID = 'task-001';
const part: WholePhoto = { path: '/photos/.1.part', bytes: 7, sha256: '11', type: 'jpeg' };
const whole = (key: string, at: number): PhotoFact => ({
  kind: 'photo-whole',
  taskId: ID,
  key,
  at,
  whole: part,
});
const gone = (key: string, at: number): PhotoFact => ({ kind: 'photo-gone', taskId: ID, key, at });

async function openWithPhotos(...keys: string[]) {
  const opened = await openStore();
  const { store, account, add, apply } = opened;
  await add('a.txt', [[ID]]);
  await apply(finished(ID, 1, keys));
  const jobs = (now = 99) => store.queuedPhotos(account, now, 9, true, null, []);
  return { ...opened, jobs };
}

describe('a photo whose bytes are whole on disk', () => {
  test('is known before it has its name, and is as far as it was', async () => {
    const { store, account, apply, jobs, reopen } = await openWithPhotos('x', 'y');
    expect(await apply(whole('x', 2))).toEqual([]);
    expect(jobs()).toMatchObject([
      { key: 'x', known: part },
      { key: 'y', known: null },
    ]);
    expect(store.filesWith(account, '11')).toEqual(['/photos/.1.part']);
    const again = await reopen();
    expect(again.store.queuedPhotos(account, 99, 9, true, null, [])[0]?.known).toEqual(part);
  });

  test('is known by its name once it has one, whatever is heard of its part afterwards', async () => {
    const { store, account, apply, jobs } = await openWithPhotos('x');
    await apply(whole('x', 2), saved(ID, 'x', 3));
    await apply(whole('x', 4));
    const file = { path: '/photos/task-001-x.png', bytes: 3, sha256: 'ab'.repeat(32), type: 'png' };
    expect(store.savedPhoto(account, ID, 'x')).toEqual(file);
    await apply(gone('x', 5));
    expect(jobs()).toMatchObject([{ key: 'x', known: file }]);
    expect(store.filesWith(account, '11')).toEqual([]);
  });

  test('is known while it is held, too', async () => {
    const { store, account, apply, jobs } = await openWithPhotos('x');
    await store.hold(account, [ID], null, 'paused', 2);
    await apply(whole('x', 3));
    await store.release(account, [ID], null, 4);
    expect(jobs()).toMatchObject([{ known: part }]);
  });

  test('is known when its task was removed and is brought in again', async () => {
    const { store, account, add, apply, jobs } = await openWithPhotos('x');
    await apply(saved(ID, 'x', 2));
    await store.remove(account, [ID], 2);
    expect(store.filesWith(account, 'ab'.repeat(32))).toEqual(['/photos/task-001-x.png']);
    await add('b.txt', [[ID]]);
    await apply(finished(ID, 3, ['x']));
    expect(jobs()).toMatchObject([{ key: 'x', known: { path: '/photos/task-001-x.png' } }]);
    const other = await store.openAccount('sandbox', '');
    expect(store.filesWith(other, 'ab'.repeat(32))).toEqual([]);
  });

  test('of a task that is not tracked, or of an unknown key, is not kept', async () => {
    const { store, account, apply } = await openWithPhotos('x');
    await apply(whole('z', 2), { ...whole('x', 2), taskId: 'stranger' });
    expect(store.filesWith(account, '11')).toEqual([]);
  });
});

describe('a damaged photo', () => {
  test('is fetched anew when it is retried: from no file that is known, and from no twin', async () => {
    const { store, account, apply, jobs } = await openWithPhotos('x');
    await apply(whole('x', 2), saved(ID, 'x', 3, { damaged: true }));
    expect(store.detail(account, ID)?.photos).toMatchObject([{ status: 'saved', damaged: true }]);
    expect((await store.overview(account, 9)).counts).toMatchObject({
      attention: 1,
      photosSaved: 1,
    });
    expect(jobs()).toEqual([]);
    await store.retry(account, [ID], 'x', 4);
    expect(jobs()).toMatchObject([{ key: 'x', known: null, twin: null }]);
    // Its file is still one that belongs to somebody.
    expect(store.filesWith(account, 'ab'.repeat(32))).toEqual(['/photos/task-001-x.png']);
    await apply(saved(ID, 'x', 5, { sha256: '22' }));
    expect((await store.overview(account, 9)).counts).toMatchObject({
      attention: 0,
      photosSaved: 1,
    });
  });

  test('is no twin of others at its address', async () => {
    const { store, account, add, apply, jobs } = await openWithPhotos();
    await add('b.txt', [['task-002']]);
    await apply(finished('task-002', 1, ['x', 'y'], 'https://cdn.test/same'));
    await apply(saved('task-002', 'x', 2, { damaged: true }));
    expect(jobs()).toMatchObject([{ key: 'y', twin: null }]);
    await store.retry(account, ['task-002'], null, 3);
    await apply(saved('task-002', 'x', 4));
    expect(jobs()).toMatchObject([{ key: 'y', twin: { sha256: 'ab'.repeat(32) } }]);
  });
});

test('in every order of facts, what was last saved soundly is saved or known', async () => {
  const { store, account, add, apply } = await openStore();
  const kind = fc.constantFrom('started', 'whole', 'saved', 'damaged', 'gone', 'held', 'retried');
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(kind, { maxLength: 12 }), async (kinds) => {
      const taskId = `every-order-${(runs += 1)}`;
      await add(`${taskId}.txt`, [[taskId]]);
      const facts = kinds.map((one, i): Fact => {
        const photo = { taskId, key: 'x', at: i + 2 };
        if (one === 'started') return { kind: 'photo-started', ...photo };
        if (one === 'whole') return { kind: 'photo-whole', ...photo, whole: part };
        if (one === 'gone') return { kind: 'photo-gone', ...photo };
        if (one === 'held') return { kind: 'held', ...photo, hold: 'paused' };
        if (one === 'retried') return { kind: 'retried', ...photo };
        return saved(taskId, 'x', photo.at, { damaged: one === 'damaged' });
      });
      await apply(finished(taskId, 1, ['x']), ...facts);
      await store.resetInterrupted(account);
      await store.retry(account, [taskId], null, 90);
      const deliveries = kinds.filter((one) => ['saved', 'damaged', 'whole'].includes(one));
      if (deliveries.at(-1) !== 'saved') return;
      const job = store.queuedPhotos(account, 99, 9, true, null, [taskId])[0];
      const known = store.savedPhoto(account, taskId, 'x') ?? job?.known;
      expect(known).toMatchObject({ path: `/photos/${taskId}-x.png` });
    }),
    { numRuns: 200 },
  );
});
