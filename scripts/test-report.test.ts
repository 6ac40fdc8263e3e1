import path from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './project.mjs';
import { playwrightTally, vitestTally } from './test-report.mjs';

test('a vitest file that did not load counts as a failure beside the failed tests', () => {
  const failed = {
    status: 'failed',
    fullName: 'adds up',
    failureMessages: ['\u001b[31m1 is not 2'],
  };
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    testResults: [
      { status: 'passed', name: path.join(ROOT, 'a.test.ts'), assertionResults: [{}] },
      { status: 'failed', name: path.join(ROOT, 'b.test.ts'), assertionResults: [failed] },
      {
        status: 'failed',
        name: path.join(ROOT, 'c.test.ts'),
        message: 'No such module',
        assertionResults: [],
      },
    ],
  };
  expect(vitestTally(report)).toEqual({
    passed: 7,
    failed: 2,
    failures: ['b.test.ts › adds up\n    1 is not 2', 'c.test.ts\n    No such module'],
  });
});

test('a Playwright test that passed only when repeated has failed, and so has a broken file', () => {
  const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 3 };
  const errors = [{ message: 'Syntax' }];
  expect(playwrightTally({ stats, errors, suites: [] })).toEqual({
    passed: 5,
    failed: 3,
    failures: ['Playwright\n    Syntax'],
  });
});

test('a Playwright test that failed is told with its place and the first lines of why', () => {
  const message = Array.from({ length: 40 }, (_, index) => `line ${index}`).join('\n');
  const results = [{ errors: [{ message }] }];
  const spec = { ok: false, file: 'look.spec.ts', line: 3, title: 'is blue', tests: [{ results }] };
  const suites = [{ suites: [{ specs: [{ ok: true }, spec] }] }];
  const stats = { expected: 1, unexpected: 1, flaky: 0 };
  const [failure] = playwrightTally({ stats, errors: [], suites }).failures;
  expect(failure?.split('\n')).toHaveLength(13);
  expect(failure).toMatch(/^look\.spec\.ts:3 › is blue\n    line 0\n/);
});
