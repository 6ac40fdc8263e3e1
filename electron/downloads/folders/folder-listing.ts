import { join } from 'node:path';
import { foldName } from '../names/fold-name';
import type { Folder, FolderListing, Leftover } from './folders';
import { listFolder } from '../parts/part-file';
import { readPartName } from '../parts/part-name';

/** Reads the folder, once until it is forgotten. Throws what the file system says. */
export function listingOf(folder: Folder): Promise<FolderListing> {
  folder.listing ??= readListing(folder.path);
  return folder.listing;
}

async function readListing(folder: string): Promise<FolderListing> {
  const taken = new Set<string>();
  const leftovers = new Map<string, Leftover[]>();
  for (const name of await listFolder(folder)) {
    taken.add(foldName(name));
    const { identity, sha256 } = readPartName(name) ?? { identity: '', sha256: null };
    if (sha256 === null) continue;
    const leftover = { path: join(folder, name), sha256 };
    leftovers.set(identity, [...(leftovers.get(identity) ?? []), leftover]);
  }
  return { taken, leftovers };
}
