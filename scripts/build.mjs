// Builds the app into out/ when its sources are newer than what is there. Run by itself it always builds.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, leaveIfInterrupted, runPackage, say, stop } from './project.mjs';

const OUT = path.join(ROOT, 'out');

/** Holds the digest of the sources that out/ was built from. */
const STAMP = path.join(OUT, 'built-from');

const SOURCE_FOLDERS = ['contract', 'electron', 'renderer', 'sandbox'];
const SOURCE_FILES = ['electron.vite.config.ts', 'package-lock.json'];

/** Builds main, preload and window unless out/ already comes from these very sources. */
export async function buildIfStale() {
  if (!existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== digestOfSources()) await build();
}

/** Makes the next command build: hot reload leaves a development build in out/. */
export function forgetBuild() {
  rmSync(STAMP, { force: true });
}

/** Builds main, preload and window into out/. Stops with exit code 1 when that fails. */
async function build() {
  say('Building …');
  const digest = digestOfSources();
  rmSync(OUT, { recursive: true, force: true });
  const code = await runPackage('electron-vite/bin/electron-vite.js', [
    'build',
    '--logLevel',
    'warn',
  ]);
  leaveIfInterrupted();
  if (code !== 0) stop('The build failed; the lines above say why.');
  writeFileSync(STAMP, digest);
}

/** A digest of the names and bytes of all that a build reads; 10–20 ms. */
function digestOfSources() {
  const hash = createHash('sha256');
  for (const file of [...SOURCE_FILES, ...SOURCE_FOLDERS.flatMap(sourcesIn)]) {
    hash.update(`${file}\0`).update(readFileSync(path.join(ROOT, file)));
  }
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @returns {string[]} its source files, relative to the project, in a fixed order
 */
function sourcesIn(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)))
    .sort();
}

if (process.argv[1] === import.meta.filename) await build();
