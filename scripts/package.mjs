// npm run package: the app as a folder that runs by itself, in dist/. Arguments after `--` go to
// electron-builder instead of `--dir`, e.g. `-- --linux tar.gz`.
import { runPackage, say } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

const electron = await setUpDesktop();
const args = process.argv.slice(2);
if (!electron.pinned) say('Good for a try on this machine, not for a release.');
process.exitCode = await runPackage('electron-builder/cli.js', [
  ...(args.length > 0 ? args : ['--dir']),
  '--publish=never',
  `--config.electronDist=${electron.folder}`,
]);
