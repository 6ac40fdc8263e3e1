// All that a fresh checkout needs before one of its commands runs. Every command begins here.
import { buildIfStale } from './build.mjs';
import { installDependencies, requireNode } from './dependencies.mjs';
import { findElectron } from './electron-runtime.mjs';
import { say, stop } from './project.mjs';
import { installSystemPackages } from './system-packages.mjs';

/** What `npm run proofsheet` needs: packages and a build, neither Electron nor a desktop. */
export async function setUpNode() {
  requireNode();
  await installDependencies();
  await buildIfStale();
}

/** What the window in a browser needs: packages, and a Chromium with its fonts unless `CHROMIUM` names one. */
export async function setUpGallery() {
  requireNode();
  await installDependencies();
  if (!process.env['CHROMIUM']) await installSystemPackages(['gallery']);
}

/**
 * What the window needs beside: system packages and an Electron, which is named on stderr.
 * @param {{ tests?: boolean, packages?: boolean, build?: boolean }} [options] `tests`: also what the
 *   end-to-end tests need; `packages`: also what packages are made with; `build`: false where the caller
 *   builds for itself
 * @returns {Promise<import('./electron-runtime.mjs').ElectronRuntime>}
 */
export async function setUpDesktop({ tests = false, packages = tests, build = true } = {}) {
  requireNode();
  await installDependencies();
  await installSystemPackages([
    'window',
    ...(tests ? /** @type {const} */ (['tests']) : []),
    ...(packages ? /** @type {const} */ (['packages']) : []),
  ]);
  const electron = await findElectron().catch((error) => stop(error.message));
  say(electron.why);
  if (build) await buildIfStale();
  return electron;
}
