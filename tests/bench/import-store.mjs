// What a list costs the storage thread, in ms of processor time, which a busy machine hardly changes:
// `node tests/bench/import-store.mjs [--lines 100000] [--rounds 3] [--against <another checkout>]`. Each round is
// a process of its own over the built store; with `--against` the two checkouts take turns.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { ROOT } from '../../scripts/project.mjs';
import { listFile } from './import.list.mjs';
import { importSource } from './import-source.mjs';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    against: { type: 'string' },
  },
});
const work = mkdtempSync(path.join(os.tmpdir(), 'proofsheet-import-store-'));
try {
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(work, 'node_modules'), 'junction');
  const { taskId } = await importSource('tests/bench/seed-store.ts');
  const list = path.join(work, 'intake.csv');
  writeFileSync(list, listFile(Number(values.lines), taskId));
  const builds = await Promise.all(
    [ROOT, ...(values.against ? [path.resolve(values.against)] : [])].map(builtStore),
  );
  /** @type {Record<string, number>[][]} */
  const runs = builds.map(() => []);
  for (let round = 0; round < Number(values.rounds); round += 1) {
    for (const [i, folder] of builds.entries()) runs[i]?.push(once(folder, list));
  }
  for (const [i, all] of runs.entries()) {
    process.stdout.write(`${i === 0 ? 'this checkout' : values.against}\n`);
    for (const step of Object.keys(all[0] ?? {})) {
      const costs = all.map((run) => run[step] ?? NaN).sort((a, b) => a - b);
      const [least, median, most] = [costs[0], costs[costs.length >> 1], costs.at(-1)];
      process.stdout.write(
        `  ${step}: ${median?.toFixed(0)} (${least?.toFixed(0)}–${most?.toFixed(0)})\n`,
      );
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Answers the folder of the built parts. */
async function builtStore(/** @type {string} */ root, /** @type {number} */ n) {
  const outDir = path.join(work, `build-${n}`);
  const input = {
    database: path.join(root, 'electron/storage/database.ts'),
    naming: path.join(root, 'electron/storage/naming-rules.ts'),
    store: path.join(root, 'electron/tracking/create-store.ts'),
    intake: path.join(root, 'electron/intake/parse-list.ts'),
  };
  const output = { entryFileNames: '[name].mjs' };
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: { ssr: true, outDir, target: 'node20.18', rolldownOptions: { input, output } },
  });
  return outDir;
}

/** @returns {Record<string, number>} */
function once(/** @type {string} */ folder, /** @type {string} */ list) {
  const script = path.join(import.meta.dirname, 'import-store.once.mjs');
  return JSON.parse(execFileSync(process.execPath, [script, folder, list], { encoding: 'utf8' }));
}
