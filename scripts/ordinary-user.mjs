// Lets an end-to-end test that root runs start the app as an ordinary user, with Chromium's sandbox on:
// a desktop session of that user's, a copy of the build which that user may read, and a command to hand to
// Playwright. For anyone but root it is the build itself in a session of its own.
import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { identity, startDesktopSession } from './desktop-session.mjs';
import { IS_ROOT, ROOT } from './project.mjs';

/** The user whom every Linux knows and who owns nothing. */
export const NOBODY = { uid: 65_534, gid: 65_534 };

/** What the built app reads: the build loads native modules from their own packages. */
const APP = ['out', 'package.json', 'sandbox/portraits'];
const MODULES = ['keytar', '@photostructure/sqlite', 'node-gyp-build'];

/**
 * @typedef {object} OrdinaryDesktop
 * @property {string} executablePath runs Electron as that user
 * @property {string} app the folder of the app, first of the arguments
 * @property {NodeJS.ProcessEnv} env the whole environment for the app
 * @property {string} home that user's home, for profiles and photos
 * @property {() => Promise<void>} end stops the session and removes what was copied
 */

/**
 * Needs ELECTRON_OVERRIDE_DIST_PATH, which `npm test` and `npm run e2e` set. Pass Playwright's
 * `chromiumSandbox: true`, or it switches the sandbox off.
 * @param {{ keychain?: import('./desktop-session.mjs').Keychain }} [options]
 * @returns {Promise<OrdinaryDesktop>}
 */
export async function startOrdinaryDesktop({ keychain = 'unlocked' } = {}) {
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!dist) throw new Error('ELECTRON_OVERRIDE_DIST_PATH does not say where Electron is.');
  const user = IS_ROOT ? NOBODY : undefined;
  const session = await startDesktopSession({ own: true, keychain, user });
  const { env, end } = session;
  const home = env['HOME'] ?? os.homedir();
  if (!user) return { executablePath: path.join(dist, 'electron'), app: ROOT, env, home, end };

  const stage = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-copy-'));
  const endBoth = async () => {
    await end();
    await rm(stage, { recursive: true, force: true });
  };
  try {
    await chmod(stage, 0o755);
    const app = path.join(stage, 'app');
    for (const part of [...APP, ...MODULES.map((name) => `node_modules/${name}`)]) {
      await cp(path.join(ROOT, part), path.join(app, part), { recursive: true });
    }
    const electron = path.join(await runnable(dist, stage), 'electron');
    const executablePath = path.join(stage, 'electron-as-nobody');
    const command = ['setpriv', ...identity(user), electron].map((word) => `'${word}'`).join(' ');
    await writeFile(executablePath, `#!/bin/sh\nexec ${command} "$@"\n`, { mode: 0o755 });
    return { executablePath, app, env, home, end: endBoth };
  } catch (error) {
    await endBoth();
    throw error;
  }
}

/**
 * @param {string} dist
 * @param {string} stage
 * @returns {Promise<string>} the folder itself where that user may run Electron from it, otherwise a copy
 */
async function runnable(dist, stage) {
  const args = [...identity(NOBODY), 'test', '-x', path.join(dist, 'electron')];
  if (spawnSync('setpriv', args).status === 0) return dist;
  await cp(dist, path.join(stage, 'electron'), { recursive: true });
  return path.join(stage, 'electron');
}
