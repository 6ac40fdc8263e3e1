import { expect, it } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { finished, openStore, saved } from './store-on-disk';

/** Two previews, as contract/preview.ts has them. */
const RED = 'AfgA';
const BLUE = 'AQAf';

async function opened() {
  const { store, account, add, apply } = await openStore();
  await add('a.txt', [['task-001']]);
  await apply(finished('task-001', 10, ['a', 'b']), saved('task-001', 'a', 20));
  const photos = () => store.rows(account, EVERYTHING, 0, 10).rows[0]!.photos;
  const sha256 = store.detail(account, 'task-001')!.photos[0]!.sha256!;
  const note = (preview: string, of = sha256) =>
    store.notePreviews(account, [{ sha256: of, preview }]);
  return { store, account, apply, photos, note };
}

it('comes with the row of the saved photo that has these bytes, and of no other', async () => {
  const { photos, note } = await opened();
  expect(photos()[0]).not.toHaveProperty('preview');
  await note(RED);
  expect(photos()[0]).toMatchObject({ preview: RED });
  expect(photos()[1]).not.toHaveProperty('preview');
  await note(BLUE);
  expect(photos()[0]).toMatchObject({ preview: BLUE });
});

it('is no news: what is shown is not read again for it', async () => {
  const { store, account, note } = await opened();
  const { revision } = await store.overview(account, 30);
  await note(RED);
  expect((await store.overview(account, 30)).revision).toBe(revision);
});

it('is not kept of unknown bytes, nor where it is no preview', async () => {
  const { photos, note } = await opened();
  await note(RED, 'f'.repeat(64));
  await note('<img>');
  await note('A'.repeat(200));
  expect(photos()[0]).not.toHaveProperty('preview');
});

it('goes with the bytes that it is of', async () => {
  const { apply, photos, note } = await opened();
  await note(RED);
  await apply({ kind: 'photo-gone', taskId: 'task-001', key: 'a', at: 40 });
  expect(photos()[0]).not.toHaveProperty('preview');
  await apply({ ...saved('task-001', 'a', 50), sha256: 'e'.repeat(64) } as never);
  expect(photos()[0]).toMatchObject({ status: 'saved' });
  expect(photos()[0]).not.toHaveProperty('preview');
});

it('is kept with twenty photos of the same bytes, however many there are', async () => {
  const { store, account, add, apply } = await openStore();
  const ids = Array.from({ length: 25 }, (_, n) => `task-${100 + n}`);
  await add(
    'a.txt',
    ids.map((id) => [id] as const),
  );
  const sha256 = 'd'.repeat(64);
  await apply(...ids.map((id) => finished(id, 10, ['a'])));
  await apply(...ids.map((id) => ({ ...saved(id, 'a', 20), sha256 }) as never));
  await store.notePreviews(account, [{ sha256, preview: RED }]);
  const { rows } = store.rows(account, EVERYTHING, 0, 30);
  expect(rows.filter(({ photos }) => photos[0]?.preview === RED)).toHaveLength(20);
});
