import { createSignal } from 'solid-js';
import type { RowQuery, SortKey, StatusFilter } from '../../contract/view';

/** Filters beside status, list and search. */
export type Narrowing = Pick<RowQuery, 'template' | 'mode' | 'cause' | 'days' | 'columns'>;

export interface Query {
  current: () => RowQuery;
  /** Shows a status within what is on show already. */
  filter(status: StatusFilter): void;
  /** Shows a status over all lists, and nothing else is filtered. */
  showStatus(status: StatusFilter): void;
  showList(list: number | null): void;
  /** Shows all of a list, and whatever was searched for no longer. */
  showWholeList(list: number): void;
  /** Takes away the filter by list, and no other. */
  anyList(): void;
  /** Narrows down what is on show; null takes a filter away. */
  narrow(part: Partial<Narrowing>): void;
  /** Shows the tasks alone whose column says `value` ('' = nothing); null takes that filter away. */
  narrowColumn(title: string, value: string | null): void;
  search(text: string): void;
  /** Without `descending`: times from the latest, all else from the first. */
  sort(by: SortKey, descending?: boolean): void;
  /** Takes away every filter but the search. */
  clear(): void;
  /** Back to all tasks; the order stays. */
  reset(): void;
}

const UNFILTERED: Narrowing & Pick<RowQuery, 'status' | 'list'> = {
  status: 'all',
  list: null,
  template: null,
  mode: null,
  cause: null,
  days: null,
  columns: [],
};

/** Of times, the latest are looked for first. */
const LATEST_FIRST: readonly SortKey[] = ['created', 'finished', 'updated'];

/** Which tasks are on show. */
export function createQuery(): Query {
  const [current, setQuery] = createSignal<RowQuery>(
    { ...UNFILTERED, search: '', sort: 'added', descending: false },
    { equals: sameQuery },
  );
  const change = (part: Partial<RowQuery>): void => {
    setQuery((before) => ({ ...before, ...part }));
  };
  return {
    current,
    anyList: () => change({ list: null }),
    // Only what needs attention has a cause for it.
    filter: (status) => change(status === 'attention' ? { status } : { status, cause: null }),
    showStatus: (status) => change({ ...UNFILTERED, status }),
    showList: (list) => change({ ...UNFILTERED, list }),
    showWholeList: (list) => change({ ...UNFILTERED, list, search: '' }),
    narrow: (part) => change(part.cause ? { ...part, status: 'attention' } : part),
    narrowColumn(title, value) {
      const others = current().columns.filter((one) => one.title !== title);
      change({ columns: value === null ? others : [...others, { title, value }] });
    },
    search: (search) => change({ search }),
    sort: (sort, descending = LATEST_FIRST.includes(sort)) => change({ sort, descending }),
    clear: () => change(UNFILTERED),
    reset: () => change({ ...UNFILTERED, search: '' }),
  };
}

/** Whether tasks are filtered by more than their status, list and the search. */
export function isNarrowed({ template, mode, cause, days, columns }: RowQuery): boolean {
  return [template, mode, cause, days].some((one) => one !== null) || columns.length > 0;
}

export function sameQuery(a: RowQuery, b: RowQuery): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
