import type { RowQuery, SortKey } from '../../contract/view';

/** Created, as far as it is known; else added. The words of the index `tasks_created`. */
export const SINCE = 'ifnull(t.created_at, t.added_at)';

/** How SQLite sorts tasks. */
interface Sort {
  index: string;
  /** What tasks are sorted by, before the order in which they were added; null = by that alone. */
  key: string | null;
  /** A task may have none: it is not in the index, and stands at the end whichever way others are sorted. */
  blank: boolean;
  /** The index has `standing` in it, so that some statuses are found without touching a row. */
  standing: boolean;
}

const SORTS: { [K in Exclude<SortKey, `field:${string}`>]: Sort } = {
  added: { index: 'tasks_added', key: null, blank: false, standing: true },
  name: { index: 'tasks_name', key: 't.sort_name', blank: false, standing: true },
  status: { index: 'tasks_standing', key: 't.standing', blank: false, standing: true },
  updated: { index: 'tasks_updated', key: 't.updated_at', blank: false, standing: true },
  // What UNIQUE (account, id) makes, https://www.sqlite.org/fileformat2.html#internal_schema_objects
  id: { index: 'sqlite_autoindex_tasks_1', key: 't.id', blank: false, standing: false },
  created: { index: 'tasks_created', key: SINCE, blank: false, standing: true },
  finished: { index: 'tasks_finished', key: 't.finished_at', blank: true, standing: true },
  template: { index: 'tasks_template', key: 't.template', blank: true, standing: true },
  mode: { index: 'tasks_mode', key: 't.mode', blank: true, standing: true },
};

/** The column of the lists that a query is sorted by; null = by a fact of the task. */
export function fieldSorted(query: RowQuery): string | null {
  return query.sort.startsWith('field:') ? query.sort.slice('field:'.length) : null;
}

/** How SQLite is to sort. By a column of the lists it cannot: then in the order added. */
export function sqlSort(query: RowQuery): Sort & { orderBy: string } {
  const sort =
    SORTS[query.sort.startsWith('field:') ? 'added' : (query.sort as keyof typeof SORTS)];
  const { key, blank } = sort;
  const direction = query.descending ? 'DESC' : 'ASC';
  // Within a list the order added is the list's own.
  const added = `${query.list === null ? 't.n' : 'e.seq'} ${direction}`;
  // DESC has blanks at the end anyway.
  const ends = blank && !query.descending ? ' NULLS LAST' : '';
  return { ...sort, orderBy: key === null ? added : `${key} ${direction}${ends}, ${added}` };
}

/** `tasks` in the order of `ranks` (0 = blank, at the end); those of one rank stay as they are. */
export function sortByRank(tasks: Int32Array, ranks: Int32Array, descending: boolean): Int32Array {
  // Counted, not compared: how many tasks have each rank tells where each of them stands.
  const last = ranks.reduce((most, rank) => Math.max(most, rank), 0);
  const place = (n: number): number => {
    const rank = ranks[n] ?? 0;
    if (rank === 0) return last;
    return descending ? last - rank : rank - 1;
  };
  const next = new Int32Array(last + 2);
  for (const n of tasks) next[place(n) + 1]! += 1;
  for (let at = 1; at < next.length; at += 1) next[at]! += next[at - 1]!;
  const sorted = new Int32Array(tasks.length);
  for (const n of tasks) sorted[next[place(n)]!++] = n;
  return sorted;
}

/** Those of `order` that are also in `found`. Both are row numbers; `found` is in the order added. */
export function inOrderOf(order: Int32Array, found: Int32Array): Int32Array {
  const isFound = new Uint8Array((found.at(-1) ?? 0) + 1);
  for (const n of found) isFound[n] = 1;
  // `filter` takes up to three times as long.
  const kept = new Int32Array(order.length);
  let count = 0;
  for (const n of order) if (isFound[n]) kept[count++] = n;
  return kept.slice(0, count);
}

/** `sorted`, and behind it those of `all` that are not among it, in their order. */
export function withBlanks(sorted: Int32Array, all: Int32Array): Int32Array {
  const isSorted = new Uint8Array(all.reduce((most, n) => Math.max(most, n), 0) + 1);
  for (const n of sorted) isSorted[n] = 1;
  const whole = new Int32Array(all.length);
  whole.set(sorted);
  let at = sorted.length;
  for (const n of all) if (!isSorted[n]) whole[at++] = n;
  return whole;
}
