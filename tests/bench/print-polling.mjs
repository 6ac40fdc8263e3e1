// Prints S8: node tests/bench/print-polling.mjs [seed]
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const source = fileURLToPath(new URL('polling.ts', import.meta.url));
const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });

const HOUR = 3_600_000;
const cases = [
  ['(a) 10 000 submitted at once', 0],
  ['(b) 10 000 over an hour', HOUR],
];
/** @param {number} ms */
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const seed = Number(process.argv[2] ?? 1);
for (const [name, submittedOverMs] of cases) {
  const economy = await module.measureEconomy({ tasks: 10_000, submittedOverMs, seed });
  console.log(
    `${name}: ${economy.requests} requests against ${economy.baseline} one by one ` +
      `(${economy.ratio.toFixed(0)} x fewer), lag median ${seconds(economy.medianLagMs)}, ` +
      `p95 ${seconds(economy.p95LagMs)}, most ${seconds(economy.maxLagMs)}, unseen ${economy.unseen}, ` +
      `at most ${economy.mostIds} IDs, shortest gap ${economy.shortestGapMs} ms`,
  );
}
