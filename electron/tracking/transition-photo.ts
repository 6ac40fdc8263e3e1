import { assertNever } from '../../contract/assert-never';
import type { PhotoFact } from '../../contract/fact';
import type { Photo } from '../../contract/photo';

/** The code of a photo whose URL is gone: while it is queued, it waits for a fresh URL. */
const EXPIRED = 'expired';

/** How often a task is asked for a fresh URL before the photo is given up. */
const MAX_REFRESHES = 2;

/** `askAgain`: the task must be asked about, for a fresh URL. */
export interface PhotoChange {
  photo: Photo;
  askAgain: boolean;
}

/** True while the photo cannot be downloaded before its task was asked for a fresh URL. */
export function awaitsFreshUrl(photo: Photo): boolean {
  return photo.status === 'queued' && photo.error?.code === EXPIRED;
}

/** True while the operator does not want it to be downloaded. */
export function isHeld(photo: Photo): boolean {
  return photo.status === 'paused' || photo.status === 'cancelled';
}

/**
 * The photo after a fact about it; the same object when nothing changes. Saved is final, until the file
 * itself is gone, or unless a sound one takes the place of a damaged one.
 */
export function transitionPhoto(photo: Photo, fact: PhotoFact): PhotoChange {
  const unchanged = { photo, askAgain: false };
  if (fact.kind === 'photo-gone') {
    return photo.status === 'saved' ? { photo: unsaved(photo), askAgain: false } : unchanged;
  }
  // Whole bytes are noted beside the photo (delivered.ts); it is as far as it was.
  if (fact.kind === 'photo-whole') return unchanged;
  if (fact.kind === 'photo-saved') {
    if (photo.status === 'saved' && (fact.damaged || !photo.damaged)) return unchanged;
    return {
      photo: {
        ...photo,
        status: 'saved',
        path: fact.path,
        bytes: fact.bytes,
        sha256: fact.sha256,
        type: fact.type,
        savedAt: fact.at,
        error: null,
        attempts: 0,
        retryAt: null,
        damaged: fact.damaged,
        // Said of the name that it has now; should it be saved elsewhere, it is asked anew.
        mayNumber: false,
      },
      askAgain: false,
    };
  }
  // Saved, given up, held, or waiting for a fresh URL: what else is said of its download is late news.
  const settled = photo.status === 'saved' || photo.status === 'failed' || isHeld(photo);
  if (settled || awaitsFreshUrl(photo)) return unchanged;
  switch (fact.kind) {
    case 'photo-started':
      if (photo.status === 'downloading') return unchanged;
      return { photo: { ...photo, status: 'downloading', retryAt: null }, askAgain: false };
    case 'photo-queued':
      if (photo.status === 'queued') return unchanged;
      return { photo: { ...photo, status: 'queued', retryAt: null }, askAgain: false };
    case 'photo-delayed':
      return {
        photo: {
          ...photo,
          status: 'queued',
          attempts: photo.attempts + 1,
          retryAt: fact.retryAt,
          // The code `expired` has a meaning of its own here: only `photo-expired` sets it.
          error: fact.error.code === EXPIRED ? { ...fact.error, code: 'gone' } : fact.error,
        },
        askAgain: false,
      };
    case 'photo-expired': {
      const error = { code: EXPIRED, message: fact.error.message };
      if (photo.refreshes >= MAX_REFRESHES) {
        return { photo: { ...photo, status: 'failed', retryAt: null, error }, askAgain: false };
      }
      return {
        photo: {
          ...photo,
          status: 'queued',
          retryAt: null,
          error,
          refreshes: photo.refreshes + 1,
        },
        askAgain: true,
      };
    }
    case 'photo-failed':
      return {
        photo: {
          ...photo,
          status: 'failed',
          attempts: photo.attempts + 1,
          retryAt: null,
          error: fact.error,
        },
        askAgain: false,
      };
    default:
      return assertNever(fact);
  }
}

/** A saved photo that is to be saved once more. */
export function unsaved(photo: Photo): Photo {
  const nothing = { path: null, bytes: null, sha256: null, type: null, savedAt: null };
  return { ...photo, ...nothing, status: 'queued', refreshes: 0, damaged: false };
}

/** No fresh URL came: a photo that waits for one is given up. */
export function giveUpAwaiting(photo: Photo): Photo {
  return awaitsFreshUrl(photo) ? { ...photo, status: 'failed' } : photo;
}
