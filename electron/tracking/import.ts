import { createHash } from 'node:crypto';
import type { Entry, ParsedList } from '../../contract/list';
import type { Adding } from '../../contract/view';
import { createAddEntries } from './add-entries';
import type { CommitInput } from './add-entries';
import type { EntryFields } from './entries';
import type { LeftOutRow, LeftOutRows } from './left-out';
import type { Revisions } from './orders';
import type { RememberedTables } from './remembered-tables';
import type { Tally } from './tally';
import { breathe, type Connection } from './transaction';
import type { WaitingPreview, WaitingPreviews } from './waiting-previews';

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
  /** What was left out of it; absent = as it is, in steps of versions that did not keep it so. */
  leftOut?: LeftOutRow | null;
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
  /** The list that is being added, once some of it is written and more is to come. */
  adding(): { account: number; told: Adding } | null;
  /** This one is all there by now, or nothing of it is. */
  ended(previewId: string): void;
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

interface ImportParts {
  tally: Tally;
  entries: EntryFields;
  previews: WaitingPreviews;
  remembered: RememberedTables;
  leftOut: LeftOutRows;
  revisions: Revisions;
}

export function createImports(db: Connection, parts: ImportParts): Imports {
  const { tally, entries, previews, remembered, leftOut, revisions } = parts;
  const addEntries = createAddEntries(db, tally, entries);
  let adding: ReturnType<Imports['adding']> = null;
  const insertList = db.prepare(`
    INSERT INTO lists (account, name, name_column, added_at, digest, lines, repeated, rejected)
    VALUES (?, ?, ?, ?, ?, ?, ?, '[]')
    ON CONFLICT (account, name, digest) DO UPDATE SET name_column = excluded.name_column,
      lines = excluded.lines, repeated = excluded.repeated
    RETURNING id`);
  const insertColumn = db.prepare(
    'INSERT INTO list_columns (list, place, title) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );

  const findList = db.prepare(`
    SELECT id, name_column, lines, repeated FROM lists
    WHERE account = ? AND name = ? AND digest = ?`);
  const getRows = db.prepare('SELECT id, name_column, lines, repeated FROM lists WHERE id = ?');
  const putRows = db.prepare(
    'UPDATE lists SET name_column = ?, lines = ?, repeated = ? WHERE id = ?',
  );
  const tasksOn = db.prepare('SELECT task FROM entries WHERE list = ?');

  function putList(
    account: number,
    name: string,
    list: ParsedList,
    unique: Entry[],
    digest: string,
    input: CommitInput,
  ) {
    const row: { id: number } = insertList.get(
      account,
      name,
      input.nameColumn,
      input.at,
      digest,
      list.entries.length,
      list.entries.length - unique.length,
    );
    putLeftOut(row.id, leftOut.rowOf(list));
    list.columns.forEach((title, place) => insertColumn.run(row.id, place, title));
    return row.id;
  }

  /** What the operator was done with stays done, as long as it says the same. */
  function putLeftOut(list: number, row: LeftOutRow | null): void {
    const before = leftOut.get(list);
    const isSame = row?.lines === before?.lines && row?.total === before?.total;
    if (!isSame) leftOut.put(list, row);
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
    const digest = await digestOf(unique);
    const known: ListRows | undefined = findList.get(account, name, digest);
    const before = known ? withLeftOut(known) : null;
    const id = putList(account, name, list, unique, digest, input);
    watch.list(id, before);
    const isRenamed = before?.name_column !== input.nameColumn;
    const into = { ...input, account, list: id, name, isKnown: before !== null, isRenamed };
    let added = 0;
    for (let from = 0; from < unique.length; from += CHUNK) {
      if (from > 0) await breathe();
      const fresh = addEntries(unique.slice(from, from + CHUNK), from, into);
      added += fresh.length;
      watch.added(fresh);
      const of = unique.length;
      if (of <= CHUNK) continue;
      // What is shown of it is counted, too.
      tally.flush();
      const told = { previewId, list: id, entries: Math.min(from + CHUNK, of), of };
      adding = { account, told };
      renew();
    }
    previews.discard(previewId);
    return { list: id, added };
  }

  /** What was read before is out of date. */
  function renew(): void {
    revisions.data += 1;
    revisions.members += 1;
  }

  function ended(previewId: string): void {
    if (adding?.told.previewId !== previewId) return;
    adding = null;
    renew();
  }

  const withLeftOut = (rows: ListRows): ListRows => ({ ...rows, leftOut: leftOut.get(rows.id) });

  function listRows(list: number): ListRows | null {
    const rows: ListRows | undefined = getRows.get(list);
    return rows ? withLeftOut(rows) : null;
  }

  async function putListRows(rows: ListRows): Promise<void> {
    const { id, name_column, lines, repeated } = rows;
    const old = listRows(id);
    putRows.run(name_column, lines, repeated, id);
    if (rows.leftOut !== undefined) leftOut.put(id, rows.leftOut);
    if (old?.name_column === name_column) return;
    const tasks: { task: number }[] = tasksOn.all(id);
    await entries.refreshAll(tasks.map(({ task }) => task));
  }

  return { commit, adding: () => adding, ended, listRows, putListRows, waiting };
}

/** Tells two lists apart by what they say: IDs and fields in their order, not by line numbers. */
async function digestOf(entries: readonly Entry[]): Promise<string> {
  const hash = createHash('sha256');
  for (let from = 0; from < entries.length; from += CHUNK) {
    if (from > 0) await breathe();
    const said = entries
      .slice(from, from + CHUNK)
      .map(({ id, fields }) => JSON.stringify([id, Object.entries(fields)]));
    hash.update(said.join(''));
  }
  return hash.digest('hex');
}
