import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeSync,
} from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { DatabaseSync } from '@photostructure/sqlite';
import { ask } from './ask';
import { copyDatabase, removeDatabase, stampOf, syncFolder } from './recovery/database-files';

/** So many are kept … */
const MAX_KEPT = 4;
/** … and fewer when they are together larger than this, but always the latest one. Bytes. */
const MAX_TOTAL_BYTES = 1_000_000_000;

/** Bytes copied at a time. */
const SLICE_BYTES = 1_000_000;

/** A copy of the database in `backups/` of the profile, whole and sound when it was made. */
export interface Backup {
  path: string;
  /** When, in ms. */
  at: number;
  /** Version of its schema. */
  version: number;
  /** CRC-32 of all its bytes. */
  sum: number;
  bytes: number;
}

/** Whether the disk has room for a backup of so many bytes, and as much again for the work itself. */
function hasRoom(profile: string, bytes: number): boolean {
  const folder = folderOf(profile);
  mkdirSync(folder, { recursive: true });
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize >= 2 * bytes;
}

/**
 * Backs up a database that nobody has open, what is in its log included. Does without where the disk is
 * too full. `at`: now, in ms.
 */
export function backUp(profile: string, path: string, version: number, at: number): void {
  if (!hasRoom(profile, 2 * statSync(path).size)) return;
  const copy = join(folderOf(profile), 'tracking.copy');
  const part = partPath(profile);
  copyDatabase(path, copy);
  const db = new DatabaseSync(copy);
  // As it is closed, its log is moved into it.
  ask(db, 'SELECT tell(count(*)) FROM sqlite_schema');
  db.close();
  const sum = copyFile(copy, part);
  removeDatabase(copy);
  publish(profile, part, { sum, version, at });
  for (const old of superfluous(listBackups(profile))) rmSync(old.path, { force: true });
}

/**
 * Backs up pages as they come, without keeping others waiting. `bytes`: how many there will be. False
 * when the disk is too full. Rejects, and leaves nothing, when `pages` does.
 */
export async function backUpPages(
  profile: string,
  pages: AsyncIterable<Uint8Array>,
  { bytes, version, at }: Pick<Backup, 'bytes' | 'version' | 'at'>,
): Promise<boolean> {
  if (!hasRoom(profile, bytes)) return false;
  const part = partPath(profile);
  const file = await open(part, 'w');
  let sum = 0;
  try {
    for await (const piece of pages) {
      sum = crc32(piece, sum);
      await file.writeFile(piece);
      // All at the end, it would keep others waiting who have to be sure of their own writing.
      await file.datasync();
    }
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    rmSync(part, { force: true });
    throw error;
  }
  publish(profile, part, { sum, version, at });
  for (const old of superfluous(listBackups(profile))) await rm(old.path, { force: true });
  return true;
}

/**
 * Puts a copy that is on disk among the others. Its name tells what its bytes must be, so that it needs
 * nothing beside it.
 */
function publish(
  profile: string,
  part: string,
  { sum, version, at }: Pick<Backup, 'sum' | 'version' | 'at'>,
): void {
  const hex = sum.toString(16).padStart(8, '0');
  renameSync(part, join(folderOf(profile), `tracking-${stampOf(at)}-v${version}-${hex}.db`));
  syncFolder(folderOf(profile));
}

const NAME = /^tracking-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-v(\d+)-([0-9a-f]{8})\.db$/;

/** The profile's backups, the latest first. */
export function listBackups(profile: string): Backup[] {
  const folder = folderOf(profile);
  const backups: Backup[] = [];
  for (const name of namesIn(folder)) {
    const [, year, month, day, hour, minute, second, ms, version, sum] = NAME.exec(name) ?? [];
    if (sum === undefined) continue;
    const path = join(folder, name);
    backups.push({
      path,
      at: Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`),
      version: Number(version),
      sum: parseInt(sum, 16),
      bytes: statSync(path).size,
    });
  }
  return backups.toSorted((a, b) => b.at - a.at);
}

/** Copies a backup to `path`; false, and nothing is there, when its bytes are not what they were. */
export function restoreBackup(backup: Backup, path: string): boolean {
  const isWhole = copyFile(backup.path, path) === backup.sum;
  if (!isWhole) rmSync(path);
  return isWhole;
}

function superfluous(backups: readonly Backup[]): Backup[] {
  let total = 0;
  return backups.filter(({ bytes }, i) => {
    total += bytes;
    return i > 0 && (i >= MAX_KEPT || total > MAX_TOTAL_BYTES);
  });
}

function folderOf(profile: string): string {
  return join(profile, 'backups');
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function partPath(profile: string): string {
  return join(folderOf(profile), 'tracking.part');
}

/** Copies a file and makes sure that it is on disk. Its CRC-32. */
function copyFile(from: string, to: string): number {
  const source = openSync(from, 'r');
  const target = openSync(to, 'w');
  try {
    const slice = Buffer.alloc(SLICE_BYTES);
    let sum = 0;
    for (;;) {
      const read = readSync(source, slice, 0, SLICE_BYTES, null);
      if (read === 0) break;
      sum = crc32(slice.subarray(0, read), sum);
      for (let at = 0; at < read;) at += writeSync(target, slice, at, read - at);
    }
    fsyncSync(target);
    return sum;
  } finally {
    closeSync(source);
    closeSync(target);
  }
}
