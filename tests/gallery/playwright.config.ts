import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, FONTS_ENV, findChromium } from './chromium';
import { SIZES } from './looks';

/** The window in Chromium, over the second implementation of the bridge: every state, quickly. */
export default defineConfig({
  testDir: '.',
  globalSetup: './build-gallery',
  outputDir: '../../test-results/gallery',
  // Written by `npm run screens -- --update` alone: a missing picture is a failure.
  updateSnapshots: 'none',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: {
    timeout: 30_000,
    toHaveScreenshot: {
      animations: 'disabled',
      caret: 'hide',
      scale: 'css',
      // One machine draws the same twice: a shade beside the right one is a difference.
      threshold: 0.02,
      maxDiffPixels: 40,
    },
  },
  reporter: 'list',
  use: {
    viewport: SIZES.usual,
    locale: 'en-US',
    timezoneId: 'UTC',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: findChromium(),
      args: CHROMIUM_ARGS,
      // Unseen scrollbars leave their place to what is scrolled: no operator sees that.
      ignoreDefaultArgs: ['--hide-scrollbars'],
      env: FONTS_ENV,
    },
    actionTimeout: 30_000,
  },
});
