import { createHash } from 'node:crypto';
import { lstat, readdir, unlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { IMAGE_TYPES, type ImageType } from '../../../contract/photo';
import { isPartName } from '../parts/part-name';

/** A portrait on disk, kept for the next look at it; it can be lost at any time. */
export interface PortraitFile {
  path: string;
  type: ImageType;
}

/** Too old to be a file that is being written. */
const STALE_MS = 60 * 60_000;
const NAME = new RegExp(`^[0-9a-f]{64}\\.(${IMAGE_TYPES.join('|')})$`);

/** Where the portrait of an address belongs below `folder`. */
export function portraitPath(folder: string, url: string, type: ImageType): string {
  return join(folder, `${createHash('sha256').update(url).digest('hex')}.${type}`);
}

/** The portrait of an address, which counts as used then; null = it is not here. */
export async function findPortrait(
  folder: string,
  url: string,
  now: number = Date.now(),
): Promise<PortraitFile | null> {
  for (const type of IMAGE_TYPES) {
    const path = portraitPath(folder, url, type);
    // A link's target would not be ours to show.
    const found = await lstat(path).catch(() => null);
    if (!found?.isFile()) continue;
    await utimes(path, now / 1000, now / 1000).catch(() => undefined);
    return { path, type };
  }
  return null;
}

/** Removes the portraits that were not looked at for longest until the others have `maxBytes` at most. */
export async function sweepPortraits(
  folder: string,
  maxBytes: number,
  now: number = Date.now(),
): Promise<void> {
  const files: { path: string; bytes: number; at: number }[] = [];
  for (const name of await readdir(folder).catch(() => [])) {
    // Names of our own making only: whatever else lies there is not ours to remove.
    if (!NAME.test(name) && !isPartName(name)) continue;
    const path = join(folder, name);
    const found = await lstat(path).catch(() => null);
    if (!found || found.isDirectory()) continue;
    if (NAME.test(name)) files.push({ path, bytes: found.size, at: found.mtimeMs });
    else if (now - found.mtimeMs > STALE_MS) await unlink(path).catch(() => undefined);
  }
  let total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  for (const { path, bytes } of files.toSorted((a, b) => a.at - b.at)) {
    if (total <= maxBytes) return;
    await unlink(path).then(
      () => (total -= bytes),
      () => undefined,
    );
  }
}
