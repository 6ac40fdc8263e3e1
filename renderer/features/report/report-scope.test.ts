import { expect, it } from 'vitest';
import type { AppState, ListSummary } from '../../../contract/view';
import { scopesOf, wholeQuery } from './report-scope';

const march = { id: 1, name: 'march.csv', tasks: 40, leftOut: 2, leftOutDone: false };
const april = { id: 2, name: 'april.csv', tasks: 30, leftOut: 3, leftOutDone: true };
const app = { counts: { all: 70 }, lists: [march, april] as ListSummary[] } as Pick<
  AppState,
  'counts' | 'lists'
>;
const values = (...given: Parameters<typeof scopesOf>) =>
  scopesOf(...given).map((one) => one.value);

it('offers what is on show first, where that is neither a list nor everything', () => {
  const search = { ...wholeQuery(1), search: 'ana' };
  expect(values(app, search, 3)).toEqual(['shown', 'undelivered', 'all', 'list:1', 'list:2']);
  expect(scopesOf(app, search, 3)[0]).toMatchObject({
    label: 'Tasks shown (3)',
    query: search,
  });
  expect(values(app, { ...wholeQuery(null), status: 'attention' }, 4)[0]).toBe('shown');
  expect(values(app, { ...wholeQuery(null), mode: 'fast' }, 4)[0]).toBe('shown');
});

it('offers the list on show first, else everything', () => {
  expect(values(app, wholeQuery(2), 30)).toEqual(['list:2', 'undelivered', 'all', 'list:1']);
  expect(values(app, { ...wholeQuery(null), sort: 'name' }, 70)).toEqual([
    'all',
    'undelivered',
    'list:1',
    'list:2',
  ]);
  expect(values(app, wholeQuery(9), 0)[0]).toBe('all');
});

it('offers one list that holds everything as that list alone', () => {
  const one = { counts: { all: 40 }, lists: [march] as ListSummary[] } as typeof app;
  expect(values(one, wholeQuery(null), 40)).toEqual(['list:1', 'undelivered']);
  expect(values(one, { ...wholeQuery(1), status: 'waiting' }, 4)).toEqual([
    'shown',
    'undelivered',
    'list:1',
  ]);
});

it('offers what is not delivered of the list on show, else of all', () => {
  const undelivered = (list: number | null) => scopesOf(app, wholeQuery(list), null)[1];
  expect(undelivered(1)).toMatchObject({
    label: 'march.csv: not delivered yet',
    query: wholeQuery(1),
    undelivered: true,
  });
  expect(undelivered(null)).toMatchObject({
    label: 'All tasks: not delivered yet',
    query: wholeQuery(null),
  });
});

it('tells of the lines without a usable ID that a report will hold', () => {
  const lines = (...given: Parameters<typeof scopesOf>) =>
    scopesOf(...given).map((one) => [one.value, one.lines]);
  expect(lines(app, wholeQuery(2), 30)).toEqual([
    ['list:2', 3],
    ['undelivered', 0],
    ['all', 5],
    ['list:1', 2],
  ]);
  const attention = { ...wholeQuery(null), status: 'attention' } as const;
  expect(lines(app, attention, 4)[0]).toEqual(['shown', 2]);
  expect(lines(app, { ...attention, search: 'ana' }, 4)[0]).toEqual(['shown', 0]);
  expect(lines(app, { ...wholeQuery(1), status: 'waiting' }, 4)[0]).toEqual(['shown', 0]);
});
