import { describe, expect, it } from 'vitest';
import { finished, names, start } from '../../tests/fakes/polling-start';
import { fail } from '../../tests/fakes/polling-world';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('a failure that only the operator can end', () => {
  it.each(['token', 'used-up', 'disabled', 'no-api'] as const)(
    '(%s) stops every call',
    async (kind) => {
      let failing = true;
      const world = start({ reply: (ids) => (failing ? fail(kind) : finished(ids)) });
      world.add(...names(120));
      await world.clock.advance(2 * SECOND);
      expect(world.requests).toHaveLength(1);
      expect(world.poller.state()).toMatchObject({
        kind: 'stopped',
        reason: kind,
        failure: { kind },
      });
      world.poller.wake();
      world.poller.networkChanged(true);
      world.add('one more');
      await world.clock.advance(24 * 60 * MINUTE);
      expect(world.requests).toHaveLength(1);
      expect(world.states.filter((state) => state.kind === 'stopped')).toHaveLength(1);

      failing = false;
      world.poller.tokenChanged();
      await world.clock.advance(10 * SECOND);
      expect(world.waiting.size).toBe(0);
    },
  );

  it.each(['resume', 'checkNow'] as const)('is tried once more on %s', async (way) => {
    const world = start({ reply: () => fail('used-up') });
    world.add('a');
    await world.clock.advance(MINUTE);
    world.poller[way]();
    await world.clock.advance(MINUTE);
    expect(world.requests).toHaveLength(2);
  });

  it('without a token makes no call at all until there is one', async () => {
    let token = false;
    const world = start({ reply: finished, ports: () => ({ hasToken: () => token }) });
    world.add('a');
    await world.clock.advance(MINUTE);
    expect(world.requests).toEqual([]);
    expect(world.poller.state()).toEqual({ kind: 'stopped', reason: 'no-token', failure: null });
    token = true;
    world.poller.tokenChanged();
    await world.clock.advance(SECOND);
    expect(world.requests).toHaveLength(1);
  });

  it('with an old token is not taken from an answer that comes after the new one', async () => {
    let token = 'old';
    const world = start({
      latencyMs: 5 * SECOND,
      reply: (ids) => (token === 'old' ? fail('token') : finished(ids)),
    });
    world.add('a');
    await world.clock.advance(SECOND);
    token = 'new';
    world.poller.tokenChanged();
    await world.clock.advance(10 * SECOND);
    expect(world.ids('answered')).toEqual(['a']);
    const shown = world.states.map((state) => state.kind);
    expect(shown).not.toContain('stopped');
    expect(shown).not.toContain('offline');
  });
});

