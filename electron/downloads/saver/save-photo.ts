import type { PhotoJob } from '../../../contract/photo';
import type { TakeOutcome, Wanted } from '../fetch/fetch-whole';
import { findTaken } from '../folders/final-name';
import type { Folders } from '../folders/folders';
import { nameOf } from '../names/naming';
import { nameOfPhoto, partIdentity } from '../photo-identity';
import { type DiskPorts, saveCopy, saveKnown, saveLeftover } from './from-disk';
import { namePart, receive, removeFile } from './name-part';
import type { Place } from './place';
import {
  nameTaken,
  readDiskError,
  readTake,
  type SaveOutcome,
  type SaveTarget,
} from './save-outcome';

export type { SaveOutcome, SaveTarget } from './save-outcome';

export interface SavePorts extends DiskPorts {
  /** Tells the account of all jobs from all others, over all runs. */
  account: string;
  folders: Folders;
  fetchWhole(wanted: Wanted, signal: AbortSignal): Promise<TakeOutcome>;
}

/**
 * Saves one photo: as what it is on disk already, where it was whole before (the record may not know),
 * else as a copy of its twin, else from its URL. A final name appears only for a whole image, after the
 * record was told of it, and nothing is ever overwritten.
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
    identity: partIdentity(ports.account, job),
  };
  try {
    const adopted = job.known ? await saveKnown(job.known, place, signal, ports) : null;
    if (adopted) return adopted;
    const holder = place.onTaken === 'ask' ? await findTaken(place.folder, base) : null;
    if (holder) return nameTaken(holder);
    const left = await saveLeftover(place, signal, ports);
    if (left) return left;
    const copied = job.twin ? await saveCopy(job.twin, place, signal, ports) : null;
    return copied ?? (await fetchNew(job.url, place, signal, ports));
  } catch (error) {
    return readDiskError(error, place.root);
  }
}

async function fetchNew(
  url: string,
  place: Place,
  signal: AbortSignal,
  ports: SavePorts,
): Promise<SaveOutcome> {
  const wanted = {
    photo: place.photo,
    identity: place.identity,
    url,
    folder: place.folder.path,
  };
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
