import { expect, it } from 'vitest';
import type { AppState, ListSummary } from '../../contract/view';
import { simulatedClock } from '../../tests/fakes/clock';
import type { Seen } from './news';
import { createUnsavedLists } from './unsaved-lists';

function scene() {
  const clock = simulatedClock();
  const left = new Map<number, number>();
  const world = { clock, left, counted: [] as number[], lookedAgain: 0 };
  const unsavedOf = createUnsavedLists({
    clock,
    photosLeft: (list) => {
      world.counted.push(list);
      return Promise.resolve(left.get(list) ?? 0);
    },
    lookAgain: () => void (world.lookedAgain += 1),
  });
  let before: Seen | null = null;
  /** Shows a state with these lists: how many of their tasks wait, by the list. */
  async function show(waiting: Record<number, number>): Promise<number[]> {
    const lists = Object.entries(waiting).map(
      ([id, tasks]) => ({ id: Number(id), tasks: 10, waiting: tasks }) as ListSummary,
    );
    const photosQueued = [...left.values()].reduce((sum, photos) => sum + photos, 0);
    const state = { lists, counts: { photosQueued }, settings: { saveAutomatically: true } };
    const unsaved = await unsavedOf(state as unknown as AppState, before);
    before = { lists, unsaved } as unknown as Seen;
    return [...unsaved];
  }
  return { world, show };
}

it('counts a list only when it has all its answers, and not again once its photos are saved', async () => {
  const { world, show } = scene();
  world.left.set(1, 3);
  expect(await show({ 1: 2 })).toEqual([]);
  expect(world.counted).toEqual([]);
  expect(await show({ 1: 0 })).toEqual([1]);
  expect(world.counted).toEqual([1]);
  world.left.clear();
  expect(await show({ 1: 0 })).toEqual([]);
  expect(await show({ 1: 0 })).toEqual([]);
  expect(world.counted).toEqual([1]);
});

it('counts a list whose photos are on their way now and then, not at every state', async () => {
  const { world, show } = scene();
  world.left.set(1, 3).set(2, 5);
  await show({ 1: 0, 2: 1 });
  for (let i = 0; i < 10; i += 1) expect(await show({ 1: 0, 2: 1 })).toEqual([1]);
  expect(world.counted).toEqual([1]);

  // One that was not counted before is counted at once: it may be done.
  expect(await show({ 1: 0, 2: 0 })).toEqual([1, 2]);
  expect(world.counted).toEqual([1, 2]);

  // The last photo of the first list comes, and no further state after it.
  world.left.delete(1);
  expect(await show({ 1: 0, 2: 0 })).toEqual([1, 2]);
  expect(world.lookedAgain).toBe(0);
  await world.clock.advance(2_000);
  expect(world.lookedAgain).toBe(1);
  expect(await show({ 1: 0, 2: 0 })).toEqual([2]);
});
