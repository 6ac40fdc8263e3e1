import { createRoot } from 'solid-js';
import { expect, it } from 'vitest';
import { createQuery, isNarrowed } from './query';
import type { Query } from './query';

const query = (): Query => createRoot(createQuery);

it('combines filters, and takes each away on its own', () => {
  const { current, filter, narrow } = query();
  filter('finished');
  narrow({ template: 'wedding' });
  narrow({ days: { from: 1, to: 2 } });
  expect(current()).toMatchObject({ status: 'finished', template: 'wedding', days: { from: 1 } });
  narrow({ template: null });
  expect(current()).toMatchObject({ status: 'finished', template: null, days: { from: 1 } });
});

it('shows a cause among what needs attention, and forgets it with another status', () => {
  const { current, filter, narrow } = query();
  narrow({ cause: 'missing' });
  expect(current()).toMatchObject({ status: 'attention', cause: 'missing' });
  filter('waiting');
  expect(current()).toMatchObject({ status: 'waiting', cause: null });
});

it('starts anew with another list or a status over all lists, but goes on searching', () => {
  const { current, narrow, search, showList, showStatus } = query();
  search('li');
  narrow({ mode: 'fast' });
  showList(3);
  expect(current()).toMatchObject({ status: 'all', list: 3, mode: null, search: 'li' });
  narrow({ mode: 'fast' });
  showStatus('waiting');
  expect(current()).toMatchObject({ status: 'waiting', list: null, mode: null, search: 'li' });
  expect(isNarrowed(current())).toBe(false);
});

it('shows the whole of a list that was just added: nothing is searched for any more', () => {
  const { current, narrow, search, showStatus, showWholeList } = query();
  showStatus('waiting');
  search('li');
  narrow({ mode: 'fast' });
  showWholeList(3);
  expect(current()).toMatchObject({ status: 'all', list: 3, mode: null, search: '' });
});

it('sorts times from the latest unless it is told otherwise', () => {
  const { current, sort } = query();
  sort('updated');
  expect(current().descending).toBe(true);
  sort('updated', false);
  expect(current().descending).toBe(false);
  sort('name');
  expect(current().descending).toBe(false);
});
