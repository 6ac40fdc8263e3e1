import { constants } from 'node:fs';
import { open, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { PREVIEW_BYTES, previewIn } from './preview';

/** A file's mtime tells when it was last wanted: to the day, so that looking costs no writes. */
const TOUCH_AFTER_MS = 24 * 60 * 60_000;
const END_OF_JPEG = 0xffd9;

/** Where the thumbnail of a photo belongs below `folder`; null = that is no SHA-256 in hex. */
export function thumbnailPath(folder: string, sha256: string): string | null {
  if (!/^[0-9a-f]{64}$/.test(sha256)) return null;
  return join(folder, sha256.slice(0, 2), `${sha256}.jpg`);
}

/** More than one of THUMBNAIL_PX can take: some 30 KB are usual. */
const MAX_BYTES = 512 * 1024;

/** `bytes`: the whole JPEG. `preview`: see contract/preview.ts. */
export interface Thumbnail {
  path: string;
  bytes: Buffer<ArrayBuffer>;
  preview: string;
}

/** A photo's thumbnail, which counts as used then; null = there is no whole one. */
export async function findThumbnail(
  folder: string,
  sha256: string,
  now: number = Date.now(),
): Promise<Thumbnail | null> {
  const path = thumbnailPath(folder, sha256);
  const whole = path === null ? null : await readWhole(path);
  if (path === null || whole === null) return null;
  const { mtimeMs, bytes, preview } = whole;
  if (now - mtimeMs > TOUCH_AFTER_MS) void utimes(path, now / 1000, now / 1000).catch(() => {});
  return { path, bytes, preview };
}

/**
 * A JPEG that ends as one does and begins with its preview; null for anything else: a link, half a file,
 * zeros, a thumbnail of an earlier kind.
 */
async function readWhole(
  path: string,
): Promise<(Omit<Thumbnail, 'path'> & { mtimeMs: number }) | null> {
  // A link's target would not be ours to show; a pipe would never open.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(path, flags).catch(() => null);
  if (!file) return null;
  try {
    const { size, mtimeMs } = await file.stat();
    if (size < PREVIEW_BYTES || size > MAX_BYTES) return null;
    const { buffer: bytes, bytesRead } = await file.read(Buffer.allocUnsafeSlow(size), 0, size, 0);
    if (bytesRead !== size || bytes.readUInt16BE(size - 2) !== END_OF_JPEG) return null;
    const preview = previewIn(bytes.subarray(0, PREVIEW_BYTES));
    return preview === null ? null : { mtimeMs, bytes, preview };
  } catch {
    return null;
  } finally {
    await file.close().catch(() => {});
  }
}
