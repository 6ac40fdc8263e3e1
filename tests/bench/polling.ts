import { pollingWorld, remoteTask } from '../fakes/polling-world';
import type { Request } from '../fakes/polling-world';
import { seeded } from '../fakes/random';

// S8 of the quality page: how many requests the poller makes, and how late it sees a finished task, on a
// simulated clock. Counts, not timings: the same seed gives the same figures on every machine.

export interface Economy {
  requests: number;
  /** Requests of a client that asks each ID alone every 3 s, as the vendor's SDK does. */
  baseline: number;
  /** baseline / requests */
  ratio: number;
  medianLagMs: number;
  p95LagMs: number;
  maxLagMs: number;
  /** Tasks never seen to be finished. */
  unseen: number;
  mostIds: number;
  /** Shortest time between the starts of two requests. */
  shortestGapMs: number;
}

export interface EconomyOptions {
  tasks: number;
  /** All are submitted, and added, evenly over this time; 0 = at once. */
  submittedOverMs: number;
  seed: number;
}

const LATENCY_MS = 200;
const ALONE_EVERY_MS = 3_000;

interface Job {
  id: string;
  submittedAt: number;
  finishesAt: number;
  seenAt: number | null;
}

/** Runs the real poller against a simulated API until every task was seen, for at most six hours. */
export async function measureEconomy(options: EconomyOptions): Promise<Economy> {
  const jobs = new Map<string, Job>();
  const world = pollingWorld({
    seed: options.seed,
    latencyMs: LATENCY_MS,
    reply(ids, now) {
      const asked = ids.flatMap((id) => jobs.get(id) ?? []);
      const tasks = asked.map((job) => {
        const status = job.finishesAt <= now ? 'finished' : 'waiting';
        return [job.id, remoteTask(job.id, status, job.submittedAt)] as const;
      });
      return { ok: true, tasks: new Map(tasks) };
    },
  });
  const { clock, poller } = world;
  const random = seeded(options.seed + 1);
  const start = clock.now();
  for (let n = 0; n < options.tasks; n += 1) {
    const id = `task-${n}`;
    const submittedAt = start + (n / options.tasks) * options.submittedOverMs;
    const finishesAt = submittedAt + 75_000 * Math.exp(0.4 * normal(random));
    jobs.set(id, { id, submittedAt, finishesAt, seenAt: null });
    clock.setTimer(submittedAt - start, () => world.add(id));
  }
  for (let minute = 0; minute < 360; minute += 1) {
    await clock.advance(60_000);
    if (clock.now() - start >= options.submittedOverMs && world.waiting.size === 0) break;
  }
  await poller.stop();
  for (const fact of world.facts) {
    const job = jobs.get(fact.taskId);
    if (job && fact.kind === 'answered' && fact.remote.status === 'finished')
      job.seenAt ??= fact.at;
  }
  if (world.errors.length > 0) throw new Error('A port failed.', { cause: world.errors[0] });
  return summary([...jobs.values()], world.requests);
}

function summary(jobs: Job[], requests: readonly Request[]): Economy {
  const lags = jobs.flatMap((job) => (job.seenAt === null ? [] : [job.seenAt - job.finishesAt]));
  lags.sort((a, b) => a - b);
  const lagAt = (share: number) => lags[Math.floor((lags.length - 1) * share)] ?? Number.NaN;
  const baseline = jobs.reduce(
    (sum, job) => sum + Math.ceil((job.finishesAt - job.submittedAt) / ALONE_EVERY_MS),
    0,
  );
  const gaps = requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0));
  return {
    requests: requests.length,
    baseline,
    ratio: baseline / requests.length,
    medianLagMs: lagAt(0.5),
    p95LagMs: lagAt(0.95),
    maxLagMs: lagAt(1),
    unseen: jobs.length - lags.length,
    mostIds: requests.reduce((most, { ids }) => Math.max(most, ids.length), 0),
    shortestGapMs: gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY),
  };
}

/** Box and Muller's way from two even numbers to a normal one. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
