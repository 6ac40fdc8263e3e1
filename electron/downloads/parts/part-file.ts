import { type BigIntStats, constants, createReadStream } from 'node:fs';
import { type FileHandle, lstat, open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { createImageCheck } from '../images/image-structure';
import { isPartName, newPartName, type PartName } from './part-name';

/** A `.part` this old belongs to no run any more: a photo that makes no progress is given up sooner. */
const LEFT_OVER_AFTER_MS = 3_600_000;
/** A whole photo may still be wanted: the record may know of it, and give it its name in a later run. */
const WHOLE_LEFT_OVER_AFTER_MS = 30 * 24 * 3_600_000;
// Windows has neither; there, a name is looked at before it is opened, and O_EXCL refuses links.
const NO_FOLLOW = constants.O_NOFOLLOW ?? 0;
const NO_WAIT = constants.O_NONBLOCK ?? 0;

/** A file that a photo is written to before it has its name. */
export interface PartFile {
  path: string;
  handle: FileHandle;
}

/**
 * Makes a new `.part` file in a folder, under a name that nobody can foresee. Never opens one that is
 * there already, nor a link. Throws what the file system says.
 */
export async function openPart(folder: string, name: PartName): Promise<PartFile> {
  const path = join(folder, newPartName(name));
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW;
  return { path, handle: await open(path, flags, 0o666) };
}

/** Opens a `.part` file again, to append to it; null = it is not the file that `was` describes. */
export async function reopenPart(path: string, was: BigIntStats): Promise<PartFile | null> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW | NO_WAIT);
    const found = await handle.stat({ bigint: true });
    const isSame =
      found.ino === was.ino &&
      found.dev === was.dev &&
      found.size === was.size &&
      // A new file may get the number of one that was removed.
      found.mtimeNs === was.mtimeNs;
    if (isSame) return { path, handle };
  } catch {
    // Gone, or no longer ours to write.
  }
  await handle?.close().catch(() => {});
  return null;
}

/** Opens a regular file to be read. Throws when it is a link, a pipe, or cannot be opened. */
export async function openRegular(path: string): Promise<FileHandle> {
  if (!(await lstat(path)).isFile()) throw new Error('not a regular file');
  // It may have been swapped since: a link is not followed, and a pipe does not block.
  const handle = await open(path, constants.O_RDONLY | NO_FOLLOW | NO_WAIT);
  try {
    if (!(await handle.stat()).isFile()) throw new Error('not a regular file');
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/** Lists a folder, and removes `.part` files that a killed run left there long ago. */
export async function listFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  await Promise.all(names.filter(isPartName).map((name) => sweep(join(folder, name))));
  return names;
}

async function sweep(path: string): Promise<void> {
  try {
    const found = await lstat(path);
    const age = Date.now() - found.mtimeMs;
    if (!found.isFile() || age < LEFT_OVER_AFTER_MS) return;
    if (age > WHOLE_LEFT_OVER_AFTER_MS || !(await isWholeImage(path))) await unlink(path);
  } catch {
    // It is only litter.
  }
}

async function isWholeImage(path: string): Promise<boolean> {
  const check = createImageCheck();
  for await (const piece of createReadStream(path)) {
    if (check.push(piece as Buffer)) return false;
  }
  return check.end().ok;
}
