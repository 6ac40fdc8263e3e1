import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{contract,electron,renderer,sandbox,scripts}/**/*.test.ts'],
    // Many start real threads, processes and sockets, which a busy machine is slow to give; a hang is longer.
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
