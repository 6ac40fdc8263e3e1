import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing that Chromium would ask of the network by itself; no frame is drawn before its photos are decoded. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-checker-imaging',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** The environment in which Chromium, and whoever asks what it will draw with, sees the same fonts everywhere. */
export const FONTS_ENV = {
  ...process.env,
  FONTCONFIG_FILE: path.join(import.meta.dirname, 'fonts.conf'),
};

/** Path of the Chromium that shows the gallery: `CHROMIUM`, the system's, or Playwright's own. */
export function findChromium(): string {
  const asked = process.env['CHROMIUM'];
  const found = asked ?? [...PLACES, chromium.executablePath()].find((file) => existsSync(file));
  if (!found) {
    throw new Error(
      'There is no Chromium here. Install one (apt-get install chromium) or name one in CHROMIUM.',
    );
  }
  return found;
}

/** `156`: pictures of one major version look alike. */
export function chromiumMajor(): string {
  const said = execFileSync(findChromium(), ['--version'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return /\d+/u.exec(said)?.[0] ?? 'unknown';
}
