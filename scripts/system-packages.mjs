// The Debian packages that Electron, a display without a screen and a keychain without a desktop need.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { IS_ROOT, run, say, stop } from './project.mjs';

/** What the app needs to run. */
const TO_RUN = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libsecret-1-0',
  'gnome-keyring',
  'dbus',
  'dbus-x11',
  'fonts-dejavu-core',
  'fonts-noto-cjk',
];

/** What the tests need beside: end-to-end, and those of the window in Chromium. */
const TO_TEST = ['libsecret-tools', 'openssl', 'desktop-file-utils', 'libgtk-3-bin', 'chromium'];

/** What makes a tar.gz where electron-builder cannot download its own. */
const TO_PACKAGE = ['7zip'];

/** What draws the window without an Electron, the same everywhere. */
const TO_DRAW = ['chromium', 'fonts-dejavu-core', 'fonts-noto-cjk'];

/** What photos are measured with: a server, and what else downloads from it. */
const TO_MEASURE = ['nginx-light', 'aria2', 'wget', 'curl'];

const GROUPS = {
  window: TO_RUN,
  tests: TO_TEST,
  packages: TO_PACKAGE,
  gallery: TO_DRAW,
  downloads: TO_MEASURE,
};

/**
 * On Debian and its relatives: installs what is missing as root, otherwise prints the command and stops
 * with exit code 1. Elsewhere the system has what it needs, or Electron says what it lacks.
 * @param {readonly (keyof typeof GROUPS)[]} groups
 */
export async function installSystemPackages(groups) {
  if (process.platform !== 'linux' || !existsSync('/usr/bin/dpkg-query')) return;
  const wanted = [...new Set(groups.flatMap((group) => GROUPS[group]))];
  const missing = wanted.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (!IS_ROOT) {
    const names = missing.map(nameHere).join(' ');
    stop(
      `System packages are missing. Install them and run this again:\n` +
        `  sudo apt-get update && sudo apt-get install --no-install-recommends ${names}`,
    );
  }
  say(`Installing system packages: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // An update that fails for one source of several may still leave all that is needed.
  await run('apt-get', ['update', '-qq'], { env });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...missing.map(nameHere)];
  if ((await run('apt-get', args, { env })) !== 0) {
    stop(`The system packages could not be installed: apt-get ${args.join(' ')}`);
  }
}

/** @param {string} name */
function isInstalled(name) {
  return [name, later(name)].some((candidate) => {
    const args = ['-W', '-f', '${db:Status-Status}', candidate];
    return spawnSync('dpkg-query', args, { encoding: 'utf8' }).stdout === 'installed';
  });
}

/**
 * The name under which this release of Debian offers a package.
 * @param {string} name
 */
function nameHere(name) {
  return spawnSync('apt-cache', ['show', later(name)]).status === 0 ? later(name) : name;
}

/**
 * Debian 13 and Ubuntu 24.04 renamed libraries when time_t grew to 64 bits.
 * @param {string} name
 */
function later(name) {
  return `${name}t64`;
}
