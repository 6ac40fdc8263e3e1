import type { ApiFailure, BatchOutcome } from '../../contract/api-outcome';
import type { Checking } from '../../contract/checking';
import type { Fact } from '../../contract/fact';
import type { DueTask, RemoteTask } from '../../contract/task';
import { createPoller } from '../../electron/polling/poller';
import type { Poller, PollerPorts } from '../../electron/polling/ports';
import { simulatedClock } from './clock';
import type { SimulatedClock } from './clock';
import { seeded } from './random';

/** A waiting task in the world's store, which is a plain set in memory. */
export interface StoredTask extends DueTask {
  nextCheckAt: number;
  firstAbsentAt: number;
}

export interface Request {
  at: number;
  ids: readonly string[];
  action: 'retrieve' | 'retrieve_batch';
}

export interface PollingWorld {
  clock: SimulatedClock;
  /** What still waits, by ID. */
  waiting: Map<string, StoredTask>;
  requests: Request[];
  facts: Fact[];
  states: Checking[];
  errors: unknown[];
  poller: Poller;
  /** Tracks tasks from now on, due at once. */
  add(...ids: string[]): void;
  /** IDs with a fact of this kind, in order. */
  ids(kind: Fact['kind']): string[];
}

export interface WorldOptions {
  /** The API's answer; called when the request arrives, once per request. */
  reply: (ids: readonly string[], now: number) => BatchOutcome;
  latencyMs?: number;
  pace?: number;
  seed?: number;
  /** Replaces ports, each given the one it replaces. */
  ports?: (usual: PollerPorts) => Partial<PollerPorts>;
}

const MISSING_AFTER_MS = 120_000;

/** A real poller on a simulated clock, with a store in memory and an API that answers as told. */
export function pollingWorld(options: WorldOptions): PollingWorld {
  const { reply, latencyMs = 100, pace = 1, seed = 1 } = options;
  const clock = simulatedClock();
  const waiting = new Map<string, StoredTask>();
  const requests: Request[] = [];
  const facts: Fact[] = [];
  const states: Checking[] = [];
  const errors: unknown[] = [];

  async function answer(action: Request['action'], ids: readonly string[], signal: AbortSignal) {
    requests.push({ at: clock.now(), ids, action });
    const outcome = reply(ids, clock.now());
    await new Promise<void>((resolve) => {
      const cancel = clock.setTimer(latencyMs, resolve);
      signal.addEventListener('abort', () => {
        cancel();
        resolve();
      });
    });
    return signal.aborted ? fail('offline', { code: 'aborted' }) : outcome;
  }

  function keep(fact: Fact): void {
    facts.push(fact);
    const task = waiting.get(fact.taskId);
    if (task === undefined) return;
    task.checks += 1;
    if (fact.kind === 'answered' && fact.remote.status === 'waiting') {
      task.createdAt = fact.remote.createdAt;
      task.nextCheckAt = fact.checkAgainAt;
      task.absences = 0;
    } else if (fact.kind === 'absent') {
      task.absences += 1;
      if (task.absences === 1) task.firstAbsentAt = fact.at;
      task.nextCheckAt = fact.checkAgainAt;
      const enough = fact.at - task.firstAbsentAt >= MISSING_AFTER_MS * pace;
      if (task.absences >= 3 && enough) waiting.delete(task.id);
    } else {
      waiting.delete(task.id);
    }
  }

  const usual: PollerPorts = {
    clock,
    random: seeded(seed),
    pace,
    api: {
      async retrieve(id, signal) {
        const outcome = await answer('retrieve', [id], signal);
        return outcome.ok ? { ok: true, task: outcome.tasks.get(id) ?? null } : outcome;
      },
      retrieveBatch: (ids, signal) => answer('retrieve_batch', ids, signal),
    },
    hasToken: () => true,
    due(now, limit, horizonMs) {
      const due = [...waiting.values()].filter((task) => task.nextCheckAt <= now + horizonMs);
      return Promise.resolve(due.sort((a, b) => a.nextCheckAt - b.nextCheckAt).slice(0, limit));
    },
    nextDueAt() {
      let soonest: number | null = null;
      for (const { nextCheckAt } of waiting.values()) {
        if (soonest === null || nextCheckAt < soonest) soonest = nextCheckAt;
      }
      return Promise.resolve(soonest);
    },
    makeAllDue(now) {
      for (const task of waiting.values()) task.nextCheckAt = Math.min(task.nextCheckAt, now);
      return Promise.resolve();
    },
    apply(news) {
      news.forEach(keep);
      return Promise.resolve();
    },
    onState: (state) => states.push(state),
    onError: (error) => errors.push(error),
  };
  const poller = createPoller({ ...usual, ...options.ports?.(usual) });

  return {
    clock,
    waiting,
    requests,
    facts,
    states,
    errors,
    poller,
    add(...ids) {
      const now = clock.now();
      const times = { addedAt: now, createdAt: null, nextCheckAt: now, firstAbsentAt: 0 };
      for (const id of ids) waiting.set(id, { id, ...times, checks: 0, absences: 0 });
      poller.wake();
    },
    ids: (kind) => facts.filter((fact) => fact.kind === kind).map((fact) => fact.taskId),
  };
}

/** A task as the API describes it. */
export function remoteTask(
  id: string,
  status: RemoteTask['status'],
  createdAt: number | null = null,
): RemoteTask {
  const photo = { id: '1', url: 'https://cdn.example.com/1.png', template: null };
  return {
    id,
    status,
    createdAt,
    startedAt: null,
    finishedAt: null,
    template: null,
    mode: null,
    portraits: [],
    traceId: null,
    error: status === 'failed' ? { code: 'failed', message: 'It failed.', traceId: null } : null,
    photos: status === 'finished' ? [photo] : [],
    raw: '{}',
  };
}

/** An answer in which all of these have one status. */
export function all(
  ids: readonly string[],
  status: RemoteTask['status'],
): BatchOutcome & { ok: true } {
  return { ok: true, tasks: new Map(ids.map((id) => [id, remoteTask(id, status)])) };
}

/** A failed call. */
export function fail(
  kind: ApiFailure['kind'],
  over: Partial<ApiFailure> = {},
): BatchOutcome & { ok: false } {
  const failure: ApiFailure = {
    kind,
    code: kind,
    message: `It said ${kind}.`,
    traceId: 'trace',
    status: null,
    retryAfterMs: null,
    retryAfterCapped: false,
    ...over,
  };
  return { ok: false, failure };
}
