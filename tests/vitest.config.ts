import { defineConfig } from 'vitest/config';

/** Real time, real sockets, real processes: a test may be slow on a busy machine. */
const expectations = { expect: { poll: { timeout: 30_000 } } };
const patience = { testTimeout: 120_000, hookTimeout: 120_000, ...expectations };

/**
 * Tests that stand beside no source: of the built command line in plain Node (`out/main/node.js` must be
 * up to date), of the faults that saving survives, and of runs that are killed.
 */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: [
      { test: { name: 'cli', include: ['cli/**/*.test.ts'], ...patience } },
      { test: { name: 'faults', include: ['faults/**/*.test.ts'], ...patience } },
      { test: { name: 'fuzz', include: ['fuzz/**/*.test.ts'], ...patience } },
      {
        // Alone, after the others: its kills are to fall where chance wants them, not where the machine is busy.
        test: {
          name: 'crash',
          include: ['crash/**/*.test.ts'],
          testTimeout: 600_000,
          ...expectations,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
