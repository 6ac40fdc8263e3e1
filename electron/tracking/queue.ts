/** What is to be done next: tasks to ask about, photos to download. */
import type { PhotoJob } from '../../contract/photo';
import type { DueTask } from '../../contract/task';
import { createDelivered } from './delivered';
import type { EntryFields } from './entries';
import type { Connection } from './transaction';

/** Numbers of the lists whose tasks count; null = all tasks of the account. */
export type Scope = readonly number[] | null;

export interface Queue {
  /** Tasks that are due until `now + horizonMs`, the longest overdue first. */
  due(account: number, now: number, limit: number, horizonMs: number, scope: Scope): DueTask[];
  /** When the next task is due, in ms; null = none is. */
  nextDueAt(account: number, scope: Scope): number | null;
  /**
   * Photos that may be downloaded now: those of the tasks `first` (IDs, in their order), then those
   * asked for by hand, then the others. One of each URL, and none whose URL is being downloaded: the
   * others follow as its twins. Without `all`, only those asked for.
   */
  photos(
    account: number,
    now: number,
    limit: number,
    all: boolean,
    scope: Scope,
    first: readonly string[],
  ): PhotoJob[];
  /** When the next photo may be downloaded (ms, 0 = at once); null = none waits. */
  nextPhotoAt(account: number, all: boolean, scope: Scope): number | null;
}

interface JobRecord {
  task: number;
  key: string;
  position: number;
  url: string;
  attempts: number;
  template: string | null;
  id: string;
  mode: string | null;
  added_at: number;
  created_at: number | null;
  may_number: 0 | 1;
}

export function createQueue(db: Connection, entries: EntryFields): Queue {
  const inScope = (task: string) => `(?2 IS NULL OR EXISTS (
    SELECT 1 FROM entries e WHERE e.task = ${task} AND e.list IN (SELECT value FROM json_each(?2))))`;
  const due = db.prepare(`
    SELECT id, added_at AS addedAt, created_at AS createdAt, checks, absences
    FROM tasks WHERE account = ?1 AND next_check_at <= ?3 AND ${inScope('tasks.n')}
    ORDER BY next_check_at LIMIT ?4`);
  const nextDue = db.prepare(`
    SELECT next_check_at AS at FROM tasks
    WHERE account = ?1 AND next_check_at IS NOT NULL AND ${inScope('tasks.n')}
    ORDER BY next_check_at LIMIT 1`);
  const job = `
    p.task, p.key, p.position, p.url, p.attempts, p.may_number,
    ifnull(t.template, p.template) AS template, t.id, t.mode, t.added_at, t.created_at`;
  const free = `${inScope('p.task')}
    AND NOT EXISTS (
      SELECT 1 FROM photos other
      WHERE other.account = ?1 AND other.url = p.url AND other.status = 'downloading')`;
  const ready = db.prepare(`
    SELECT ${job} FROM photos p JOIN tasks t ON t.n = p.task
    WHERE p.account = ?1 AND p.wanted = ?3 AND p.fetch_at <= ?4 AND ${free}
    ORDER BY p.fetch_at, p.n LIMIT ?5`);
  // In this order of joins, so that its cost is that of the tasks named, not of all that wait.
  const readyFirst = db.prepare(`
    SELECT ${job} FROM json_each(?6) AS first
    CROSS JOIN tasks t ON t.account = ?1 AND t.id = first.value
    CROSS JOIN photos p ON p.task = t.n
    WHERE p.wanted >= ?3 AND p.fetch_at <= ?4 AND ${free}
    ORDER BY first.key, p.position LIMIT ?5`);
  const nextPhoto = db.prepare(`
    SELECT fetch_at AS at FROM photos
    WHERE account = ?1 AND wanted = ?3 AND fetch_at IS NOT NULL AND ${inScope('photos.task')}
    ORDER BY fetch_at LIMIT 1`);
  const twin = db.prepare(`
    SELECT path, sha256 FROM photos
    WHERE account = ? AND url = ? AND status = 'saved' AND damaged = 0 LIMIT 1`);
  const delivered = createDelivered(db);
  const place = db.prepare(
    'SELECT count(*) AS total, sum(position <= ?) AS place FROM photos WHERE task = ?',
  );

  function jobOf(account: number, record: JobRecord, scope: Scope): PhotoJob {
    const { total, place: n }: { total: number; place: number } = place.get(
      record.position,
      record.task,
    );
    const text = entries.of(record.task, scope);
    const saved: { path: string; sha256: string } | undefined = twin.get(account, record.url);
    return {
      taskId: record.id,
      key: record.key,
      url: record.url,
      attempts: record.attempts,
      n,
      of: total,
      name: text.name ?? record.id,
      fields: text.fields,
      list: text.list,
      template: record.template,
      mode: record.mode,
      createdAt: record.created_at ?? record.added_at,
      twin: saved ? { path: saved.path, sha256: saved.sha256 } : null,
      known: delivered.known(account, record.id, record.key),
      mayNumber: record.may_number === 1,
    };
  }

  const lists = (scope: Scope) => (scope === null ? null : JSON.stringify(scope));

  return {
    due: (account, now, limit, horizonMs, scope) =>
      due.all(account, lists(scope), now + horizonMs, limit),
    nextDueAt(account, scope) {
      const row: { at: number } | undefined = nextDue.get(account, lists(scope));
      return row?.at ?? null;
    },
    photos(account, now, limit, all, scope, first) {
      const among = lists(scope);
      const sources: (() => JobRecord[])[] = [
        () => ready.all(account, among, 1, now, limit),
        () => (all ? ready.all(account, among, 0, now, limit) : []),
      ];
      if (first.length > 0) {
        const least = all ? 0 : 1;
        const ids = JSON.stringify(first);
        sources.unshift(() => readyFirst.all(account, among, least, now, limit, ids));
      }
      // Also what a second source names again is dropped by its URL.
      const byUrl = new Map<string, JobRecord>();
      for (const source of sources) {
        if (byUrl.size >= limit) break;
        for (const record of source()) {
          if (!byUrl.has(record.url)) byUrl.set(record.url, record);
        }
      }
      return [...byUrl.values()].slice(0, limit).map((record) => jobOf(account, record, scope));
    },
    nextPhotoAt(account, all, scope) {
      const at = (wanted: 0 | 1): number[] => {
        const row: { at: number } | undefined = nextPhoto.get(account, lists(scope), wanted);
        return row ? [row.at] : [];
      };
      const times = all ? [...at(1), ...at(0)] : at(1);
      return times.length > 0 ? Math.min(...times) : null;
    },
  };
}
