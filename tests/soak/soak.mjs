// npm run soak: `node tests/soak/soak.mjs [--minutes 60] [--tasks 5000] [--seed N]`. Runs the app, with its
// window, against a service in which something is always wrong, and prints what became of its memory, its
// handles, its requests, its tasks and its photos. Exit code 1 when a task or a photo was lost, a photo is
// wrong, a task never had an answer, or handles leak; never because something took its time.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { inDesktopSession } from '../../scripts/desktop-session.mjs';
import { say, stop } from '../../scripts/project.mjs';
import { setUpDesktop } from '../../scripts/set-up.mjs';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: process.env['SOAK_MINUTES'] ?? '60' },
    tasks: { type: 'string', default: '5000' },
    seed: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (process.platform !== 'linux') stop('This takes Linux: it looks at processes in /proc.');
const electron = await setUpDesktop({ tests: true });
// Playwright starts the Electron that is found there.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electron.folder;
process.exitCode = await inDesktopSession({ own: true }, async ({ env }) => {
  const source = path.join(import.meta.dirname, 'soak.ts');
  /** @type {{ module: typeof import('./soak') }} */
  const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
  const minutes = Number(values.minutes);
  say(`Soaking for ${minutes} minutes, seed ${seed} …`);
  const { table, faults } = await module.soak({
    minutes,
    tasks: Number(values.tasks),
    seed,
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: electron.folder },
    say,
  });
  process.stdout.write(`${table}\n`);
  for (const fault of faults) say(`✗ ${fault}`);
  return faults.length === 0 ? 0 : 1;
});
