import { EVERYTHING } from '../../contract/everything';
import type { RowQuery } from '../../contract/view';
import { only, type ReadColumn } from './columns';
import { createFieldRanks } from './field-ranks';
import { filterOf, isPlain } from './filters';
import type { HeldTexts } from './held-texts';
import { createHits, isWithin, searched } from './hits';
import { fieldSorted, inOrderOf, sortByRank, sqlSort, withBlanks } from './sorts';
import { STANDINGS_OF } from './standing';
import { createTaskCount } from './tally';
import type { Connection } from './transaction';

/** A window of a query: row numbers of its tasks from `offset` on, and how many the query has. */
export interface OrderWindow {
  tasks: number[];
  total: number;
}

export interface ReadOrder {
  /** `from` and `to` (exclusive) are places in the whole query. */
  (account: number, query: RowQuery, from: number, to: number): OrderWindow;
  /** Row numbers of all tasks of the query: made as a whole, and remembered. */
  whole(account: number, query: RowQuery): Int32Array;
}

/** Tells when a remembered order is out of date. */
export interface Revisions {
  /** Grows with every change. */
  data: number;
  /** Grows when tasks come or go: no order older than that is used. */
  members: number;
}

/** A whole order. `data`: the revision that it is of. */
interface Order {
  tasks: Int32Array;
  data: number;
}

interface Remembered extends Order {
  account: number;
  query: RowQuery;
  members: number;
  readAt: number;
  tookMs: number;
}

/** Queries whose whole order is remembered: the one on show, and a few before it. */
const MAX_REMEMBERED = 8;

/**
 * While tasks change all the time, a remembered order is used for this many times as long as it took
 * to make: even a million tasks then keep the thread busy for at most a fifth of its time.
 */
const WORTH = 4;

/**
 * Finds the tasks of a query. Over all tasks, in an order that has an index, it reads a window straight
 * from that index, and over a list in its own order from the list. Any other order it makes as a whole,
 * once, and remembers it. A search goes through all texts where nothing else is asked for; any other search, and
 * a filter by a column of the lists, picks its tasks out of the order without it. Where a search before it found
 * them all, a search goes on from that one; if nothing else is asked for, only where those are few. `clock` gives ms.
 */
