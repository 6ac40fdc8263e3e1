// Runs electron-builder with the Electron that this machine has.
import { spawnSync } from 'node:child_process';
import { runPackage, say } from './project.mjs';

/** Names of 7-Zip's program: of Debian's `7zip`, of `p7zip-full`, of its small sister. */
const SEVEN_ZIPS = ['7zz', '7z', '7za'];

/**
 * Packages the app into dist/. Nothing is published.
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {readonly string[]} args for electron-builder
 * @param {NodeJS.ProcessEnv} [given] its environment
 * @returns {Promise<number>} its exit code
 */
export function packageApp(electron, args, given = process.env) {
  const env = { ...given };
  if (!electron.pinned) {
    say('Good for a try on this machine, not for a release.');
    // What cannot download Electron cannot download electron-builder's 7-Zip either, nor is it in need
    // of the last percent, for which 7-Zip takes minutes.
    const sevenZip = SEVEN_ZIPS.map(onPath).find((file) => file !== '');
    if (sevenZip) env['ELECTRON_BUILDER_7ZIP_PATH'] ??= sevenZip;
    env['ELECTRON_BUILDER_COMPRESSION_LEVEL'] ??= '5';
  }
  const own = ['--publish=never', `--config.electronDist=${electron.folder}`];
  return runPackage('electron-builder/cli.js', [...args, ...own], { env });
}

/** @param {string} name */
function onPath(name) {
  const { stdout } = spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name], { encoding: 'utf8' });
  return String(stdout ?? '').trim();
}
