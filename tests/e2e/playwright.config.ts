import { defineConfig } from '@playwright/test';

/**
 * The whole app in a real Electron. One at a time, since each has a display, a bus and a keychain of its
 * own; never repeated, since a test that passes at the second try has found something.
 */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/e2e',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});
