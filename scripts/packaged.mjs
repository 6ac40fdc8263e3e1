// npm run test:packaged: packs the app twice, as it is and under a higher version, and tests both as an
// ordinary user. Arguments after `--` go to Playwright, e.g. `-- install.spec.ts`.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { packageApp } from './packager.mjs';
import { ROOT, leaveIfInterrupted, runPackage, stop } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

/**
 * Packs both versions into a folder that goes when the test ends.
 * @template T
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} test gets what the tests' environment has to say
 * @returns {Promise<T>}
 * @throws {Error} when the app cannot be packed
 */
export async function withPackages(electron, test) {
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const [major, minor] = version.split('.').map(Number);
  const higher = `${major}.${minor + 1}.0`;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-packages-'));
  try {
    // Open to the user who unpacks from it.
    await chmod(folder, 0o755);
    await pack(electron, 'tar.gz', folder, version);
    const older = path.join(folder, `Proofsheet-${version}-linux-x64.tar.gz`);
    // The folder alone: 7-Zip takes longer than all the rest, and has been tried with the first.
    await pack(electron, 'dir', folder, higher);
    return await test({
      ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
      PROOFSHEET_OLDER: older,
      PROOFSHEET_OLDER_VERSION: version,
      PROOFSHEET_NEWER: path.join(folder, 'linux-unpacked'),
      PROOFSHEET_NEWER_VERSION: higher,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('./electron-runtime.mjs').ElectronRuntime} electron
 * @param {'dir' | 'tar.gz'} target
 * @param {string} folder
 * @param {string} version
 */
async function pack(electron, target, folder, version) {
  const code = await packageApp(
    electron,
    [
      '--linux',
      target,
      '--x64',
      `--config.directories.output=${folder}`,
      `--config.extraMetadata.version=${version}`,
    ],
    // Nobody downloads it: the quickest will do.
    { ...process.env, ELECTRON_BUILDER_COMPRESSION_LEVEL: '1' },
  );
  leaveIfInterrupted();
  if (code !== 0) throw new Error('The app could not be packed; the lines above say why.');
}

if (process.argv[1] === import.meta.filename) {
  const electron = await setUpDesktop({ tests: true });
  const args = ['test', '--config', 'tests/packaged', ...process.argv.slice(2)];
  process.exitCode = await withPackages(electron, (env) =>
    runPackage('@playwright/test/cli.js', args, {
      env: { ...process.env, ...env },
      stdio: 'inherit',
    }),
  ).catch((error) => stop(error.message));
}
