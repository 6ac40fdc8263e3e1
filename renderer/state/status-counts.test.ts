import { createRoot, createSignal } from 'solid-js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import type { RowQuery, StatusCounts } from '../../contract/view';
import { createStatusCounts } from './status-counts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const LI: RowQuery = { ...EVERYTHING, search: 'li' };

/** A window whose rows follow the query by hand. */
function stand() {
  const asked: { query: RowQuery; answer(all: number): Promise<void> }[] = [];
  return createRoot(() => {
    const [query, setQuery] = createSignal<RowQuery>(EVERYTHING);
    const [shown, setShown] = createSignal<RowQuery | null>(EVERYTHING);
    const [revision, setRevision] = createSignal(1);
    const { counts, follow } = createStatusCounts({
      query,
      shown,
      revision,
      count: (of) =>
        new Promise<StatusCounts>((resolve) => {
          asked.push({
            query: of,
            async answer(all) {
              resolve({ all, waiting: 1, finished: 2, attention: 3 });
              await vi.advanceTimersByTimeAsync(0);
            },
          });
        }),
    });
    // As the window's effect does it.
    const then =
      <T>(set: (value: T) => unknown) =>
      (value: T): void => {
        set(value);
        follow();
      };
    return {
      asked,
      setQuery: then(setQuery),
      setShown: then(setShown),
      setRevision: then(setRevision),
      counts,
    };
  });
}

it('counts within a search once its rows are there, and not without one', async () => {
  const { asked, setQuery, setShown, counts } = stand();
  setQuery(LI);
  expect(asked).toEqual([]);
  setShown(LI);
  expect(asked.map(({ query }) => query.search)).toEqual(['li']);
  await asked[0]?.answer(7);
  expect(counts()).toMatchObject({ all: 7, finished: 2 });
  setQuery(EVERYTHING);
  setShown(EVERYTHING);
  expect(counts()).toBeNull();
  expect(asked).toHaveLength(1);
});

it('counts within a filter by a column, too', () => {
  const { asked, setQuery, setShown } = stand();
  const sales = { ...EVERYTHING, columns: [{ title: 'Department', value: 'Sales' }] };
  setQuery(sales);
  setShown(sales);
  expect(asked).toHaveLength(1);
});

it('asks one question at a time, and the last one after it', async () => {
  const { asked, setQuery, setShown, counts } = stand();
  for (const search of ['l', 'li', 'lis']) {
    setQuery({ ...LI, search });
    setShown({ ...LI, search });
  }
  expect(asked.map(({ query }) => query.search)).toEqual(['l']);
  await asked[0]?.answer(9);
  expect(asked.map(({ query }) => query.search)).toEqual(['l', 'lis']);
  await asked[1]?.answer(4);
  expect(counts()?.all).toBe(4);
});

it('counts anew at most once a second while tasks change', async () => {
  const { asked, setQuery, setShown, setRevision, counts } = stand();
  setQuery(LI);
  setShown(LI);
  await asked[0]?.answer(7);
  for (const revision of [2, 3, 4]) setRevision(revision);
  await vi.advanceTimersByTimeAsync(999);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toHaveLength(2);
  expect(counts()?.all).toBe(7);
  await asked[1]?.answer(8);
  expect(counts()?.all).toBe(8);
});

it('drops a count that comes after the search was cleared', async () => {
  const { asked, setQuery, setShown, counts } = stand();
  setQuery(LI);
  setShown(LI);
  setQuery(EVERYTHING);
  await asked[0]?.answer(7);
  expect(counts()).toBeNull();
});
