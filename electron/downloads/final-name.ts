import { link, open, rename, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from './folder-trouble';
import { type Folder, foldName } from './folders';
import { listFolder } from './part-file';

export type LinkFile = (from: string, to: string) => Promise<void>;

/**
 * Gives a finished `.part` file its final name in `folder`: `base` + `extension`, or with ` (2)`,
 * ` (3)` … where that is taken, also by a name that differs only in case or in NFC and NFD. Nothing is
 * ever overwritten, no link at the target is followed. Returns the path; throws what the file system
 * says, and then the `.part` file is still there.
 */
export async function giveFinalName(
  part: string,
  folder: Folder,
  base: string,
  extension: string,
  linkFile: LinkFile = link,
): Promise<string> {
  folder.taken ??= listFolder(folder.path).then((names) => new Set(names.map(foldName)));
  const taken = await folder.taken;
  const series = foldName(base + extension);
  for (let number = folder.nextNumbers.get(series) ?? 1; ; number += 1) {
    const name = number === 1 ? base + extension : `${base} (${number})${extension}`;
    const folded = foldName(name);
    if (taken.has(folded)) continue;
    // Taken from here on, before anything is awaited: others are looking for a name as well.
    taken.add(folded);
    folder.nextNumbers.set(series, number + 1);
    const path = join(folder.path, name);
    try {
      if (await moveWithoutOverwriting(part, path, linkFile)) return path;
    } catch (error) {
      taken.delete(folded);
      folder.nextNumbers.delete(series);
      throw error;
    }
  }
}

/** false = the target exists. */
async function moveWithoutOverwriting(
  part: string,
  target: string,
  linkFile: LinkFile,
): Promise<boolean> {
  try {
    // link(2) is the one call that never replaces a file and shows it whole or not at all.
    await linkFile(part, target);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    // No hard links here (FAT, some network drives): take the name with an empty file, then replace
    // that. Whoever is killed between the two leaves an empty file, never a wrong one.
    return renameOverReservation(part, target);
  }
  // The photo has its name; a `.part` that stays is swept later.
  await unlink(part).catch(() => {});
  return true;
}

async function renameOverReservation(part: string, target: string): Promise<boolean> {
  try {
    await (await open(target, 'wx')).close();
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await rename(part, target);
  } catch (error) {
    await unlink(target).catch(() => {});
    throw error;
  }
  return true;
}
