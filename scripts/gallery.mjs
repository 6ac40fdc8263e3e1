// npm run gallery: every state of the window in a list, with its latest pictures (npm run screens); a click
// opens the state itself in a Chromium. Needs a display. The window is built anew whenever its source changes.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { ROOT, say } from './project.mjs';
import { setUpGallery } from './set-up.mjs';

await setUpGallery();
const { build, preview, runnerImport } = await import('vite');
const { chromium } = await import('@playwright/test');
const { STATES } = await import('../tests/gallery/states.mjs');
const at = (/** @type {string} */ name) => path.join(ROOT, 'tests', 'gallery', name);
const configFile = at('vite.config.ts');
const { CHROMIUM_ARGS, FONTS_ENV, findChromium } = (await runnerImport(at('chromium.ts'))).module;
const { SIZES } = (await runnerImport(at('looks.ts'))).module;
const { open, wear } = (await runnerImport(at('window.ts'))).module;

const states = STATES.map(({ name }) => name);
await build({ configFile, logLevel: 'warn', build: { watch: {} } });
const server = await preview({
  configFile,
  logLevel: 'warn',
  preview: { host: '127.0.0.1', port: 0 },
  plugins: [
    {
      name: 'gallery',
      configurePreviewServer({ middlewares }) {
        middlewares.use('/states', (_request, response) => response.end(JSON.stringify(states)));
        middlewares.use('/screens', (request, response) => {
          const file = path.basename(decodeURIComponent(request.url ?? ''));
          readFile(path.join(ROOT, 'test-results', 'screens', file)).then(
            (picture) => response.setHeader('content-type', 'image/png').end(picture),
            () => response.writeHead(404).end(),
          );
        });
        middlewares.use('/open', (request, response) => {
          const asked = new URL(request.url ?? '', 'http://gallery').searchParams;
          show(asked.get('state') ?? '', {
            theme: asked.get('theme') ?? 'light',
            language: asked.get('language') ?? 'en',
          }).then(
            () => response.end(`${asked.get('state')} is open.`),
            (error) => response.end(String(error).split('\n')[0]),
          );
        });
      },
    },
  ],
});
process.env['GALLERY'] = server.resolvedUrls?.local[0];
say(`Gallery: ${process.env['GALLERY']}list.html   (Ctrl+C ends it)`);

/** @type {Promise<import('@playwright/test').Browser> | null} */
let browser = null;

/**
 * Opens a state in a window of its own. What is done in it is done in English.
 * @param {string} name
 * @param {{ theme: string, language: string }} look
 */
async function show(name, look) {
  const state = STATES.find((one) => one.name === name);
  if (!state) throw new Error(`There is no state ${name}`);
  browser ??= chromium.launch({
    executablePath: findChromium(),
    args: CHROMIUM_ARGS,
    env: FONTS_ENV,
    headless: false,
  });
  const page = await (await browser).newPage({ viewport: SIZES.usual });
  await open(page, state.scene ?? state.name);
  await state.act?.(page);
  await wear(page, look);
}
