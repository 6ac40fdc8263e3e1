// Runs a test runner and counts what it did from its JSON report. A runner that died, ran nothing or
// failed without naming a test counts as one failure: nothing may pass by not running.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { capturePackage, leaveIfInterrupted, runPackage, say } from './project.mjs';

/** @typedef {{ readonly passed: number, readonly failed: number }} Tally */

/**
 * Runs vitest once; shows what it printed only when something failed.
 * @param {string} kind what these tests are called
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Tally>}
 */
export function runVitest(kind, args, env) {
  return tally(kind, vitestCounts, async (report) => {
    const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
    const script = 'vitest/vitest.mjs';
    const { code, text } = await capturePackage(script, ['run', ...reporters, ...args], env);
    if (code !== 0) say(text);
    return code;
  });
}

/**
 * Runs Playwright once.
 * @param {string} kind what these tests are called
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Tally>}
 */
export function runPlaywright(kind, args, env) {
  return tally(kind, playwrightCounts, (report) =>
    runPackage('@playwright/test/cli.js', ['test', '--reporter=list,json', ...args], {
      env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    }),
  );
}

/**
 * @param {string} kind
 * @param {(report: any) => Tally} counts
 * @param {(report: string) => Promise<number>} runner writes its report there, gives its exit code
 * @returns {Promise<Tally>}
 */
async function tally(kind, counts, runner) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-report-'));
  const file = path.join(folder, 'report.json');
  const code = await runner(file);
  const text = await readFile(file, 'utf8').catch(() => null);
  await rm(folder, { recursive: true, force: true });
  leaveIfInterrupted();
  const { passed, failed } = text === null ? { passed: 0, failed: 0 } : counts(JSON.parse(text));
  if (failed === 0 && (code !== 0 || passed === 0)) {
    say(`✗ ${kind}: ${passed} passed, but the runner ended with exit code ${code}.`);
    return { passed, failed: 1 };
  }
  say(`${failed === 0 ? '✓' : '✗'} ${kind}: ${passed} passed, ${failed} failed`);
  return { passed, failed };
}

/**
 * @param {any} report of vitest's json reporter; a file that did not load has no results of its own
 * @returns {Tally}
 */
export function vitestCounts(report) {
  const unloaded = report.testResults.filter(
    (/** @type {any} */ file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

/**
 * @param {any} report of Playwright's json reporter; a test that passed only when repeated has failed
 * @returns {Tally}
 */
export function playwrightCounts({ stats, errors }) {
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
