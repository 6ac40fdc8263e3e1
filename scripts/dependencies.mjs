// The project's npm packages: installed when they are missing or differ from the lock file. Runs before
// anything is installed, so it imports nothing but Node.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT, leaveIfInterrupted, run, say, stop } from './project.mjs';

const NODE_MAJOR = 20;
const NODE_MINOR = 19;

/** Stops with a plain sentence on a Node that is too old to build and run the app. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > NODE_MAJOR || (major === NODE_MAJOR && minor >= NODE_MINOR)) return;
  stop(
    `Proofsheet needs Node ${NODE_MAJOR}.${NODE_MINOR} or newer; this is ${process.versions.node}.`,
  );
}

/** Runs `npm ci` when what is installed is not what package-lock.json asks for. */
export async function installDependencies() {
  if (isInstalled()) return;
  say('Installing the packages of package-lock.json (npm ci) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const code = await run(npm, args, { shell: process.platform === 'win32' });
  leaveIfInterrupted();
  if (code !== 0) stop('npm ci failed; the lines above say why.');
}

/**
 * Compares package-lock.json with npm's own record of what it installed. Packages for other platforms are
 * rightly absent.
 */
function isInstalled() {
  const record = path.join(ROOT, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = packages(record);
  return Object.entries(packages(path.join(ROOT, 'package-lock.json'))).every(
    ([folder, wanted]) => {
      const found = installed[folder];
      if (folder === '') return true;
      if (!found) return wanted.optional === true;
      // Some optional packages of other platforms have no hash in the lock file.
      return wanted.integrity === undefined || found.integrity === wanted.integrity;
    },
  );
}

/**
 * @param {string} lock
 * @returns {Record<string, { integrity?: string, optional?: boolean }>}
 */
function packages(lock) {
  return JSON.parse(readFileSync(lock, 'utf8')).packages;
}
