// npm start: opens the app. Arguments after `--` go to it.
import path from 'node:path';
import { inDesktopSession } from './desktop-session.mjs';
import { CACHE, IS_ROOT, ROOT, run, say } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

const electron = await setUpDesktop();
const profile = path.join(CACHE, 'profile');
say(`This checkout keeps its tasks in ${profile}.`);
const args = [
  // Chromium refuses to run as root with its sandbox on.
  ...(IS_ROOT ? ['--no-sandbox'] : []),
  ROOT,
  `--user-data-dir=${profile}`,
  ...process.argv.slice(2),
];
process.exitCode = await inDesktopSession({}, ({ env }) =>
  run(electron.executable, args, { cwd: process.cwd(), env, stdio: 'inherit' }),
);
