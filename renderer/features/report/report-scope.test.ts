import { expect, it } from 'vitest';
import type { AppState, ListSummary } from '../../../contract/view';
import { scopesOf, wholeQuery } from './report-scope';

const lists = [
  { id: 1, name: 'march.csv', tasks: 40 },
  { id: 2, name: 'april.csv', tasks: 30 },
] as ListSummary[];
const app = { counts: { all: 70 }, lists } as Pick<AppState, 'counts' | 'lists'>;
const values = (...given: Parameters<typeof scopesOf>) =>
  scopesOf(...given).map((one) => one.value);

it('offers what is on show first, where that is neither a list nor everything', () => {
  const search = { ...wholeQuery(1), search: 'ana' };
  expect(values(app, search, 3)).toEqual(['shown', 'all', 'list:1', 'list:2']);
  expect(scopesOf(app, search, 3)[0]).toMatchObject({
    label: 'Tasks on show (3)',
    query: search,
  });
  expect(values(app, { ...wholeQuery(null), status: 'attention' }, 4)[0]).toBe('shown');
  expect(values(app, { ...wholeQuery(null), mode: 'fast' }, 4)[0]).toBe('shown');
});

it('offers the list on show first, else everything', () => {
  expect(values(app, wholeQuery(2), 30)).toEqual(['list:2', 'all', 'list:1']);
  expect(values(app, { ...wholeQuery(null), sort: 'name' }, 70)).toEqual([
    'all',
    'list:1',
    'list:2',
  ]);
  expect(values(app, wholeQuery(9), 0)[0]).toBe('all');
});
