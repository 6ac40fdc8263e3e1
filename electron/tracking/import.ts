import { createHash, randomUUID } from 'node:crypto';
import type { Entry, IntakeResult, ParsedList, RejectedLine } from '../../contract/list';
import type { PreviewOutcome } from '../../contract/ipc';
import { fillGaps, nameIn, type EntryFields } from './entries';
import { normalised, searchText } from './search-text';
import { STANDING, type Standing } from './standing';
import type { Tally } from './tally';
import { breathe, type Connection } from './transaction';

/** A list before it is read: a file's bytes, or text that was pasted. `name` is what it is called. */
export type ListSource = { name: string; bytes: Uint8Array } | { name: string; text: string };

/** Reads a list; electron/intake does it. */
export type ParseSource = (source: ListSource) => Promise<IntakeResult>;

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

export interface Imports {
  /** Reads a list and says what adding it would do. The list waits here for `commit`. */
  prepare(account: number, source: ListSource): Promise<PreviewOutcome>;
  /** Adds a prepared list, within a transaction of the caller's; null when it is no longer here. */
  commit(account: number, previewId: string, input: CommitInput): Promise<CommitOutcome | null>;
  discard(previewId: string): void;
  /** What a prepared list holds: each ID once, in the order of the list; null when it is not here. */
  waiting(account: number, previewId: string): WaitingList | null;
}

export interface WaitingList {
  name: string;
  columns: string[];
  entries: readonly Entry[];
}

/** So many lists wait to be confirmed; an older one is forgotten. */
const MAX_PREVIEWS = 32;
const MAX_REJECTED = 200;
const MAX_SAMPLES = 5;
/** Entries added before queries get their turn: some 20 ms. */
const CHUNK = 1_000;

interface Preview {
  account: number;
  name: string;
  list: ParsedList;
  /** Its entries without repeats, once they were asked for. */
  unique: Entry[] | null;
}

export function createImports(
  db: Connection,
  read: Connection,
  tally: Tally,
  entries: EntryFields,
  parse: ParseSource,
): Imports {
  const previews = new Map<string, Preview>();
  const countTracked = read.prepare(`
    SELECT count(*) AS tracked FROM json_each(?2) AS wanted
    CROSS JOIN tasks ON tasks.account = ?1 AND tasks.id = wanted.value`);
  const insertList = db.prepare(`
    INSERT INTO lists (account, name, name_column, added_at, digest, lines, repeated, rejected)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (account, name, digest) DO UPDATE SET name_column = excluded.name_column,
      lines = excluded.lines, repeated = excluded.repeated, rejected = excluded.rejected
    RETURNING id`);
  const insertTask = db.prepare(`
    INSERT INTO tasks (account, id, standing, name, sort_name, added_at, updated_at, next_check_at,
      checks, absences, portraits)
    VALUES (?1, ?2, ${STANDING.waiting}, ?3, ?4, ?5, ?5, ?5, 0, 0, '[]')
    ON CONFLICT (account, id) DO NOTHING`);
  const insertText = db.prepare('INSERT INTO search_texts (task, account, text) VALUES (?, ?, ?)');
  const insertEntry = db.prepare(`
    INSERT INTO entries (list, seq, task, line, fields) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT DO NOTHING`);
  const findTask = db.prepare('SELECT n, standing FROM tasks WHERE account = ? AND id = ?');

  async function prepare(account: number, source: ListSource): Promise<PreviewOutcome> {
    const result = await parse(source);
    if (!result.ok) return { ok: false, name: source.name, message: result.message };
    const { list } = result;
    const ids = [...new Set(list.entries.map((entry) => entry.id))];
    const { tracked }: { tracked: number } = countTracked.get(account, JSON.stringify(ids));
    const previewId = randomUUID();
    previews.set(previewId, { account, name: source.name, list, unique: null });
    for (const oldest of previews.keys()) {
      if (previews.size <= MAX_PREVIEWS) break;
      previews.delete(oldest);
    }
    return {
      ok: true,
      preview: {
        previewId,
        name: source.name,
        fresh: ids.length - tracked,
        tracked,
        repeated: list.entries.length - ids.length,
        rejected: list.rejected.slice(0, MAX_REJECTED),
        rejectedTotal: list.rejected.length,
        columns: list.columns,
        nameColumn: list.nameColumn,
        samples: list.entries.slice(0, MAX_SAMPLES).map(({ id, fields }) => ({ id, fields })),
      },
    };
  }

  function putList(
    account: number,
    name: string,
    list: ParsedList,
    unique: Entry[],
    input: CommitInput,
  ) {
    const rejected: RejectedLine[] = list.rejected;
    const row: { id: number } = insertList.get(
      account,
      name,
      input.nameColumn,
      input.at,
      digestOf(unique),
      list.entries.length,
      list.entries.length - unique.length,
      JSON.stringify(rejected),
    );
    return row.id;
  }

  function find(account: number, previewId: string) {
    const preview = previews.get(previewId);
    if (!preview || preview.account !== account) return null;
    preview.unique ??= withoutRepeats(preview.list.entries);
    return { ...preview, unique: preview.unique };
  }

  function waiting(account: number, previewId: string): WaitingList | null {
    const preview = find(account, previewId);
    if (!preview) return null;
    return { name: preview.name, columns: preview.list.columns, entries: preview.unique };
  }

  async function commit(account: number, previewId: string, input: CommitInput) {
    const preview = find(account, previewId);
    if (!preview) return null;
    const { name, list, unique } = preview;
    const id = putList(account, name, list, unique, input);

    /** Adds the task if it is new, and the entry if it is. True for a new task. */
    const add = (entry: Entry, seq: number): boolean => {
      const own = nameIn(entry.fields, input.nameColumn);
      const { changes, lastInsertRowid } = insertTask.run(
        account,
        entry.id,
        own,
        normalised(own ?? entry.id),
        input.at,
      );
      const fresh = changes > 0;
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
    for (const [seq, entry] of unique.entries()) {
      if (seq % CHUNK === CHUNK - 1) await breathe();
      if (add(entry, seq)) added += 1;
    }
    previews.delete(previewId);
    return { list: id, added };
  }

  return { prepare, commit, discard: (previewId) => void previews.delete(previewId), waiting };
}

/** One entry for each ID, at its first place; its later lines fill gaps in the fields. */
function withoutRepeats(entries: readonly Entry[]): Entry[] {
  const byId = new Map<string, Entry>();
  for (const entry of entries) {
    const first = byId.get(entry.id);
    const fields = first ? fillGaps(first.fields, entry.fields) : entry.fields;
    byId.set(entry.id, { ...(first ?? entry), fields });
  }
  return [...byId.values()];
}

/** Tells two lists apart by what they say: IDs and fields in their order, not by line numbers. */
function digestOf(entries: readonly Entry[]): string {
  const hash = createHash('sha256');
  for (const { id, fields } of entries) hash.update(JSON.stringify([id, Object.entries(fields)]));
  return hash.digest('hex');
}
