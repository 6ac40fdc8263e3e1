// How long the main process is held up while as many photos are copied at once as may be, to a folder on the same
// disk: `node tests/bench/copying.mjs [--photos 20000] [--bytes 4096] [--folder /tmp]`. On Linux. Prints for each
// step the longest time on the processor (and of the clock) between two turns of a timer of 1 ms: the message of
// the window parsed, the one of the built storage thread taken, and the copying itself.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as sleep } from 'node:timers/promises';
import { importSource } from './import-source.mjs';

const { values } = parseArgs({
  options: {
    photos: { type: 'string', default: '20000' },
    bytes: { type: 'string', default: '4096' },
    folder: { type: 'string', default: os.tmpdir() },
  },
});
const photos = Number(values.photos);

const { seedStore, taskId } = await importSource('tests/bench/seed-store.ts');
const { buildStore } = await importSource('tests/faults/built-store.ts');
const { copySaved } = await importSource('electron/ipc/copied-photos.ts');
const { createLongWork } = await importSource('electron/ipc/long-work.ts');
const { payloads } = await importSource('electron/ipc/payloads.ts');
const { parse } = await importSource('node_modules/valibot/dist/index.mjs');

const work = mkdtempSync(path.join(values.folder, 'proofsheet-copying-'));
const built = await buildStore();
try {
  const saved = path.join(work, 'photos');
  const to = path.join(work, 'copies');
  mkdirSync(saved);
  mkdirSync(to);
  const content = Buffer.alloc(Number(values.bytes), 7);
  // Three in four tasks have two photos each.
  const tasks = Math.floor((photos / 2) * (20 / 15));
  const profile = path.join(work, 'profile');
  await seedStore(profile, tasks, (/** @type {number} */ n) => {
    const file = path.join(saved, `${n}.png`);
    writeFileSync(file, content);
    return { path: file, bytes: content.length, sha256: 'ab'.repeat(32), type: 'png' };
  });
  const { store } = await built.open(profile);
  const account = await store.openAccount('sandbox', '');
  const ids = Array.from({ length: tasks }, (_, n) => taskId(n));
  await store.savedPhotos(account, ids.slice(0, 10), null, 10);

  await heldUp('the window’s message parsed', async () => {
    parse(payloads.copyPhotos, structuredClone({ ids, key: null }));
  });
  const found = await heldUp('the storage thread’s message taken', () =>
    store.savedPhotos(account, ids, null, photos),
  );
  const copying = createLongWork(() => undefined);
  const ports = {
    engine: { store: { savedPhotos: async () => found } },
    askForCopies: async () => to,
    copying,
  };
  const { copied } = await heldUp('the copying', () =>
    copySaved(ports, account, { ids, key: null }, () => undefined),
  );
  console.log(`${copied} of ${found.length} photos copied, ${readdirSync(to).length} files`);
  await store.close();
} finally {
  built.remove();
  rmSync(work, { recursive: true, force: true });
}

/** ms that the main thread was on the processor. */
function onProcessor() {
  const [ns] = readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ');
  return Number(ns) / 1e6;
}

/**
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} step
 * @returns {Promise<T>}
 */
async function heldUp(name, step) {
  const longest = { busy: 0, wall: 0 };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      const [busy, wall] = [onProcessor(), performance.now()];
      await sleep(1);
      longest.busy = Math.max(longest.busy, onProcessor() - busy);
      longest.wall = Math.max(longest.wall, performance.now() - wall);
    }
  })();
  await sleep(20);
  const begun = performance.now();
  const answer = await step();
  const took = performance.now() - begun;
  await sleep(20);
  isOver = true;
  await watching;
  console.log(
    `${name}: held up for at most ${longest.busy.toFixed(1)} ms of processor time ` +
      `(${longest.wall.toFixed(1)} ms of the clock); took ${(took / 1_000).toFixed(2)} s`,
  );
  return answer;
}
