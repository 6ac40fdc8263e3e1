import { createMemo, createSignal } from 'solid-js';
import type { RowQuery, StatusFilter } from '../../contract/view';

export interface Query {
  current: () => RowQuery;
  /** Shows a status within what is on show already. */
  filter(status: StatusFilter): void;
  /** Shows a status over all lists. */
  showStatus(status: StatusFilter): void;
  showList(list: number | null): void;
  search(text: string): void;
  sort(by: RowQuery['sort']): void;
  /** Back to all tasks; the order stays. */
  reset(): void;
}

/** Which tasks are on show. */
export function createQuery(): Query {
  const [query, setQuery] = createSignal<RowQuery>({
    status: 'all',
    list: null,
    search: '',
    sort: 'added',
  });
  const change = (part: Partial<RowQuery>): void => {
    setQuery((before) => ({ ...before, ...part }));
  };
  const current = createMemo(query, undefined, { equals: sameQuery });
  return {
    current,
    filter: (status) => change({ status }),
    showStatus: (status) => change({ status, list: null }),
    showList: (list) => change({ list, status: 'all' }),
    search: (search) => change({ search }),
    sort: (sort) => change({ sort }),
    reset: () => change({ status: 'all', list: null, search: '' }),
  };
}

export function sameQuery(a: RowQuery, b: RowQuery): boolean {
  return a.status === b.status && a.list === b.list && a.search === b.search && a.sort === b.sort;
}
