import { readFile, realpath, rename, unlink } from 'node:fs/promises';
import { basename } from 'node:path';
import type { WholePhoto } from '../../../contract/photo';
import type { FolderIndex } from '../folders/folder-index';
import type { GivenPaths } from './given-paths';
import { isPartName } from '../parts/part-name';
import { isInside, type Place } from './place';
import { findSame } from '../parts/same-file';

/**
 * Where the bytes of a photo are that were whole on disk before. `here`: under a name in the chosen
 * folder, which is the photo's own now · `part`: in a `.part` file of a run that was killed, to be
 * named · `elsewhere`: outside of the chosen folder, to be copied.
 */
export interface Found {
  kind: 'here' | 'part' | 'elsewhere';
  path: string;
}

export interface AdoptPorts {
  index: FolderIndex;
  given: GivenPaths;
}

/**
 * Looks for a photo that was whole on disk before: at the path that its record has, else anywhere in
 * the chosen folder, where the operator may have moved or renamed it. A file that another photo has
 * is never taken: two photos of equal bytes are two files. null = it is nowhere.
 */
export async function findKnown(
  known: WholePhoto,
  place: Place,
  { index, given }: AdoptPorts,
): Promise<Found | null> {
  const { path } = known;
  const same = await findSame(path, known);
  const isPart = isPartName(basename(path));
  const inside = same !== null && (await isInside(path, place.root));
  const filesOf = async (bytes: number) => {
    // Paths below the real folder are what is recorded of saved photos.
    return index.filesOf(await realpath(place.root), bytes);
  };

  if (isPart && same) {
    // Whoever was killed after the name was given, and before the `.part` was removed.
    for (const other of same.nlink > 1n ? await filesOf(known.bytes) : []) {
      const found = await findSame(other, known);
      if (found?.ino !== same.ino || found.dev !== same.dev) continue;
      await unlink(path).catch(() => {});
      given.give(other, place.photo);
      return { kind: 'here', path: other };
    }
    if (!inside) return { kind: 'elsewhere', path };
    // Whoever was killed while the name was held by a reservation, see final-name.ts.
    for (const other of await filesOf(basename(path).length)) {
      if (!(await isReservationOf(other, path))) continue;
      await rename(path, other);
      given.give(other, place.photo);
      return { kind: 'here', path: other };
    }
    return { kind: 'part', path };
  }
  if (same && !inside) return { kind: 'elsewhere', path };
  if (same && (await given.claim(path, place.photo, known))) return { kind: 'here', path };
  for (const other of await filesOf(known.bytes)) {
    if (!(await findSame(other, known))) continue;
    if (await given.claim(other, place.photo, known)) return { kind: 'here', path: other };
  }
  return null;
}

async function isReservationOf(path: string, part: string): Promise<boolean> {
  try {
    return (await readFile(path, 'utf8')) === basename(part);
  } catch {
    return false;
  }
}
