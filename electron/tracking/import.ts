import { createHash } from 'node:crypto';
import type { Entry, ParsedList } from '../../contract/list';
import type { Adding } from '../../contract/view';
import { nameIn, type EntryFields } from './entries';
import type { LeftOutRow, LeftOutRows } from './left-out';
import type { Revisions } from './orders';
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

type Cell = string | number | null;

/** The list that entries are added to. */
interface Target {
  account: number;
  list: number;
  name: string;
  input: CommitInput;
  /** It was here before, and some of its entries with it. */
  isKnown: boolean;
  /** Its names come from another column than before. */
  isRenamed: boolean;
}

/** Entries added before queries get their turn: some 20 ms. */
const CHUNK = 1_000;
const NO_PLACES: ReadonlySet<number> = new Set();

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
  // A thousand rows a statement: one for each row takes twice as long.
  const insertTasks = db.prepare(`
    INSERT INTO tasks (n, account, id, standing, name, sort_name, added_at, updated_at, next_check_at,
      checks, absences, portraits)
    SELECT value ->> 0, ?1, value ->> 1, ${STANDING.waiting}, value ->> 2, value ->> 3, ?2, ?2, ?2, 0, 0, '[]'
    FROM json_each(?3)`);
  const insertTexts = db.prepare(`
    INSERT INTO search_texts (task, account, text)
    SELECT value ->> 0, ?1, value ->> 1 FROM json_each(?2)`);
  const insertEntries = db.prepare(`
    INSERT INTO entries (list, seq, task, line, fields)
    SELECT ?1, value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?2)`);
  const findTasks = db.prepare(`
    SELECT json_group_array(json_array(wanted.value, t.n, t.standing)) AS found
    FROM json_each(?2) AS wanted CROSS JOIN tasks t ON t.account = ?1 AND t.id = wanted.value`);
  const takenPlaces = db.prepare(`
    SELECT json_group_array(seq) AS places FROM entries WHERE list = ? AND seq >= ? AND seq < ?`);

  const findList = db.prepare(`
    SELECT id, name_column, lines, repeated FROM lists
    WHERE account = ? AND name = ? AND digest = ?`);
  const getRows = db.prepare('SELECT id, name_column, lines, repeated FROM lists WHERE id = ?');
  const putRows = db.prepare(
    'UPDATE lists SET name_column = ?, lines = ?, repeated = ? WHERE id = ?',
  );
  const tasksOn = db.prepare('SELECT task FROM entries WHERE list = ?');
  // Removed tasks that may come back keep their numbers.
  const nextNumber = db.prepare(`
    SELECT max(ifnull((SELECT max(n) FROM tasks), 0), ifnull((SELECT max(last_task) FROM undo_steps), 0)) + 1
      AS n`);

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
    const into = { account, list: id, name, input, isKnown: before !== null, isRenamed };
    let added = 0;
    for (let from = 0; from < unique.length; from += CHUNK) {
      if (from > 0) await breathe();
      const fresh = addSlice(unique.slice(from, from + CHUNK), from, into);
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

  function trackedAmong(account: number, part: readonly Entry[]) {
    const ids = JSON.stringify(part.map(({ id }) => id));
    const { found }: { found: string } = findTasks.get(account, ids);
    const tasks: [id: string, n: number, standing: Standing][] = JSON.parse(found);
    return new Map(tasks.map(([id, n, standing]) => [id, { n, standing }]));
  }

  /** Places in a list, from `from` to `to` (exclusive), at which there is an entry. */
  function placesIn(list: number, from: number, to: number): ReadonlySet<number> {
    const { places }: { places: string } = takenPlaces.get(list, from, to);
    return new Set(JSON.parse(places) as number[]);
  }

  function numberAfterAll(): number {
    const { n }: { n: number } = nextNumber.get();
    return n;
  }

  /** Adds what is new of these entries, which stand in the list from `from` on. Answers IDs of new tasks. */
  function addSlice(part: readonly Entry[], from: number, into: Target): string[] {
    const { account, list, name, input } = into;
    const tracked = trackedAmong(account, part);
    const taken = into.isKnown ? placesIn(list, from, from + part.length) : NO_PLACES;
    let next = numberAfterAll();
    const tasks: Cell[][] = [];
    const texts: Cell[][] = [];
    const rows: Cell[][] = [];
    const known: number[] = [];
    const fresh: string[] = [];
    for (const [i, { id, line, fields }] of part.entries()) {
      const task = tracked.get(id) ?? { n: next, standing: STANDING.waiting };
      const isNew = task.n === next;
      const isEntered = !taken.has(from + i);
      if (isEntered) {
        rows.push([from + i, task.n, line, JSON.stringify(fields)]);
        tally.onList(account, list, task.standing, +1);
      }
      if (isNew) {
        next += 1;
        fresh.push(id);
        const own = nameIn(fields, input.nameColumn);
        tasks.push([task.n, id, own, normalised(own ?? id)]);
        texts.push([task.n, searchText([id, name, ...Object.values(fields)])]);
      } else if (isEntered || into.isRenamed) {
        known.push(task.n);
      }
    }
    if (tasks.length > 0) insertTasks.run(account, input.at, rowsAsJson(tasks));
    if (rows.length > 0) insertEntries.run(list, rowsAsJson(rows));
    if (texts.length > 0) insertTexts.run(account, rowsAsJson(texts));
    tally.tasks(account, STANDING.waiting, fresh.length);
    for (const task of known) entries.refresh(task);
    return fresh;
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

/** For `json_each`. What SQLite's texts cannot hold (NUL, halves of a pair) is replaced. */
function rowsAsJson(rows: readonly (readonly Cell[])[]): string {
  const json = JSON.stringify(rows);
  if (!json.includes('\\u')) return json;
  return JSON.stringify(rows, (_key, cell: unknown) =>
    typeof cell === 'string' ? cell.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : cell,
  );
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
