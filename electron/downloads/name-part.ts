import { unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WholePhoto } from '../../contract/photo';
import { giveFinalName, type LinkFile } from './final-name';
import type { GivenPaths } from './given-paths';
import type { Place } from './place';
import { findSame } from './same-file';
import { nameTaken, type SaveOutcome } from './save-outcome';

export interface NamePorts {
  given: GivenPaths;
  onWhole(whole: WholePhoto): Promise<void>;
  /** Makes the names in a folder survive a power cut. */
  syncNames(folder: string): Promise<void>;
  linkFile?: LinkFile;
}

/** A `.part` file that is whole, and how it came. */
export interface Arrival {
  part: WholePhoto;
  fetched: boolean;
  damaged: boolean;
}

/**
 * Tells the record of a `.part` file: from then on it stays whatever happens, and a later try names it.
 * false = nobody is there any more to be told what becomes of it, and it is removed.
 */
export async function recordPart(part: WholePhoto, ports: NamePorts): Promise<boolean> {
  try {
    await ports.onWhole(part);
    return true;
  } catch {
    await removeFile(part.path);
    return false;
  }
}

/**
 * Gives a `.part` file its name, as the operator wants it where the name is taken. Throws what the
 * file system says; then, and where the name stays taken, the `.part` is still there.
 */
export async function namePart(
  { part, fetched, damaged }: Arrival,
  place: Place,
  ports: NamePorts,
): Promise<SaveOutcome> {
  const { folder, base, onTaken, photo } = place;
  let isIdentical = false;
  const mayNumber = async (path: string) => {
    if (onTaken !== 'skip-identical') return onTaken === 'number';
    const isSame = (await findSame(path, part)) !== null;
    isIdentical = isSame && (await ports.given.claim(path, photo, part));
    return !isIdentical;
  };
  const wish = { base, type: part.type, mayNumber, anyType: onTaken === 'ask' };
  const { path, isOurs } = await giveFinalName(part.path, folder, wish, ports.linkFile);
  if (!isOurs && !isIdentical) return nameTaken(path);
  if (isOurs) ports.given.give(path, photo);
  else await removeFile(part.path);
  await ports.syncNames(dirname(path));
  return savedAs({ ...part, path }, fetched, damaged);
}

export function savedAs(
  { path, bytes, sha256, type }: WholePhoto,
  fetched: boolean,
  damaged: boolean,
): SaveOutcome {
  return { kind: 'saved', path, bytes, sha256, type, fetched, damaged };
}

/** Removes a file, if it is there and can be removed. */
export async function removeFile(path: string): Promise<void> {
  await unlink(path).catch(() => {});
}
