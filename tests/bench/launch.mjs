// S3 of the quality figures: from launching the real app to its first rows on screen, against an empty
// Electron window, in turn: `node tests/bench/launch.mjs [--tasks 100000] [--rounds 5]`. Prints medians and
// ratios. The file cache is warm: each kind is launched once before it counts.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { startDesktopSession } from '../../scripts/desktop-session.mjs';
import { IS_ROOT, ROOT, say } from '../../scripts/project.mjs';
import { setUpDesktop } from '../../scripts/set-up.mjs';
import { launchAndAsk } from './launch.cdp.mjs';

/** Tasks in the profile that shows what an app with little to do takes. */
const FEW = 10;
/** Distinct photos: more than are in view. */
const PHOTOS = 100;

/** What both pages tell: when something was painted first, ms since 1970. */
const FIRST_PAINT = `
  const paint = () => performance.getEntriesByName('first-contentful-paint')[0];
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  while (!paint()) await frame();
  const firstPaint = performance.timeOrigin + paint().startTime;`;

const EMPTY = `(async () => {${FIRST_PAINT} return { firstPaint, shown: firstPaint }; })()`;

/** Rows are shown two frames after those in view have their text and their drawn photos. */
const ROWS = `(async () => {${FIRST_PAINT}
  const inView = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  for (;;) {
    const cards = [...document.querySelectorAll('[role="option"]')].filter(inView);
    const photos = cards.flatMap((card) => [...card.querySelectorAll('.photo')]);
    const there = photos.length > 0 && photos.every((photo) => photo.classList.contains('drawn'));
    if (there && cards.every((card) => card.innerText.trim())) {
      await frame();
      await frame();
      return {
        firstPaint, shown: performance.timeOrigin + performance.now(),
        cards: cards.length, photos: photos.length,
      };
    }
    await frame();
  }
})()`;

/**
 * @typedef {object} Launched
 * @property {number} firstPaint ms from the launch on
 * @property {number} shown ms from the launch on
 * @property {number} processor processor time of all processes until the answer, ms
 * @property {number} [cards] in view
 */

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '5' },
  },
});
const many = Number(values.tasks);
const rounds = Number(values.rounds);

const electron = await setUpDesktop();
const work = mkdtempSync(path.join(os.tmpdir(), 'proofsheet-launch-'));
const session = await startDesktopSession({ own: true });
try {
  for (const tasks of [FEW, many]) await seed(tasks);
  const kinds = [
    { name: 'empty Electron window', launch: () => launch(emptyFolder(), 'empty', EMPTY) },
    { name: `the app, ${FEW} tasks`, launch: () => launchApp(FEW) },
    { name: `the app, ${many} tasks`, launch: () => launchApp(many) },
  ];
  /** @type {Map<string, Awaited<ReturnType<typeof launch>>[]>} */
  const runs = new Map(kinds.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const kind of kinds) {
      const run = await kind.launch();
      if (round > 0) runs.get(kind.name)?.push(run);
    }
  }
  print(runs);
} finally {
  await session.end();
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/**
 * Makes a profile of that many tasks, three in four with two saved photos and their thumbnails.
 * @param {number} tasks
 */
async function seed(tasks) {
  const source = path.join(import.meta.dirname, 'seed-profile.ts');
  /** @type {{ module: typeof import('./seed-profile') }} */
  const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
  say(`Seeding ${tasks} tasks …`);
  const portraits = path.join(ROOT, 'sandbox', 'portraits');
  await module.seedProfile(seededProfile(tasks), tasks, PHOTOS, portraits, Date.now());
}

/** @param {number} tasks */
function seededProfile(tasks) {
  return path.join(work, `seeded-${tasks}`);
}

function emptyFolder() {
  return path.join(import.meta.dirname, 'launch.empty');
}

/**
 * The app on a fresh copy of a seeded profile: checks that a launch begins do not change the next one.
 * @param {number} tasks
 */
function launchApp(tasks) {
  cpSync(seededProfile(tasks), path.join(work, 'profile'), {
    recursive: true,
    // With other times than it was closed with, the database would be looked through as after a crash.
    preserveTimestamps: true,
  });
  // A disk that still writes the copy is slow to read it.
  spawnSync('sync');
  return launch(ROOT, 'profile', ROWS);
}

/**
 * @param {string} folder of the app
 * @param {string} profile
 * @param {string} question
 * @returns {Promise<Launched>}
 */
async function launch(folder, profile, question) {
  const data = path.join(work, profile);
  const args = [...(IS_ROOT ? ['--no-sandbox'] : []), folder, `--user-data-dir=${data}`];
  const { launchedAt, answer, processor } = await launchAndAsk(
    electron.executable,
    args,
    session.env,
    question,
  );
  // Its helper processes end, and stop writing, a moment after it.
  await sleep(500);
  rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  return {
    ...answer,
    firstPaint: answer.firstPaint - launchedAt,
    shown: answer.shown - launchedAt,
    processor,
  };
}

/** @param {Map<string, Launched[]>} runs */
function print(runs) {
  const median = (/** @type {number[]} */ all) =>
    all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  const [empty] = [...runs.values()];
  const base = median((empty ?? []).map((run) => run.shown));
  const machine = `${os.cpus()[0]?.model}, ${os.availableParallelism()} cores, ${process.platform} ${os.release()}`;
  const lines = [...runs].map(([name, all]) => {
    const shown = all.map((run) => run.shown);
    const ms = (/** @type {number} */ value) => value.toFixed(0);
    return `| ${name} | ${ms(median(all.map((run) => run.firstPaint)))} | ${ms(median(shown))} | ${ms(Math.min(...shown))}–${ms(Math.max(...shown))} | ${(median(shown) / base).toFixed(2)} | ${ms(median(all.map((run) => run.processor)))} | ${all[0]?.cards ?? '–'} |`;
  });
  process.stdout.write(
    [
      `${rounds} rounds, ${machine}, ${electron.why}`,
      '',
      '| | first paint, median ms | shown, median ms | range ms | ÷ empty | processor, median ms | cards in view |',
      '| --- | --- | --- | --- | --- | --- | --- |',
      ...lines,
      '',
    ].join('\n'),
  );
}
