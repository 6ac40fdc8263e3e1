import type { Standing } from './standing';
import type { PhotoStatus } from '../../contract/photo';
import type { EntryFields } from './entries';
import type { Tally } from './tally';
import { breathe, type Connection } from './transaction';
import type { UndoSteps } from './undo-steps';

/**
 * Rows that were taken out of their tables, kept under a step that may be undone. To be used within
 * transactions of the caller's.
 */
export interface Archive {
  /** Keeps these tasks (row numbers) with all that is known of them; they are still to be deleted. */
  keepTasks(step: number, tasks: readonly number[]): void;
  /** Keeps a list's row, its columns, and the lines that were left out of it. */
  keepList(step: number, list: number): void;
  /** Keeps the entries by which these tasks, which stay, stand on the list. */
  keepEntries(step: number, list: number, tasks: readonly number[]): void;
  /** Puts back all that is kept under the step, but for what is there again. */
  putBack(account: number, step: number): Promise<void>;
}

/** Rows put back before queries get their turn: some 20 ms. */
const CHUNK = 500;

/** Of whose rows each list has some, beside its entries. */
const OF_LIST = ['list_columns', 'left_out'] as const;
/** Of whose rows each task has some. Numbers of photos and events mean nothing: they get new ones. */
const OF_TASK = ['entries', 'photos', 'answers', 'search_texts', 'events'] as const;
const NUMBERED = new Set<string>(['photos', 'events']);
/** Entries of tasks that stayed. */
const STAYED = 'entries-stayed';

