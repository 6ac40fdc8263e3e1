import { expect, it } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { failed, finished, openStore, saved, type Line, type OpenStore } from './store-on-disk';

/** How often whatever else waits has its turn while `work` goes on. */
async function turnsDuring(work: () => Promise<unknown>): Promise<number> {
  let turns = 0;
  let isOver = false;
  const take = (): void => {
    if (isOver) return;
    turns += 1;
    setImmediate(take);
  };
  setImmediate(take);
  await work().finally(() => (isOver = true));
  return turns;
}

function lines(count: number): Line[] {
  return Array.from({ length: count }, (_, n) => [
    `task-${10_000 + n}`,
    { Name: `Person ${n}`, Class: '3b' },
  ]);
}

/** Brings the same list in once more, with another column of names. */
async function nameBy({ store, account }: OpenStore, nameColumn: string): Promise<void> {
  const again = await store.prepareImport(account, { name: 'one.csv', text: '' });
  if (!again.ok) throw new Error(again.message);
  await store.commitImport(account, again.preview.previewId, { nameColumn, at: 2 });
}

it('lets others have their turn while the names of a long list change back', async () => {
  const open = await openStore();
  await open.add('one.csv', lines(3_000));
  await nameBy(open, 'Class');
  const shown = () => open.store.rows(open.account, EVERYTHING, 0, 1).rows[0]?.name;
  expect(shown()).toBe('3b');
  expect(await turnsDuring(() => open.store.undo(open.account, null, 3))).toBeGreaterThan(4);
  expect(shown()).toBe('Person 0');
});

it('lets others have their turn while a list goes whose tasks stay', async () => {
  const { store, account, add } = await openStore();
  await add('one.csv', lines(3_000));
  const list = await add('two.csv', lines(3_000));
  // Five parts to find out what stays, five to bring those up to date.
  expect(await turnsDuring(() => store.removeList(account, list, 3))).toBeGreaterThan(9);
  const { lists } = await store.overview(account, 4);
  expect(lists.map(({ name, tasks }) => [name, tasks])).toEqual([['one.csv', 3_000]]);
});

it('lets others have their turn while what was delivered is forgotten', async () => {
  const { store, account, add, apply } = await openStore();
  const ids = lines(4).map(([id]) => id);
  const keys = Array.from({ length: 600 }, (_, n) => `photo-${n}`);
  await add('one.csv', lines(4));
  for (const id of ids) {
    await apply(finished(id, 5, keys), ...keys.map((key) => saved(id, key, 6)));
  }
  expect(await turnsDuring(() => store.forgetAccount(account))).toBeGreaterThan(3);
  expect(store.liveAccounts()).toEqual([]);
  expect(store.filesWith(account, 'ab'.repeat(32))).toEqual([]);
});

it('lets others have their turn while a long report is planned', async () => {
  const { store, account, add, apply } = await openStore();
  await add('one.csv', lines(11_000));
  await apply(finished('task-10001', 5, ['a']), saved('task-10001', 'a', 6));
  let removing: Promise<unknown> | null = null;
  const planning = store.reportPlan(account, EVERYTHING, false);
  const turns = turnsDuring(() => planning);
  setImmediate(() => (removing = store.remove(account, ['task-20999'], 7)));
  const plan = await planning;
  await removing;
  expect(await turns).toBeGreaterThan(1);
  // What goes before its turn is not counted.
  expect(plan.tasks).toHaveLength(10_999);
  expect(plan.counts).toMatchObject({ tasks: 10_999, waiting: 10_998, photosSaved: 1 });
});

it('ends a wish that is taken back while it is being carried out', async () => {
  const { store, account, add, apply } = await openStore();
  const all = lines(1_000);
  const ids = all.map(([id]) => id);
  await add('one.csv', all);
  await apply(...ids.map((id) => finished(id, 5, ['a'])));
  const holding = store.hold(account, ids, null, 'paused', 6);
  for (;;) {
    const { counts } = await store.overview(account, 7);
    if (counts.photosPaused > 0) break;
  }
  expect(await store.undo(account, null, 7)).toMatchObject({ step: { kind: 'pause-photos' } });
  // Another step forgets what was undone, to which the rest would have been added.
  await store.remove(account, [ids[999]!], 8);
  await holding;
  const { counts, history } = await store.overview(account, 9);
  expect(counts).toMatchObject({ all: 999, photosPaused: 0, photosQueued: 999 });
  expect(history).toMatchObject({ undo: { kind: 'remove' }, redo: null });
});

it('lets others have their turn while previews are noted', async () => {
  const { store, account, add, apply } = await openStore();
  const keys = Array.from({ length: 200 }, (_, n) => `photo-${n}`);
  const sha256 = (n: number) => String(n).padStart(64, '0');
  await add('one.csv', lines(1));
  const [id] = lines(1)[0]!;
  await apply(
    finished(id, 5, keys),
    ...keys.map((key, n) => saved(id, key, 6, { sha256: sha256(n) })),
  );
  const noted = keys.map((_, n) => ({ sha256: sha256(n), preview: 'AfgA' }));
  expect(await turnsDuring(() => store.notePreviews(account, noted))).toBeGreaterThan(300);
  const photos = store.rows(account, EVERYTHING, 0, 1).rows[0]!.photos;
  expect(photos.every(({ preview }) => preview === 'AfgA')).toBe(true);
});

it('lets others have their turn while what is searched is read, which finds what has changed since', async () => {
  const { store, account, add, apply } = await openStore();
  await add('one.csv', lines(9_000));
  const find = (search: string) => store.rows(account, { ...EVERYTHING, search }, 0, 1).total;
  expect(await turnsDuring(() => store.prepareSearch(account))).toBeGreaterThan(2);
  await apply(failed('task-15000', 10));
  expect([find('fetch failed'), find('person')]).toEqual([1, 9_000]);
});
