import { describe, expect, test } from 'vitest';
import { all, fail } from '../fakes/polling-world';
import type { PollingWorld } from '../fakes/polling-world';
import { names, start } from '../fakes/polling-start';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Enough for many questions: 20 batches. */
const TASKS = 1_000;
const LEAST_QUESTIONS = TASKS / 50;

/** What was asked from a moment on. */
const since = ({ requests }: PollingWorld, at: number) =>
  requests.filter((request) => request.at >= at);

/** Once there is a way again: each task is asked about once, at most two questions a second. */
function expectOneCatchUp(world: PollingWorld, from: number): void {
  const questions = since(world, from);
  expect(questions).toHaveLength(LEAST_QUESTIONS);
  expect(questions.flatMap(({ ids }) => ids).toSorted()).toEqual(names(TASKS).toSorted());
  const gaps = questions.slice(1).map(({ at }, i) => at - questions[i]!.at);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(500);
}

describe('17. a network that is gone for five minutes', () => {
  test.for([
    ['and comes back once', [true]],
    ['and flaps as it comes back', [true, false, true, true, false, true]],
    ['and whose return nobody tells', []],
  ] as const)('%s', async ([, told]) => {
    let gone = false;
    let done = false;
    const world = start({
      reply: (ids) => (gone ? fail('offline') : all(ids, done ? 'finished' : 'waiting')),
    });
    world.add(...names(TASKS));
    await world.clock.advance(MINUTE);
    gone = true;
    world.poller.networkChanged(false);
    const goneAt = world.clock.now();
    await world.clock.advance(MINUTE);
    for (let n = 0; n < 8; n += 1) {
      expect(world.poller.state()).toMatchObject({ kind: 'offline', barrier: 'network' });
      await world.clock.advance(MINUTE / 2);
    }
    // Tries are few, and no task is held to have failed or to be missing.
    const tries = since(world, goneAt).length;
    expect(tries).toBeGreaterThan(3);
    expect(tries).toBeLessThan(40);
    expect(world.waiting.size).toBe(TASKS);
    expect(world.facts.every(({ kind }) => kind === 'answered')).toBe(true);
    expect(world.states.filter(({ kind }) => kind === 'stopped')).toEqual([]);

    gone = false;
    done = true;
    const backAt = world.clock.now();
    for (const online of told) world.poller.networkChanged(online);
    await world.clock.advance(told.length > 0 ? 15 * SECOND : MINUTE + 15 * SECOND);
    expectOneCatchUp(world, backAt);
    expect(world.waiting.size).toBe(0);
  });
});

describe('17. a computer that slept', () => {
  test.for([
    ['a minute', MINUTE],
    ['eight hours', 8 * HOUR],
    ['a week', 168 * HOUR],
  ] as const)('%s asks about each task once when it wakes up', async ([, asleep]) => {
    let done = false;
    const world = start({ reply: (ids) => all(ids, done ? 'finished' : 'waiting') });
    world.add(...names(TASKS));
    await world.clock.advance(12 * SECOND);
    const before = world.requests.length;
    expect(before).toBe(LEAST_QUESTIONS);
    done = true;
    world.clock.jump(asleep);
    const wokeAt = world.clock.now();
    world.poller.networkChanged(true);
    world.poller.networkChanged(true);
    await world.clock.advance(SECOND);
    expect(since(world, wokeAt).length).toBeGreaterThan(0);
    await world.clock.advance(14 * SECOND);
    expectOneCatchUp(world, wokeAt);
    expect(world.waiting.size).toBe(0);
  });

  test('with a question under way goes on, though that question is lost', async () => {
    let asleep = false;
    let done = false;
    const world = start({
      latencyMs: 2 * SECOND,
      reply: (ids) => (asleep ? fail('offline') : all(ids, done ? 'finished' : 'waiting')),
    });
    world.add(...names(TASKS));
    asleep = true;
    await world.clock.advance(SECOND);
    expect(world.requests).toHaveLength(1);
    world.clock.jump(8 * HOUR);
    asleep = false;
    done = true;
    await world.clock.advance(SECOND);
    world.poller.networkChanged(true);
    const wokeAt = world.clock.now();
    await world.clock.advance(MINUTE);
    expectOneCatchUp(world, wokeAt);
    expect(world.ids('answered').toSorted()).toEqual(names(TASKS).toSorted());
  });

  test('is not stopped by it from waiting as long as the server asked', async () => {
    let limited = true;
    const world = start({
      reply: (ids) =>
        limited ? fail('rate-limited', { retryAfterMs: HOUR }) : all(ids, 'finished'),
    });
    world.add(...names(TASKS));
    await world.clock.advance(SECOND);
    expect(world.requests).toHaveLength(1);
    limited = false;
    world.clock.jump(30 * MINUTE);
    world.poller.networkChanged(true);
    await world.clock.advance(29 * MINUTE);
    expect(world.requests).toHaveLength(1);
    await world.clock.advance(2 * MINUTE);
    expect(world.waiting.size).toBe(0);
  });
});