export function createOrder(
  db: Connection,
  texts: HeldTexts,
  column: ReadColumn,
  revisions: Revisions,
  clock: () => number,
): ReadOrder {
  const countTasks = createTaskCount(db);
  const fieldRanks = createFieldRanks(column, () => revisions.members);
  const hits = createHits(texts);
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  const remembered = new Map<string, Remembered>();

  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };

  /** Null where the index alone cannot tell: it lacks the standing, or the window reaches the blanks. */
  function fromIndex(
    account: number,
    query: RowQuery,
    from: number,
    to: number,
  ): OrderWindow | null {
    const { index, key, blank, standing, orderBy } = sqlSort(query);
    const standings = STANDINGS_OF[query.status];
    if (standings && !standing) return null;
    const sql = `
      SELECT t.n FROM tasks t INDEXED BY ${index}
      WHERE t.account = ? ${standings ? `AND t.standing IN (${standings.join()})` : ''}
        ${blank ? `AND ${key} IS NOT NULL` : ''}
      ORDER BY ${orderBy} LIMIT ? OFFSET ?`;
    const rows: { n: number }[] = prepared(sql).all(account, to - from, from);
    const total = countTasks(account, null, standings);
    if (blank && rows.length < Math.min(to, total) - from) return null;
    return { tasks: rows.map((row) => row.n), total };
  }

  /** A list that nothing is filtered of, in its own order. */
  function fromList(
    account: number,
    list: number,
    { descending }: RowQuery,
    from: number,
    to: number,
  ): OrderWindow {
    const total = countTasks(account, list, null);
    const sql = `
      SELECT task FROM entries WHERE list = ? ORDER BY seq ${descending ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`;
    // The list of another account has none.
    const rows: { task: number }[] = total === 0 ? [] : prepared(sql).all(list, to - from, from);
    return { tasks: rows.map((row) => row.task), total };
  }

  /** The whole order of a query without its search, as SQLite sorts it. */
  function sorted(account: number, query: RowQuery): Int32Array {
    const { where, values } = filterOf(account, query);
    const { index, key, blank, orderBy } = sqlSort(query);
    const all = `tasks t ${isPlain(query) ? `INDEXED BY ${index}` : ''}`;
    const from = query.list === null ? all : 'entries e CROSS JOIN tasks t ON t.n = e.task';
    const isPartial = blank && isPlain(query);
    // One JSON text instead of a row for each: ten times as fast into JavaScript.
    const sql = `
      SELECT json_group_array(n) AS tasks FROM (
        SELECT t.n FROM ${from} WHERE ${where} ${isPartial ? `AND ${key} IS NOT NULL` : ''}
        ORDER BY ${orderBy})`;
    const { tasks }: { tasks: string } = prepared(sql).get(...values);
    const found = Int32Array.from(JSON.parse(tasks) as number[]);
    return isPartial ? withBlanks(found, sorted(account, { ...query, sort: 'added' })) : found;
  }

  /** The whole order of a query without its search. */
  function filtered(account: number, query: RowQuery): Order {
    const { data } = revisions;
    if (query.columns.length > 0) {
      const all = remember(account, { ...query, columns: [] });
      let { tasks } = all;
      for (const { title, value } of query.columns) {
        tasks = only(tasks, column(account, title), value);
      }
      return { data: all.data, tasks };
    }
    const title = fieldSorted(query);
    if (title !== null) {
      const tasks = sorted(account, query);
      return { data, tasks: sortByRank(tasks, fieldRanks(account, title), query.descending) };
    }
    const isCovered = isPlain(query) && (query.status === 'all' || sqlSort(query).standing);
    if (query.list !== null || query.sort === 'added' || isCovered) {
      return { data, tasks: sorted(account, query) };
    }
    // The order of all tasks has an index; to sort only some of them each row would have to be read.
    const all = remember(account, {
      ...EVERYTHING,
      sort: query.sort,
      descending: query.descending,
    });
    const found = sorted(account, { ...query, sort: 'added', descending: false });
    return { data: all.data, tasks: inOrderOf(all.tasks, found) };
  }

  function wholeOrder(account: number, query: RowQuery): Order {
    const search = searched(query);
    if (search === '') return filtered(account, query);
    const old = before(account, query, search);
    const tracked = countTasks(account, null, null);
    const isAsAdded = query.sort === 'added' && query.status === 'all' && isPlain(query);
    if (isAsAdded && !(old && hits.areFew(old.tasks, tracked))) {
      const tasks = hits.all(account, search);
      return { data: revisions.data, tasks: query.descending ? tasks.reverse() : tasks };
    }
    const { tasks, data } = old ?? remember(account, { ...query, search: '' });
    return { data, tasks: hits.among(account, search, tasks, tracked) };
  }

  /** The latest remembered search that has found all that this one can find. */
  function before(account: number, query: RowQuery, search: string): Remembered | null {
    for (const old of [...remembered.values()].reverse()) {
      if (old.account === account && isCurrent(old) && isWithin(query, search, old.query))
        return old;
    }
    return null;
  }

  const isCurrent = (order: Remembered): boolean =>
    order.members === revisions.members &&
    (order.data === revisions.data || clock() - order.readAt < WORTH * order.tookMs);

  function remember(account: number, query: RowQuery): Remembered {
    const asked = Object.entries(query).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([account, asked]);
    const old = remembered.get(key);
    if (old && isCurrent(old)) {
      // Used last, it is forgotten last.
      remembered.delete(key);
      remembered.set(key, old);
      return old;
    }
    const now = clock();
    const { members } = revisions;
    const { tasks, data } = wholeOrder(account, query);
    const readAt = clock();
    const made = { account, query, tasks, data, members, readAt, tookMs: readAt - now };
    remembered.delete(key);
    remembered.set(key, made);
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MAX_REMEMBERED) break;
      remembered.delete(oldest);
    }
    return made;
  }

  const read = (account: number, query: RowQuery, from: number, to: number): OrderWindow => {
    if (searched(query) === '') {
      const { list, status, sort } = query;
      const isOwnOrder = sort === 'added' && status === 'all';
      if (list !== null && isOwnOrder && isPlain({ ...query, list: null })) {
        return fromList(account, list, query, from, to);
      }
      const window =
        isPlain(query) && fieldSorted(query) === null ? fromIndex(account, query, from, to) : null;
      if (window) return window;
    }
    const { tasks } = remember(account, query);
    return { tasks: Array.from(tasks.subarray(from, to)), total: tasks.length };
  };
  return Object.assign(read, {
    whole: (account: number, query: RowQuery) => remember(account, query).tasks,
  });
}
