import type { Counted, Facets } from '../../contract/view';
import type { Revisions } from './orders';
import { STANDING } from './standing';
import { createTaskCount } from './tally';
import type { Connection } from './transaction';

/** Values of each kind that are told. */
const MAX_VALUES = 100;
/** Lists whose facets are kept. */
const MAX_TOLD = 32;

/**
 * While tasks change all the time, what was told is told again for this many times as long as it took to
 * find out.
 */
const WORTH = 4;

/** Tells what the filters may offer: within a list, or (null) over all tasks of the account. */
export type ReadFacets = (account: number, list: number | null) => Facets;

interface Told {
  facets: Facets;
  data: number;
  readAt: number;
  tookMs: number;
}

/** `clock` gives ms. */
export function createFacets(
  db: Connection,
  revisions: Revisions,
  clock: () => number,
): ReadFacets {
  const countTasks = createTaskCount(db);
  const ofAll = createAllValues(db);
  const ofList = createListValues(db);
  const ofPhotos = createPhotoCauses(db);
  const titles = db.prepare(`
    SELECT c.title, min(l.name_column IS c.title) AS isName
    FROM lists l JOIN list_columns c ON c.list = l.id
    WHERE l.account = ?1 AND (?2 IS NULL OR l.id = ?2)
    GROUP BY c.title ORDER BY min(l.id), c.place LIMIT ${MAX_VALUES}`);
  const told = new Map<string, Told>();

  function read(account: number, list: number | null): Facets {
    const standing = (value: 'overdue' | 'missing'): Counted => ({
      value,
      tasks: countTasks(account, list, [STANDING[value]]),
    });
    const { templates, modes, failures } = list === null ? ofAll(account) : ofList(account, list);
    const causes = [
      standing('overdue'),
      standing('missing'),
      ...failures.map(({ value, tasks }) => ({ value: `failed:${value}`, tasks })),
      ...ofPhotos(account, list),
    ];
    const columns: { title: string; isName: number }[] = titles.all(account, list);
    return {
      templates: mostFirst(templates),
      modes: mostFirst(modes),
      causes: mostFirst(causes),
      fields: columns.map(({ title }) => title),
      nameFields: columns.filter(({ isName }) => isName === 1).map(({ title }) => title),
    };
  }

  return (account, list) => {
    const key = `${account} ${list}`;
    const old = told.get(key);
    const now = clock();
    const { data } = revisions;
    if (old && (old.data === data || now - old.readAt < WORTH * old.tookMs)) return old.facets;
    const facets = read(account, list);
    const readAt = clock();
    if (told.size >= MAX_TOLD) told.clear();
    told.set(key, { facets, data, readAt, tookMs: readAt - now });
    return facets;
  };
}

function mostFirst(counted: Counted[]): Counted[] {
  return counted
    .filter(({ tasks }) => tasks > 0)
    .sort((a, b) => b.tasks - a.tasks || (a.value < b.value ? -1 : 1))
    .slice(0, MAX_VALUES);
}

/** What the tasks themselves say, by value. `failures`: codes of the API; '' = it gave none. */
interface TaskValues {
  templates: Counted[];
  modes: Counted[];
  failures: Counted[];
}

/** Over all tasks: each kind of value from an index that holds it. */
function createAllValues(db: Connection): (account: number) => TaskValues {
  const countBy = (value: string, index: string, test: string) =>
    db.prepare(`
      SELECT ${value} AS value, count(*) AS tasks FROM tasks INDEXED BY ${index}
      WHERE account = ? AND ${test} GROUP BY ${value}`);
  const templates = countBy('template', 'tasks_template', 'template IS NOT NULL');
  const modes = countBy('mode', 'tasks_mode', 'mode IS NOT NULL');
  const failures = countBy('error_code', 'tasks_failure', `standing = ${STANDING.failed}`);
  return (account) => ({
    templates: templates.all(account),
    modes: modes.all(account),
    failures: failures
      .all(account)
      .map(({ value, tasks }: { value: string | null; tasks: number }) => ({
        value: value ?? '',
        tasks,
      })),
  });
}

/** Within a list: all kinds in one pass over its tasks. */
function createListValues(db: Connection): (account: number, list: number) => TaskValues {
  const select = db.prepare(`
    SELECT t.template, t.mode,
      CASE t.standing WHEN ${STANDING.failed} THEN ifnull(t.error_code, '') END AS failure,
      count(*) AS tasks
    FROM entries e CROSS JOIN tasks t ON t.n = e.task
    WHERE t.account = ? AND e.list = ? GROUP BY 1, 2, 3`);
  return (account, list) => {
    const rows: {
      template: string | null;
      mode: string | null;
      failure: string | null;
      tasks: number;
    }[] = select.all(account, list);
    const sum = (of: 'template' | 'mode' | 'failure'): Counted[] => {
      const counts = new Map<string, number>();
      for (const row of rows) {
        const value = row[of];
        if (value !== null) counts.set(value, (counts.get(value) ?? 0) + row.tasks);
      }
      return [...counts].map(([value, tasks]) => ({ value, tasks }));
    };
    return { templates: sum('template'), modes: sum('mode'), failures: sum('failure') };
  };
}

/** Finished tasks by what is wrong with their photos; a task may have several causes. */
function createPhotoCauses(db: Connection): (account: number, list: number | null) => Counted[] {
  const countBy = (value: string, test: string) =>
    db.prepare(`
      SELECT ${value} AS value, count(DISTINCT t.n) AS tasks
      FROM photos p CROSS JOIN tasks t ON t.n = p.task
      WHERE p.account = ?1 AND ${test} AND t.standing = ${STANDING.unsaved}
        AND (?2 IS NULL OR EXISTS (SELECT 1 FROM entries e WHERE e.task = t.n AND e.list = ?2))
      GROUP BY 1`);
  const failed = countBy("'photo:' || ifnull(p.error_code, '')", "p.status = 'failed'");
  const damaged = countBy("'damaged'", 'p.damaged = 1');
  return (account, list) => [...failed.all(account, list), ...damaged.all(account, list)];
}
