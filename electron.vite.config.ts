import path from 'node:path';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import solid from 'vite-plugin-solid';

/** The oldest runtime that must run the build: Electron 33 (see docs/decisions). */
const NODE = 'node20.18';
const CHROME = 'chrome130';

/** Native modules find their binary beside their own package, so they are loaded from there. */
const NATIVE = ['keytar', '@photostructure/sqlite'];

/**
 * The nonce that the window's policy must allow while `npm run dev` runs, and only then: Vite's client
 * adds <style> elements for hot reload. A build holds neither the nonce nor anything that needs it.
 */
const DEV_NONCE = 'proofsheet-dev';

/**
 * Refuses a build that the window's content policy would block without a word: inline scripts and
 * styles in the page, and `style` attributes that Solid hoists into its templates.
 */
function refuseInline(): Plugin {
  return {
    name: 'proofsheet:refuse-inline',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const [name, output] of Object.entries(bundle)) {
        if (output.type === 'asset' && name.endsWith('.html')) {
          const inline = /<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=/i.exec(
            String(output.source),
          );
          if (inline) this.error(`${name} holds inline code or style: ${inline[0]}`);
        } else if (output.type === 'chunk') {
          const hoisted = /`<[a-z][^`$]*\sstyle=[^`]{0,80}/i.exec(output.code);
          if (hoisted) this.error(`a template holds an inline style: ${hoisted[0]}`);
        }
      }
    },
  };
}

/** Lets Vite's client through the page's policy: its <style> elements and its web socket. */
function allowHotReload(): Plugin {
  return {
    name: 'proofsheet:allow-hot-reload',
    apply: 'serve',
    transformIndexHtml: (html) =>
      html
        .replace("style-src 'self'", `style-src 'self' 'nonce-${DEV_NONCE}'`)
        .replace("connect-src 'self'", "connect-src 'self' ws://localhost:*"),
  };
}

export default defineConfig(({ command }) => ({
  main: {
    build: {
      outDir: 'out/main',
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          main: 'electron/main.ts',
          node: 'electron/node.ts',
          'storage-worker': 'electron/storage/worker.ts',
          saver: 'electron/saver-entry.ts',
          'picture-thread': 'electron/downloads/pictures/picture-thread.ts',
        },
        external: NATIVE,
        // Flat, so that `import.meta.dirname` is out/main wherever a line of source ends up.
        output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: NODE,
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        // A sandboxed preload script is one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [solid(), refuseInline(), allowHotReload()],
    ...(command === 'serve' && { html: { cspNonce: DEV_NONCE } }),
    build: {
      outDir: 'out/renderer',
      target: CHROME,
      minify: true,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path.resolve('renderer/index.html') },
    },
  },
}));
