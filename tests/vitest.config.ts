import { defineConfig } from 'vitest/config';

/** Real time, real sockets, real processes: a test may be slow on a busy machine. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 };

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
          testTimeout: 300_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
