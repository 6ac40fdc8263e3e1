import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import solid from 'vite-plugin-solid';

const here = fileURLToPath(new URL('.', import.meta.url));
const project = fileURLToPath(new URL('../..', import.meta.url));

/** Builds the window over the fake bridge: `npx vite build -c tests/gallery/vite.config.ts`. */
export default defineConfig({
  root: here,
  base: './',
  plugins: [solid()],
  server: { fs: { allow: [project] } },
  build: {
    outDir: `${project}/test-results/gallery`,
    emptyOutDir: true,
    target: 'chrome130',
    rolldownOptions: { input: [`${here}index.html`, `${here}list.html`] },
    modulePreload: { polyfill: false },
    // Nothing may become a data: address, which the content security policy refuses.
    assetsInlineLimit: 0,
  },
});
