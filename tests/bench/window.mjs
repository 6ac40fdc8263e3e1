// S4, S5 and S7 of the quality figures: the real window on a profile of many tasks with real thumbnails:
// `node tests/bench/window.mjs [--tasks 100000] [--photos 2000] [--seconds 10] [--profile seeded-before]
// [--switch=--enable-low-end-device-mode]`.
// Prints a table with the goals. Without a GPU Chromium draws in software: frames are what that can do.
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { startDesktopSession } from '../../scripts/desktop-session.mjs';
import { IS_ROOT, ROOT, say } from '../../scripts/project.mjs';
import { setUpDesktop } from '../../scripts/set-up.mjs';
import { openWindow } from './launch.cdp.mjs';
import { memoryByPart } from './window.memory.mjs';
import { idle, ROWS_SHOWN, scroll, search } from './window.page.mjs';

const { values } = parseArgs({
  options: {
    tasks: { type: 'string', default: '100000' },
    photos: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '10' },
    profile: { type: 'string' },
    // Of Chromium's own, to be tried out.
    switch: { type: 'string', multiple: true, default: [] },
  },
});
const tasks = Number(values.tasks);
const photos = Number(values.photos);
const frames = Number(values.seconds) * 60;
/** Nothing is due to be checked for so long, so that only the window works. */
const QUIET_MS = 3_600_000;

const electron = await setUpDesktop();
const work = mkdtempSync(path.join(os.tmpdir(), 'proofsheet-window-'));
const session = await startDesktopSession({ own: true });
try {
  const seeded = values.profile ?? path.join(work, 'seeded');
  if (!existsSync(seeded)) await seed(seeded);
  const empty = path.join(work, 'empty');
  mkdirSync(empty);

  const bare = await inWindow(empty, async ({ pid }) => {
    await sleep(3_000);
    return memoryByPart(pid);
  });
  const measured = await inWindow(seeded, async ({ ask, pid }) => {
    await ask(ROWS_SHOWN);
    await sleep(2_000);
    const still = await ask(idle(frames));
    const slow = await ask(scroll(60, frames));
    const fast = await ask(scroll(600, frames));
    // Slow enough for photos to be loaded, until as many as S7 asks for have gone by.
    await ask(scroll(120, 1_000));
    await sleep(1_000);
    return { still, slow, fast, memory: memoryByPart(pid), searches: await ask(search) };
  });
  print(bare, measured);
} finally {
  await session.end();
  rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** @param {string} profile */
async function seed(profile) {
  const source = path.join(import.meta.dirname, 'seed-profile.ts');
  /** @type {{ module: typeof import('./seed-profile') }} */
  const { module } = await runnerImport(source, { configFile: false, logLevel: 'error' });
  say(`Seeding ${tasks} tasks …`);
  const portraits = path.join(ROOT, 'sandbox', 'portraits');
  await module.seedProfile(profile, tasks, photos, portraits, Date.now() + QUIET_MS);
}

/**
 * @template Result
 * @param {string} profile
 * @param {(window: ReturnType<typeof openWindow>) => Promise<Result>} action
 */
async function inWindow(profile, action) {
  const args = [
    ...(IS_ROOT ? ['--no-sandbox'] : []),
    ...values.switch,
    ROOT,
    `--user-data-dir=${profile}`,
  ];
  const window = openWindow(electron.executable, args, session.env);
  try {
    return await action(window);
  } finally {
    await window.end();
    // Its helper processes end a moment after it.
    await sleep(500);
  }
}

/**
 * @param {Record<string, number>} bare bytes of the window without tasks, by process
 * @param {{ [K in 'still' | 'slow' | 'fast']: import('./window.page.mjs').Frames } & { memory: Record<string, number>, searches: number[] }} measured
 */
function print(bare, { still, slow, fast, memory, searches }) {
  const percent = (/** @type {number} */ share) => `${(share * 100).toFixed(1)} %`;
  const mb = (/** @type {number} */ bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
  const sum = (/** @type {Record<string, number>} */ parts) =>
    Object.values(parts).reduce((all, bytes) => all + bytes, 0);
  const grown = Object.keys(memory).map(
    (part) => `${part} +${mb((memory[part] ?? 0) - (bare[part] ?? 0))}`,
  );
  const sorted = searches.toSorted((a, b) => a - b);
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN;
  const frame = (/** @type {import('./window.page.mjs').Frames} */ run) =>
    `${percent(run.late)} late, p95 ${run.p95.toFixed(1)} ms, longest ${run.longest.toFixed(0)} ms`;
  const blank = (/** @type {import('./window.page.mjs').Frames} */ run) =>
    `${percent(run.blank)} blank (${percent(run.rowless)} without row), ${percent(run.blurred)} blurred, of ${run.cards} cards in view, ${run.passed} passed`;
  const machine = `${os.cpus()[0]?.model}, ${os.availableParallelism()} cores, ${process.platform} ${os.release()}`;
  process.stdout.write(
    [
      `${tasks} tasks, ${photos} photos, ${frames} frames each, ${machine}, ${electron.why}`,
      '',
      '| | measured | goal |',
      '| --- | --- | --- |',
      `| frames over 20 ms, idle | ${frame(still)} | – |`,
      `| S5, 60 px a frame | ${frame(slow)} | ≤ 1 % late |`,
      `| | ${blank(slow)} | ≤ 5 % blank |`,
      `| S5, 600 px a frame | ${frame(fast)} | ≤ 3 % late |`,
      `| | ${blank(fast)} | ≤ 5 % blank |`,
      `| S7, all processes | ${mb(sum(memory))}, ${mb(sum(memory) - sum(bare))} more than without tasks | ≤ 150 MB more |`,
      `| | ${grown.join(', ')} | |`,
      `| S4, keystroke to rows, ${searches.length} times | median ${sorted[sorted.length >> 1]?.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms | p95 ≤ ${tasks > 100_000 ? 250 : 50} ms |`,
      '',
    ].join('\n'),
  );
}
