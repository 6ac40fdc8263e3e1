import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{contract,electron,renderer,sandbox,scripts}/**/*.test.ts'],
    // Many start real threads, processes and sockets, which a busy machine is slow to give; a hang is longer.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
