import type { PhotoStatus } from '../../contract/photo';
import type { TaskError, TaskStatus } from '../../contract/task';
import type { RowQuery } from '../../contract/view';
import type { EntryFields } from './entries';
import type { ReadOrder } from './orders';
import { createTaskRecords, type TaskRecord } from './records';
import { STANDING, STANDINGS_OF, statusOf, type Standing } from './standing';
import { breathe, type Connection } from './transaction';

/** What a report on a query will hold: its tasks are those of one moment, their rows are read after that. */
export interface ReportPlan {
  /** Row numbers of the tasks, in the order of the query. */
  tasks: number[];
  /** Those of them that need attention, in the same order. */
  attention: number[];
  counts: ReportCounts;
  /** Columns of the lists that these tasks stand on, in their order. */
  columns: ReportColumn[];
}

export interface ReportCounts {
  tasks: number;
  waiting: number;
  finished: number;
  failed: number;
  missing: number;
  /** Of those that wait. */
  overdue: number;
  attention: number;
  photosSaved: number;
  photosFailed: number;
}

/** `isName`: in every list that has it, it is the column of people's names. */
export interface ReportColumn {
  title: string;
  isName: boolean;
}

/** A task of a report. Times are ms since 1970. */
export interface ReportRow {
  id: string;
  name: string | null;
  lists: string[];
  fields: Record<string, string>;
  status: TaskStatus;
  overdue: boolean;
  error: TaskError | null;
  traceId: string | null;
  template: string | null;
  mode: string | null;
  addedAt: number;
  createdAt: number | null;
  finishedAt: number | null;
  photos: ReportRowPhoto[];
}

export interface ReportRowPhoto {
  id: string | null;
  url: string;
  status: PhotoStatus;
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  savedAt: number | null;
  error: { code: string; message: string } | null;
  damaged: boolean;
}

export interface ReportRows {
  plan(account: number, query: RowQuery): Promise<ReportPlan>;
  /** Those of the tasks that are still tracked. */
  rows(account: number, tasks: readonly number[]): ReportRow[];
}

/** Tasks that are looked into before other queries get their turn: some 20 ms. */
const CHUNK = 5_000;

export function createReportRows(
  db: Connection,
  order: ReadOrder,
  entries: EntryFields,
): ReportRows {
  const records = createTaskRecords(db);
  const standingsOf = db.prepare(`
    SELECT json_group_array(json_array(t.n, t.standing)) AS standings
    FROM json_each(?) wanted CROSS JOIN tasks t ON t.n = wanted.value`);
  const photosOf = db.prepare(`
    SELECT p.status, count(*) AS photos
    FROM json_each(?) wanted CROSS JOIN photos p ON p.task = wanted.value GROUP BY p.status`);
  const listsOf = db.prepare(`
    SELECT DISTINCT e.list FROM json_each(?) wanted CROSS JOIN entries e ON e.task = wanted.value`);
  const columnsOf = db.prepare(`
    SELECT c.title, min(c.list), c.place, min(l.name_column IS c.title) AS isName
    FROM list_columns c JOIN lists l ON l.id = c.list
    WHERE c.list IN (SELECT value FROM json_each(?))
    GROUP BY c.title ORDER BY 2, c.place`);
  const tasksIn = db.prepare(`
    SELECT t.* FROM json_each(?2) wanted CROSS JOIN tasks t ON t.n = wanted.value
    WHERE t.account = ?1 ORDER BY wanted.key`);

  return {
    async plan(account, query) {
      const tasks = [...order.whole(account, query)];
      const standings = new Map<number, Standing>();
      const photos: { [S in PhotoStatus]?: number } = {};
      const lists = new Set<number>();
      for (let from = 0; from < tasks.length; from += CHUNK) {
        await breathe();
        const part = tasks.slice(from, from + CHUNK);
        const wanted = JSON.stringify(part);
        const { standings: text }: { standings: string } = standingsOf.get(wanted);
        const found: [number, Standing][] = JSON.parse(text);
        for (const [task, standing] of found) standings.set(task, standing);
        const byStatus: { status: PhotoStatus; photos: number }[] = photosOf.all(wanted);
        for (const group of byStatus) {
          photos[group.status] = (photos[group.status] ?? 0) + group.photos;
        }
        const among: { list: number }[] = listsOf.all(wanted);
        for (const { list } of among) lists.add(list);
      }
      const columns: { title: string; isName: number }[] = columnsOf.all(
        JSON.stringify([...lists]),
      );
      // One that was removed meanwhile is none any more.
      const tracked = tasks.filter((n) => standings.has(n));
      const attention = tracked.filter((n) => STANDINGS_OF.attention?.includes(standings.get(n)!));
      return {
        tasks: tracked,
        attention,
        counts: countsOf([...standings.values()], attention.length, photos),
        columns: columns.map(({ title, isName }) => ({ title, isName: isName === 1 })),
      };
    },
    rows(account, tasks) {
      const found: TaskRecord[] = tasksIn.all(account, JSON.stringify(tasks));
      return found.map((record) => {
        const { fields, name, lists } = entries.of(record.n);
        const task = records.tracked(record);
        return {
          id: task.id,
          name,
          lists: lists.map((list) => list.name),
          fields,
          status: task.status,
          overdue: record.standing === STANDING.overdue,
          error: task.error,
          traceId: task.error?.traceId ?? task.traceId,
          template: task.template,
          mode: task.mode,
          addedAt: task.addedAt,
          createdAt: task.createdAt,
          finishedAt: task.finishedAt,
          photos: task.photos.map(
            ({ id, url, status, path, bytes, sha256, savedAt, error, damaged }) => {
              return { id, url, status, path, bytes, sha256, savedAt, error, damaged };
            },
          ),
        };
      });
    },
  };
}

function countsOf(
  standings: readonly Standing[],
  attention: number,
  photos: { [S in PhotoStatus]?: number },
): ReportCounts {
  const counts = { waiting: 0, finished: 0, failed: 0, missing: 0, overdue: 0 };
  for (const standing of standings) {
    counts[statusOf(standing)] += 1;
    if (standing === STANDING.overdue) counts.overdue += 1;
  }
  const { saved: photosSaved = 0, failed: photosFailed = 0 } = photos;
  return { tasks: standings.length, ...counts, attention, photosSaved, photosFailed };
}
