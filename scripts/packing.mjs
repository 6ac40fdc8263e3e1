// electron-builder's hooks: what it leaves in is taken out, and what it made is looked at before anyone
// gets it. A wrong fuse, another platform's binary or a package that has grown stops the build.
import { listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { FuseState } from '@electron/fuses/dist/constants.js';
import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { say } from './project.mjs';

/** What may stand beside Electron, bytes: docs/benchmarks.md, S9. */
const MOST_BYTES = 10_000_000;

/**
 * The fuses as `electronFuses` in electron-builder.yml calls them.
 * @type {Readonly<Record<string, FuseV1Options>>}
 */
const FUSES = {
  runAsNode: FuseV1Options.RunAsNode,
  enableCookieEncryption: FuseV1Options.EnableCookieEncryption,
  enableNodeOptionsEnvironmentVariable: FuseV1Options.EnableNodeOptionsEnvironmentVariable,
  enableNodeCliInspectArguments: FuseV1Options.EnableNodeCliInspectArguments,
  enableEmbeddedAsarIntegrityValidation: FuseV1Options.EnableEmbeddedAsarIntegrityValidation,
  onlyLoadAppFromAsar: FuseV1Options.OnlyLoadAppFromAsar,
  loadBrowserProcessSpecificV8Snapshot: FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
  grantFileProtocolExtraPrivileges: FuseV1Options.GrantFileProtocolExtraPrivileges,
};

/** @typedef {{ app: string, resources: string, platform: string, arch: string }} Packed */

/** @type {Packed[]} */
const packed = [];

/**
 * Takes Electron's default app out of ours, which electron-builder leaves in when it packages from an
 * unpacked Electron.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack({ appOutDir, arch, electronPlatformName, packager }) {
  const { Arch } = await import('electron-builder');
  const resources = packager.getResourcesDir(appOutDir);
  await rm(path.join(resources, 'default_app.asar'), { force: true });
  const { productFilename } = packager.appInfo;
  const name = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: /** @type {any} */ (packager).executableName,
  }[electronPlatformName];
  packed.push({
    app: path.join(appOutDir, name),
    resources,
    platform: electronPlatformName,
    arch: Arch[arch] ?? '',
  });
}

/**
 * Looks at each app that was packed, once its fuses are set.
 * @param {import('electron-builder').BuildResult} result
 * @returns {Promise<string[]>} no artefacts beside those that there are
 * @throws {Error} that names what is wrong
 */
export async function afterAllArtifactBuild({ configuration }) {
  for (const one of packed) {
    const trouble = [
      ...(await wrongFuses(one.app, configuration.electronFuses ?? {})),
      ...(await foreignBinaries(one)),
    ];
    const bytes = await bytesBesideElectron(one.resources);
    if (bytes > MOST_BYTES) trouble.push(`${bytes} bytes beside Electron, more than ${MOST_BYTES}`);
    if (trouble.length > 0) throw new Error(`${one.app}: ${trouble.join('; ')}`);
    say(
      `${one.platform}-${one.arch}: every fuse as configured, its own binaries only, ` +
        `${(bytes / 1e6).toFixed(1)} MB beside Electron.`,
    );
  }
  return [];
}

/**
 * @param {string} app
 * @param {object} wanted
 * @returns {Promise<string[]>}
 */
async function wrongFuses(app, wanted) {
  const wire = await getCurrentFuseWire(app);
  return Object.entries(FUSES).flatMap(([name, fuse]) => {
    const state = /** @type {Record<string, boolean>} */ (wanted)[name];
    const found = wire[fuse];
    if (state === undefined) return [`${name} is not configured`];
    return found === (state ? FuseState.ENABLE : FuseState.DISABLE)
      ? []
      : [`${name} is not ${state}`];
  });
}

/**
 * @param {Packed} packed
 * @returns {Promise<string[]>}
 */
async function foreignBinaries({ resources, platform, arch }) {
  const files = listPackage(path.join(resources, 'app.asar'), { isPack: false });
  const binaries = files.filter((file) => file.endsWith('.node'));
  const own = `prebuilds/${platform}-${arch}/`;
  const foreign = binaries.filter((file) => !file.replaceAll('\\', '/').includes(own));
  if (binaries.length === 0) return ['it has no native modules'];
  return foreign.map((file) => `${file} is for another platform`);
}

/**
 * @param {string} resources
 * @returns {Promise<number>} the size of the app and of what is unpacked beside it
 */
async function bytesBesideElectron(resources) {
  let bytes = 0;
  const entries = await readdir(resources, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    // Electron's own, on macOS: names of languages, each with a menu's words.
    if (!entry.isFile() || entry.parentPath.endsWith('.lproj')) continue;
    bytes += (await lstat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes;
}
