/** What is made good in a database whose rows come from several places. Needs the newest schema. */
import { createEntryFields } from '../../tracking/entries';
import { searchText } from '../../tracking/search-text';
import { STANDING } from '../../tracking/standing';
import type { Connection } from '../../tracking/transaction';
import type { Value } from './record';
import type { Salvaged } from './salvage';

/** Rows that only an index tells of, by table: what makes each of them what it is, by its number. */
export type Known = Map<string, Map<number, Value[]>>;

/** Those of the salvaged tables whose rows are not there. */
export function stillMissing(db: Connection, tables: readonly Salvaged[]): Known {
  const missing: Known = new Map();
  for (const { shape, identities } of tables) {
    if (identities.size === 0) continue;
    const find = db.prepare(`SELECT 1 FROM ${shape.name} WHERE rowid = ?`);
    const rows = [...identities].filter(([row]) => find.get(row) === undefined);
    missing.set(shape.name, new Map(rows));
  }
  return missing;
}

/**
 * Makes anew what only an index tells of: accounts and lists, tasks as if they had just been added, and
 * the wish to ask again about tasks whose photos are not known any more. `at`: now, in ms. How many tasks
 * and photos are asked about again.
 */
export function remake(
  db: Connection,
  missing: Known,
  at: number,
): { tasks: number; photos: number } {
  const rows = (table: string) => [...(missing.get(table) ?? [])];
  const putAccount = db.prepare(
    'INSERT OR IGNORE INTO accounts (id, kind, api_url) VALUES (?, ?, ?)',
  );
  for (const [id, identity] of rows('accounts')) putAccount.run(id, ...identity);

  const putTask = db.prepare(`
    INSERT OR IGNORE INTO tasks (n, account, id, standing, sort_name, added_at, updated_at,
      next_check_at, checks, absences, portraits)
    VALUES (?, ?, ?, ${STANDING.waiting}, '', ?, ?, ?, 0, 0, '[]')`);
  const tasks = rows('tasks');
  for (const [n, identity] of tasks) putTask.run(n, ...identity, at, at, at);

  const putList = db.prepare(`
    INSERT OR IGNORE INTO lists (id, account, name, name_column, added_at, digest, lines, repeated, rejected)
    SELECT ?1, ?2, ?3, (
        -- The column in which the tasks' names stand.
        SELECT field.key FROM entries e JOIN tasks t ON t.n = e.task, json_each(e.fields) AS field
        WHERE e.list = ?1 AND field.value = t.name GROUP BY field.key ORDER BY count(*) DESC LIMIT 1
      ), ifnull(min(t.added_at), ?5), ?4, count(*), 0, '[]'
    FROM entries e JOIN tasks t ON t.n = e.task WHERE e.list = ?1`);
  for (const [id, identity] of rows('lists')) putList.run(id, ...identity, at);

  const entries = createEntryFields(db);
  for (const [n] of tasks) entries.refresh(n);

  const askAgain = db.prepare(`
    UPDATE tasks SET next_check_at = ?
    WHERE n = ? AND standing IN (${STANDING.finished}, ${STANDING.unsaved})`);
  const photos = rows('photos').map(([, [task]]) => Number(task));
  for (const task of new Set(photos)) askAgain.run(at, task);
  return { tasks: tasks.length, photos: photos.length };
}

/** Finished tasks of which no photo is known are asked about again. */
export function askAboutTasksWithoutPhotos(db: Connection, at: number): void {
  db.prepare(
    `
    UPDATE tasks SET next_check_at = ?
    WHERE standing IN (${STANDING.finished}, ${STANDING.unsaved})
      AND NOT EXISTS (SELECT 1 FROM photos WHERE photos.task = tasks.n)`,
  ).run(at);
}

/** Takes away rows that name others that are not there, and texts that are no JSON. */
export function dropLooseEnds(db: Connection): void {
  db.exec(`
    -- What could be undone was so of rows as they had been.
    DELETE FROM undo_rows;
    DELETE FROM undo_steps;
    DELETE FROM lists WHERE account NOT IN (SELECT id FROM accounts);
    DELETE FROM tasks WHERE account NOT IN (SELECT id FROM accounts);
    DELETE FROM delivered WHERE account NOT IN (SELECT id FROM accounts);
    DELETE FROM entries WHERE list NOT IN (SELECT id FROM lists) OR task NOT IN (SELECT n FROM tasks);
    DELETE FROM left_out WHERE list NOT IN (SELECT id FROM lists);
    DELETE FROM photos WHERE task NOT IN (SELECT n FROM tasks);
    DELETE FROM answers WHERE task NOT IN (SELECT n FROM tasks);
    DELETE FROM events WHERE task NOT IN (SELECT n FROM tasks);
    UPDATE entries SET fields = '{}' WHERE NOT json_valid(fields);
    UPDATE left_out SET lines = '[]' WHERE NOT json_valid(lines);
    UPDATE tasks SET portraits = '[]' WHERE NOT json_valid(portraits);`);
}

/** Counts, columns of lists and searched texts, which follow from the rest. */
export function derive(db: Connection): void {
  db.exec(`
    DELETE FROM task_tally;
    INSERT INTO task_tally SELECT account, 0, standing, count(*) FROM tasks GROUP BY 1, 3;
    INSERT INTO task_tally SELECT t.account, e.list, t.standing, count(*)
      FROM entries e JOIN tasks t ON t.n = e.task GROUP BY 1, 2, 3;
    DELETE FROM photo_tally;
    INSERT INTO photo_tally SELECT account, status, count(*) FROM photos GROUP BY 1, 2;
    DELETE FROM list_columns;
    INSERT INTO list_columns (list, place, title)
      SELECT list, row_number() OVER (PARTITION BY list ORDER BY first) - 1, title FROM (
        SELECT e.list, f.key AS title, min(e.seq * 10000000 + f.id) AS first
        FROM entries e, json_each(e.fields) AS f GROUP BY e.list, f.key);
    DELETE FROM search_texts;`);
  const entries = createEntryFields(db);
  const put = db.prepare('INSERT INTO search_texts (task, account, text) VALUES (?, ?, ?)');
  const tasks: { n: number; account: number; id: string; name: string | null }[] = db
    .prepare('SELECT n, account, id, name FROM tasks')
    .all();
  for (const { n, account, id, name } of tasks) {
    const { fields, lists } = entries.of(n);
    const said = Object.values(fields);
    const parts = [id, ...lists.map((list) => list.name), ...said];
    // Its line may be lost, and the name still be known.
    if (name !== null && !said.includes(name)) parts.push(name);
    put.run(n, account, searchText([...parts, ...entries.troubles(n)]));
  }
}
