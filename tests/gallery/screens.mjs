// Takes a picture of every state of the window and examines each with axe.
// node tests/gallery/screens.mjs [part of a name]   (pictures: test-results/screens/)
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build, preview } from 'vite';
import { STATES } from './states.mjs';

const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const outDir = fileURLToPath(new URL('../../test-results/screens/', import.meta.url));
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const only = process.argv[2] ?? '';

const SIZES = {
  usual: { width: 1280, height: 800 },
  least: { width: 900, height: 600 },
  // A window of 1280 × 800 at 200 %, and the least window at 200 %.
  double: { width: 640, height: 400 },
  'least-double': { width: 450, height: 300 },
};

await mkdir(outDir, { recursive: true });
await build({ configFile, logLevel: 'warn' });
const server = await preview({ configFile, preview: { host: '127.0.0.1', port: 0 } });
const address = server.resolvedUrls?.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
});

let pictures = 0;
/** @type {string[]} */
const troubles = [];
for (const state of STATES) {
  if (!state.name.includes(only)) continue;
  for (const size of /** @type {(keyof typeof SIZES)[]} */ (['usual', ...(state.sizes ?? [])])) {
    try {
      await takePictures(state, size);
    } catch (error) {
      troubles.push(`${state.name}, ${size}: ${String(error).split('\n')[0]}`);
    }
  }
}
await browser.close();
await new Promise((closed) => server.httpServer.close(closed));

console.log(`${pictures} pictures, ${troubles.length} troubles`);
for (const trouble of troubles) console.log(`  ${trouble}`);
process.exit(troubles.length > 0 ? 1 : 0);

/**
 * The usual size in both themes, the others in the light one.
 *
 * @param {import('./states.mjs').State} state
 * @param {keyof typeof SIZES} size
 */
async function takePictures(state, size) {
  const page = await browser.newPage({ viewport: SIZES[size], reducedMotion: 'reduce' });
  page.setDefaultTimeout(5_000);
  page.on('pageerror', (error) => troubles.push(`${state.name}: ${error.message}`));
  try {
    const scene = state.scene ?? state.name;
    await page.goto(`${address}?scene=${scene}&theme=light`);
    await page.waitForSelector('h1');
    await page.waitForTimeout(100);
    await state.act?.(page);
    await page.waitForTimeout(150);
    await takePicture(page, `${state.name}-${size === 'usual' ? 'light' : size}`);
    if (size !== 'usual') return;
    await page.evaluate(async () => {
      const now = await window.fake.state(null);
      if (!now.ok) return;
      window.fake.change({ settings: { ...now.value.settings, appearance: 'dark' } });
    });
    await takePicture(page, `${state.name}-dark`);
  } finally {
    await page.close();
  }
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function takePicture(page, name) {
  await page.screenshot({ path: `${outDir}${name}.png` });
  pictures++;
  await examine(page, name);
}

/**
 * Axe, the content security policy, and whether anything hangs out of the window.
 *
 * @param {import('@playwright/test').Page} page
 * @param {string} name
 */
async function examine(page, name) {
  await page.evaluate(axe);
  const found = await page.evaluate(() =>
    window.axe.run(document, { resultTypes: ['violations'] }),
  );
  for (const violation of found.violations) {
    const where = violation.nodes
      .slice(0, 3)
      .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.failureSummary})`);
    troubles.push(`${name}: axe ${violation.id}: ${where.join(' | ')}`);
  }
  for (const refused of await page.evaluate(() => window.violations)) {
    troubles.push(`${name}: policy: ${refused}`);
  }
  const cut = await page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '.dialog, .dialog *, .sidebar, .inspector, .selection-bar *, .toolbar *',
      ),
    ]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        const inner = Boolean(element.closest('svg, option, .rejected, .mono'));
        return !inner && box.width > 0 && (box.left < -1 || box.right > window.innerWidth + 1);
      })
      .map((element) => element.className || element.tagName),
  );
  if (cut.length > 0) troubles.push(`${name}: cut off: ${cut.slice(0, 3).join(', ')}`);
  const { width, height } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth - window.innerWidth,
    height: document.documentElement.scrollHeight - window.innerHeight,
  }));
  if (width > 0 || height > 0) troubles.push(`${name}: hangs out by ${width} × ${height} px`);
}
