import { defineConfig } from 'vitest/config';

/** Tests of the built command line, in plain Node: `out/main/node.js` must be up to date. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    name: 'cli',
    include: ['cli/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
