// npm run check: everything that must hold before a commit, with the unit tests. Quiet where all is well.
import { proveBoundaries } from './boundaries.mjs';
import { staleReference } from './cli-reference.mjs';
import { installDependencies, requireNode } from './dependencies.mjs';
import { staleNotices } from './notices.mjs';
import { capturePackage, leaveIfInterrupted, say } from './project.mjs';
import { runVitest } from './test-report.mjs';

/** @typedef {import('./test-report.mjs').Tally} Tally */

/** @type {readonly (readonly [name: string, script: string, ...args: string[]])[]} */
const STEPS = [
  ['format', 'prettier/bin/prettier.cjs', '--check', '--log-level=warn', '--cache', '.'],
  ['lint', 'oxlint/bin/oxlint', '--deny-warnings', '.'],
  ['types', 'typescript/bin/tsc', '--noEmit', '-p', '.'],
  ['dead code', 'knip/bin/knip.js', '--no-progress'],
];

/**
 * Runs every check. A check that is not a test counts as one.
 * @returns {Promise<Tally>}
 */
export async function check() {
  const tally = { passed: 0, failed: 0, failures: /** @type {string[]} */ ([]) };
  const count = (
    /** @type {string} */ name,
    /** @type {number} */ start,
    /** @type {string} */ trouble,
  ) => {
    say(`${trouble ? '✗' : '✓'} ${name} (${((Date.now() - start) / 1_000).toFixed(1)} s)`);
    if (trouble) say(trouble);
    if (trouble) tally.failures.push(`${name}: ${trouble}`);
    tally[trouble ? 'failed' : 'passed'] += 1;
  };
  const start = Date.now();
  count('boundaries', start, (await proveBoundaries()).join('\n'));
  const generated = Date.now();
  count('generated pages', generated, `${staleNotices()}${await staleReference()}`);
  for (const [name, script, ...args] of STEPS) {
    const begun = Date.now();
    const { code, text } = await capturePackage(script, args);
    leaveIfInterrupted();
    count(name, begun, code === 0 ? '' : text.trim() || `exit code ${code}`);
  }
  const unit = await runVitest('unit tests', []);
  return {
    passed: tally.passed + unit.passed,
    failed: tally.failed + unit.failed,
    failures: [...tally.failures, ...unit.failures],
  };
}

if (process.argv[1] === import.meta.filename) {
  requireNode();
  await installDependencies();
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
