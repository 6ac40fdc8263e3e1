import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import type { PhotoRow, RowQuery, TaskRow } from '../../../contract/view';
import { createRoll } from './roll';
import { around, nextIn } from './shots';
import type { Shot } from './shots';

function task(id: string, photos: number, saved = true): TaskRow {
  const photo = (n: number): PhotoRow => ({
    key: `${id}-${n}`,
    status: saved ? 'saved' : 'queued',
    src: saved ? `photo/${id}/${n}` : null,
    thumbnail: null,
    error: null,
    damaged: false,
  });
  return { id, photos: Array.from({ length: photos }, (_, n) => photo(n)) } as TaskRow;
}

/** A roll over these tasks; `asked`: the offsets it has read from. */
function rollOf(tasks: TaskRow[]) {
  const asked: number[] = [];
  const query = {} as RowQuery;
  const roll = createRoot(() =>
    createRoll(
      () => query,
      (_query, offset, limit) => {
        asked.push(offset);
        const rows = tasks.slice(offset, offset + limit);
        return Promise.resolve({ rows, total: tasks.length, revision: 1 });
      },
    ),
  );
  return { roll, asked };
}

const keyOf = (shot: Shot | null): string | null => shot?.photo?.key ?? null;

it('goes through the photos of every task and over tasks without one', async () => {
  const tasks = [task('a', 2), task('b', 0), task('c', 1, false), task('d', 1)];
  const { roll } = rollOf(tasks);
  const first = await roll.at(0, null);
  const second = await roll.next(first!, 1);
  const third = await roll.next(second!, 1);
  expect([first, second, third].map(keyOf)).toEqual(['a-0', 'a-1', 'd-0']);
  expect(third?.index).toBe(3);
  expect(await roll.next(third!, 1)).toBeNull();
  expect(keyOf(await roll.next(third!, -1))).toBe('a-1');
});

it('goes on beyond the rows that it holds, both ways', async () => {
  const tasks = Array.from({ length: 3_000 }, (_, n) => task(`t${n}`, n % 700 === 0 ? 1 : 0));
  const { roll, asked } = rollOf(tasks);
  const shots: Shot[] = [(await roll.at(0, null))!];
  for (let shot; (shot = await roll.next(shots.at(-1)!, 1));) shots.push(shot);
  expect(shots.map(({ index }) => index)).toEqual([0, 700, 1400, 2100, 2800]);
  const back: number[] = [];
  for (let shot: Shot | null = shots.at(-1)!; (shot = await roll.next(shot, -1));) {
    back.push(shot.index);
  }
  expect(back).toEqual([2100, 1400, 700, 0]);
  // Blocks, not single rows.
  expect(asked.length).toBeLessThan(150);
});

it('finds its photo again where its task has moved', async () => {
  const tasks = Array.from({ length: 9 }, (_, n) => task(`t${n}`, 2));
  const { roll } = rollOf(tasks);
  const shot = await roll.at(4, 't4-1');
  tasks.unshift(task('new', 1));
  expect(await roll.again(shot!)).toMatchObject({ index: 5, photo: { key: 't4-1' } });
});

it('shows a task without a photo, and goes on from there', async () => {
  const { roll } = rollOf([task('a', 0), task('b', 1)]);
  const shot = await roll.at(0, null);
  expect(shot).toMatchObject({ index: 0, photo: null });
  expect(keyOf(await roll.next(shot!, 1))).toBe('b-0');
});

it('has the photos around one for the strip', () => {
  const rows = Array.from({ length: 9 }, (_, n) => task(`t${n}`, n === 3 ? 0 : 1));
  const block = { offset: 10, rows, total: 100 };
  const shot = { index: 12, row: rows[2]!, photo: rows[2]!.photos[0]! };
  expect(around(block, shot, 2).map(keyOf)).toEqual(['t0-0', 't1-0', 't2-0', 't4-0', 't5-0']);
  expect(nextIn(block, { index: 18, row: rows[8]!, photo: rows[8]!.photos[0]! }, 1)).toBeNull();
});
