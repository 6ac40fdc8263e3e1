import { basename, dirname } from 'node:path';
import { assertNever } from '../../contract/assert-never';
import type { PhotoJob, WholePhoto } from '../../contract/photo';
import { type AdoptPorts, findKnown } from './adopt-known';
import { copyWhole } from './copy-whole';
import type { TakeOutcome, Wanted } from './fetch-whole';
import { findTaken } from './final-name';
import { errorCode } from './folder-trouble';
import type { Folders } from './folders';
import {
  type Arrival,
  type NamePorts,
  namePart,
  recordPart,
  removeFile,
  savedAs,
} from './name-part';
import { nameOf } from './naming';
import { isPartName } from './part-file';
import { nameOfPhoto } from './photo-identity';
import type { Place } from './place';
import {
  nameTaken,
  readDiskError,
  readTake,
  type SaveOutcome,
  type SaveTarget,
} from './save-outcome';

export type { SaveOutcome, SaveTarget } from './save-outcome';

export interface SavePorts extends AdoptPorts, NamePorts {
  folders: Folders;
  fetchWhole(wanted: Wanted, signal: AbortSignal): Promise<TakeOutcome>;
  /** Whether a picture can be made of the bytes; `unjudged` = nobody knows. */
  look(part: WholePhoto): Promise<'sound' | 'damaged' | 'unjudged'>;
}

/**
 * Saves one photo: as what it is on disk already, where it was whole before, else as a copy of its
 * twin, else from its URL. A final name appears only for a whole image, after the record was told of
 * it, and nothing is ever overwritten.
 */
export async function savePhoto(
  job: PhotoJob,
  target: SaveTarget,
  signal: AbortSignal,
  ports: SavePorts,
): Promise<SaveOutcome> {
  const { folders: names, base } = nameOf(target.nameTemplate, job);
  const opened = await ports.folders.open(target.folder, names);
  if (!opened.ok) {
    if ('trouble' in opened) return { kind: 'folder', trouble: opened.trouble };
    return { kind: 'misplaced', error: opened.refusal };
  }
  const place: Place = {
    folder: opened.folder,
    base,
    root: target.folder,
    onTaken: job.mayNumber && target.onTaken === 'ask' ? 'number' : target.onTaken,
    photo: nameOfPhoto(job),
  };
  try {
    const adopted = job.known ? await adopt(job.known, place, signal, ports) : null;
    if (adopted) return adopted;
    const holder = place.onTaken === 'ask' ? await findTaken(place.folder, base) : null;
    if (holder) return nameTaken(holder);
    const copied = job.twin ? await copy(job.twin, place, signal, ports) : null;
    return copied ?? (await fetchNew(job.url, place, signal, ports));
  } catch (error) {
    return readDiskError(error, place.root);
  }
}

/** null = the photo is nowhere on disk. */
async function adopt(
  known: WholePhoto,
  place: Place,
  signal: AbortSignal,
  ports: SavePorts,
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
        return copy(whole, place, signal, ports);
      }
    case 'elsewhere':
      return copy(whole, place, signal, ports);
    default:
      return assertNever(kind);
  }
}

/** null = what is at the path is not, or no longer, what was said: fetch. */
async function copy(
  from: { path: string; sha256: string },
  place: Place,
  signal: AbortSignal,
  ports: SavePorts,
): Promise<SaveOutcome | null> {
  const copied = await copyWhole(from, place.folder.path, signal);
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

async function fetchNew(
  url: string,
  place: Place,
  signal: AbortSignal,
  ports: SavePorts,
): Promise<SaveOutcome> {
  const wanted = { photo: place.photo, url, folder: place.folder.path };
  const first = await ports.fetchWhole(wanted, signal);
  if (first.kind !== 'whole') return readTake(first, place.root);
  const arrival = await receive(first.whole, true, ports);
  if (!arrival) return { kind: 'stopped' };
  if (!arrival.damaged) return namePart(arrival, place, ports);

  // Perhaps it was damaged on its way.
  const second = await ports.fetchWhole(wanted, signal);
  if (second.kind === 'whole') {
    const again = await receive(second.whole, true, ports);
    await removeFile(first.whole.path);
    return again ? namePart(again, place, ports) : { kind: 'stopped' };
  }
  const outcome = readTake(second, place.root);
  // What came first is all that there will ever be.
  const isLast = outcome.kind === 'expired' || outcome.kind === 'refused';
  if (isLast) return namePart(arrival, place, ports);
  await removeFile(first.whole.path);
  return outcome;
}

/**
 * The record is told while the photo is decoded, which takes longer than all else: whoever is killed
 * meanwhile need not fetch it again. null = the record was not told, and the photo is gone.
 */
async function receive(
  part: WholePhoto,
  fetched: boolean,
  ports: SavePorts,
): Promise<Arrival | null> {
  const [isRecorded, damaged] = await Promise.all([
    recordPart(part, ports),
    isDamaged(part, ports),
  ]);
  return isRecorded ? { part, fetched, damaged } : null;
}

async function judge(part: WholePhoto, fetched: boolean, ports: SavePorts): Promise<Arrival> {
  return { part, fetched, damaged: await isDamaged(part, ports) };
}

async function isDamaged(whole: WholePhoto, ports: SavePorts): Promise<boolean> {
  return (await ports.look(whole)) === 'damaged';
}
