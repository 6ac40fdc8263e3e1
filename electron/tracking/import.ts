import { createHash } from 'node:crypto';
import type { Entry, ParsedList, RejectedLine } from '../../contract/list';
import { nameIn, type EntryFields } from './entries';
import type { RememberedTables } from './remembered-tables';
import { normalised, searchText } from './search-text';
import { STANDING, type Standing } from './standing';
import type { Tally } from './tally';
import { breathe, type Connection } from './transaction';
import type { WaitingPreview, WaitingPreviews } from './waiting-previews';

export interface CommitInput {
  /** The column that holds people's names; null = none. */
  nameColumn: string | null;
  /** Now, in ms. */
  at: number;
}

/** `added`: tasks that were not tracked before. `list` is the old one when the list was known. */
export interface CommitOutcome {
  list: number;
  added: number;
}

/** What a list's row says that another import of the same list may say otherwise. */
export interface ListRows {
  id: number;
  name_column: string | null;
  lines: number;
  repeated: number;
  rejected: string;
}

/** Told what an import changes, in the middle of its transaction. */
export interface ImportWatch {
  /** `before`: what was said of the list; null = it is a new one. */
  list(list: number, before: ListRows | null): void;
  /** These tasks are new. */
  added(ids: readonly string[]): void;
}

export interface Imports {
  /** Adds a prepared list, within a transaction of the caller's; null when it is no longer here. */
  commit(
    account: number,
    previewId: string,
    input: CommitInput,
    watch: ImportWatch,
  ): Promise<CommitOutcome | null>;
  listRows(list: number): ListRows | null;
  /** Says of a known list what was said of it before, within a transaction of the caller's. */
  putListRows(rows: ListRows): Promise<void>;
  /** What a prepared list holds: each ID once, in the order of the list; null when it is not here. */
  waiting(account: number, previewId: string): WaitingList | null;
}

export interface WaitingList {
  name: string;
  columns: string[];
  entries: readonly Entry[];
}

/** Entries added before queries get their turn: some 20 ms. */
const CHUNK = 1_000;

