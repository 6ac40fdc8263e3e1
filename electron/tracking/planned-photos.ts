/** The photos that are still to be saved, as far as their names go: known ones, and those to come. */
import type { PhotoJob } from '../../contract/photo';
import type { Entry } from '../../contract/list';
import { fillGaps, nameIn, type EntryFields, type EntryText } from './entries';
import type { WaitingList } from './import';
import { STANDING, statusOf, type Standing } from './standing';
import { breathe, type Connection } from './transaction';

/** What a photo's file is named after. */
export type NamedPhoto = Pick<
  PhotoJob,
  'taskId' | 'name' | 'fields' | 'list' | 'template' | 'mode' | 'createdAt' | 'n' | 'of'
> & {
  /** Where it was delivered to before its task was removed: it is not fetched again if it is still there. */
  delivered?: string;
};

export interface PlannedPhotos {
  /**
   * In the order in which they will be saved, at most `limit`: photos of finished tasks first, then one
   * for each task that waits. Without those that were cancelled.
   */
  tracked(account: number, limit: number): AsyncIterable<NamedPhoto[]>;
  /** What a list that waits to be added would bring, its tasks known or not. `at`: now, in ms. */
  ofList(
    account: number,
    list: WaitingList,
    nameColumn: string | null,
    at: number,
    limit: number,
  ): AsyncIterable<NamedPhoto[]>;
  /** One photo each of the latest few tasks: examples where nothing is to be saved. */
  examples(account: number): NamedPhoto[];
}

interface NamedRecord {
  task: number;
  id: string;
  template: string | null;
  mode: string | null;
  createdAt: number;
  n: number;
  of: number;
}

/** Photos looked up before queries get their turn: some 10 ms, with the naming of them. */
const CHUNK = 200;
const MAX_EXAMPLES = 5;

/** What a task that was never asked about is taken for: what most are. */
const UNASKED = { template: 'male_portrait', mode: 'fast' };

