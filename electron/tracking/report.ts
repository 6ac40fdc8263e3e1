import type { LeftOutLine } from '../../contract/left-out';
import type { PhotoError, PhotoStatus } from '../../contract/photo';
import type { TaskError, TaskStatus } from '../../contract/task';
import type { EntryFields } from './entries';
import { createLeftOut } from './left-out';
import { createTaskRecords, type TaskRecord } from './records';
import type { Connection } from './transaction';

/** What became of some lists: the command line's `--json`, without the requests it counts itself. */
export interface Report {
  /** In the order asked for. */
  lists: ReportList[];
  /** In the order of the lists; a task on two of them stands here once. */
  tasks: ReportTask[];
}

export interface ReportList {
  list: number;
  name: string;
  /** Lines that held an ID. */
  entries: number;
  /** Of these, repeats within this list or of an earlier one of the report. */
  duplicates: number;
  /** The first `MOST_LEFT_OUT` of `rejectedTotal`. */
  rejected: LeftOutLine[];
  rejectedTotal: number;
}

export interface ReportTask {
  id: string;
  name: string | null;
  fields: Record<string, string>;
  status: TaskStatus;
  error: TaskError | null;
  photos: ReportPhoto[];
}

export interface ReportPhoto {
  key: string;
  id: string | null;
  url: string;
  status: PhotoStatus;
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  error: PhotoError | null;
  /** Saved as the server has it, but no picture can be made of its bytes. */
  damaged: boolean;
}

/** Reports on the lists with these numbers, in this order. A list that is given twice counts twice. */
export function createReport(
  db: Connection,
  entries: EntryFields,
): (account: number, lists: readonly number[]) => Report {
  const records = createTaskRecords(db);
  const listBy = db.prepare('SELECT name, lines FROM lists WHERE account = ? AND id = ?');
  const leftOut = createLeftOut(db);
  const tasksOn = db.prepare(`
    SELECT t.* FROM entries e JOIN tasks t ON t.n = e.task WHERE e.list = ? ORDER BY e.seq`);

  function taskOf(record: TaskRecord, lists: readonly number[]): ReportTask {
    const { fields, name } = entries.of(record.n, lists);
    const task = records.tracked(record);
    return {
      id: task.id,
      name,
      fields,
      status: task.status,
      error: task.error,
      photos: task.photos.map(({ key, id, url, status, path, bytes, sha256, error, damaged }) => {
        return { key, id, url, status, path, bytes, sha256, error, damaged };
      }),
    };
  }

  return (account, lists) => {
    const report: Report = { lists: [], tasks: [] };
    const seen = new Set<number>();
    for (const list of lists) {
      const row: { name: string; lines: number } | undefined = listBy.get(account, list);
      if (!row) continue;
      let first = 0;
      for (const record of tasksOn.iterate(list) as Iterable<TaskRecord>) {
        if (seen.has(record.n)) continue;
        seen.add(record.n);
        first += 1;
        report.tasks.push(taskOf(record, lists));
      }
      const out = leftOut(account, list);
      report.lists.push({
        list,
        name: row.name,
        entries: row.lines,
        duplicates: row.lines - first,
        rejected: out?.lines ?? [],
        rejectedTotal: out?.total ?? 0,
      });
    }
    return report;
  };
}
