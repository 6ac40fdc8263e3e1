import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{contract,electron,renderer,sandbox,scripts}/**/*.test.ts'],
  },
});
