import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether an entry of the profile folder holds what Proofsheet tracks, was told, or made of photos. */
function isOurs(name: string): boolean {
  return /^(tracking\.|settings\.json)/.test(name) || FOLDERS.includes(name);
}
const FOLDERS = ['backups', 'thumbnails', 'portraits', 'logs'];

/**
 * Deletes all that is kept in a profile which nobody has open: tracked data with its copies, settings,
 * thumbnails, logs. Saved photos are elsewhere, and stay. Rejects when something cannot be deleted.
 */
export async function deleteProfileData(profile: string): Promise<void> {
  for (const name of await readdir(profile)) {
    if (isOurs(name)) await rm(join(profile, name), { recursive: true, force: true });
  }
}

/** Bytes of the database with its log, sums and backups. */
export async function databaseBytes(profile: string): Promise<number> {
  const names = (await readdir(profile)).filter((name) => /^(tracking\.|backups$)/.test(name));
  const sizes = await Promise.all(names.map((name) => bytesIn(join(profile, name))));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Bytes of a file, or of all files below a folder; what is not there, or goes meanwhile, counts nothing. */
export async function bytesIn(path: string): Promise<number> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) return found.size;
    let bytes = 0;
    for (const entry of await readdir(path, { withFileTypes: true })) {
      // A link may lead anywhere.
      if (entry.isSymbolicLink()) continue;
      bytes += await bytesIn(join(path, entry.name));
    }
    return bytes;
  } catch {
    return 0;
  }
}
