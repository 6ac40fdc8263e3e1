/** What becomes of a photo when the operator wishes something; the same object when nothing changes. */
import type { Photo } from '../../contract/photo';
import { isHeld, unsaved } from './transition-photo';

/** The code of a photo that was not saved because another file has its name. */
const NAME_TAKEN = 'name-taken';

/** A photo that nothing was tried with yet. */
const AFRESH = { error: null, attempts: 0, retryAt: null, refreshes: 0 };

/**
 * A failed or held photo starts afresh, a delayed one goes at once. A damaged one is fetched again: what
 * is on disk of it counts as delivered no more (delivered.ts).
 */
export function retryPhoto(photo: Photo): Photo {
  if (photo.damaged) return unsaved(photo);
  const delayed = photo.status === 'queued' && photo.retryAt !== null;
  if (photo.status !== 'failed' && !delayed) return releasePhoto(photo);
  return { ...photo, ...AFRESH, status: 'queued' };
}

/** A photo that is not saved is paused or cancelled, also one that failed. */
export function holdPhoto(photo: Photo, hold: 'paused' | 'cancelled'): Photo {
  if (photo.status === 'saved' || photo.status === hold) return photo;
  // Afresh, so that nothing of what was before keeps it back once it is released.
  return { ...photo, ...AFRESH, status: hold };
}

/** A held photo goes on. */
export function releasePhoto(photo: Photo): Photo {
  return isHeld(photo) ? { ...photo, status: 'queued' } : photo;
}

/** A photo whose name is taken is tried again, and may get a number. */
export function allowNumber(photo: Photo): Photo {
  if (photo.status !== 'failed' || photo.error?.code !== NAME_TAKEN) return photo;
  return { ...photo, ...AFRESH, status: 'queued', mayNumber: true };
}
