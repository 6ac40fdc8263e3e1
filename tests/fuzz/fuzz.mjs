// node tests/fuzz/fuzz.mjs [--seconds 600] [--seed n] [--only name]: spoils lists, answers, names and calls
// for as long as it is told, guided by the code that it reaches. Exit code 1 when anything was found; what
// was found is printed, to become a test beside the source.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: process.env['FUZZ_SECONDS'] ?? '60' },
    seed: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const source = path.join(import.meta.dirname, 'hunt.ts');
/** @type {{ module: typeof import('./hunt') }} */
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
console.log(`Seed ${seed}`);
const finds = await module.hunt({
  ms: Number(values.seconds) * 1_000,
  seed,
  only: values.only,
  say: console.log,
});
for (const { target, seed, error, input } of finds) {
  console.log(`\n${target}, seed ${seed}: ${error}\n${input}`);
}
process.exitCode = finds.length === 0 ? 0 : 1;
