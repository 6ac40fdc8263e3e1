import type { Entry } from '../../contract/list';
import { nameIn, type EntryFields } from './entries';
import { normalised, searchText } from './search-text';
import { STANDING, type Standing } from './standing';
import type { Tally } from './tally';
import type { Connection } from './transaction';

export interface CommitInput {
  /** The column that holds people's names; null = none. */
  nameColumn: string | null;
  /** Now, in ms. */
  at: number;
}

/** The list that entries are added to. */
export interface Target extends CommitInput {
  account: number;
  list: number;
  name: string;
  /** It was here before, and some of its entries with it. */
  isKnown: boolean;
  /** Its names come from another column than before. */
  isRenamed: boolean;
}

export interface AddEntries {
  /**
   * Adds what is new of these entries, which stand in the list from `from` on, within a transaction of the
   * caller's. Answers IDs of new tasks.
   */
  (part: readonly Entry[], from: number, into: Target): string[];
}

type Cell = string | number | null;

const NO_PLACES: ReadonlySet<number> = new Set();

export function createAddEntries(db: Connection, tally: Tally, entries: EntryFields): AddEntries {
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
  // Removed tasks that may come back keep their numbers.
  const nextNumber = db.prepare(`
    SELECT max(ifnull((SELECT max(n) FROM tasks), 0), ifnull((SELECT max(last_task) FROM undo_steps), 0)) + 1
      AS n`);

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

  function add(part: readonly Entry[], from: number, into: Target): string[] {
    const { account, list, name, nameColumn, at } = into;
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
        const own = nameIn(fields, nameColumn);
        tasks.push([task.n, id, own, normalised(own ?? id)]);
        texts.push([task.n, searchText([id, name, ...Object.values(fields)])]);
      } else if (isEntered || into.isRenamed) {
        known.push(task.n);
      }
    }
    if (tasks.length > 0) insertTasks.run(account, at, rowsAsJson(tasks));
    if (rows.length > 0) insertEntries.run(list, rowsAsJson(rows));
    if (texts.length > 0) insertTexts.run(account, rowsAsJson(texts));
    tally.tasks(account, STANDING.waiting, fresh.length);
    for (const task of known) entries.refresh(task);
    return fresh;
  }

  return add;
}

/** For `json_each`. What SQLite's texts cannot hold (NUL, halves of a pair) is replaced. */
function rowsAsJson(rows: readonly (readonly Cell[])[]): string {
  const json = JSON.stringify(rows);
  if (!json.includes('\\u')) return json;
  return JSON.stringify(rows, (_key, cell: unknown) =>
    typeof cell === 'string' ? cell.replace(/[\0\p{Surrogate}]/gu, '\uFFFD') : cell,
  );
}
