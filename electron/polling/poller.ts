import type { BatchOutcome } from '../../contract/api-outcome';
import type { Checking } from '../../contract/checking';
import type { DueTask } from '../../contract/task';
import { createAgenda } from './agenda';
import { readCheck } from './check';
import { createNap } from './nap';
import { obstacleOf, remainingMs, toState } from './obstacle';
import type { Obstacle } from './obstacle';
import type { Poller, PollerPorts } from './ports';
import { backOffMs, SPACING_MS } from './schedule';

/** The longest nap: a clock that jumps (sleep, time set by hand) is noticed within it. */
const NAP_MS = 30_000;

/**
 * Asks the API about due tasks until none waits: one request at a time, at most two a second, and turns
 * what it says into facts. Starts at once and runs until `stop`; see `Poller` for what it can be told.
 */
export function createPoller(ports: PollerPorts): Poller {
  const { clock } = ports;
  const agenda = createAgenda(ports);
  const nap = createNap(clock);
  let shown: Checking = { kind: 'idle' };
  let paused = false;
  let stopped = false;
  let askAll = false;
  let obstacle: Obstacle | null = null;
  let failures = 0;
  let ownFailures = 0;
  let seenAt = clock.now();
  let lastRequestAt = Number.NEGATIVE_INFINITY;
  let request: AbortController | null = null;

  async function run(): Promise<void> {
    while (!stopped) {
      nap.begin();
      try {
        noticeClock();
        await nap.sleep(Math.min(NAP_MS, await step()));
      } catch (error) {
        report(error);
        ownFailures += 1;
        const ms = SPACING_MS + backOffMs('server-trouble', ownFailures, ports);
        obstacle = { kind: 'own-trouble', since: clock.now(), ms };
      }
    }
  }

  /** Does what can be done now; answers how long to nap, in ms (Infinity = until told something). */
  async function step(): Promise<number> {
    const still = standstill();
    if (still !== null) return still;
    if (askAll) {
      await ports.makeAllDue(clock.now());
      askAll = false;
    }
    const spacing = Math.max(SPACING_MS, ports.spacingMs?.() ?? 0);
    const gap = lastRequestAt + spacing - clock.now();
    if (gap > 0) return gap;

    const next = await agenda.pick(lastRequestAt);
    if (next.kind === 'rest') {
      show(next.until === null ? IDLE : { kind: 'scheduled', nextCheckAt: next.until });
      return next.until === null ? Number.POSITIVE_INFINITY : next.until - clock.now();
    }
    if (standstill() !== null) agenda.unanswered(next.tasks, next.followUp);
    else await check(next.tasks, next.followUp);
    ownFailures = 0;
    return 0;
  }

  /** A clock set back must not stretch any wait by as much: whatever was noted moves back with it. */
  function noticeClock(): void {
    const back = seenAt - clock.now();
    seenAt = clock.now();
    if (back <= 0) return;
    lastRequestAt -= back;
    if (obstacle !== null && 'since' in obstacle) obstacle.since -= back;
    if (back < NAP_MS) return;
    agenda.clear();
    askAll = true;
  }

  /** How long nothing may be asked, having shown why; null = go on. */
  function standstill(): number | null {
    if (stopped) return 0;
    if (paused) {
      show({ kind: 'paused' });
      return Number.POSITIVE_INFINITY;
    }
    if (!ports.hasToken()) {
      show({ kind: 'stopped', reason: 'no-token', failure: null });
      return Number.POSITIVE_INFINITY;
    }
    if (obstacle === null) return null;
    const ms = remainingMs(obstacle, clock.now());
    if (ms <= 0) {
      obstacle = null;
      return null;
    }
    show(toState(obstacle));
    return ms;
  }

  async function check(tasks: DueTask[], followUp: boolean): Promise<void> {
    show({ kind: 'asking', ids: tasks.length });
    lastRequestAt = clock.now();
    const abort = new AbortController();
    request = abort;
    try {
      const outcome = await ask(tasks, abort.signal);
      // Given up by `stop` and `tokenChanged`: it belongs to an account that is no longer asked.
      if (!abort.signal.aborted) await conclude(tasks, followUp, outcome, abort.signal);
    } finally {
      request = null;
    }
  }

  async function conclude(
    tasks: DueTask[],
    followUp: boolean,
    outcome: BatchOutcome,
    signal: AbortSignal,
  ): Promise<void> {
    const now = clock.now();
    const { facts, again, failure } = readCheck(tasks, outcome, now, ports);
    if (failure !== null) {
      failures += 1;
      obstacle = obstacleOf(failure, failures, now, ports);
      if (failure.kind === 'server') agenda.stumbled(tasks);
      else agenda.unanswered(tasks, followUp);
      return;
    }
    failures = 0;
    try {
      if (facts.length > 0) await ports.apply(facts);
    } catch (error) {
      agenda.stumbled(tasks); // One fact that cannot be kept must not hold up the others.
      throw error;
    }
    if (!signal.aborted) agenda.answered(tasks, again, followUp);
  }

  async function ask(tasks: DueTask[], signal: AbortSignal): Promise<BatchOutcome> {
    const [first, second] = tasks;
    if (first === undefined || second !== undefined) {
      const ids = tasks.map((task) => task.id);
      return ports.api.retrieveBatch(ids, signal);
    }
    const outcome = await ports.api.retrieve(first.id, signal);
    if (!outcome.ok) return outcome;
    const { task } = outcome;
    return { ok: true, tasks: new Map(task === null ? [] : [[first.id, task]]) };
  }

  function show(state: Checking): void {
    if (JSON.stringify(state) === JSON.stringify(shown)) return;
    shown = state;
    try {
      ports.onState(state);
    } catch (error) {
      report(error);
    }
  }

  function report(error: unknown): void {
    try {
      ports.onError(error);
    } catch {
      // Whoever keeps the log cannot; the checks go on all the same.
    }
  }

  /** Ends what only the operator, or good news, can end. */
  function lift(kinds: readonly Obstacle['kind'][]): void {
    const set = obstacle !== null && 'set' in obstacle && obstacle.set;
    if (obstacle !== null && !set && kinds.includes(obstacle.kind)) obstacle = null;
    nap.nudge();
  }

  // Begins only after whoever made it had the chance to pause it.
  const ended = Promise.resolve().then(run);

  return {
    wake: nap.nudge,
    pause() {
      paused = true;
      if (!stopped) show({ kind: 'paused' });
      nap.nudge();
    },
    resume() {
      paused = false;
      lift(['stopped']);
    },
    checkNow() {
      paused = false;
      askAll = true;
      lift(['stopped', 'server-trouble', 'offline', 'own-trouble']);
    },
    tokenChanged() {
      request?.abort();
      agenda.clear();
      obstacle = null;
      failures = 0;
      nap.nudge();
    },
    networkChanged(online) {
      if (online) lift(['offline']);
    },
    async stop() {
      stopped = true;
      request?.abort();
      nap.nudge();
      await ended;
    },
    state: () => shown,
  };
}

const IDLE: Checking = { kind: 'idle' };
