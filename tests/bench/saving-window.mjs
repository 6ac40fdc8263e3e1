// S2 of the quality figures: how smooth the window stays while 1 000 photos of 300 KB arrive from a local
// nginx, against the same window when nothing happens: `npm run bench:saving -- [--rounds 3] [--count 1000]`.
// Frame times are what requestAnimationFrame tells in the window; the main thread's delay is what its
// event loop comes late by. Prints figures, and never fails because of one.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { _electron } from '@playwright/test';
import { startDesktopSession } from '../../scripts/desktop-session.mjs';
import { IS_ROOT, ROOT, stop } from '../../scripts/project.mjs';
import { setUpDesktop } from '../../scripts/set-up.mjs';
import { installSystemPackages } from '../../scripts/system-packages.mjs';
import { importSource } from './import-source.mjs';

/** So long the window is looked at while nothing happens, ms. */
const IDLE_MS = 5_000;
/** The event loop is looked at this often, ms; its histogram counts from one look to the next. */
const LOOK_EVERY_MS = 10;
/** A run may take this long, ms. */
const PATIENCE_MS = 120_000;

/** @typedef {{ frames: number[], mainMs: number, tookMs: number }} Part */

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    count: { type: 'string', default: '1000' },
  },
});
const count = Number(values.count);
const electron = await setUpDesktop();
await installSystemPackages(['downloads']);
const work = mkdtempSync(path.join(os.tmpdir(), 'proofsheet-saving-'));
const session = await startDesktopSession({ own: true });
const [{ makePhotos }, { servePhotos }, { submitTasks }, { openStore }] = await Promise.all([
  importSource('tests/bench/downloads.photos.ts'),
  importSource('tests/bench/downloads.nginx.ts'),
  importSource('tests/bench/downloads.tasks.ts'),
  importSource('electron/storage/store-client.ts'),
]);
const photos = path.join(ROOT, '.cache', 'bench-downloads', 'photos');
makePhotos(photos, count);
const nginx = await servePhotos(photos);
try {
  /** @type {{ idle: Part, saving: Part }[]} */
  const runs = [];
  for (let round = 0; round < Number(values.rounds); round += 1) runs.push(await look(round));
  print(runs);
} finally {
  nginx.stop();
  await session.end();
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** @param {number} round */
async function look(round) {
  const profile = path.join(work, `profile-${round}`);
  const folder = path.join(work, `photos-${round}`);
  mkdirSync(profile);
  mkdirSync(folder);
  const settings = { activeAccount: 'live', folder, nameTemplate: '{name}' };
  writeFileSync(
    path.join(profile, 'settings.json'),
    JSON.stringify({ ...settings, saveAutomatically: false }),
  );
  const workerUrl = pathToFileURL(path.join(ROOT, 'out', 'main', 'storage-worker.js'));
  const opened = await openStore({ workerUrl, profile, holder: 'the benchmark' });
  if (!opened.ok) return stop('The profile cannot be opened.');
  await submitTasks(opened.store, nginx.origin, count);
  await opened.store.close();

  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [
      ...(IS_ROOT ? ['--no-sandbox'] : []),
      ROOT,
      `--user-data-dir=${profile}`,
      `--api-url=${nginx.origin}`,
    ],
    env: /** @type {Record<string, string>} */ (session.env),
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    await page.locator('[role="option"]').first().waitFor();
    // What a launch begins is over.
    await sleep(3_000);
    const idle = await measure(app, page, () => sleep(IDLE_MS));
    const saving = await measure(app, page, async () => {
      await page.evaluate(() =>
        /** @type {any} */ (window).proofsheet.changeSettings({ saveAutomatically: true }),
      );
      const deadline = performance.now() + PATIENCE_MS;
      while (readdirSync(folder).filter((name) => name.endsWith('.png')).length < count) {
        if (performance.now() > deadline) stop(`Not all photos were saved in ${folder}`);
        await sleep(50);
      }
    });
    return { idle, saving };
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {import('@playwright/test').ElectronApplication} app
 * @param {import('@playwright/test').Page} page
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Part>}
 */
async function measure(app, page, work) {
  await app.evaluate((_electron, resolution) => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
    const delay = monitorEventLoopDelay({ resolution });
    delay.enable();
    Object.assign(globalThis, { delay });
  }, LOOK_EVERY_MS);
  await page.evaluate(() => {
    /** @type {number[]} */
    const frames = [];
    let last = 0;
    let counts = true;
    const frame = (/** @type {number} */ at) => {
      if (last > 0) frames.push(at - last);
      last = at;
      if (counts) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    const endFrames = () => {
      counts = false;
      return frames;
    };
    Object.assign(window, { endFrames });
  });
  const begun = performance.now();
  await work();
  const tookMs = performance.now() - begun;
  const frames = await page.evaluate(() => /** @type {any} */ (window).endFrames());
  const longest = await app.evaluate(() => {
    const { delay } = /** @type {any} */ (globalThis);
    delay.disable();
    return delay.max / 1e6;
  });
  return { frames, mainMs: longest - LOOK_EVERY_MS, tookMs };
}

/** @param {{ idle: Part, saving: Part }[]} runs */
function print(runs) {
  const median = (/** @type {number[]} */ all) =>
    all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  const p95 = (/** @type {number[]} */ frames) =>
    frames.toSorted((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? Number.NaN;
  const line = (/** @type {string} */ name, /** @type {Part[]} */ parts) => {
    const most = Math.max(...parts.flatMap(({ frames }) => frames));
    const late = parts.flatMap(({ frames }) => frames).filter((ms) => ms > 20).length;
    const all = parts.reduce((sum, { frames }) => sum + frames.length, 0);
    const cells = [
      name,
      median(parts.map(({ tookMs }) => tookMs / 1_000)).toFixed(1),
      median(parts.map(({ frames }) => p95(frames))).toFixed(1),
      `${((late / all) * 100).toFixed(1)} %`,
      most.toFixed(0),
      parts.map(({ mainMs }) => mainMs.toFixed(0)).join(', '),
    ];
    return `| ${cells.join(' | ')} |`;
  };
  const machine = `${os.cpus()[0]?.model}, ${os.availableParallelism()} cores, ${process.platform} ${os.release()}`;
  process.stdout.write(
    [
      `${count} photos, ${runs.length} rounds, ${machine}, ${electron.why}`,
      '',
      '| the window | s | frames, p95 ms | over 20 ms | longest ms | main thread late by at most, ms, each round |',
      '| --- | --- | --- | --- | --- | --- |',
      line(
        'idle',
        runs.map(({ idle }) => idle),
      ),
      line(
        'while photos arrive',
        runs.map(({ saving }) => saving),
      ),
      '',
      'Goals: p95 ≤ 20 ms, none > 100 ms, the main thread never > 50 ms late.',
      '',
    ].join('\n'),
  );
}
