import { defineConfig } from '@playwright/test';

/** The packaged app, as an ordinary user; `npm run test:packaged` packs it first. One test at a time. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results/packaged',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
});
