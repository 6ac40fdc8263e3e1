/** A database is several files: itself, its log, and the index of its log. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

const LOG = '-wal';
/** Made anew by SQLite whenever it is not there. */
const LOG_INDEX = '-shm';

/** Copies a database that nobody has open, with its log. */
export function copyDatabase(from: string, to: string): void {
  removeDatabase(to);
  copyFileSync(from, to);
  if (existsSync(from + LOG)) copyFileSync(from + LOG, to + LOG);
}

export function removeDatabase(path: string): void {
  for (const suffix of ['', LOG, LOG_INDEX, '-journal']) {
    rmSync(path + suffix, { force: true, recursive: true });
  }
}

const ASIDE = '.damaged-';

/**
 * Puts what stands in the place of the database aside, with its log, and the sound one `next` in its
 * place. `forget` forgets what was noted of the damaged one. The power may fail in between:
 * `finishReplacing` does the rest. `at`: now, in ms. The path where the damaged one is; null = nothing was
 * there.
 */
export function replaceDatabase(
  path: string,
  next: string,
  at: number,
  forget: () => void,
): string | null {
  const aside = `${path}${ASIDE}${stampOf(at)}`;
  const wasThere = existsSync(path);
  renameSync(next, readyPath(path));
  if (wasThere) renameSync(path, aside);
  putInPlace(path, aside, forget);
  return wasThere ? aside : null;
}

/** After a program that ended in the middle of `replaceDatabase`. */
export function finishReplacing(path: string, forget: () => void): void {
  if (!existsSync(readyPath(path))) return;
  // The damaged one is still there: it is looked at again.
  if (existsSync(path)) rmSync(readyPath(path));
  else putInPlace(path, latestAside(path) ?? `${path}${ASIDE}${stampOf(Date.now())}`, forget);
}

function putInPlace(path: string, aside: string, forget: () => void): void {
  // A log of the damaged database beside the sound one would be played into it.
  if (existsSync(path + LOG)) renameSync(path + LOG, aside + LOG);
  rmSync(path + LOG_INDEX, { force: true });
  rmSync(`${path}-journal`, { force: true });
  forget();
  renameSync(readyPath(path), path);
  syncFolder(dirname(path));
}

function readyPath(path: string): string {
  return `${path}.mended`;
}

function latestAside(path: string): string | null {
  const start = basename(path) + ASIDE;
  const names = readdirSync(dirname(path)).filter(
    (name) => name.startsWith(start) && !name.endsWith(LOG),
  );
  const last = names.toSorted().at(-1);
  return last === undefined ? null : join(dirname(path), last);
}

/** `20250301T101500123Z`: file names take no colons on Windows. */
export function stampOf(at: number): string {
  return new Date(at).toISOString().replace(/[-:.]/g, '');
}

/** Makes sure that a file's bytes are on disk. */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes sure that names in a folder are on disk; Windows does that by itself. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
