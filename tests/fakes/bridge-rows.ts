import { inOrder } from './bridge-order';
import type { Input } from '../../contract/ipc';
import type { LeftOut } from '../../contract/left-out';
import type {
  ColumnValues,
  Counted,
  Counts,
  Facets,
  ListSummary,
  RowQuery,
  StatusCounts,
  StatusFilter,
  TaskDetail,
  TaskRow,
} from '../../contract/view';

/** The queries of the engine, over an array. */

function needsAttention(task: TaskRow): boolean {
  return (
    task.status === 'failed' ||
    task.status === 'missing' ||
    task.overdue ||
    task.photos.some((photo) => photo.status === 'failed' || photo.damaged)
  );
}

function causesOf(task: TaskDetail): string[] {
  if (task.overdue) return ['overdue'];
  if (task.status === 'missing') return ['missing'];
  if (task.status === 'failed') return [`failed:${task.error?.code ?? ''}`];
  const ofPhotos = task.photos.flatMap((photo) => [
    ...(photo.status === 'failed' ? [`photo:${photo.error?.code ?? ''}`] : []),
    ...(photo.damaged ? ['damaged'] : []),
  ]);
  return [...new Set(ofPhotos)];
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
const saidOf = (task: TaskDetail, title: string): string => task.fields[title] ?? '';

export function columnValuesOf(
  tasks: readonly TaskDetail[],
  { query, title, search }: Input<'columnValues'>,
): ColumnValues {
  const columns = query.columns.filter((one) => one.title !== title);
  const counts = new Map<string, number>();
  for (const task of matching(tasks, { ...query, columns })) {
    const said = saidOf(task, title);
    counts.set(said, (counts.get(said) ?? 0) + 1);
  }
  const blank = counts.get('') ?? 0;
  counts.delete('');
  const found = [...counts]
    .map(([value, n]) => ({ value, tasks: n }))
    .filter(({ value }) => fold(value).includes(fold(search)))
    .toSorted((a, b) => b.tasks - a.tasks);
  return { values: found.slice(0, 100), more: Math.max(0, found.length - 100), blank };
}

export function statusCountsOf(tasks: readonly TaskDetail[], query: RowQuery): StatusCounts {
  const count = (status: StatusFilter): number => {
    const cause = status === 'attention' ? query.cause : null;
    return matching(tasks, { ...query, status, cause }).length;
  };
  return {
    all: count('all'),
    waiting: count('waiting'),
    finished: count('finished'),
    attention: count('attention'),
  };
}

export function matching(tasks: readonly TaskDetail[], query: RowQuery): TaskDetail[] {
  const search = fold(query.search);
  const found = tasks.filter((task) => {
    const since = task.createdAt ?? task.addedAt;
    if (query.list !== null && !task.lists.some(({ id }) => id === query.list)) return false;
    if (query.status === 'attention' && !needsAttention(task)) return false;
    if (query.status === 'waiting' && task.status !== 'waiting') return false;
    if (query.status === 'finished' && task.status !== 'finished') return false;
    if (query.template !== null && task.template !== query.template) return false;
    if (query.mode !== null && task.mode !== query.mode) return false;
    if (query.cause !== null && !causesOf(task).includes(query.cause)) return false;
    if (!query.columns.every(({ title, value }) => fold(saidOf(task, title)) === fold(value))) {
      return false;
    }
    if (query.days && (since < query.days.from || since >= query.days.to)) return false;
    if (search === '') return true;
    const errors = [task.error, ...task.photos.map(({ error }) => error)];
    const text = [
      task.name ?? '',
      task.id,
      ...Object.values(task.fields),
      ...task.lists.map(({ name }) => name),
      ...errors.flatMap((error) => (error ? [error.code, error.message] : [])),
    ].join('\n');
    return fold(text).includes(search);
  });
  return inOrder(found, query);
}

/** `fields`: titles of the columns that the row brings. */
export function rowOf(task: TaskDetail, fields: readonly string[]): TaskRow {
  const { id, name, status, overdue, error, addedAt, updatedAt, createdAt, photos } = task;
  const { finishedAt, template, mode } = task;
  return {
    id,
    name,
    status,
    overdue,
    error,
    addedAt,
    updatedAt,
    createdAt,
    finishedAt,
    template,
    mode,
    fields: Object.fromEntries(
      Object.entries(task.fields).filter(([title]) => fields.includes(title)),
    ),
    photos: photos.map(
      ({ key, status: photoStatus, src, thumbnail, error: photoError, damaged }) => ({
        key,
        status: photoStatus,
        src,
        thumbnail,
        error: photoError,
        damaged,
      }),
    ),
  };
}

export function facetsOf(tasks: readonly TaskDetail[], list: number | null): Facets {
  const own = tasks.filter((task) => list === null || task.lists.some(({ id }) => id === list));
  const count = (values: (task: TaskDetail) => (string | null)[]): Counted[] => {
    const counts = new Map<string, number>();
    for (const value of own.flatMap(values)) {
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts]
      .map(([value, tasks]) => ({ value, tasks }))
      .toSorted((a, b) => b.tasks - a.tasks);
  };
  const fields = [...new Set(own.flatMap((task) => Object.keys(task.fields)))];
  return {
    templates: count(({ template }) => [template]),
    modes: count(({ mode }) => [mode]),
    causes: count(causesOf),
    fields,
    nameFields: fields.filter((title) =>
      own.every((task) => [task.name, undefined].includes(task.fields[title])),
    ),
  };
}

export function countTasks(tasks: readonly TaskDetail[]): Counts {
  const of = (test: (task: TaskDetail) => boolean): number => tasks.filter(test).length;
  const photos = tasks.flatMap((task) => task.photos);
  return {
    all: tasks.length,
    waiting: of((task) => task.status === 'waiting'),
    finished: of((task) => task.status === 'finished'),
    failed: of((task) => task.status === 'failed'),
    missing: of((task) => task.status === 'missing'),
    overdue: of((task) => task.overdue),
    attention: of(needsAttention),
    photosSaved: photos.filter(({ status }) => status === 'saved').length,
    photosQueued: photos.filter(({ status }) => status === 'queued').length,
    photosPaused: photos.filter(({ status }) => status === 'paused').length,
    photosFailed: photos.filter(({ status }) => status === 'failed').length,
  };
}

/** A list, and what was left out of it. */
export interface FakeList {
  id: number;
  name: string;
  leftOut?: Pick<LeftOut, 'sheet' | 'total' | 'done' | 'lines'>;
}

export function summarize(lists: readonly FakeList[], tasks: readonly TaskDetail[]): ListSummary[] {
  return lists.map(({ id, name, leftOut }) => {
    const own = tasks.filter((task) => task.lists.some((list) => list.id === id));
    const { all, waiting, overdue, finished, attention, missing } = countTasks(own);
    return {
      id,
      name,
      tasks: all,
      waiting,
      overdue,
      finished,
      attention,
      addedAt: own[0]?.addedAt ?? 0,
      leftOut: leftOut?.total ?? 0,
      leftOutDone: leftOut?.done ?? false,
      mostlyMissing: all > 0 && missing / all > 0.9,
    };
  });
}
