import { basename, dirname } from 'node:path';
import { assertNever } from '../../../contract/assert-never';
import type { WholePhoto } from '../../../contract/photo';
import { listingOf } from '../folders/folder-listing';
import { errorCode } from '../folders/folder-trouble';
import { isPartName } from '../parts/part-name';
import { type AdoptPorts, findKnown } from './adopt-known';
import { copyWhole } from './copy-whole';
import {
  isDamaged,
  judge,
  namePart,
  type NamePorts,
  receive,
  removeFile,
  savedAs,
} from './name-part';
import type { Place } from './place';
import { readTake, type SaveOutcome } from './save-outcome';

export interface DiskPorts extends AdoptPorts, NamePorts {}

/** Saves a photo as what the record knows to be whole on disk. null = that is nowhere. */
export async function saveKnown(
  known: WholePhoto,
  place: Place,
  signal: AbortSignal,
  ports: DiskPorts,
): Promise<SaveOutcome | null> {
  const found = await findKnown(known, place, ports);
  if (!found) return null;
  const whole = { ...known, path: found.path };
  const { kind } = found;
  switch (kind) {
    case 'here':
      await ports.syncNames(dirname(found.path));
      return savedAs(whole, false, await isDamaged(whole, ports));
    case 'part':
      try {
        return await namePart(await judge(whole, false, ports), place, ports);
      } catch (error) {
        // A folder inside the chosen one may be another disk.
        if (errorCode(error) !== 'EXDEV') throw error;
        return saveCopy(whole, place, signal, ports);
      }
    case 'elsewhere':
      return saveCopy(whole, place, signal, ports);
    default:
      return assertNever(kind);
  }
}

/**
 * Saves a photo as what a killed run left whole of it before the record was told. It is copied: then it is
 * checked to its end and flushed like any other, and nobody else writes to it. Its name says whose it is
 * and which hash it has: that tells a whole one from a part of one. It does not prove who wrote it, but
 * whoever can put a file in this folder can put one under the photo's own name just as well.
 * null = nothing is left of it, or not all.
 */
export async function saveLeftover(
  place: Place,
  signal: AbortSignal,
  ports: DiskPorts,
): Promise<SaveOutcome | null> {
  const { leftovers } = await listingOf(place.folder);
  for (const leftover of leftovers.get(place.identity) ?? []) {
    const outcome = await saveCopy(leftover, place, signal, ports);
    if (outcome) return outcome;
  }
  return null;
}

/** Saves a photo as a copy. null = what is at the path is not, or no longer, what was said: fetch. */
export async function saveCopy(
  from: { path: string; sha256: string },
  place: Place,
  signal: AbortSignal,
  ports: DiskPorts,
): Promise<SaveOutcome | null> {
  const copied = await copyWhole(from, place.folder.path, place.identity, signal);
  switch (copied.kind) {
    case 'whole': {
      const arrival = await receive(copied.whole, false, ports);
      if (!arrival) return { kind: 'stopped' };
      const outcome = await namePart(arrival, place, ports);
      if (outcome.kind === 'saved' && isPartName(basename(from.path))) await removeFile(from.path);
      return outcome;
    }
    case 'other':
      return null;
    case 'stopped':
    case 'disk':
      return readTake(copied, place.root);
    default:
      return assertNever(copied);
  }
}
