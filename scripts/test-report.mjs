// Runs a test runner and counts what it did from its JSON report. A runner that died, ran nothing or
// failed without naming a test counts as one failure: nothing may pass by not running.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { ROOT, capturePackage, leaveIfInterrupted, runPackage, say } from './project.mjs';

/**
 * How many passed and failed, and a text for each failure: its name, and the first lines of why.
 * @typedef {{ readonly passed: number, readonly failed: number, readonly failures: readonly string[] }} Tally
 */

/** Lines of a failure's reason that are told again at the end. */
const REASON_LINES = 12;

/** @type {Tally} */
const NOTHING = { passed: 0, failed: 0, failures: [] };

/**
 * Runs vitest once; shows what it printed only when something failed.
 * @param {string} kind what these tests are called
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Tally>}
 */
export function runVitest(kind, args, env) {
  return tally(kind, vitestTally, async (report) => {
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
  return tally(kind, playwrightTally, (report) =>
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
  const { passed, failed, failures } = text === null ? NOTHING : counts(JSON.parse(text));
  if (failed === 0 && (code !== 0 || passed === 0)) {
    const trouble = `${kind}: ${passed} passed, but the runner ended with exit code ${code}.`;
    say(`✗ ${trouble}`);
    return { passed, failed: 1, failures: [trouble] };
  }
  say(`${failed === 0 ? '✓' : '✗'} ${kind}: ${passed} passed, ${failed} failed`);
  return { passed, failed, failures };
}

/**
 * @param {any} report of vitest's json reporter; a file that did not load has no results of its own
 * @returns {Tally}
 */
export function vitestTally(report) {
  /** @type {any[]} */
  const files = report.testResults;
  const unloaded = files.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  const failures = files.flatMap((file) =>
    file.assertionResults
      .filter((/** @type {any} */ test) => test.status === 'failed')
      .map((/** @type {any} */ test) =>
        failure(`${shown(file.name)} › ${test.fullName}`, test.failureMessages.join('\n')),
      ),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    failures: [...failures, ...unloaded.map((file) => failure(shown(file.name), file.message))],
  };
}

/**
 * @param {any} report of Playwright's json reporter; a test that passed only when repeated has failed
 * @returns {Tally}
 */
export function playwrightTally({ stats, errors, suites }) {
  const told = errors.map((/** @type {any} */ error) => failure('Playwright', error.message ?? ''));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    failures: [...suites.flatMap(suiteFailures), ...told],
  };
}

/**
 * @param {any} suite of Playwright's report: a file or a group, with groups of its own
 * @returns {string[]}
 */
function suiteFailures({ specs = [], suites = [] }) {
  const own = specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ spec) => {
      const results = spec.tests.flatMap((/** @type {any} */ test) => test.results);
      const errors = results.flatMap((/** @type {any} */ result) => result.errors);
      const reason = errors.map((/** @type {any} */ error) => error.message ?? '').join('\n');
      return failure(`${spec.file}:${spec.line} › ${spec.title}`, reason);
    });
  return [...own, ...suites.flatMap(suiteFailures)];
}

/**
 * @param {string} file absolute
 */
function shown(file) {
  return path.relative(ROOT, file);
}

/**
 * @param {string} name
 * @param {string} reason with a terminal's colours or without
 */
function failure(name, reason) {
  const lines = stripVTControlCharacters(reason).split('\n').slice(0, REASON_LINES);
  return [name, ...lines.map((line) => `    ${line}`)].join('\n');
}
