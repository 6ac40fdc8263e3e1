import type { LeftOut, LeftOutLine } from '../../contract/left-out';
import { MOST_LEFT_OUT, type ParsedList, type RejectedLine } from '../../contract/list';
import { nameIn } from './entries';
import type { Connection } from './transaction';

/** What was left out of a list, with the cells of its lines. */
export interface LeftOutOfList extends LeftOut {
  /** Titles of the list's columns, in their order. */
  columns: string[];
  lines: (LeftOutLine & { cells: RejectedLine['cells'] })[];
}

/** A row of `left_out` but for its list. `lines`: JSON of `RejectedLine`s. */
export interface LeftOutRow {
  total: number;
  sheet: string | null;
  done_at: number | null;
  lines: string;
}

export interface LeftOutRows {
  /** What a list says of its lines without an ID; null where it has none. */
  rowOf(list: ParsedList): LeftOutRow | null;
  get(list: number): LeftOutRow | null;
  /** Takes the place of what is known of the list. */
  put(list: number, row: LeftOutRow | null): void;
  /** Lists of the account, or this one of them, whose lines still need attention. */
  open(account: number, list: number | null): number[];
  /** `at`: the operator is done with them; null = not any more. */
  settle(lists: readonly number[], at: number | null): void;
}

/** Keeps lines that were left out with their lists, within transactions of the caller's. */
export function createLeftOutRows(db: Connection): LeftOutRows {
  const get = db.prepare('SELECT total, sheet, done_at, lines FROM left_out WHERE list = ?');
  const put = db.prepare(`
    INSERT OR REPLACE INTO left_out (list, total, sheet, done_at, lines) VALUES (?, ?, ?, ?, ?)`);
  const remove = db.prepare('DELETE FROM left_out WHERE list = ?');
  const open = db.prepare(`
    SELECT o.list FROM left_out o JOIN lists l ON l.id = o.list
    WHERE l.account = ?1 AND o.done_at IS NULL AND (?2 IS NULL OR o.list = ?2) ORDER BY o.list`);
  const settle = db.prepare(
    'UPDATE left_out SET done_at = ? WHERE list IN (SELECT value FROM json_each(?))',
  );
  return {
    rowOf({ rejected, table }) {
      if (rejected.length === 0) return null;
      return {
        total: rejected.length,
        sheet: table?.sheet ?? null,
        done_at: null,
        lines: JSON.stringify(rejected.slice(0, MOST_LEFT_OUT)),
      };
    },
    get: (list) => get.get(list) ?? null,
    put(list, row) {
      if (row) put.run(list, row.total, row.sheet, row.done_at, row.lines);
      else remove.run(list);
    },
    open(account, list) {
      const rows: { list: number }[] = open.all(account, list);
      return rows.map((row) => row.list);
    },
    settle: (lists, at) => void settle.run(at, JSON.stringify(lists)),
  };
}

/** Reads what was left out of a list; null where nothing was, or there is no such list. */
export function createLeftOut(
  db: Connection,
): (account: number, list: number) => LeftOutOfList | null {
  const find = db.prepare(`
    SELECT l.name, l.name_column, o.total, o.sheet, o.done_at, o.lines
    FROM left_out o JOIN lists l ON l.id = o.list WHERE l.account = ? AND l.id = ?`);
  const columns = db.prepare('SELECT title FROM list_columns WHERE list = ? ORDER BY place');
  return (account, list) => {
    const row: (LeftOutRow & { name: string; name_column: string | null }) | undefined = find.get(
      account,
      list,
    );
    if (!row) return null;
    const titles: { title: string }[] = columns.all(list);
    const lines: RejectedLine[] = JSON.parse(row.lines);
    return {
      list,
      name: row.name,
      sheet: row.sheet,
      total: row.total,
      done: row.done_at !== null,
      columns: titles.map(({ title }) => title),
      lines: lines.map(({ line, text, reason, cells }) => ({
        line,
        text,
        reason,
        name: cells ? nameIn(cells.fields, row.name_column) : null,
        cells,
      })),
    };
  };
}
