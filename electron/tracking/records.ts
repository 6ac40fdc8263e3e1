/** Tracked tasks as rows of the database, and back. */
import type { ImageType, Photo, PhotoStatus } from '../../contract/photo';
import type { TaskError, TrackedTask } from '../../contract/task';
import { statusOf, type Standing } from './standing';
import type { Connection } from './transaction';
import { awaitsFreshUrl } from './transition-photo';

export interface TaskRecord {
  n: number;
  account: number;
  id: string;
  standing: Standing;
  name: string | null;
  added_at: number;
  updated_at: number;
  created_at: number | null;
  finished_at: number | null;
  last_check_at: number | null;
  next_check_at: number | null;
  checks: number;
  absences: number;
  first_absent_at: number | null;
  template: string | null;
  mode: string | null;
  portraits: string;
  trace_id: string | null;
  error_code: string | null;
  error_message: string | null;
  error_trace_id: string | null;
}

export interface PhotoRecord {
  task: number;
  key: string;
  position: number;
  id: string | null;
  url: string;
  template: string | null;
  status: PhotoStatus;
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  type: ImageType | null;
  saved_at: number | null;
  error_code: string | null;
  error_message: string | null;
  attempts: number;
  retry_at: number | null;
  refreshes: number;
  damaged: 0 | 1;
  may_number: 0 | 1;
  /** See contract/preview.ts; of the bytes of `sha256`. */
  preview: string | null;
}

export function taskErrorOf(record: TaskRecord): TaskError | null {
  if (record.error_code === null) return null;
  return {
    code: record.error_code,
    message: record.error_message ?? '',
    traceId: record.error_trace_id,
  };
}

export function portraitsOf(record: TaskRecord): string[] {
  const portraits: string[] = JSON.parse(record.portraits);
  return portraits;
}

export function photoOf(record: PhotoRecord): Photo {
  return {
    key: record.key,
    position: record.position,
    id: record.id,
    url: record.url,
    template: record.template,
    status: record.status,
    path: record.path,
    bytes: record.bytes,
    sha256: record.sha256,
    type: record.type,
    savedAt: record.saved_at,
    error:
      record.error_code === null
        ? null
        : { code: record.error_code, message: record.error_message ?? '' },
    attempts: record.attempts,
    retryAt: record.retry_at,
    refreshes: record.refreshes,
    damaged: record.damaged === 1,
    mayNumber: record.may_number === 1,
  };
}

function trackedTask(record: TaskRecord, photos: Photo[]): TrackedTask {
  return {
    id: record.id,
    status: statusOf(record.standing),
    addedAt: record.added_at,
    createdAt: record.created_at,
    finishedAt: record.finished_at,
    lastCheckAt: record.last_check_at,
    nextCheckAt: record.next_check_at,
    checks: record.checks,
    absences: record.absences,
    firstAbsentAt: record.first_absent_at,
    template: record.template,
    mode: record.mode,
    portraits: portraitsOf(record),
    traceId: record.trace_id,
    error: taskErrorOf(record),
    photos,
  };
}

export interface TaskRecords {
  find(account: number, id: string): TaskRecord | undefined;
  tracked(record: TaskRecord): TrackedTask;
  update(n: number, task: TrackedTask, standing: Standing, updatedAt: number): void;
  putPhoto(account: number, task: number, photo: Photo): void;
}

export function createTaskRecords(db: Connection): TaskRecords {
  const find = db.prepare('SELECT * FROM tasks WHERE account = ? AND id = ?');
  const photos = db.prepare('SELECT * FROM photos WHERE task = ? ORDER BY position');
  const update = db.prepare(`
    UPDATE tasks SET standing = ?, updated_at = ?, created_at = ?, finished_at = ?,
      last_check_at = ?, next_check_at = ?, checks = ?, absences = ?, first_absent_at = ?,
      template = ?, mode = ?, portraits = ?, trace_id = ?,
      error_code = ?, error_message = ?, error_trace_id = ?
    WHERE n = ?`);
  const put = db.prepare(`
    INSERT INTO photos (account, task, key, position, id, url, template, status, path, bytes,
      sha256, type, saved_at, error_code, error_message, attempts, retry_at, refreshes, fetch_at,
      damaged, may_number)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (task, key) DO UPDATE SET
      url = excluded.url, template = excluded.template, status = excluded.status,
      path = excluded.path, bytes = excluded.bytes, sha256 = excluded.sha256,
      type = excluded.type, saved_at = excluded.saved_at, error_code = excluded.error_code,
      error_message = excluded.error_message, attempts = excluded.attempts,
      retry_at = excluded.retry_at, refreshes = excluded.refreshes, fetch_at = excluded.fetch_at,
      damaged = excluded.damaged, may_number = excluded.may_number,
      preview = CASE WHEN photos.sha256 IS excluded.sha256 THEN photos.preview END`);
  return {
    find: (account, id) => find.get(account, id),
    tracked(record) {
      const rows: PhotoRecord[] = photos.all(record.n);
      return trackedTask(record, rows.map(photoOf));
    },
    update(n, task, standing, updatedAt) {
      update.run(
        standing,
        updatedAt,
        task.createdAt,
        task.finishedAt,
        task.lastCheckAt,
        task.nextCheckAt,
        task.checks,
        task.absences,
        task.firstAbsentAt,
        task.template,
        task.mode,
        JSON.stringify(task.portraits),
        task.traceId,
        task.error?.code ?? null,
        task.error?.message ?? null,
        task.error?.traceId ?? null,
        n,
      );
    },
    putPhoto(account, task, photo) {
      const fetchable = photo.status === 'queued' && !awaitsFreshUrl(photo);
      put.run(
        account,
        task,
        photo.key,
        photo.position,
        photo.id,
        photo.url,
        photo.template,
        photo.status,
        photo.path,
        photo.bytes,
        photo.sha256,
        photo.type,
        photo.savedAt,
        photo.error?.code ?? null,
        photo.error?.message ?? null,
        photo.attempts,
        photo.retryAt,
        photo.refreshes,
        fetchable ? (photo.retryAt ?? 0) : null,
        Number(photo.damaged),
        Number(photo.mayNumber),
      );
    },
  };
}
