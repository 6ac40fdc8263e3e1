import type { ImageType, PhotoStatus } from '../../contract/photo';
import type { TaskError, TaskStatus } from '../../contract/task';
import type { RowQuery } from '../../contract/view';
import type { EntryFields } from './entries';
import { isPlain } from './filters';
import type { ReadOrder } from './orders';
import { createTaskRecords, type TaskRecord } from './records';
import { count, isDelivered, needsAttention, noCounts, type ReportCounts } from './report-counts';
import { STANDING, type Standing } from './standing';
import { breathe, type Connection } from './transaction';

/** What a report on a query will hold: its tasks are those of one moment, their rows are read after that. */
export interface ReportPlan {
  /** How many tasks the query has. */
  of: number;
  /** Row numbers of the tasks, in the order of the query. */
  tasks: number[];
  /** Those of them that need attention, in the same order. */
  attention: number[];
  /** Those that do not and have all their photos saved, in the same order. */
  delivered: number[];
  counts: ReportCounts;
  /** Lists of which lines without an ID belong to the query, in the order added. */
  leftOut: number[];
  /** Columns of the lists that these tasks stand on, in their order. */
  columns: ReportColumn[];
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
  type: ImageType | null;
  savedAt: number | null;
  error: { code: string; message: string } | null;
  damaged: boolean;
}

export interface ReportRows {
  /** `undelivered`: without the tasks whose photos are all saved. */
  plan(account: number, query: RowQuery, undelivered: boolean): Promise<ReportPlan>;
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
  const standsOf = db.prepare(`
    SELECT json_group_array(json_array(n, standing, photos, saved, failed, toCome)) AS stands FROM (
      SELECT t.n, t.standing, count(p.task) AS photos,
        ifnull(sum(p.status = 'saved'), 0) AS saved,
        ifnull(sum(p.status = 'failed'), 0) AS failed,
        ifnull(sum(p.status IN ('queued', 'downloading')), 0) AS toCome
      FROM json_each(?) wanted CROSS JOIN tasks t ON t.n = wanted.value
        LEFT JOIN photos p ON p.task = t.n
      GROUP BY wanted.key ORDER BY wanted.key)`);
  const listsOf = db.prepare(`
    SELECT DISTINCT e.list FROM json_each(?) wanted CROSS JOIN entries e ON e.task = wanted.value`);
  const columnsOf = db.prepare(`
    SELECT c.title, min(c.list), c.place, min(l.name_column IS c.title) AS isName
    FROM list_columns c JOIN lists l ON l.id = c.list
    WHERE c.list IN (SELECT value FROM json_each(?))
    GROUP BY c.title ORDER BY 2, c.place`);
  const leftOutOf = db.prepare(`
    SELECT o.list, o.total FROM left_out o JOIN lists l ON l.id = o.list
    WHERE l.account = ?1 AND (?2 IS NULL OR l.id = ?2) AND (?3 = 'all' OR o.done_at IS NULL)
    ORDER BY o.list`);
  const tasksIn = db.prepare(`
    SELECT t.* FROM json_each(?2) wanted CROSS JOIN tasks t ON t.n = wanted.value
    WHERE t.account = ?1 ORDER BY wanted.key`);

  return {
    async plan(account, query, undelivered) {
      const wanted = [...order.whole(account, query)];
      const tasks: number[] = [];
      const attention: number[] = [];
      const delivered: number[] = [];
      const counts = noCounts();
      let of = 0;
      const lists = new Set<number>();
      for (let from = 0; from < wanted.length; from += CHUNK) {
        await breathe();
        const part = JSON.stringify(wanted.slice(from, from + CHUNK));
        // One that was removed meanwhile is none any more.
        const { stands }: { stands: string } = standsOf.get(part);
        const found: [number, Standing, number, number, number, number][] = JSON.parse(stands);
        for (const [task, standing, photos, saved, failed, toCome] of found) {
          const stand = { standing, photos, saved, failed, toCome };
          of += 1;
          if (undelivered && !needsAttention(stand) && isDelivered(stand)) continue;
          tasks.push(task);
          if (needsAttention(stand)) attention.push(task);
          else if (isDelivered(stand)) delivered.push(task);
          count(counts, stand);
        }
        const among: { list: number }[] = listsOf.all(part);
        for (const { list } of among) lists.add(list);
      }
      const columns: { title: string; isName: number }[] = columnsOf.all(
        JSON.stringify([...lists]),
      );
      const leftOut: { list: number; total: number }[] = isWhole(query)
        ? leftOutOf.all(account, query.list, undelivered ? 'attention' : query.status)
        : [];
      counts.leftOut = leftOut.reduce((sum, { total }) => sum + total, 0);
      return {
        of,
        tasks,
        attention,
        delivered,
        counts,
        leftOut: leftOut.map(({ list }) => list),
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
            ({ id, url, status, path, bytes, sha256, type, savedAt, error, damaged }) => {
              return { id, url, status, path, bytes, sha256, type, savedAt, error, damaged };
            },
          ),
        };
      });
    },
  };
}

/** Whether lines without an ID belong to it: they are no tasks, so that only their list can be asked for. */
function isWhole(query: RowQuery): boolean {
  const isUnsifted = isPlain({ ...query, list: null }) && query.search.trim() === '';
  return (query.status === 'all' || query.status === 'attention') && isUnsifted;
}
