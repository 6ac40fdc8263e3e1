import { describe, expect, onTestFinished, test } from 'vitest';
import type { BatchOutcome } from '../../contract/api-outcome';
import { classify } from '../../electron/api/classify';
import { names } from '../fakes/polling-start';
import { all, fail, pollingWorld } from '../fakes/polling-world';
import type { PollingWorld } from '../fakes/polling-world';
import { seeded } from '../fakes/random';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** The clock's start in every world. */
const START = Date.UTC(2025, 0, 1);
const LATENCY_MS = 100;

function open(reply: (ids: readonly string[], now: number) => BatchOutcome, seed = 1) {
  const world = pollingWorld({ reply, seed, latencyMs: LATENCY_MS });
  onTestFinished(() => world.poller.stop());
  return world;
}

/** What a server with trouble answers, as the client reads it. */
function refusal(status: number, retryAfter: string | null, now: number): BatchOutcome {
  const answer = { status, text: '{}', contentType: 'application/json', retryAfter };
  return { ok: false, failure: classify(answer, {}, now) };
}

const date = (ms: number) => new Date(START + ms).toUTCString();

/** A header, and the pause that comes of it in ms; null = the back-off, as without a header. */
const HEADERS: [header: string | null, pauseMs: number | null, capped: boolean][] = [
  ['1', SECOND, false],
  ['30', 30 * SECOND, false],
  [' 7 ', 7 * SECOND, false],
  ['1.5', 1_500, false],
  ['3600', HOUR, false],
  ['3601', HOUR, true],
  ['99999999999999999999', HOUR, true],
  ['9'.repeat(60), HOUR, true],
  [date(45 * SECOND), 45 * SECOND, false],
  ['Wednesday, 01-Jan-25 00:00:45 GMT', 45 * SECOND, false],
  ['Wed Jan  1 00:00:45 2025', 45 * SECOND, false],
  [date(365 * 24 * HOUR), HOUR, true],
  ['Fri, 31 Dec 9999 23:59:59 GMT', HOUR, true],
  [date(-MINUTE), null, false],
  ['Thu, 01 Jan 1970 00:00:00 GMT', null, false],
  ['0', null, false],
  ['-30', null, false],
  ['soon', null, false],
  ['30 seconds', null, false],
  ['1e9', null, false],
  ['0x1e', null, false],
  ['Infinity', null, false],
  ['NaN', null, false],
  ['Wed, 32 Foo 2025 25:61:61 GMT', null, false],
  ['２０', null, false],
  ['', null, false],
  [null, null, false],
];

describe.each([429, 503])('6. a server that answers %i with Retry-After', (status) => {
  test.each(HEADERS)('%j', async (header, pauseMs, capped) => {
    let questions = 0;
    const world = open((ids, now) => {
      questions += 1;
      return questions === 1 ? refusal(status, header, now) : all(ids, 'finished');
    });
    world.add('a');
    await world.clock.advance(200);
    const checking = world.poller.state();
    if (pauseMs !== null) {
      // The status bar shows the pause, and that it was cut to an hour.
      const told = status === 429 ? { kind: 'rate-limited', capped } : { kind: 'server-trouble' };
      expect(checking).toMatchObject(told);
      if (checking.kind === 'server-trouble') {
        expect(checking.failure.retryAfterCapped).toBe(capped);
      }
      // Whatever the operator clicks.
      world.poller.checkNow();
      world.poller.resume();
      world.poller.networkChanged(true);
    }
    await world.clock.advance(2 * HOUR);
    const [first, second] = world.requests.map(({ at }) => at);
    const gap = second! - first!;
    if (pauseMs === null) {
      // The first back-off, with full jitter: at most 4 s, and never over the usual rate.
      expect(gap).toBeGreaterThanOrEqual(500);
      expect(gap).toBeLessThanOrEqual(4 * SECOND + LATENCY_MS);
    } else {
      expect(gap).toBeGreaterThanOrEqual(pauseMs);
      expect(gap).toBeLessThanOrEqual(pauseMs + SECOND);
    }
    expect(world.waiting.size).toBe(0);
  });
});

