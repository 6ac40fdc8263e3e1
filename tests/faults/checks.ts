import { Secret } from '../../contract/secret';
import { fileURLToPath } from 'node:url';
import type { TestContext } from 'vitest';
import type { Checking } from '../../contract/checking';
import type { Fact } from '../../contract/fact';
import type { DueTask } from '../../contract/task';
import { createApiClient } from '../../electron/api/client';
import type { ApiClient } from '../../electron/api/client';
import { systemClock } from '../../electron/clock';
import { createPoller } from '../../electron/polling/poller';
import type { Poller } from '../../electron/polling/ports';
import type { Sandbox } from '../../sandbox/server';
import { startSandbox } from '../../sandbox/server';

/** Checks as they are made: the real client and the real poller, over real connections to a sandbox. */
export interface Checks {
  sandbox: Sandbox;
  client: ApiClient;
  poller: Poller;
  facts: Fact[];
  /** What the poller has shown, in order. */
  states: Checking[];
  /** Failures of its own: there should be none. */
  errors: unknown[];
  /** Tracks tasks from now on; those who wait for a check stay here. */
  add(ids: readonly string[]): void;
  waiting: Map<string, DueTask & { nextCheckAt: number }>;
  /** IDs with a fact of this kind, sorted. */
  ids(kind: Fact['kind']): string[];
}

/** Waits are this much shorter than in earnest, but for the two requests a second. */
const PACE = 0.01;
const PORTRAITS = fileURLToPath(new URL('../../sandbox/portraits', import.meta.url));

/** Opens a stand for one test; all of it goes with the test. */
export async function openChecks({
  onTestFinished,
}: Pick<TestContext, 'onTestFinished'>): Promise<Checks> {
  const sandbox = await startSandbox({ portraits: PORTRAITS });
  onTestFinished(() => sandbox.stop());
  const waiting: Checks['waiting'] = new Map();
  const facts: Fact[] = [];
  const states: Checking[] = [];
  const errors: unknown[] = [];
  const client = createApiClient({
    fetch,
    baseUrl: sandbox.url,
    token: () => new Secret(sandbox.token),
  });

  function keep(fact: Fact): void {
    facts.push(fact);
    const task = waiting.get(fact.taskId);
    if (task === undefined || !('checkAgainAt' in fact)) return void waiting.delete(fact.taskId);
    if (fact.kind === 'answered' && fact.remote.status !== 'waiting') {
      return void waiting.delete(fact.taskId);
    }
    task.absences = fact.kind === 'absent' ? task.absences + 1 : 0;
    task.nextCheckAt = fact.checkAgainAt;
  }
  const bySoonest = () =>
    [...waiting.values()].toSorted((one, other) => one.nextCheckAt - other.nextCheckAt);

  const poller = createPoller({
    clock: systemClock,
    random: Math.random,
    pace: PACE,
    api: client,
    hasToken: () => true,
    due: async (now, limit, horizonMs) =>
      bySoonest()
        .filter((task) => task.nextCheckAt <= now + horizonMs)
        .slice(0, limit),
    nextDueAt: async () => bySoonest()[0]?.nextCheckAt ?? null,
    makeAllDue: async (now) => {
      for (const task of waiting.values()) task.nextCheckAt = now;
    },
    apply: async (news) => news.forEach(keep),
    onState: (state) => states.push(state),
    onError: (error) => errors.push(error),
  });
  onTestFinished(() => poller.stop());

  return {
    sandbox,
    client,
    poller,
    facts,
    states,
    errors,
    waiting,
    add(ids) {
      const now = systemClock.now();
      for (const id of ids) {
        const times = { addedAt: now, createdAt: null, nextCheckAt: now };
        waiting.set(id, { id, ...times, checks: 0, absences: 0 });
      }
      poller.wake();
    },
    ids: (kind) =>
      [
        ...new Set(facts.filter((fact) => fact.kind === kind).map((fact) => fact.taskId)),
      ].toSorted(),
  };
}
