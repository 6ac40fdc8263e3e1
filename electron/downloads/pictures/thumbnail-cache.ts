import { lstat, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** Too old to be a file that is being written. */
const STALE_MS = 60 * 60_000;
/** The folder is looked through after so many new files, and when it must be full by its count. */
const SWEEP_EVERY = 2_000;
/** A sweep makes room for more than one file. */
const SWEEP_TO = 0.9;

export interface ThumbnailCache {
  /** A thumbnail of so many bytes was written. */
  added(bytes: number): void;
  /** Removes what was not used for longest, until the limit is kept. */
  sweep(): Promise<void>;
  close(): void;
}

/**
 * Keeps the thumbnails in `folder` (see thumbnail-file.ts) to about `maxBytes` in all. All of them can be
 * lost at any time: what is not there, or is no whole JPEG, is made again.
 */
export function createThumbnailCache(
  folder: string,
  maxBytes: number,
  now: () => number = Date.now,
): ThumbnailCache {
  let total = 0;
  let sinceSweep = 0;
  let sweeping: Promise<void> | null = null;
  let closed = false;

  const list = async () => {
    const files: { path: string; bytes: number; mtimeMs: number }[] = [];
    // Names of our own making only: whatever else lies there is not ours to remove.
    for (const place of (await names(folder)).filter((name) => /^[0-9a-f]{2}$/.test(name))) {
      if (closed || !(await isFolder(join(folder, place)))) continue;
      for (const name of await names(join(folder, place))) {
        if (!/^[0-9a-f]{64}\.jpg(\.[0-9a-f]+\.tmp)?$/.test(name)) continue;
        const path = join(folder, place, name);
        const found = await lstat(path).catch(() => null);
        if (!found || found.isDirectory()) continue;
        if (name.endsWith('.jpg')) files.push({ path, bytes: found.size, mtimeMs: found.mtimeMs });
        else if (now() - found.mtimeMs > STALE_MS) await unlink(path).catch(() => {});
      }
    }
    return files;
  };
  // One file after the other: a full folder must not keep the disk from the photos.
  const sweepOnce = async (): Promise<void> => {
    sinceSweep = 0;
    const files = await list();
    total = files.reduce((sum, { bytes }) => sum + bytes, 0);
    if (total <= maxBytes) return;
    for (const { path, bytes } of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (closed || total <= maxBytes * SWEEP_TO) return;
      await unlink(path).then(
        () => (total -= bytes),
        () => {},
      );
    }
  };
  const sweep = (): Promise<void> => {
    sweeping ??= sweepOnce().finally(() => (sweeping = null));
    return sweeping;
  };

  return {
    added(bytes) {
      total += bytes;
      sinceSweep += 1;
      if (total > maxBytes || sinceSweep >= SWEEP_EVERY) void sweep();
    },
    sweep,
    close() {
      closed = true;
    },
  };
}

async function isFolder(path: string): Promise<boolean> {
  return lstat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

function names(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}
