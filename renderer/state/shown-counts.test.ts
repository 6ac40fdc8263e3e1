import { expect, it } from 'vitest';
import type { Counts, ListSummary } from '../../contract/view';
import { shownCounts } from './shown-counts';

const counts: Counts = {
  all: 30,
  waiting: 10,
  finished: 15,
  failed: 3,
  missing: 2,
  overdue: 1,
  attention: 6,
  photosSaved: 20,
  photosQueued: 5,
  photosPaused: 0,
  photosFailed: 0,
};
const list: ListSummary = {
  id: 7,
  name: 'march.csv',
  tasks: 12,
  waiting: 4,
  overdue: 0,
  finished: 7,
  attention: 1,
  addedAt: 0,
  leftOut: 0,
  leftOutDone: false,
  mostlyMissing: false,
};

it('counts a list by itself, and all tasks otherwise', () => {
  const app = { counts, lists: [list] };
  expect(shownCounts(app, 7)).toEqual({ all: 12, waiting: 4, finished: 7, attention: 1 });
  expect(shownCounts(app, null)).toMatchObject({ all: 30, waiting: 10 });
});

it('counts tasks alone, so that the numbers are those of the cards', () => {
  const app = { counts, lists: [{ ...list, leftOut: 3 }] };
  expect(shownCounts(app, 7).attention).toBe(1);
  expect(shownCounts(app, null).attention).toBe(6);
});

it('counts all tasks when the list has just been removed', () => {
  expect(shownCounts({ counts, lists: [list] }, 8)).toMatchObject({ all: 30 });
});
