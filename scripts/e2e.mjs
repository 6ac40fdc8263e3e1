// npm run e2e: the end-to-end tests alone, in a desktop session of their own. Arguments after `--` go to
// Playwright, e.g. `npm run e2e -- first-run.spec.ts`.
import { inDesktopSession } from './desktop-session.mjs';
import { runPackage } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

const electron = await setUpDesktop({ tests: true });
const args = ['test', '--config', 'tests/e2e', ...process.argv.slice(2)];
process.exitCode = await inDesktopSession({ own: true }, ({ env }) =>
  runPackage('@playwright/test/cli.js', args, {
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: electron.folder },
    stdio: 'inherit',
  }),
);
