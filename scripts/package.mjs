// npm run package: the app in dist/, as a folder that runs by itself, and on Linux as a tar.gz, too.
// Arguments after `--` go to electron-builder instead, e.g. `-- --dir`.
import { packageApp } from './packager.mjs';
import { setUpDesktop } from './set-up.mjs';

const electron = await setUpDesktop({ packages: true });
const args = process.argv.slice(2);
const usual = process.platform === 'linux' ? ['--linux', 'tar.gz'] : ['--dir'];
process.exitCode = await packageApp(electron, args.length > 0 ? args : usual);
