// electron-builder's afterPack hook: takes Electron's default app out of ours, which electron-builder leaves
// in when it packages from an unpacked Electron.
import { rm } from 'node:fs/promises';
import path from 'node:path';

/** @param {import('electron-builder').AfterPackContext} context */
export default async function dropDefaultApp({ appOutDir, packager }) {
  await rm(path.join(packager.getResourcesDir(appOutDir), 'default_app.asar'), { force: true });
}
