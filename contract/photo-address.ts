/** The scheme that serves saved photos of tracked tasks to the window, and nothing else. */
export const PHOTO_SCHEME = 'proofsheet-photo';

/**
 * The longer side of a thumbnail, in px of the picture; smaller photos stay as they are. A card's frame
 * is up to 194 px high, on dense displays twice that; on others Chromium decodes it at half its size.
 */
export const THUMBNAIL_PX = 400;

const SIZES = ['photo', 'thumbnail', 'portrait'] as const;
/**
 * `photo`: the saved file itself; `thumbnail`: the same picture, small; `portrait`: what the task was made
 * from, its number (from 0) in place of a photo's key.
 */
export type PhotoSize = (typeof SIZES)[number];

/** Address of a saved photo. `version` changes with the file, so that the window never shows an old one. */
export function photoAddress(
  size: PhotoSize,
  taskId: string,
  key: string,
  version: string,
): string {
  return `${PHOTO_SCHEME}://${size}/${encodeURIComponent(taskId)}/${encodeURIComponent(key)}?v=${encodeURIComponent(version)}`;
}

/** What an address names; null when it is not such an address. */
export function parsePhotoAddress(
  address: string,
): { size: PhotoSize; taskId: string; key: string } | null {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const size = SIZES.find((one) => one === url.host);
  if (url.protocol !== `${PHOTO_SCHEME}:` || !size) return null;
  const parts = url.pathname.slice(1).split('/');
  const [taskId, key] = parts;
  if (parts.length !== 2 || !taskId || !key) return null;
  try {
    return { size, taskId: decodeURIComponent(taskId), key: decodeURIComponent(key) };
  } catch {
    return null;
  }
}
