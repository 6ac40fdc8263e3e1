/** A task after the operator took a wish back, and what is needed for that. */
import type { BeforeWish } from '../../contract/history';
import type { Photo } from '../../contract/photo';
import type { TrackedTask } from '../../contract/task';
import { awaitsFreshUrl, isHeld } from './transition-photo';

/** What a wish changed, as it was before; null = nothing. */
export function beforeWish(before: TrackedTask, after: TrackedTask): BeforeWish | null {
  const photos = before.photos.filter((photo, i) => photo !== after.photos[i]);
  const { status, nextCheckAt, absences, firstAbsentAt, error, checks } = before;
  const task =
    status === after.status && nextCheckAt === after.nextCheckAt
      ? null
      : { status, nextCheckAt, absences, firstAbsentAt, error, checks };
  return task || photos.length > 0 ? { task, photos } : null;
}

/**
 * The task as before the wish. What went on meanwhile stays: a photo that was saved or has failed anew, a
 * task that was asked about. The same object when nothing changes.
 */
export function restoreWish(now: TrackedTask, before: BeforeWish): TrackedTask {
  const photos = now.photos.map((photo) => {
    const old = before.photos.find(({ key }) => key === photo.key);
    return old ? restorePhoto(now, photo, old) : photo;
  });
  const task = before.task && wasNotAsked(now, before.task.checks) ? before.task : null;
  if (!task && photos.every((photo, i) => photo === now.photos[i])) return now;
  return { ...now, ...task, photos };
}

/** Whether something that the wish changed is not as before, because it went on. */
export function wentOn(restored: TrackedTask, before: BeforeWish): boolean {
  if (before.task && restored.status !== before.task.status) return true;
  return before.photos.some((old) => {
    const photo = restored.photos.find(({ key }) => key === old.key);
    return photo === undefined || (photo.status === 'saved') !== (old.status === 'saved');
  });
}

/** The wish made it wait, and no answer came since. */
function wasNotAsked(now: TrackedTask, checks: number): boolean {
  return now.status === 'waiting' && now.checks === checks;
}

function restorePhoto(task: TrackedTask, now: Photo, old: Photo): Photo {
  if (now.status === 'saved') return now;
  const held = isHeld(old);
  // What became of it since is better news than what was before.
  if (now.status === 'failed' && !held) return now;
  if (now.status === 'downloading' && isUnderWay(old)) return now;
  if (old.status === 'saved') return { ...old, position: now.position, url: now.url };
  // It waits for a fresh URL: one has come, or nobody asks for one any more.
  const isOldNews = awaitsFreshUrl(old) && (now.url !== old.url || task.nextCheckAt === null);
  return {
    ...now,
    // Its download was given up.
    status: old.status === 'downloading' ? 'queued' : old.status,
    error: isOldNews ? null : old.error,
    attempts: old.attempts,
    retryAt: old.retryAt,
    refreshes: old.refreshes,
    mayNumber: old.mayNumber,
  };
}

function isUnderWay(photo: Photo): boolean {
  return photo.status === 'queued' || photo.status === 'downloading';
}
