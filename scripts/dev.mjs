// npm run dev: the app with hot reload of the window and a restart when the main process changes.
import path from 'node:path';
import { forgetBuild } from './build.mjs';
import { inDesktopSession } from './desktop-session.mjs';
import { CACHE, IS_ROOT, runPackage } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

const electron = await setUpDesktop({ build: false });
forgetBuild();
const app = ['--', `--user-data-dir=${path.join(CACHE, 'profile')}`, ...process.argv.slice(2)];
const args = ['dev', '--watch', ...(IS_ROOT ? ['--noSandbox'] : []), ...app];
process.exitCode = await inDesktopSession({}, ({ env }) =>
  runPackage('electron-vite/bin/electron-vite.js', args, {
    env: { ...env, ELECTRON_EXEC_PATH: electron.executable },
    stdio: 'inherit',
  }),
);
