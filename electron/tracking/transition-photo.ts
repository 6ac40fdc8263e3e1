import { assertNever } from '../../contract/assert-never';
import type { PhotoFact } from '../../contract/fact';
import type { Photo } from '../../contract/photo';
import type { RemotePhoto } from '../../contract/task';

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

/**
 * The photo after a fact about it; the same object when nothing changes. Saved is final, until the file
 * itself is gone.
 */
export function transitionPhoto(photo: Photo, fact: PhotoFact): PhotoChange {
  const unchanged = { photo, askAgain: false };
  if (fact.kind === 'photo-gone') {
    return photo.status === 'saved' ? { photo: unsaved(photo), askAgain: false } : unchanged;
  }
  if (photo.status === 'saved') return unchanged;
  if (fact.kind === 'photo-saved') {
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
      },
      askAgain: false,
    };
  }
  // Given up, or waiting for a fresh URL: whatever else is said about the old download is late news.
  if (photo.status === 'failed' || awaitsFreshUrl(photo)) return unchanged;
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

function unsaved(photo: Photo): Photo {
  const nothing = { path: null, bytes: null, sha256: null, type: null, savedAt: null };
  return { ...photo, ...nothing, status: 'queued', refreshes: 0 };
}

/** By the operator's wish: a failed photo starts afresh, a delayed one goes at once. */
export function retryPhoto(photo: Photo): Photo {
  const delayed = photo.status === 'queued' && photo.retryAt !== null;
  if (photo.status !== 'failed' && !delayed) return photo;
  return { ...photo, status: 'queued', error: null, attempts: 0, retryAt: null, refreshes: 0 };
}

/** No fresh URL came: a photo that waits for one is given up. */
export function giveUpAwaiting(photo: Photo): Photo {
  return awaitsFreshUrl(photo) ? { ...photo, status: 'failed' } : photo;
}

/**
 * The photos of a task after an answer. Known ones keep key, status and path; those on their way take
 * the newest URL, and those that waited for it are queued again. New ones are added at the end.
 */
export function mergePhotos(known: Photo[], remote: RemotePhoto[]): Photo[] {
  const keys = photoKeys(remote);
  const listed = new Map(keys.map((key, i) => [key, i]));
  const merged = known.map((photo) => {
    const fresh = remote[listed.get(photo.key) ?? -1];
    if (!fresh) return giveUpAwaiting(photo);
    if (awaitsFreshUrl(photo)) return { ...photo, url: fresh.url, error: null };
    const settled = photo.status === 'saved' || photo.status === 'downloading';
    return settled || photo.url === fresh.url ? photo : { ...photo, url: fresh.url };
  });
  const keysKnown = new Set(known.map((photo) => photo.key));
  const taken = new Set(known.map((photo) => photo.position));
  remote.forEach((fresh, i) => {
    const key = keys[i];
    if (key === undefined || keysKnown.has(key)) return;
    const position = taken.has(i) ? Math.max(...taken) + 1 : i;
    taken.add(position);
    merged.push(newPhoto(key, position, fresh));
  });
  return merged;
}

/** One key for each: the photo's ID, or `<id>#<position>` where there is none or it was used before. */
function photoKeys(remote: RemotePhoto[]): string[] {
  const used = new Set<string>();
  return remote.map((photo, position) => {
    let key = photo.id && !used.has(photo.id) ? photo.id : `${photo.id ?? ''}#${position}`;
    // An API that sends `a`, `a#2`, `a` must not get two photos of one key.
    while (used.has(key)) key += `#${position}`;
    used.add(key);
    return key;
  });
}

function newPhoto(key: string, position: number, remote: RemotePhoto): Photo {
  return {
    key,
    position,
    id: remote.id,
    url: remote.url,
    template: remote.template,
    status: 'queued',
    path: null,
    bytes: null,
    sha256: null,
    type: null,
    savedAt: null,
    error: null,
    attempts: 0,
    retryAt: null,
    refreshes: 0,
  };
}
