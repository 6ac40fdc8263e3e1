// How long a query waits while many tasks are removed, brought back and removed again, in the built storage
// thread: `node tests/bench/bulk-steps.mjs [--tasks 100000] [--removed 50000] [--rounds 3] [--folder /tmp]`.
// A window of rows is asked for, 10 ms after the last answer, until four seconds after the step: by then what was
// written has been moved into the database. Prints medians; processor time is that of all threads, so that it
// says less than the wall clock where other programs are busy, and more where the log is moved meanwhile.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { importSource } from './import-source.mjs';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '100000' },
    removed: { type: 'string', default: '50000' },
    rounds: { type: 'string', default: '3' },
    folder: { type: 'string', default: os.tmpdir() },
  },
});
const EVERY_MS = 10;
const AFTERWARDS_MS = 4_000;

const { seedStore, taskId } = await importSource('tests/bench/seed-store.ts');
const { buildStore } = await importSource('tests/faults/built-store.ts');
const { EVERYTHING } = await importSource('contract/everything.ts');

const work = mkdtempSync(path.join(values.folder, 'proofsheet-steps-'));
const built = await buildStore();
try {
  const seeded = path.join(work, 'seeded');
  const sha256 = 'ab'.repeat(32);
  const photoOf = (/** @type {number} */ n) => {
    return { path: `/photos/${n}.png`, bytes: 1, sha256, type: 'png' };
  };
  await seedStore(seeded, Number(values.tasks), photoOf);
  /** @type {Map<string, { wall: number, busy: number, took: number }[]>} */
  const found = new Map();
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const profile = path.join(work, `round-${round}`);
    cpSync(seeded, profile, { recursive: true });
    const { store } = await built.open(profile);
    const account = await store.openAccount('sandbox', '');
    const ids = Array.from({ length: Number(values.removed) }, (_, n) => taskId(2 * n));
    const steps = {
      none: () => sleep(0),
      remove: () => store.remove(account, ids, 1),
      undo: () => store.undo(account, null, 2),
      redo: () => store.redo(account, null, 3),
      'undo again': () => store.undo(account, null, 4),
    };
    for (const [name, step] of Object.entries(steps)) {
      const runs = found.get(name) ?? [];
      found.set(name, [...runs, await measure(store, account, step)]);
    }
    await store.close();
    rmSync(profile, { recursive: true });
  }
  console.log(`${values.removed} of ${values.tasks} tasks, ${values.rounds} rounds`);
  for (const [name, runs] of found) {
    const walls = runs.map(({ wall }) => wall);
    const [busy, took] = [median(runs.map((run) => run.busy)), median(runs.map((run) => run.took))];
    console.log(
      `${name}: longest wait of a query ${median(walls).toFixed(0)} ms ` +
        `(${Math.min(...walls).toFixed(0)}–${Math.max(...walls).toFixed(0)}), ` +
        `${busy.toFixed(0)} ms of processor time; the step ${(took / 1_000).toFixed(1)} s`,
    );
  }
} finally {
  built.remove();
  rmSync(work, { recursive: true, force: true });
}

/** ms: the longest wait of a query, and the step itself. */
async function measure(
  /** @type {{ rows: (account: number, query: unknown, offset: number, limit: number) => Promise<unknown> }} */ store,
  /** @type {number} */ account,
  /** @type {() => Promise<unknown>} */ step,
) {
  let longest = { wall: 0, busy: 0 };
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      const before = process.cpuUsage();
      await store.rows(account, EVERYTHING, 0, 60);
      const wall = performance.now() - asked;
      const { user, system } = process.cpuUsage(before);
      const busy = (user + system) / 1_000;
      longest = { wall: Math.max(longest.wall, wall), busy: Math.max(longest.busy, busy) };
      await sleep(EVERY_MS);
    }
  })();
  const begun = performance.now();
  await step();
  const took = performance.now() - begun;
  await sleep(AFTERWARDS_MS);
  isOver = true;
  await asking;
  return { ...longest, took };
}

function median(/** @type {number[]} */ all) {
  return all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN;
}