describe('trouble that passes', () => {
  it.each([
    [30 * SECOND, false],
    [60 * MINUTE, true],
  ])(
    'a pause of %i ms set by the server is kept to, whatever is clicked',
    async (retryAfterMs, capped) => {
      let limited = true;
      const world = start({
        reply: (ids) =>
          limited
            ? fail('rate-limited', { retryAfterMs, retryAfterCapped: capped })
            : finished(ids),
      });
      world.add('a');
      await world.clock.advance(SECOND);
      const until = (world.requests[0]?.at ?? 0) + 100 + retryAfterMs;
      expect(world.poller.state()).toEqual({ kind: 'rate-limited', until, capped });
      limited = false;
      world.poller.checkNow();
      world.poller.networkChanged(true);
      await world.clock.advance(until - world.clock.now() - 1);
      expect(world.requests).toHaveLength(1);
      await world.clock.advance(2);
      expect(world.requests).toHaveLength(2);
    },
  );

  it('of the server ends no sooner than the server said', async () => {
    const world = start({ reply: () => fail('server', { retryAfterMs: 5 * MINUTE }) });
    world.add('a');
    await world.clock.advance(SECOND);
    world.poller.checkNow();
    await world.clock.advance(4 * MINUTE);
    expect(world.requests).toHaveLength(1);
  });

  it('is backed off from longer and longer, and never given up', async () => {
    let down = true;
    const world = start({
      reply: (ids) => (down ? fail('server', { code: 'timeout' }) : finished(ids)),
    });
    world.add(...names(3));
    await world.clock.advance(60 * MINUTE);
    expect(world.requests.length).toBeGreaterThan(60);
    expect(world.requests.length).toBeLessThan(240);
    expect(world.poller.state()).toMatchObject({
      kind: 'server-trouble',
      failure: { code: 'timeout' },
    });
    down = false;
    await world.clock.advance(2 * MINUTE);
    expect(world.waiting.size).toBe(0);
    expect(world.facts.every((fact) => fact.kind === 'answered')).toBe(true);
  });

  it('of the network ends at once when the network comes back', async () => {
    let down = true;
    const world = start({ reply: (ids) => (down ? fail('offline') : finished(ids)) });
    world.add(...names(3));
    await world.clock.advance(5 * MINUTE);
    expect(world.poller.state()).toMatchObject({ kind: 'offline' });
    expect(world.facts).toEqual([]);
    const before = world.requests.length;
    down = false;
    world.poller.networkChanged(false);
    world.poller.networkChanged(true);
    await world.clock.advance(SECOND);
    expect(world.requests.length).toBe(before + 1);
    expect(world.waiting.size).toBe(0);
  });

  it('with one ID the server stumbles over leaves the others alone', async () => {
    const world = start({ reply: (ids) => (ids.includes('t11') ? fail('server') : finished(ids)) });
    world.add(...names(24));
    await world.clock.advance(5 * MINUTE);
    expect([...world.waiting.keys()]).toEqual(['t11']);
  });

  it('with a batch the server stumbles over does not hold up the others', async () => {
    const world = start({ reply: (ids) => (ids.includes('t11') ? fail('server') : finished(ids)) });
    world.add(...names(1_000));
    await world.clock.advance(MINUTE);
    expect(world.waiting.size).toBeLessThanOrEqual(50);
    await world.clock.advance(10 * MINUTE);
    expect([...world.waiting.keys()]).toEqual(['t11']);
  });
});

describe('a port that fails', () => {
  it.each(['due', 'nextDueAt', 'makeAllDue', 'apply'] as const)(
    '(%s) is told and tried again',
    async (name) => {
      let failing = true;
      const world = start({
        reply: finished,
        ports: (usual) => ({
          [name]: (...args: never[]) => {
            if (failing) return Promise.reject(new Error(`${name} is broken`));
            return (usual[name] as (...all: never[]) => unknown)(...args);
          },
        }),
      });
      world.add(...names(20));
      world.poller.checkNow();
      await world.clock.advance(10 * MINUTE);
      expect(world.errors[0]).toEqual(new Error(`${name} is broken`));
      expect(world.errors.length).toBeGreaterThan(5);
      expect(world.errors.length).toBeLessThan(100);
      expect(world.waiting.size).toBe(20);
      failing = false;
      await world.clock.advance(2 * MINUTE);
      expect(world.waiting.size).toBe(0);
    },
  );

  it('(api, against its word) is told and tried again', async () => {
    let failing = true;
    const world = start({
      reply: finished,
      ports: ({ api }) => ({
        api: {
          ...api,
          retrieve: (id, signal) =>
            failing ? Promise.reject(new Error('broken')) : api.retrieve(id, signal),
        },
      }),
    });
    world.add('a');
    await world.clock.advance(MINUTE);
    failing = false;
    await world.clock.advance(2 * MINUTE);
    expect(world.errors.length).toBeGreaterThan(1);
    expect(world.waiting.size).toBe(0);
  });

  it('(onState, onError) does not end the checks', async () => {
    const broken = () => {
      throw new Error('broken');
    };
    const world = start({ reply: finished, ports: () => ({ onState: broken, onError: broken }) });
    world.add('a');
    await world.clock.advance(SECOND);
    expect(world.waiting.size).toBe(0);
  });

  it('for one fact only holds up no other', async () => {
    const world = start({
      reply: finished,
      ports: ({ apply }) => ({
        apply: (facts) =>
          facts.some((fact) => fact.taskId === 't11') ? Promise.reject(new Error()) : apply(facts),
      }),
    });
    world.add(...names(200));
    await world.clock.advance(15 * MINUTE);
    expect([...world.waiting.keys()]).toEqual(['t11']);
  });
});
