import { normalised, searchText } from './search-text';
import type { Connection } from './transaction';

/** What lists say about a task. `list`: the name of the list that brought it in. */
export interface EntryText {
  name: string | null;
  fields: Record<string, string>;
  list: string;
  lists: { id: number; name: string; addedAt: number }[];
}

export interface EntryFields {
  /**
   * Fields and name of a task: of its first entry, later ones fill the gaps. The name is that of the
   * first entry that has one in its list's name column. With `scope`, only these lists speak, in this
   * order.
   */
  of(task: number, scope?: readonly number[] | null): EntryText;
  /** Brings the task's name, its place by name and its searched text up to date. */
  refresh(task: number): void;
}

interface EntryRecord {
  fields: string;
  id: number;
  name: string;
  name_column: string | null;
  added_at: number;
}

export function createEntryFields(db: Connection): EntryFields {
  const select = db.prepare(`
    SELECT e.fields, l.id, l.name, l.name_column, l.added_at
    FROM entries e JOIN lists l ON l.id = e.list
    WHERE e.task = ? ORDER BY e.list, e.seq`);
  const task = db.prepare('SELECT id, error_code, error_message FROM tasks WHERE n = ?');
  const rename = db.prepare('UPDATE tasks SET name = ?, sort_name = ? WHERE n = ?');
  const putText = db.prepare('UPDATE search_texts SET text = ? WHERE task = ?');

  function of(n: number, scope: readonly number[] | null = null): EntryText {
    const all: EntryRecord[] = select.all(n);
    const rows = scope ? inScope(all, scope) : all;
    let fields: Record<string, string> = {};
    let name: string | null = null;
    for (const row of rows) {
      const own: Record<string, string> = JSON.parse(row.fields);
      fields = fillGaps(fields, own);
      name ??= nameIn(own, row.name_column);
    }
    const lists = rows.map((row) => ({ id: row.id, name: row.name, addedAt: row.added_at }));
    return { name, fields, list: rows[0]?.name ?? '', lists };
  }

  function refresh(n: number): void {
    const row: { id: string; error_code: string | null; error_message: string | null } =
      task.get(n);
    const { name, fields, lists } = of(n);
    rename.run(name, normalised(name ?? row.id), n);
    const parts = [row.id, ...lists.map((list) => list.name), ...Object.values(fields)];
    putText.run(searchText([...parts, row.error_code, row.error_message]), n);
  }

  return { of, refresh };
}

function inScope(rows: readonly EntryRecord[], scope: readonly number[]): EntryRecord[] {
  const place = (row: EntryRecord) => scope.indexOf(row.id);
  return rows.filter((row) => place(row) >= 0).toSorted((a, b) => place(a) - place(b));
}

/** The entry's name: what stands in the name column of its list; null where that is blank. */
export function nameIn(fields: Record<string, string>, column: string | null): string | null {
  return column !== null && Object.hasOwn(fields, column) ? fields[column] || null : null;
}

/** The fields of an earlier entry, with those of a later one where the earlier has none. */
export function fillGaps(
  earlier: Record<string, string>,
  later: Record<string, string>,
): Record<string, string> {
  // A null prototype: a column may be called `__proto__`.
  return Object.assign(Object.create(null), later, earlier);
}
