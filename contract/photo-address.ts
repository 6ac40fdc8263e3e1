/** The scheme that serves saved photos of tracked tasks to the window, and nothing else. */
export const PHOTO_SCHEME = 'proofsheet-photo';

/** Address of a saved photo. `version` changes with the file, so that the window never shows an old one. */
export function photoAddress(taskId: string, key: string, version: string): string {
  return `${PHOTO_SCHEME}://photo/${encodeURIComponent(taskId)}/${encodeURIComponent(key)}?v=${encodeURIComponent(version)}`;
}

/** The task ID and photo key that an address names; null when it is not such an address. */
export function parsePhotoAddress(address: string): { taskId: string; key: string } | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  if (url.protocol !== `${PHOTO_SCHEME}:` || url.host !== 'photo') return null;
  const parts = url.pathname.slice(1).split('/');
  const [taskId, key] = parts;
  if (parts.length !== 2 || !taskId || !key) return null;
  try {
    return { taskId: decodeURIComponent(taskId), key: decodeURIComponent(key) };
  } catch {
    return null;
  }
}
