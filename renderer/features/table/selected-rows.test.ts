import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../../contract/view';
import { MOST_ROWS } from '../../state/row-window';
import { eachSelectedRow, portionsOf } from './selected-rows';

const row = (id: string): TaskRow => ({
  id,
  name: null,
  status: 'waiting',
  overdue: false,
  error: null,
  addedAt: 0,
  updatedAt: 0,
  createdAt: null,
  finishedAt: null,
  template: null,
  mode: null,
  fields: {},
  photos: [],
});

/** Tasks `0`, `1`, … in an order that `ids` gives anew at every question. */
function desk(ids: () => readonly string[]) {
  const taken: string[] = [];
  const limits: number[] = [];
  return {
    taken,
    limits,
    allIds: () => Promise.resolve(ids()),
    rows(offset: number, limit: number) {
      limits.push(limit);
      return Promise.resolve(
        ids()
          .slice(offset, offset + limit)
          .map(row),
      );
    },
    take(rows: readonly TaskRow[]) {
      taken.push(...rows.map(({ id }) => id));
      return true;
    },
  };
}
const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => String(n));

describe('the rows of a selection', () => {
  it('come in the order on show, whatever the order they were picked in', async () => {
    const ports = desk(() => numbered(5_000));
    const outcome = await eachSelectedRow(new Set(['4999', '3', '1200', '2']), ports);
    expect(outcome).toEqual({ kind: 'done', rows: 4 });
    expect(ports.taken).toEqual(['2', '3', '1200', '4999']);
  });

  it('are read in portions that the bridge takes, and all of them', async () => {
    const ports = desk(() => numbered(5_000));
    await eachSelectedRow(new Set(numbered(5_000)), ports);
    expect(ports.taken).toEqual(numbered(5_000));
    expect(Math.max(...ports.limits)).toBeLessThanOrEqual(MOST_ROWS);
    expect(ports.limits).toHaveLength(Math.ceil(5_000 / MOST_ROWS));
  });

  it('are found again when they move meanwhile', async () => {
    let asked = 0;
    const ports = desk(() => (asked++ === 1 ? numbered(9).toReversed() : numbered(9)));
    const outcome = await eachSelectedRow(new Set(['1', '8']), ports);
    expect(outcome).toEqual({ kind: 'done', rows: 2 });
    expect(ports.taken.toSorted()).toEqual(['1', '8']);
  });

  it('leave out what is gone, and are not waited for without end', async () => {
    const ports = desk(() => numbered(3));
    expect(await eachSelectedRow(new Set(['1', 'gone']), ports)).toEqual({ kind: 'done', rows: 1 });
  });

  it('stop when it is enough, or nobody answers', async () => {
    const ports = desk(() => numbered(2_000));
    const enough = await eachSelectedRow(new Set(numbered(2_000)), { ...ports, take: () => false });
    expect(enough).toEqual({ kind: 'enough' });
    expect(ports.limits).toHaveLength(1);
    const silent = { ...ports, rows: () => Promise.resolve(undefined) };
    expect(await eachSelectedRow(new Set(['1']), silent)).toEqual({ kind: 'not-answered' });
  });

  it('share a window where they stand near to each other', () => {
    expect(portionsOf([0, 5, MOST_ROWS - 1, MOST_ROWS, 9_000])).toEqual([
      { offset: 0, limit: MOST_ROWS },
      { offset: MOST_ROWS, limit: 1 },
      { offset: 9_000, limit: 1 },
    ]);
  });
});
