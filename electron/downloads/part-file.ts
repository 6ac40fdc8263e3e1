import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, lstat, open, readdir, unlink } from 'node:fs/promises';
import { join } from 'node:path';

const NAME = /^\.proofsheet-[0-9a-f]{32}\.part$/;
/** A `.part` this old belongs to no run any more: a photo that makes no progress is given up sooner. */
const LEFT_OVER_AFTER_MS = 3_600_000;

/** A file that a photo is written to before it has its name. */
export interface PartFile {
  path: string;
  handle: FileHandle;
}

/**
 * Makes a new `.part` file in a folder, under a name that nobody can foresee. Never opens one that is
 * there already, nor a link. Throws what the file system says.
 */
export async function openPart(folder: string): Promise<PartFile> {
  const path = join(folder, `.proofsheet-${randomBytes(16).toString('hex')}.part`);
  // Windows has no O_NOFOLLOW; O_EXCL refuses links everywhere.
  const noFollow = constants.O_NOFOLLOW ?? 0;
  const flags = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | noFollow;
  return { path, handle: await open(path, flags, 0o666) };
}

/** Lists a folder, and removes `.part` files that a killed run left there long ago. */
export async function listFolder(folder: string): Promise<string[]> {
  const names = await readdir(folder);
  await Promise.all(
    names.filter((name) => NAME.test(name)).map((name) => sweep(join(folder, name))),
  );
  return names;
}

async function sweep(path: string): Promise<void> {
  try {
    const found = await lstat(path);
    if (found.isFile() && Date.now() - found.mtimeMs > LEFT_OVER_AFTER_MS) await unlink(path);
  } catch {
    // It is only litter.
  }
}
