import { link, open, rename, unlink } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ImageType } from '../../../contract/photo';
import { listingOf } from './folder-listing';
import { errorCode } from './folder-trouble';
import { foldName } from '../names/fold-name';
import type { Folder } from './folders';

export type LinkFile = (from: string, to: string) => Promise<void>;

const EXTENSIONS: Record<ImageType, string> = { png: '.png', jpeg: '.jpg', webp: '.webp' };

/** The name that a photo is to have, and what becomes of it where something else has that name. */
export interface NameWish {
  base: string;
  type: ImageType;
  /** Called where `path` has the name: the photo gets a number, or (false) it gets no name at all. */
  mayNumber(path: string): Promise<boolean>;
  /** A file of the same base and another type has the name, too. */
  anyType: boolean;
}

/** `isOurs`: the photo has this path now. Else something else has it, and the `.part` is still there. */
export interface GivenName {
  path: string;
  isOurs: boolean;
}

/** The path of a file in `folder` that has the name `base`, whatever its type; null = it is free. */
export async function findTaken(folder: Folder, base: string): Promise<string | null> {
  const { taken } = await listingOf(folder);
  const name = Object.values(EXTENSIONS)
    .map((extension) => base + extension)
    .find((one) => taken.has(foldName(one)));
  return name === undefined ? null : join(folder.path, name);
}

/**
 * Gives a finished `.part` file its final name in `folder`: base and extension, or with ` (2)`,
 * ` (3)` … where that is taken, also by a name that differs only in case or in NFC and NFD. Nothing is
 * ever overwritten, no link at the target is followed. Throws what the file system says, and then the
 * `.part` file is still there.
 */
export async function giveFinalName(
  part: string,
  folder: Folder,
  { base, type, mayNumber, anyType }: NameWish,
  linkFile: LinkFile = link,
): Promise<GivenName> {
  const { taken } = await listingOf(folder);
  const extension = EXTENSIONS[type];
  const series = foldName(base + extension);
  const others = anyType ? Object.values(EXTENSIONS).map((other) => base + other) : [];
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base + extension : `${base} (${number})${extension}`;
    const rivals = number === 1 ? [name, ...others] : [name];
    const rival = rivals.find((one) => taken.has(foldName(one)));
    const path = join(folder.path, name);
    if (rival === undefined) {
      // Taken from here on, before anything is awaited: others are looking for a name as well.
      taken.add(foldName(name));
      folder.nextNumbers.set(series, number + 1);
      try {
        if (await moveWithoutOverwriting(part, path, linkFile)) return { path, isOurs: true };
      } catch (error) {
        taken.delete(foldName(name));
        folder.nextNumbers.delete(series);
        throw error;
      }
    }
    if (number > 1) continue;
    const holder = join(folder.path, rival ?? name);
    if (!(await mayNumber(holder))) return { path: holder, isOurs: false };
    number = Math.max(number, (folder.nextNumbers.get(series) ?? 0) - 1);
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
    // No hard links here (FAT, some network drives): take the name with a file, then replace that.
    return renameOverReservation(part, target);
  }
  // The photo has its name; a `.part` that stays is swept later.
  await unlink(part).catch(() => {});
  return true;
}

/**
 * The reservation holds the name of the `.part` file that is to take its place: whoever is killed
 * between the two leaves a file that is no image, and is known again, see adopt-known.ts.
 */
async function renameOverReservation(part: string, target: string): Promise<boolean> {
  let reservation;
  try {
    reservation = await open(target, 'wx');
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await reservation.writeFile(basename(part)).finally(() => reservation.close());
    await rename(part, target);
  } catch (error) {
    await unlink(target).catch(() => {});
    throw error;
  }
  return true;
}
