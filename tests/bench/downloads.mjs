// Bundles tests/bench/downloads.ts and runs it in plain Node: `node tests/bench/downloads.mjs`.
// Arguments are handed on, see there.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { setUpNode } from '../../scripts/set-up.mjs';
import { installSystemPackages } from '../../scripts/system-packages.mjs';

const here = dirname(fileURLToPath(import.meta.url));
// Inside the project, so that the bundle finds its packages.
const outDir = join(here, '../../.cache/bench-downloads');

// The engine's processes are those of the build.
await setUpNode();
await installSystemPackages(['downloads']);
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: join(here, 'downloads.ts'),
    target: 'node20',
    outDir,
    emptyOutDir: false,
    rollupOptions: { output: { entryFileNames: 'downloads.mjs' } },
  },
});

const { status } = spawnSync(
  process.execPath,
  [join(outDir, 'downloads.mjs'), ...process.argv.slice(2)],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
