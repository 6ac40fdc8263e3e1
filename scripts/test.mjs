// npm test: the set-up, every check, and every kind of test, in a desktop session of its own. The last
// line on stdout is `N passed, N failed`, all kinds together; exit code 1 when anything failed.
import { check } from './check.mjs';
import { inDesktopSession } from './desktop-session.mjs';
import { setUpDesktop } from './set-up.mjs';
import { runPlaywright, runVitest } from './test-report.mjs';

const electron = await setUpDesktop({ tests: true });
const tallies = [await check()];
await inDesktopSession({ own: true }, async (session) => {
  const env = { ...session.env, ELECTRON_OVERRIDE_DIST_PATH: electron.folder };
  tallies.push(await runVitest('command line tests', ['--config', 'tests/vitest.config.ts'], env));
  tallies.push(await runPlaywright('end-to-end tests', ['--config', 'tests/e2e'], env));
  return 0;
});
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
