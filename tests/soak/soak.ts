import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { seededRandom } from '../../sandbox/random';
import { startSandbox, type Sandbox } from '../../sandbox/server';
import type { TaskSpec } from '../../sandbox/tasks';
import { LOOPBACK_PACE } from '../../electron/run';
import { ROOT } from '../../scripts/project.mjs';
import { openApp } from '../e2e/open-app';
import { createWatch } from '../e2e/watch';
import { watchProgram, watchRequests } from './gauges';
import { guestLists } from './guests';
import { judge } from './judge';
import { sitAt, type Operator } from './operator';
import { report, type Report } from './report';
import { weather } from './storms';

export interface SoakOptions {
  minutes: number;
  tasks: number;
  seed: number;
  /** A desktop session's. */
  env: NodeJS.ProcessEnv;
  say(line: string): void;
}

/** Out of the whole time, lists come and storms rage for so much; then it is calm. */
const STORMY = 0.8;
/** A storm, and the fair weather after it, in ms. */
const STORM_MS = 6_000;
const FAIR_MS = 3_000;
const LIST_SIZE = 100;
const SAMPLE_EVERY_MS = 2_000;
/** In the calm, nothing having changed for so long means that nothing more will happen, in ms. */
const STUCK_MS = 120_000;
/** The operator has everything that needs attention tried again so often. */
const RETRIES = 3;

/** Runs the app against a hostile service, and says what became of all it was given. */
export async function soak({ minutes, tasks, seed, env, say }: SoakOptions): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-soak-'));
  const profile = join(folder, 'profile');
  const photos = join(folder, 'photos');
  const portraits = join(ROOT, 'sandbox', 'portraits');
  const sandbox = await startSandbox({ portraits, seed, pace: LOOPBACK_PACE });
  const watch = createWatch();
  const args = [ROOT, `--user-data-dir=${profile}`, `--api-url=${sandbox.url}`];
  const app = await openApp({ args, env, watch });
  const program = watchProgram(app.app.process().pid ?? 0, SAMPLE_EVERY_MS);
  const requests = watchRequests(sandbox);
  const storms = new Map<string, number>();
  try {
    const operator = sitAt(app.page, sandbox.token);
    await operator.begin(photos);
    const lists = guestLists(tasks, LIST_SIZE, seed);
    const stormyMs = minutes * 60_000 * STORMY;
    const begun = performance.now();
    const elapsed = () => performance.now() - begun;
    const specs: TaskSpec[] = [];
    const service = rage(sandbox, seed, specs, () => elapsed() < stormyMs, storms);
    for (const [n, list] of lists.entries()) {
      while (elapsed() < (stormyMs * n) / lists.length) await operator.look(n);
      sandbox.addTasks(list.specs);
      await operator.bringIn(list.csv);
      specs.push(...list.specs);
    }
    while (elapsed() < stormyMs) await operator.look(lists.length);
    await service;
    say(`${Math.round(elapsed() / 1_000)} s: the storms are over; ${await operator.tell()}`);
    await settle(operator, specs, say);
    while (elapsed() < minutes * 60_000) await operator.look(0);
    program.stop();
    requests.stop();
    await app.quit();
    const verdict = await judge(sandbox, specs, profile, photos);
    return report({ minutes, seed, samples: program.samples, requests, storms, verdict, watch });
  } finally {
    program.stop();
    requests.stop();
    await app.kill();
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** One storm after the other, with fair weather between them, as long as it `lasts`. */
async function rage(
  sandbox: Sandbox,
  seed: number,
  specs: readonly TaskSpec[],
  lasts: () => boolean,
  storms: Map<string, number>,
): Promise<void> {
  const random = seededRandom(seed);
  for (const [name, storm] of weather(random)) {
    if (!lasts()) break;
    // Those that came last are the ones that are being asked about.
    const ids = specs.slice(-300).map(({ id }) => id);
    storm(sandbox, random, ids);
    storms.set(name, (storms.get(name) ?? 0) + 1);
    await wait(STORM_MS);
    sandbox.faults.clear();
    await wait(FAIR_MS);
  }
}

/** In the calm: waits for all that is under way, and has tried again what the storms have spoilt. */
async function settle(
  operator: Operator,
  specs: readonly TaskSpec[],
  say: (line: string) => void,
): Promise<void> {
  const count = (...outcomes: TaskSpec['outcome'][]) =>
    specs.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const waiting = count('waiting-forever');
  /** What needs attention in fair weather, too. */
  const unhappy = count('failed', 'unknown-to-api');
  for (let retries = 0; ; retries += 1) {
    let last = '';
    let since = performance.now();
    for (;;) {
      const now = await operator.standing();
      if (now.waiting <= waiting && now.queued === 0) break;
      const told = JSON.stringify(now);
      if (told !== last) since = performance.now();
      last = told;
      if (performance.now() - since > STUCK_MS) return say(`Nothing more happens: ${told}`);
      await operator.look(0);
    }
    const { failed, missing, unsaved } = await operator.standing();
    say(`After ${retries} retries: ${await operator.tell()}`);
    if (retries === RETRIES || (failed + missing <= unhappy && unsaved === 0)) return;
    await operator.retryAll();
  }
}
