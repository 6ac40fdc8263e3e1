import { expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './test-report.mjs';

test('a vitest file that did not load counts as a failure beside the failed tests', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  };
  expect(vitestCounts(report)).toEqual({ passed: 7, failed: 2 });
});

test('a Playwright test that passed only when repeated has failed, and so has a broken file', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 3 });
});
