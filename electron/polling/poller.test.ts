import { describe, expect, it } from 'vitest';
import { finished, names, sizes, start, waiting } from '../../tests/fakes/polling-start';
import { fail, remoteTask } from '../../tests/fakes/polling-world';
import type { PollingWorld } from '../../tests/fakes/polling-world';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Shortest time between the starts of two requests, in ms. */
function shortestGap({ requests }: PollingWorld): number {
  return Math.min(...requests.slice(1).map(({ at }, i) => at - (requests[i]?.at ?? 0)));
}

describe('the poller', () => {
  it('asks about one task alone with retrieve, about more with retrieve_batch', async () => {
    const world = start({ reply: finished });
    world.add('a');
    await world.clock.advance(5 * SECOND);
    world.add('b', 'c');
    await world.clock.advance(5 * SECOND);
    expect(world.requests.map(({ action, ids }) => [action, ids])).toEqual([
      ['retrieve', ['a']],
      ['retrieve_batch', ['b', 'c']],
    ]);
    expect(world.ids('answered')).toEqual(['a', 'b', 'c']);
    expect(world.poller.state()).toEqual({ kind: 'idle' });
  });

  it('merges all that is due into batches of at most 50, two a second, one at a time', async () => {
    let underWay = 0;
    const world = start({
      reply: finished,
      latencyMs: 700,
      ports: (usual) => ({
        api: {
          retrieve: (id, signal) => usual.api.retrieve(id, signal),
          async retrieveBatch(ids, signal) {
            underWay += 1;
            expect(underWay).toBe(1);
            const outcome = await usual.api.retrieveBatch(ids, signal);
            underWay -= 1;
            return outcome;
          },
        },
      }),
    });
    world.add(...names(120));
    await world.clock.advance(10 * SECOND);
    expect(sizes(world)).toEqual([50, 50, 20]);
    expect(world.errors).toEqual([]);
    expect(shortestGap(world)).toBeGreaterThanOrEqual(500);
  });

  it('takes tasks along that would be due soon anyway', async () => {
    const world = start({
      reply: (ids, now) => {
        const tasks = ids.map((id) => [id, remoteTask(id, 'waiting', now - MINUTE)] as const);
        return { ok: true, tasks: new Map(tasks) };
      },
    });
    world.add(...names(10));
    await world.clock.advance(20 * SECOND);
    expect(new Set(sizes(world))).toEqual(new Set([10]));
    expect(world.requests.length).toBeLessThanOrEqual(10);
  });

  it('says when the next check is due', async () => {
    const world = start({ reply: waiting });
    world.add('a');
    await world.clock.advance(5 * SECOND);
    const next = world.waiting.get('a')?.nextCheckAt;
    expect(world.poller.state()).toEqual({ kind: 'scheduled', nextCheckAt: next });
    expect(world.states.slice(0, 2)).toEqual([
      { kind: 'asking', ids: 1 },
      { kind: 'scheduled', nextCheckAt: next },
    ]);
  });

  it('keeps to two requests a second at any pace', async () => {
    const world = start({ reply: waiting, pace: 0.01 });
    world.add(...names(100));
    await world.clock.advance(20 * SECOND);
    expect(world.requests.length).toBeGreaterThan(30);
    expect(shortestGap(world)).toBeGreaterThanOrEqual(500);
  });
});

describe('the operator', () => {
  it('pauses and resumes; the answer under way is kept', async () => {
    const world = start({ reply: finished, latencyMs: 300 });
    world.add(...names(60));
    await world.clock.advance(100);
    world.poller.pause();
    expect(world.poller.state()).toEqual({ kind: 'paused' });
    await world.clock.advance(60 * MINUTE);
    expect(sizes(world)).toEqual([50]);
    expect(world.ids('answered')).toHaveLength(50);
    expect(world.poller.state()).toEqual({ kind: 'paused' });
    world.poller.resume();
    await world.clock.advance(SECOND);
    expect(sizes(world)).toEqual([50, 10]);
  });

  it('may pause it before it begins', async () => {
    const world = start({ reply: finished });
    world.poller.pause();
    world.add('a');
    await world.clock.advance(MINUTE);
    expect(world.requests).toEqual([]);
  });

  it('checks now: every waiting task, at the usual rate', async () => {
    const world = start({ reply: waiting });
    world.add(...names(120));
    await world.clock.advance(10 * SECOND);
    const before = world.requests.length;
    world.poller.checkNow();
    world.poller.checkNow();
    await world.clock.advance(5 * SECOND);
    const after = world.requests.slice(before);
    expect(new Set(after.flatMap((request) => request.ids)).size).toBe(120);
    expect(shortestGap(world)).toBeGreaterThanOrEqual(500);
  });

  it('checks now instead of waiting out a back-off', async () => {
    const world = start({ reply: () => fail('server') });
    world.add('a');
    await world.clock.advance(10 * MINUTE);
    const before = world.requests.length;
    world.poller.checkNow();
    await world.clock.advance(600);
    expect(world.requests.length).toBe(before + 1);
  });

  it('stops it: the request under way is given up and nothing runs any more', async () => {
    const world = start({ reply: finished, latencyMs: 10 * SECOND });
    world.add(...names(60));
    await world.clock.advance(SECOND);
    await world.poller.stop();
    await world.poller.stop();
    world.poller.wake();
    world.poller.checkNow();
    await world.clock.advance(60 * MINUTE);
    expect(world.requests).toHaveLength(1);
    expect(world.facts).toEqual([]);
  });
});

describe('a computer', () => {
  it('that slept catches up once, at the usual rate', async () => {
    const world = start({ reply: waiting });
    world.add(...names(500));
    await world.clock.advance(30 * SECOND);
    const before = world.requests.length;
    world.clock.jump(8 * 60 * MINUTE);
    await world.clock.advance(35 * SECOND);
    const after = world.requests.slice(before).flatMap((request) => request.ids);
    expect(new Set(after).size).toBe(500);
    expect(after.length).toBeLessThanOrEqual(550);
    expect(shortestGap(world)).toBeGreaterThanOrEqual(500);
  });

  it('whose clock was set back a day keeps waiting no longer than it would have', async () => {
    let limited = true;
    const world = start({
      reply: (ids) =>
        limited ? fail('rate-limited', { retryAfterMs: 20 * SECOND }) : waiting(ids),
    });
    world.add('a');
    await world.clock.advance(SECOND);
    limited = false;
    world.clock.jump(-24 * 60 * MINUTE);
    await world.clock.advance(40 * SECOND);
    expect(world.ids('answered')).toEqual(['a']);
    world.clock.jump(-24 * 60 * MINUTE);
    await world.clock.advance(60 * SECOND);
    expect(world.ids('answered').length).toBeGreaterThan(1);
  });
});
