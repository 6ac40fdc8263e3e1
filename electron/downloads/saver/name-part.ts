import { unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WholePhoto } from '../../../contract/photo';
import { giveFinalName, type LinkFile } from '../folders/final-name';
import type { GivenPaths } from './given-paths';
import type { Place } from './place';
import { findSame } from '../parts/same-file';
import { nameTaken, type SaveOutcome } from './save-outcome';

export interface NamePorts {
  given: GivenPaths;
  /** `fetched`: it came from its URL just now. */
  onWhole(whole: WholePhoto, fetched: boolean): Promise<void>;
  /** Whether a picture can be made of the bytes; `unjudged` = nobody knows. */
  look(part: WholePhoto): Promise<'sound' | 'damaged' | 'unjudged'>;
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
 * The photo is decoded meanwhile, which takes longer than all else. null = the record was not told.
 */
export async function receive(
  part: WholePhoto,
  fetched: boolean,
  ports: NamePorts,
): Promise<Arrival | null> {
  const [isRecorded, damaged] = await Promise.all([
    tellRecord(part, fetched, ports),
    isDamaged(part, ports),
  ]);
  return isRecorded ? { part, fetched, damaged } : null;
}

/** A `.part` file that the record knows. */
export async function judge(
  part: WholePhoto,
  fetched: boolean,
  ports: NamePorts,
): Promise<Arrival> {
  return { part, fetched, damaged: await isDamaged(part, ports) };
}

/** No picture can be made of it. */
export async function isDamaged(whole: WholePhoto, ports: NamePorts): Promise<boolean> {
  return (await ports.look(whole)) === 'damaged';
}

/** false = nobody is there any more to be told; the file stays for a later run, see from-disk.ts. */
async function tellRecord(part: WholePhoto, fetched: boolean, ports: NamePorts): Promise<boolean> {
  try {
    await ports.onWhole(part, fetched);
    return true;
  } catch {
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
