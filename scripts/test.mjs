// npm test: the set-up, every check, and every kind of test, in a desktop session of its own. The last
// line on stdout is `N passed, N failed`, all kinds together, below a repetition of what failed; exit code
// 1 when anything failed.
import { check } from './check.mjs';
import { inDesktopSession } from './desktop-session.mjs';
import { withPackages } from './packaged.mjs';
import { run, say } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';
import { runPlaywright, runVitest } from './test-report.mjs';

const electron = await setUpDesktop({ tests: true });
const tallies = [await check()];
tallies.push(
  await runPlaywright('tests of the window', ['--config', 'tests/gallery'], process.env),
);
await inDesktopSession({ own: true }, async (session) => {
  const env = { ...session.env, ELECTRON_OVERRIDE_DIST_PATH: electron.folder };
  tallies.push(await runVitest('command line tests', ['--config', 'tests/vitest.config.ts'], env));
  tallies.push(await runPlaywright('end-to-end tests', ['--config', 'tests/e2e'], env));
  return 0;
});
if (process.platform === 'linux') {
  const kind = 'tests of the packaged app';
  const packaged = withPackages(electron, (env) =>
    runPlaywright(kind, ['--config', 'tests/packaged'], { ...process.env, ...env }),
  );
  tallies.push(
    await packaged.catch((error) => {
      say(`✗ ${kind}: ${error.message}`);
      return { passed: 0, failed: 1, failures: [`${kind}: ${error.message}`] };
    }),
  );
  // Five minutes of `npm run soak`; SOAK_MINUTES says how many else, 0 = none.
  const minutes = process.env['SOAK_MINUTES'] ?? '5';
  if (Number(minutes) > 0) {
    const code = await run(process.execPath, ['tests/soak/soak.mjs', '--minutes', minutes]);
    const kind = `soak (${minutes} minutes)`;
    say(`${code === 0 ? '✓' : '✗'} ${kind}`);
    tallies.push(
      code === 0
        ? { passed: 1, failed: 0, failures: [] }
        : { passed: 0, failed: 1, failures: [`${kind}: exit code ${code}`] },
    );
  }
}
const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
for (const failure of tallies.flatMap((tally) => tally.failures)) say(`✗ ${failure}`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
