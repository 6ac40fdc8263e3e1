import { normalised, searchText } from './search-text';
import { breathe, type Connection } from './transaction';

/** Tasks brought up to date before queries get their turn: some 10 ms. */
const CHUNK = 500;

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
  /** Codes and messages of what went wrong with a task or its photos. */
  troubles(task: number): (string | null)[];
  /** Brings the task's name, its place by name and its searched text up to date. */
  refresh(task: number): void;
  /** The same for many, with queries answered in between. Within a transaction of the caller's. */
  refreshAll(tasks: readonly number[]): Promise<void>;
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
  const task = db.prepare('SELECT id FROM tasks WHERE n = ?');
  const errors = db.prepare(`
    SELECT error_code AS code, error_message AS message FROM tasks WHERE n = ?1
    UNION SELECT error_code, error_message FROM photos WHERE task = ?1`);
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

  function troubles(n: number): (string | null)[] {
    const rows: { code: string | null; message: string | null }[] = errors.all(n);
    return rows.flatMap(({ code, message }) => [code, message]);
  }

  function refresh(n: number): void {
    const { id }: { id: string } = task.get(n);
    const { name, fields, lists } = of(n);
    rename.run(name, normalised(name ?? id), n);
    const parts = [id, ...lists.map((list) => list.name), ...Object.values(fields)];
    putText.run(searchText([...parts, ...troubles(n)]), n);
  }

  async function refreshAll(tasks: readonly number[]): Promise<void> {
    for (const [i, n] of tasks.entries()) {
      if (i > 0 && i % CHUNK === 0) await breathe();
      refresh(n);
    }
  }

  return { of, troubles, refresh, refreshAll };
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
