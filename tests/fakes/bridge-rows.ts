import type { Counts, ListSummary, RowQuery, TaskDetail, TaskRow } from '../../contract/view';

/** The queries of the engine, over an array. */

function needsAttention(task: TaskRow): boolean {
  return (
    task.status === 'failed' ||
    task.status === 'missing' ||
    task.overdue ||
    task.photos.some((photo) => photo.status === 'failed' || photo.damaged)
  );
}

export function matching(tasks: readonly TaskDetail[], query: RowQuery): TaskDetail[] {
  const search = query.search.normalize('NFKC').toLowerCase();
  const found = tasks.filter((task) => {
    if (query.list !== null && !task.lists.some(({ id }) => id === query.list)) return false;
    if (query.status === 'attention' && !needsAttention(task)) return false;
    if (query.status === 'waiting' && task.status !== 'waiting') return false;
    if (query.status === 'finished' && task.status !== 'finished') return false;
    if (search === '') return true;
    const text = [task.name ?? '', task.id, ...Object.values(task.fields)].join('\n');
    return text.normalize('NFKC').toLowerCase().includes(search);
  });
  if (query.sort === 'name') {
    found.sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id));
  } else if (query.sort === 'status') {
    found.sort((a, b) => a.status.localeCompare(b.status));
  } else if (query.sort === 'updated') {
    found.sort((a, b) => (b.lastCheckAt ?? 0) - (a.lastCheckAt ?? 0));
  }
  return found;
}

export function rowOf(task: TaskDetail): TaskRow {
  const { id, name, status, overdue, error, addedAt, createdAt, photos } = task;
  return {
    id,
    name,
    status,
    overdue,
    error,
    addedAt,
    createdAt,
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

export function summarize(
  lists: readonly { id: number; name: string }[],
  tasks: readonly TaskDetail[],
): ListSummary[] {
  return lists.map(({ id, name }) => {
    const own = tasks.filter((task) => task.lists.some((list) => list.id === id));
    const { all, waiting, finished, attention, missing } = countTasks(own);
    return {
      id,
      name,
      tasks: all,
      waiting,
      finished,
      attention,
      addedAt: own[0]?.addedAt ?? 0,
      mostlyMissing: all > 0 && missing / all > 0.9,
    };
  });
}
