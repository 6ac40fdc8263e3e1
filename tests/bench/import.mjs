// S6 of the quality figures: a list is dropped on the real window, looked at and added, until its first rows
// are painted: `npm run bench:import -- [--lines 100000] [--rounds 5]`. The preview is confirmed as soon as its
// button can be pressed; what an operator needs to read it is not counted.
// `blocked` is the longest time between two turns of an event loop that looks every 4 ms. Prints figures, and
// never fails because of one.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron } from '@playwright/test';
import { startDesktopSession } from '../../scripts/desktop-session.mjs';
import { IS_ROOT, ROOT } from '../../scripts/project.mjs';
import { setUpDesktop } from '../../scripts/set-up.mjs';
import { LOOK_EVERY_MS, addDropped, watchForDrop } from './import.page.mjs';
import { listFile } from './import.list.mjs';
import { importSource } from './import-source.mjs';

/** @typedef {import('./import.page.mjs').Moments & { blockedMainMs: number, readMs: number }} Run */

/** A launch beside other work may take this long, ms. */
const PATIENCE_MS = 120_000;

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});
const lines = Number(values.lines);
const electron = await setUpDesktop();
const work = mkdtempSync(path.join(os.tmpdir(), 'proofsheet-import-'));
const session = await startDesktopSession({ own: true });
try {
  const [{ taskId }, { parseList }] = await Promise.all([
    importSource('tests/bench/seed-store.ts'),
    importSource('electron/intake/parse-list.ts'),
  ]);
  const list = path.join(work, 'intake.csv');
  const bytes = listFile(lines, taskId);
  writeFileSync(list, bytes);
  /** @type {Run[]} */
  const runs = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const begun = performance.now();
    await parseList(bytes, 'intake.csv', {
      choice: { sheet: null, idColumn: null },
      recall: () => null,
    });
    const readMs = performance.now() - begun;
    runs.push({ ...(await bringIn(list, round)), readMs });
  }
  print(runs, bytes.length);
} finally {
  await session.end();
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/**
 * @param {string} list
 * @param {number} round
 */
async function bringIn(list, round) {
  const profile = path.join(work, `profile-${round}`);
  mkdirSync(profile);
  // Nothing is asked for or saved meanwhile: it is the import that is looked at.
  const settings = {
    activeAccount: 'sandbox',
    saveAutomatically: false,
    checkAutomatically: false,
  };
  writeFileSync(path.join(profile, 'settings.json'), JSON.stringify(settings));
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...(IS_ROOT ? ['--no-sandbox'] : []), ROOT, `--user-data-dir=${profile}`],
    env: /** @type {Record<string, string>} */ (session.env),
    colorScheme: null,
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Settings' }).waitFor({ timeout: PATIENCE_MS });
    // What a launch begins is over.
    await sleep(2_000);
    const devtools = await page.context().newCDPSession(page);
    await app.evaluate((_electron, resolution) => {
      const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks');
      const delay = monitorEventLoopDelay({ resolution });
      delay.enable();
      Object.assign(globalThis, { delay });
    }, LOOK_EVERY_MS);
    await page.evaluate(watchForDrop, LOOK_EVERY_MS);
    for (const type of /** @type {const} */ (['dragEnter', 'dragOver', 'drop'])) {
      const data = { items: [], files: [list], dragOperationsMask: 1 };
      await devtools.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
    }
    const moments = await page.evaluate(addDropped, lines);
    const longest = await app.evaluate(() => {
      const { delay } = /** @type {any} */ (globalThis);
      delay.disable();
      return delay.max / 1e6;
    });
    return { ...moments, blockedMainMs: longest };
  } finally {
    await app.close();
  }
}

/**
 * @param {Run[]} runs
 * @param {number} size of the list, bytes
 */
function print(runs, size) {
  const line = (/** @type {string} */ name, /** @type {(run: Run) => number} */ of, goal = '') => {
    const all = runs.map(of).sort((a, b) => a - b);
    const [least, median, most] = [all[0], all[all.length >> 1], all.at(-1)].map((ms) =>
      ms?.toFixed(0),
    );
    return `| ${name} | ${median} | ${least}–${most} | ${goal} |`;
  };
  const machine = `${os.cpus()[0]?.model}, ${os.availableParallelism()} cores, ${process.platform} ${os.release()}`;
  process.stdout.write(
    [
      `${lines} lines, ${(size / 1e6).toFixed(1)} MB, ${runs.length} rounds, ${machine}, load ${os.loadavg()[0]?.toFixed(1)}, ${electron.why}`,
      '',
      '| | median ms | range ms | goal |',
      '| --- | --- | --- | --- |',
      line('reading alone: decode, split, find the IDs', (run) => run.readMs),
      line('drop → preview', (run) => run.previewed),
      line('confirmed → rows painted', (run) => run.painted - run.confirmed),
      line('confirmed → added', (run) => run.added - run.confirmed),
      line('drop → rows painted', (run) => run.painted - (run.confirmed - run.previewed), '2 000'),
      line('window blocked at most', (run) => run.blockedMs, '50'),
      line('main process blocked at most', (run) => run.blockedMainMs, '50'),
      '',
    ].join('\n'),
  );
}
