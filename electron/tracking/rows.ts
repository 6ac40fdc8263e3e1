import { photoAddress, type PhotoSize } from '../../contract/photo-address';
import type { Photo } from '../../contract/photo';
import type {
  PhotoDetail,
  PhotoRow,
  RowQuery,
  RowWindow,
  TaskDetail,
  TaskRow,
  TimelineEvent,
} from '../../contract/view';
import type { EntryFields, EntryText } from './entries';
import type { ReadOrder, Revisions } from './orders';
import { photoOf, portraitsOf, taskErrorOf, type PhotoRecord, type TaskRecord } from './records';
import { STANDING, statusOf } from './standing';
import { createTimeline } from './timeline';
import type { Connection } from './transaction';

type ShownPhoto = Photo & Pick<PhotoRecord, 'preview'>;

/** More rows than any window shows; what goes beyond is cut. */
const MAX_ROWS = 1_000;

export interface Rows {
  /** `fields`: the columns of the lists that each row brings. */
  window(
    account: number,
    query: RowQuery,
    offset: number,
    limit: number,
    fields: readonly string[],
  ): RowWindow;
  idsBetween(account: number, query: RowQuery, from: number, to: number): string[];
  detail(account: number, id: string): TaskDetail | null;
}

export function createRows(
  db: Connection,
  order: ReadOrder,
  entries: EntryFields,
  revisions: Revisions,
): Rows {
  const tasksIn = db.prepare('SELECT * FROM tasks WHERE n IN (SELECT value FROM json_each(?))');
  const photosIn = db.prepare(`
    SELECT * FROM photos WHERE task IN (SELECT value FROM json_each(?)) ORDER BY task, position`);
  const idsIn = db.prepare(`
    SELECT tasks.id FROM json_each(?) AS wanted CROSS JOIN tasks ON tasks.n = wanted.value
    ORDER BY wanted.key`);
  const find = db.prepare('SELECT * FROM tasks WHERE account = ? AND id = ?');
  const answer = db.prepare('SELECT raw FROM answers WHERE task = ?');
  const timeline = createTimeline(db);

  const window: Rows['window'] = (account, query, offset, limit, fields) => {
    const from = Math.max(0, offset);
    const to = from + Math.min(Math.max(0, limit), MAX_ROWS);
    const revision = revisions.data;
    const { tasks, total } = order(account, query, from, to);
    const wanted = JSON.stringify(tasks);
    const records: TaskRecord[] = tasksIn.all(wanted);
    const byNumber = new Map(records.map((record) => [record.n, record]));
    const photos = photosByTask(photosIn.all(wanted));
    const rows = tasks.flatMap((n) => {
      const record = byNumber.get(n);
      if (!record) return [];
      const said = fields.length === 0 ? {} : only(fields, entries.of(n).fields);
      return [rowOf(record, photos.get(n) ?? [], said)];
    });
    return { rows, total, revision };
  };

  function idsBetween(account: number, query: RowQuery, from: number, to: number): string[] {
    const { tasks } = order(account, query, Math.max(0, from), Math.max(0, to + 1));
    const rows: { id: string }[] = idsIn.all(JSON.stringify(tasks));
    return rows.map((row) => row.id);
  }

  function detail(account: number, id: string): TaskDetail | null {
    const record: TaskRecord | undefined = find.get(account, id);
    if (!record) return null;
    const text = entries.of(record.n);
    const photos = photosByTask(photosIn.all(JSON.stringify([record.n]))).get(record.n) ?? [];
    const latest: { raw: string } | undefined = answer.get(record.n);
    return {
      ...rowOf(record, photos, text.fields),
      lists: text.lists.map((list) => ({ id: list.id, name: list.name })),
      lastCheckAt: record.last_check_at,
      nextCheckAt: record.next_check_at,
      checks: record.checks,
      portraits: portraitsOf(record),
      traceId: record.trace_id,
      photos: photos.map((photo, i) => photoDetail(record.id, photo, i, photos)),
      timeline: [...addedEvents(text), ...timeline.read(record.n)].sort((a, b) => a.at - b.at),
      answer: latest?.raw ?? null,
    };
  }

  return { window, idsBetween, detail };
}

function photosByTask(records: PhotoRecord[]): Map<number, ShownPhoto[]> {
  const byTask = new Map<number, ShownPhoto[]>();
  for (const record of records) {
    const photo = { ...photoOf(record), preview: record.preview };
    const photos = byTask.get(record.task);
    if (photos) photos.push(photo);
    else byTask.set(record.task, [photo]);
  }
  return byTask;
}

/** Those of the columns that there is something in. */
function only(titles: readonly string[], fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    titles.flatMap((title) => (Object.hasOwn(fields, title) ? [[title, fields[title]!]] : [])),
  );
}

function rowOf(record: TaskRecord, photos: ShownPhoto[], fields: Record<string, string>): TaskRow {
  return {
    id: record.id,
    name: record.name,
    status: statusOf(record.standing),
    overdue: record.standing === STANDING.overdue,
    error: taskErrorOf(record),
    addedAt: record.added_at,
    updatedAt: record.updated_at,
    createdAt: record.created_at,
    finishedAt: record.finished_at,
    template: record.template,
    mode: record.mode,
    fields,
    photos: photos.map((photo) => photoRow(record.id, photo)),
  };
}

function photoRow(taskId: string, photo: ShownPhoto): PhotoRow {
  const saved = photo.status === 'saved' && photo.sha256 !== null;
  const address = (size: PhotoSize): string | null =>
    saved ? photoAddress(size, taskId, photo.key, photo.sha256!.slice(0, 16)) : null;
  return {
    key: photo.key,
    status: photo.status,
    src: address('photo'),
    thumbnail: address('thumbnail'),
    ...(saved && photo.preview !== null ? { preview: photo.preview } : {}),
    error: photo.error,
    damaged: photo.damaged,
  };
}

function photoDetail(
  taskId: string,
  photo: ShownPhoto,
  i: number,
  photos: ShownPhoto[],
): PhotoDetail {
  const first = photos.findIndex((other) => other.url === photo.url);
  return {
    ...photoRow(taskId, photo),
    n: i + 1,
    url: photo.url,
    template: photo.template,
    path: photo.path,
    bytes: photo.bytes,
    sha256: photo.sha256,
    type: photo.type,
    savedAt: photo.savedAt,
    samePictureAs: first < i ? first + 1 : null,
  };
}

/** That lists brought the task in is told by the lists themselves, not kept again for each task. */
function addedEvents(text: EntryText): TimelineEvent[] {
  return text.lists.map(({ name, addedAt }) => ({
    at: addedAt,
    lastAt: addedAt,
    times: 1,
    kind: 'added',
    detail: name,
    count: null,
  }));
}
