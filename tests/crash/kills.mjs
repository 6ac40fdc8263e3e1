// npm run kills: `node tests/crash/kills.mjs [--kills 200] [--seed N]`. Kills the program, the process that
// saves, or both, at random moments of runs of 300 photos, and looks at what is left each time. Exit code 1
// when anything is wrong; the seed repeats the moments, as far as the machine lets it.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { say, stop } from '../../scripts/project.mjs';
import { setUpNode } from '../../scripts/set-up.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (process.platform !== 'linux') stop('This takes Linux: it finds processes in /proc.');
await setUpNode();
const source = path.join(import.meta.dirname, 'survive.ts');
/** @type {{ module: typeof import('./survive') }} */
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
say(`Seed ${seed}`);
const toll = await module.survive(Number(values.kills), seed, say);
process.stdout.write(`${module.tableOf(toll)}\n`);
for (const fault of toll.faults) say(fault);
process.exitCode = toll.faults.length === 0 ? 0 : 1;
