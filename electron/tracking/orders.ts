import type { RowQuery } from '../../contract/view';
import { normalised } from './search-text';
import { STANDINGS_OF } from './standing';
import { createTaskCount } from './tally';
import type { Connection } from './transaction';

/** A window of a query: row numbers of its tasks from `offset` on, and how many the query has. */
export interface OrderWindow {
  tasks: number[];
  total: number;
}

/** `from` and `to` (exclusive) are places in the whole query. */
export type Order = (account: number, query: RowQuery, from: number, to: number) => OrderWindow;

/** Tells when a remembered order is out of date. */
export interface Revisions {
  /** Grows with every change. */
  data: number;
  /** Grows when tasks come or go: no order older than that is used. */
  members: number;
}

interface Remembered {
  tasks: number[];
  data: number;
  members: number;
  readAt: number;
  tookMs: number;
}

/** Queries whose whole order is remembered: the one on show, and a few before it. */
const MAX_REMEMBERED = 4;

/**
 * While tasks change all the time, a remembered order is used for this many times as long as it took
 * to make: even a million tasks then keep the thread busy for at most a fifth of its time.
 */
const WORTH = 4;

/** The orders over all tasks; each has an index that also holds `standing`, so no row is touched. */
const SORTS: Record<RowQuery['sort'], { index: string; by: string; listBy: string }> = {
  added: { index: 'tasks_added', by: 't.n', listBy: 'e.seq' },
  name: { index: 'tasks_name', by: 't.sort_name, t.n', listBy: 't.sort_name, e.seq' },
  status: { index: 'tasks_standing', by: 't.standing, t.n', listBy: 't.standing, e.seq' },
  updated: {
    index: 'tasks_updated',
    by: 't.updated_at DESC, t.n DESC',
    listBy: 't.updated_at DESC, e.seq',
  },
};

/**
 * Finds the tasks of a query. Over all tasks it reads a window straight from an index; with a search
 * text or within a list it makes the whole order once and remembers it. `clock` gives ms.
 */
export function createOrder(db: Connection, revisions: Revisions, clock: () => number): Order {
  const countTasks = createTaskCount(db);
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  const remembered = new Map<string, Remembered>();

  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql);
    statements.set(sql, known);
    return known;
  };

  function fromIndex(account: number, query: RowQuery, from: number, to: number): OrderWindow {
    const { index, by } = SORTS[query.sort];
    const standings = STANDINGS_OF[query.status];
    const sql = `
      SELECT t.n FROM tasks t INDEXED BY ${index}
      WHERE t.account = ? ${standings ? `AND t.standing IN (${standings.join()})` : ''}
      ORDER BY ${by} LIMIT ? OFFSET ?`;
    const rows: { n: number }[] = prepared(sql).all(account, to - from, from);
    return { tasks: rows.map((row) => row.n), total: countTasks(account, null, standings) };
  }

  function wholeOrder(account: number, query: RowQuery): number[] {
    const { by, listBy } = SORTS[query.sort];
    const standings = STANDINGS_OF[query.status];
    const search = normalised(query.search.trim());
    const from = [];
    const where = [];
    const values: (string | number)[] = [];
    if (query.list !== null) {
      from.push('entries e CROSS JOIN tasks t ON t.n = e.task');
      where.push('e.list = ?', 't.account = ?');
      values.push(query.list, account);
      if (search) from.push('CROSS JOIN search_texts s ON s.task = t.n');
    } else {
      from.push('search_texts s CROSS JOIN tasks t ON t.n = s.task');
      where.push('s.account = ?');
      values.push(account);
    }
    if (search) {
      where.push('instr(s.text, ?) > 0');
      values.push(search);
    }
    if (standings) where.push(`t.standing IN (${standings.join()})`);
    // One JSON text instead of a row for each: ten times as fast into JavaScript.
    const sql = `
      SELECT json_group_array(n) AS tasks FROM (
        SELECT t.n FROM ${from.join(' ')} WHERE ${where.join(' AND ')}
        ORDER BY ${query.list === null ? by : listBy})`;
    const { tasks }: { tasks: string } = prepared(sql).get(...values);
    return JSON.parse(tasks);
  }

  function remember(account: number, query: RowQuery): number[] {
    const key = JSON.stringify([account, query.status, query.list, query.search, query.sort]);
    const old = remembered.get(key);
    const now = clock();
    const usable =
      old?.members === revisions.members &&
      (old.data === revisions.data || now - old.readAt < WORTH * old.tookMs);
    if (old && usable) return old.tasks;
    const { data, members } = revisions;
    const tasks = wholeOrder(account, query);
    const readAt = clock();
    remembered.delete(key);
    remembered.set(key, { tasks, data, members, readAt, tookMs: readAt - now });
    for (const oldest of remembered.keys()) {
      if (remembered.size <= MAX_REMEMBERED) break;
      remembered.delete(oldest);
    }
    return tasks;
  }

  return (account, query, from, to) => {
    if (query.list === null && query.search.trim() === '') {
      return fromIndex(account, query, from, to);
    }
    const tasks = remember(account, query);
    return { tasks: tasks.slice(from, to), total: tasks.length };
  };
}
