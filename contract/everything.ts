import type { RowQuery } from './view';

/** All tasks, in the order in which they were added. */
export const EVERYTHING: RowQuery = {
  status: 'all',
  list: null,
  template: null,
  mode: null,
  cause: null,
  days: null,
  columns: [],
  search: '',
  sort: 'added',
  descending: false,
};
