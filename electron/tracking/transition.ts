import { assertNever } from '../../contract/assert-never';
import type { Fact } from '../../contract/fact';
import type { Photo } from '../../contract/photo';
import type { RemoteTask, TaskError, TrackedTask } from '../../contract/task';
import { mergePhotos } from './merge-photos';
import { restoreWish } from './restored-wish';
import { isOverdue } from './standing';
import { giveUpAwaiting, transitionPhoto, type PhotoChange } from './transition-photo';
import { allowNumber, holdPhoto, releasePhoto, retryPhoto } from './wished-photo';

/**
 * When a task that the API does not know becomes `missing`: after `absences` checks in a row, over at
 * least `spanMs`. A task just submitted may be unknown for some seconds; a batch may leave one out.
 */
export interface MissingRules {
  absences: number;
  spanMs: number;
}

export const MISSING_RULES: MissingRules = { absences: 3, spanMs: 120_000 };

/** A task as it is tracked before its first check, which is due at once. */
export function newTask(id: string, addedAt: number): TrackedTask {
  return {
    id,
    status: 'waiting',
    addedAt,
    createdAt: null,
    finishedAt: null,
    lastCheckAt: null,
    nextCheckAt: addedAt,
    checks: 0,
    absences: 0,
    firstAbsentAt: null,
    template: null,
    mode: null,
    portraits: [],
    traceId: null,
    error: null,
    photos: [],
  };
}

/**
 * The task after the fact; the very same object when the fact changes nothing. Pure and total: every
 * fact may arrive in every state. Finished is final: no fact undoes it. A saved photo stays saved
 * until its file is gone from the disk, or, when it is damaged, until it is tried again. A failed or missing task is healed by an answer that knows better.
 */
export function transition(
  task: TrackedTask,
  fact: Fact,
  rules: MissingRules = MISSING_RULES,
): TrackedTask {
  switch (fact.kind) {
    case 'answered':
      return answered(task, fact.remote, fact.at, fact.checkAgainAt);
    case 'absent':
      return absent(task, fact.at, fact.checkAgainAt, rules);
    case 'refused':
      return refused(task, fact.at, fact.error);
    case 'retried':
      return retried(task, fact.key, fact.at);
    case 'held':
      return withPhotos(task, fact.key, (photo) => holdPhoto(photo, fact.hold));
    case 'released':
      return withPhotos(task, fact.key, releasePhoto);
    case 'number-allowed':
      return withPhotos(task, fact.key, allowNumber);
    case 'restored':
      return restoreWish(task, fact.before);
    case 'photo-started':
    case 'photo-whole':
    case 'photo-saved':
    case 'photo-delayed':
    case 'photo-expired':
    case 'photo-failed':
    case 'photo-queued':
    case 'photo-gone':
      return withPhoto(task, fact.key, (photo) => transitionPhoto(photo, fact), fact.at);
    default:
      return assertNever(fact);
  }
}

function answered(
  task: TrackedTask,
  remote: RemoteTask,
  at: number,
  checkAgainAt: number,
): TrackedTask {
  switch (remote.status) {
    case 'finished':
      return {
        ...described(task, remote, at),
        status: 'finished',
        finishedAt: remote.finishedAt ?? task.finishedAt ?? at,
        nextCheckAt: null,
        error: null,
        photos: mergePhotos(task.photos, remote.photos),
      };
    case 'failed':
      if (task.status === 'finished') return unhelpful(task, at);
      return {
        ...described(task, remote, at),
        status: 'failed',
        finishedAt: remote.finishedAt ?? task.finishedAt,
        nextCheckAt: null,
        error: remote.error ?? {
          code: 'failed',
          message: 'The API says that this task failed, without a reason.',
          traceId: remote.traceId,
        },
      };
    case 'waiting':
      if (task.status === 'finished') return unhelpful(task, at);
      // A failed task is not asked about, so this answer is older than the failure.
      if (task.status === 'failed') return task;
      return {
        ...described(task, remote, at),
        status: 'waiting',
        nextCheckAt: checkAgainAt,
        error: null,
      };
    default:
      return assertNever(remote.status);
  }
}

function absent(
  task: TrackedTask,
  at: number,
  checkAgainAt: number,
  rules: MissingRules,
): TrackedTask {
  if (task.status === 'finished') return unhelpful(task, at);
  if (task.status === 'failed') return task;
  const absences = task.absences + 1;
  const firstAbsentAt = Math.min(task.firstAbsentAt ?? at, at);
  const missing =
    task.status === 'missing' || (absences >= rules.absences && at - firstAbsentAt >= rules.spanMs);
  return {
    ...checked(task, at),
    status: missing ? 'missing' : 'waiting',
    absences,
    firstAbsentAt,
    nextCheckAt: missing ? null : checkAgainAt,
  };
}

function refused(task: TrackedTask, at: number, error: TaskError): TrackedTask {
  if (task.status === 'finished') return unhelpful(task, at);
  if (task.status === 'failed') return task;
  return { ...checked(task, at), status: 'failed', nextCheckAt: null, error };
}

function retried(task: TrackedTask, key: string | null, at: number): TrackedTask {
  switch (task.status) {
    case 'waiting':
      // Overdue tasks are asked about at long intervals: it is asked about now.
      return isOverdue(task, at) && (task.nextCheckAt ?? at) > at
        ? { ...task, nextCheckAt: at }
        : task;
    case 'failed':
    case 'missing':
      return {
        ...task,
        status: 'waiting',
        nextCheckAt: at,
        absences: 0,
        firstAbsentAt: null,
        error: null,
      };
    case 'finished':
      return withPhotos(task, key, retryPhoto);
    default:
      return assertNever(task.status);
  }
}

/** A finished task was asked for a fresh URL, and the answer brought none: those photos are lost. */
function unhelpful(task: TrackedTask, at: number): TrackedTask {
  return { ...checked(task, at), nextCheckAt: null, photos: task.photos.map(giveUpAwaiting) };
}

/** `key`: the photo to change; null = all of them. */
function withPhotos(
  task: TrackedTask,
  key: string | null,
  change: (photo: Photo) => Photo,
): TrackedTask {
  const photos = task.photos.map((photo) =>
    key === null || photo.key === key ? change(photo) : photo,
  );
  return photos.every((photo, i) => photo === task.photos[i]) ? task : { ...task, photos };
}

function withPhoto(
  task: TrackedTask,
  key: string,
  change: (photo: Photo) => PhotoChange,
  at: number,
): TrackedTask {
  const index = task.photos.findIndex((photo) => photo.key === key);
  const before = task.photos[index];
  if (!before) return task;
  const { photo, askAgain } = change(before);
  if (photo === before) return task;
  return {
    ...task,
    nextCheckAt: askAgain ? at : task.nextCheckAt,
    photos: task.photos.with(index, photo),
  };
}

function checked(task: TrackedTask, at: number): TrackedTask {
  return { ...task, lastCheckAt: Math.max(task.lastCheckAt ?? at, at), checks: task.checks + 1 };
}

/** What every answer tells, whatever its status; a field that it left out keeps its last value. */
function described(task: TrackedTask, remote: RemoteTask, at: number): TrackedTask {
  return {
    ...checked(task, at),
    absences: 0,
    firstAbsentAt: null,
    createdAt: remote.createdAt ?? task.createdAt,
    template: remote.template ?? task.template,
    mode: remote.mode ?? task.mode,
    portraits: remote.portraits.length > 0 ? remote.portraits : task.portraits,
    traceId: remote.traceId ?? task.traceId,
  };
}