test('6. without a header, waits are drawn anew each time, from nothing to a minute', async () => {
  const gaps: number[] = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const world = open((_, now) => refusal(503, null, now), seed);
    world.add('a');
    await world.clock.advance(20 * MINUTE);
    // After as many failures as make the longest wait.
    gaps.push(world.requests[9]!.at - world.requests[8]!.at);
  }
  expect(new Set(gaps).size).toBeGreaterThanOrEqual(18);
  expect(Math.min(...gaps)).toBeLessThan(15 * SECOND);
  expect(Math.max(...gaps)).toBeGreaterThan(45 * SECOND);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(MINUTE + LATENCY_MS);
});

/** Most requests within any second. */
function mostInASecond({ requests }: PollingWorld): number {
  return Math.max(
    ...requests.map(
      ({ at }, i) => requests.slice(i, i + 5).filter((r) => r.at < at + SECOND).length,
    ),
  );
}

interface Storm {
  name: string;
  /** Tasks that are seen to be finished while it lasts, at least. */
  seen: number;
  answer: (n: number, ids: readonly string[], now: number, random: () => number) => BatchOutcome;
}

const STORMS: Storm[] = [
  { name: 'of nothing but 503', seen: 0, answer: () => fail('server', { status: 503 }) },
  {
    name: 'of 500, 502, 503, 504, 408 and 429, some with a pause, among them a good answer',
    seen: 10,
    answer: (_, ids, now, random) => {
      if (random() < 0.15) return all(ids, random() < 0.5 ? 'waiting' : 'finished');
      const status = [500, 502, 503, 504, 408, 429][Math.floor(random() * 6)]!;
      return refusal(status, random() < 0.2 ? String(Math.ceil(random() * 9)) : null, now);
    },
  },
  {
    name: 'in which the network goes, too',
    seen: 1_000,
    answer: (_, ids, __, random) =>
      random() < 0.3 ? all(ids, 'finished') : fail(random() < 0.5 ? 'offline' : 'server'),
  },
  {
    name: 'whenever more than 12 are asked for',
    seen: 1_000,
    answer: (_, ids) => (ids.length > 12 ? fail('server') : all(ids, 'finished')),
  },
  {
    name: 'for every hundredth ID',
    seen: 4_000,
    answer: (_, ids) =>
      ids.some((id) => id.endsWith('00')) ? fail('server') : all(ids, 'finished'),
  },
];

describe('6. a storm of ten minutes over 5 000 IDs', () => {
  test.each(STORMS)('$name', async ({ answer, seen }) => {
    for (const seed of [1, 2, 3]) {
      const random = seeded(seed + 100);
      let n = 0;
      const world: PollingWorld = open((ids, now) => {
        n += 1;
        return now - START < 10 * MINUTE ? answer(n, ids, now, random) : all(ids, 'finished');
      }, seed);
      world.add(...names(5_000));
      await world.clock.advance(10 * MINUTE);
      // The full rate would be 1 200. What gets through may use it, what fails may not.
      const wasted = n - new Set(world.facts.map((fact) => fact.at)).size;
      expect(wasted).toBeLessThan(400);
      expect(5_000 - world.waiting.size).toBeGreaterThanOrEqual(seen);
      expect(world.errors).toEqual([]);
      // None starved: within the time that 5 000 need at the full rate, and the longest wait, all are seen.
      await world.clock.advance(4 * MINUTE);
      expect(world.waiting.size).toBe(0);
      expect(new Set(world.ids('answered')).size).toBe(5_000);
      expect(world.ids('refused')).toEqual([]);
      expect(mostInASecond(world)).toBeLessThanOrEqual(2);
      const gaps = world.requests.slice(1).map(({ at }, i) => at - world.requests[i]!.at);
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
      await world.poller.stop();
    }
  });
});