export function createPlannedPhotos(db: Connection, entries: EntryFields): PlannedPhotos {
  const numbers = (from: string) =>
    db.prepare(`SELECT json_group_array(n) AS numbers FROM (${from})`);
  const ready = numbers(`
    SELECT n FROM photos WHERE account = ?1 AND wanted = ?2 AND fetch_at IS NOT NULL
    ORDER BY fetch_at, n LIMIT ?3`);
  const stuck = numbers(`
    SELECT n FROM photos INDEXED BY photos_stuck
    WHERE account = ?1 AND fetch_at IS NULL AND status NOT IN ('saved', 'cancelled')
    ORDER BY n LIMIT ?2`);
  const waiting = numbers(`
    SELECT n FROM tasks INDEXED BY tasks_standing
    WHERE account = ?1 AND standing IN (${STANDING.waiting}, ${STANDING.overdue})
    ORDER BY n LIMIT ?2`);
  const unsavedOf = numbers(`
    SELECT n FROM photos WHERE task = ? AND status NOT IN ('saved', 'cancelled')
    ORDER BY position`);
  const photosIn = db.prepare(`
    SELECT p.task, t.id, ifnull(t.template, p.template) AS template, t.mode,
      ifnull(t.created_at, t.added_at) AS createdAt,
      (SELECT count(*) FROM photos o WHERE o.task = p.task AND o.position <= p.position) AS n,
      (SELECT count(*) FROM photos o WHERE o.task = p.task) AS "of"
    FROM json_each(?) AS wanted CROSS JOIN photos p ON p.n = wanted.value
    CROSS JOIN tasks t ON t.n = p.task ORDER BY wanted.key`);
  const onePhoto = `
    tasks.n AS task, id, ifnull(template, '${UNASKED.template}') AS template,
    ifnull(mode, '${UNASKED.mode}') AS mode, ifnull(created_at, added_at) AS createdAt,
    1 AS n, 1 AS "of"`;
  const tasksIn = db.prepare(`
    SELECT ${onePhoto} FROM tasks
    WHERE tasks.n IN (SELECT value FROM json_each(?)) ORDER BY tasks.n`);
  const find = db.prepare(
    `SELECT ${onePhoto}, standing FROM tasks WHERE account = ? AND tasks.id = ?`,
  );
  const deliveredOf = db.prepare(
    'SELECT path FROM delivered WHERE account = ? AND task_id = ? AND damaged = 0 ORDER BY key',
  );
  const latest = db.prepare(
    `SELECT ${onePhoto} FROM tasks WHERE account = ? ORDER BY tasks.n DESC LIMIT ${MAX_EXAMPLES}`,
  );

  function named(records: readonly NamedRecord[]): NamedPhoto[] {
    // Photos of one task mostly follow each other.
    const texts = new Map<number, EntryText>();
    return records.map(({ task, id: taskId, ...rest }) => {
      const text = texts.get(task) ?? entries.of(task);
      texts.set(task, text);
      return { ...rest, taskId, name: text.name ?? taskId, fields: text.fields, list: text.list };
    });
  }

  async function* tracked(account: number, limit: number): AsyncIterable<NamedPhoto[]> {
    let room = limit;
    const sources = [
      { find: () => ready.get(account, 1, room), read: photosIn },
      { find: () => ready.get(account, 0, room), read: photosIn },
      { find: () => stuck.get(account, room), read: photosIn },
      { find: () => waiting.get(account, room), read: tasksIn },
    ];
    for (const source of sources) {
      // Their numbers at once, what they are bit by bit: an open statement would keep all other queries
      // of this connection at an old state.
      const all: number[] = JSON.parse(source.find().numbers);
      room -= all.length;
      for (let i = 0; i < all.length; i += CHUNK) {
        await breathe();
        const records: NamedRecord[] = source.read.all(JSON.stringify(all.slice(i, i + CHUNK)));
        yield named(records);
      }
    }
  }

  /** The photos that an entry of the list stands for. */
  function ofEntry(
    account: number,
    entry: Entry,
    list: WaitingList,
    nameColumn: string | null,
    at: number,
  ): NamedPhoto[] {
    const own = nameIn(entry.fields, nameColumn);
    const known: (NamedRecord & { standing: Standing }) | undefined = find.get(account, entry.id);
    if (!known) {
      const text = { name: own ?? entry.id, fields: entry.fields, list: list.name };
      const photo = { taskId: entry.id, ...text, ...UNASKED, createdAt: at, n: 1, of: 1 };
      const paths: { path: string }[] = deliveredOf.all(account, entry.id);
      if (paths.length === 0) return [photo];
      return paths.map(({ path }, i) => ({
        ...photo,
        n: i + 1,
        of: paths.length,
        delivered: path,
      }));
    }
    const text = entries.of(known.task);
    const fields = fillGaps(text.fields, entry.fields);
    const name = text.name ?? own ?? entry.id;
    return unsaved(known).map(({ template, mode, createdAt, n, of }) => {
      const about = { taskId: entry.id, name, fields, list: text.list || list.name };
      return { ...about, template, mode, createdAt, n, of };
    });
  }

  function unsaved(task: NamedRecord & { standing: Standing }): NamedRecord[] {
    const status = statusOf(task.standing);
    if (status === 'waiting') return [task];
    return status === 'finished' ? photosIn.all(unsavedOf.get(task.task).numbers) : [];
  }

  async function* ofList(
    account: number,
    list: WaitingList,
    nameColumn: string | null,
    at: number,
    limit: number,
  ): AsyncIterable<NamedPhoto[]> {
    let room = limit;
    for (let i = 0; i < list.entries.length && room > 0; i += CHUNK) {
      await breathe();
      const photos = list.entries
        .slice(i, i + CHUNK)
        .flatMap((entry) => ofEntry(account, entry, list, nameColumn, at))
        .slice(0, room);
      room -= photos.length;
      yield photos;
    }
  }

  return {
    tracked,
    ofList,
    examples: (account) => named(latest.all(account)),
  };
}
