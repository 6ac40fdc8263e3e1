import type { Photo } from '../../contract/photo';
import type { RemotePhoto } from '../../contract/task';
import { awaitsFreshUrl, giveUpAwaiting } from './transition-photo';

/**
 * The photos of a task after an answer. Known ones keep key, status and path; those that are not being
 * downloaded take the newest URL, and those that waited for it are queued again. New ones are added at the end.
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
    damaged: false,
    mayNumber: false,
  };
}