export function createArchive(
  db: Connection,
  steps: UndoSteps,
  tally: Tally,
  entries: EntryFields,
): Archive {
  const columnsOf = (table: string): string[] => {
    const columns: { name: string }[] = db
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table);
    const names = columns.map(({ name }) => name);
    return NUMBERED.has(table) ? names.filter((name) => name !== 'n') : names;
  };
  const keep = (table: string, where: string, kind = table) => {
    const row = columnsOf(table).map((name) => `'${name}', ${name}`);
    return db.prepare(`
      INSERT INTO undo_rows (step, kind, row)
      SELECT ?1, '${kind}', json_object(${row.join()}) FROM ${table} WHERE ${where}`);
  };
  const put = (table: string, kind = table, isAbout = '1') => {
    const columns = columnsOf(table);
    const values = columns.map((name) => `r.row ->> '$.${name}'`);
    return db.prepare(`
      INSERT OR IGNORE INTO ${table} (${columns.join()})
      SELECT ${values.join()} FROM undo_rows r
      WHERE r.step = ?1 AND r.kind = '${kind}' AND r.n BETWEEN ?2 AND ?3 AND ${isAbout}
      ORDER BY r.n`);
  };
  const amongTasks = (column: string) => `${column} IN (SELECT value FROM json_each(?2))`;
  const task = "r.row ->> '$.task'";
  const list = "r.row ->> '$.list'";
  const hasTask = `EXISTS (SELECT 1 FROM tasks WHERE n = ${task})`;
  const hasBoth = `${hasTask} AND EXISTS (SELECT 1 FROM lists WHERE id = ${list})`;

  const keepTask = keep('tasks', `${amongTasks('n')} ORDER BY n`);
  const keepOfTask = OF_TASK.map((table) =>
    keep(table, `${amongTasks('task')} ORDER BY ${NUMBERED.has(table) ? 'n' : 'task'}`),
  );
  const keepList = keep('lists', 'id = ?2');
  const keepOfList = OF_LIST.map((table) => keep(table, 'list = ?2'));
  const keepStayed = keep('entries', `${amongTasks('task')} AND list = ?3`, STAYED);
  const lastTask = db.prepare('UPDATE undo_steps SET last_task = max(last_task, ?) WHERE id = ?');

  const putList = put('lists');
  const putOfList = OF_LIST.map((table) => ({
    table,
    statement: put(table, table, `EXISTS (SELECT 1 FROM lists WHERE id = ${list})`),
  }));
  const putTask = put('tasks');
  const putOfTask = OF_TASK.map((table) => ({
    table,
    statement: put(table, table, table === 'entries' ? hasBoth : hasTask),
  }));
  const putStayed = put('entries', STAYED, hasBoth);

  const span = db.prepare(`
    SELECT min(n) AS first, max(n) AS last FROM (
      SELECT n FROM undo_rows WHERE step = ? AND kind = ? AND n > ? ORDER BY n LIMIT ${CHUNK})`);
  const thereAgain = db.prepare(`
    SELECT r.n, r.row ->> '$.n' AS task FROM undo_rows r
    WHERE r.step = ?1 AND r.kind = 'tasks' AND r.n BETWEEN ?2 AND ?3 AND EXISTS (
      SELECT 1 FROM tasks t WHERE t.n = r.row ->> '$.n'
        OR (t.account = r.row ->> '$.account' AND t.id = r.row ->> '$.id'))`);
  const leaveOut = db.prepare(`
    DELETE FROM undo_rows WHERE n = ?2 OR (step = ?1 AND kind <> 'tasks' AND row ->> '$.task' = ?3)`);
  const inSpan = (kind: string) => `r.step = ?1 AND r.kind = '${kind}' AND r.n BETWEEN ?2 AND ?3`;
  const standings = db.prepare(`
    SELECT r.row ->> '$.standing' AS standing, count(*) AS tasks FROM undo_rows r
    WHERE ${inSpan('tasks')} GROUP BY 1`);
  const onLists = (kind: string) =>
    db.prepare(`
      SELECT ${list} AS list, t.standing, count(*) AS tasks
      FROM undo_rows r JOIN tasks t ON t.n = ${task}
      WHERE ${inSpan(kind)} AND ${hasBoth} GROUP BY 1, 2`);
  const ofEntries = onLists('entries');
  const ofStayed = onLists(STAYED);
  const stayed = db.prepare(`
    SELECT ${task} AS task FROM undo_rows r WHERE ${inSpan(STAYED)} AND ${hasTask}`);
  // Nothing is on its way any more.
  const stop = db.prepare(`
    UPDATE undo_rows SET row = json_set(row, '$.status', 'queued', '$.retry_at', NULL, '$.fetch_at', 0)
    WHERE step = ?1 AND kind = 'photos' AND n BETWEEN ?2 AND ?3
      AND row ->> '$.status' = 'downloading'`);
  const statuses = db.prepare(`
    SELECT r.row ->> '$.status' AS status, count(*) AS photos FROM undo_rows r
    WHERE ${inSpan('photos')} AND ${hasTask} GROUP BY 1`);

  type Part = [step: number, first: number, last: number];
  async function inParts(step: number, kind: string, work: (...part: Part) => void): Promise<void> {
    let after = 0;
    for (;;) {
      const part: { first: number | null; last: number } = span.get(step, kind, after);
      if (part.first === null) return;
      work(step, part.first, part.last);
      after = part.last;
      await breathe();
    }
  }

  function tallyLists(
    account: number,
    rows: { list: number; standing: Standing; tasks: number }[],
  ) {
    for (const row of rows) tally.onList(account, row.list, row.standing, row.tasks);
  }

  return {
    keepTasks(step, tasks) {
      const among = JSON.stringify(tasks);
      for (const statement of [keepTask, ...keepOfTask]) {
        steps.grow(step, Number(statement.run(step, among).changes));
      }
      lastTask.run(Math.max(0, ...tasks), step);
    },
    keepList(step, id) {
      for (const statement of [keepList, ...keepOfList]) {
        steps.grow(step, Number(statement.run(step, id).changes));
      }
    },
    keepEntries(step, id, tasks) {
      steps.grow(step, Number(keepStayed.run(step, JSON.stringify(tasks), id).changes));
    },
    async putBack(account, step) {
      await inParts(step, 'lists', (...part) => void putList.run(...part));
      for (const { table, statement } of putOfList) {
        await inParts(step, table, (...part) => void statement.run(...part));
      }
      await inParts(step, 'tasks', (...part) => {
        const again: { n: number; task: number }[] = thereAgain.all(...part);
        for (const row of again) leaveOut.run(step, row.n, row.task);
        putTask.run(...part);
        const found: { standing: Standing; tasks: number }[] = standings.all(...part);
        for (const group of found) tally.tasks(account, group.standing, group.tasks);
      });
      for (const { table, statement } of putOfTask) {
        await inParts(step, table, (...part) => {
          if (table === 'photos') stop.run(...part);
          statement.run(...part);
          if (table === 'entries') tallyLists(account, ofEntries.all(...part));
          if (table !== 'photos') return;
          const found: { status: PhotoStatus; photos: number }[] = statuses.all(...part);
          for (const group of found) tally.photos(account, group.status, group.photos);
        });
      }
      await inParts(step, STAYED, (...part) => {
        putStayed.run(...part);
        tallyLists(account, ofStayed.all(...part));
        const tasks: { task: number }[] = stayed.all(...part);
        for (const row of tasks) entries.refresh(row.task);
      });
      await steps.dropRows(step, ['tasks', 'lists', ...OF_LIST, ...OF_TASK, STAYED]);
    },
  };
}