export function createImports(
  db: Connection,
  tally: Tally,
  entries: EntryFields,
  previews: WaitingPreviews,
  remembered: RememberedTables,
): Imports {
  const insertList = db.prepare(`
    INSERT INTO lists (account, name, name_column, added_at, digest, lines, repeated, rejected)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (account, name, digest) DO UPDATE SET name_column = excluded.name_column,
      lines = excluded.lines, repeated = excluded.repeated, rejected = excluded.rejected
    RETURNING id`);
  const insertColumn = db.prepare(
    'INSERT INTO list_columns (list, place, title) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const insertTask = db.prepare(`
    INSERT INTO tasks (n, account, id, standing, name, sort_name, added_at, updated_at, next_check_at,
      checks, absences, portraits)
    VALUES (?6, ?1, ?2, ${STANDING.waiting}, ?3, ?4, ?5, ?5, ?5, 0, 0, '[]')
    ON CONFLICT (account, id) DO NOTHING`);
  const insertText = db.prepare('INSERT INTO search_texts (task, account, text) VALUES (?, ?, ?)');
  const insertEntry = db.prepare(`
    INSERT INTO entries (list, seq, task, line, fields) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const findTask = db.prepare('SELECT n, standing FROM tasks WHERE account = ? AND id = ?');

  const findList = db.prepare(`
    SELECT id, name_column, lines, repeated, rejected FROM lists
    WHERE account = ? AND name = ? AND digest = ?`);
  const getRows = db.prepare(
    'SELECT id, name_column, lines, repeated, rejected FROM lists WHERE id = ?',
  );
  const putRows = db.prepare(
    'UPDATE lists SET name_column = ?, lines = ?, repeated = ?, rejected = ? WHERE id = ?',
  );
  const tasksOn = db.prepare('SELECT task FROM entries WHERE list = ?');
  // Removed tasks that may come back keep their numbers.
  const reserved = db.prepare(`
    SELECT max(last_task) + 1 AS n FROM undo_steps
    HAVING max(last_task) > ifnull((SELECT max(n) FROM tasks), 0)`);

  function putList(
    account: number,
    name: string,
    list: ParsedList,
    unique: Entry[],
    digest: string,
    input: CommitInput,
  ) {
    const rejected: RejectedLine[] = list.rejected;
    const row: { id: number } = insertList.get(
      account,
      name,
      input.nameColumn,
      input.at,
      digest,
      list.entries.length,
      list.entries.length - unique.length,
      JSON.stringify(rejected),
    );
    list.columns.forEach((title, place) => insertColumn.run(row.id, place, title));
    return row.id;
  }

  /** What the operator chose is done by itself next time; a proposal that was taken may yet change. */
  function rememberTable({ list, chosen }: WaitingPreview, { nameColumn, at }: CommitInput): void {
    const { table } = list;
    if (!table || table.shape === null) return;
    if (!chosen && !table.remembered && nameColumn === list.nameColumn) return;
    const { shape, sheet, idColumn } = table;
    remembered.remember(shape, { sheet, idColumn, nameColumn }, at);
  }

  function waiting(account: number, previewId: string): WaitingList | null {
    const preview = previews.find(account, previewId);
    if (!preview) return null;
    return { name: preview.name, columns: preview.list.columns, entries: preview.unique };
  }

  async function commit(
    account: number,
    previewId: string,
    input: CommitInput,
    watch: ImportWatch,
  ) {
    const preview = previews.find(account, previewId);
    if (!preview) return null;
    const { name, list, unique } = preview;
    rememberTable(preview, input);
    const digest = digestOf(unique);
    const before: ListRows | undefined = findList.get(account, name, digest);
    const id = putList(account, name, list, unique, digest, input);
    watch.list(id, before ?? null);
    const free: { n: number } | undefined = reserved.get();
    let number = free?.n ?? null;

    /** Adds the task if it is new, and the entry if it is. True for a new task. */
    const add = (entry: Entry, seq: number): boolean => {
      const own = nameIn(entry.fields, input.nameColumn);
      const { changes, lastInsertRowid } = insertTask.run(
        account,
        entry.id,
        own,
        normalised(own ?? entry.id),
        input.at,
        number,
      );
      const fresh = changes > 0;
      if (fresh) number = null;
      const task: { n: number; standing: Standing } = fresh
        ? { n: Number(lastInsertRowid), standing: STANDING.waiting }
        : findTask.get(account, entry.id);
      const entered = insertEntry.run(id, seq, task.n, entry.line, JSON.stringify(entry.fields));
      if (entered.changes > 0) tally.onList(account, id, task.standing, +1);
      if (fresh) {
        tally.tasks(account, task.standing, +1);
        const parts = [entry.id, name, ...Object.values(entry.fields)];
        insertText.run(task.n, account, searchText(parts));
      } else {
        entries.refresh(task.n);
      }
      return fresh;
    };

    let added = 0;
    for (let from = 0; from < unique.length; from += CHUNK) {
      if (from > 0) await breathe();
      const part = unique.slice(from, from + CHUNK);
      const fresh = part.filter((entry, i) => add(entry, from + i));
      added += fresh.length;
      watch.added(fresh.map((entry) => entry.id));
    }
    previews.discard(previewId);
    return { list: id, added };
  }

  const listRows = (list: number): ListRows | null => getRows.get(list) ?? null;

  async function putListRows(rows: ListRows): Promise<void> {
    const { id, name_column, lines, repeated, rejected } = rows;
    const old = listRows(id);
    putRows.run(name_column, lines, repeated, rejected, id);
    if (old?.name_column === name_column) return;
    const tasks: { task: number }[] = tasksOn.all(id);
    await entries.refreshAll(tasks.map(({ task }) => task));
  }

  return { commit, listRows, putListRows, waiting };
}

/** Tells two lists apart by what they say: IDs and fields in their order, not by line numbers. */
function digestOf(entries: readonly Entry[]): string {
  const hash = createHash('sha256');
  for (const { id, fields } of entries) hash.update(JSON.stringify([id, Object.entries(fields)]));
  return hash.digest('hex');
}
