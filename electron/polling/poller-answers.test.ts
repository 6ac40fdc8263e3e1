import { describe, expect, it } from 'vitest';
import { finished, names, sizes, start } from '../../tests/fakes/polling-start';
import { fail } from '../../tests/fakes/polling-world';
import type { BatchOutcome } from '../../contract/api-outcome';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('a refused batch', () => {
  const poison =
    (...bad: string[]) =>
    (ids: readonly string[]): BatchOutcome =>
      ids.some((id) => bad.includes(id))
        ? fail('request', { code: 'bad_request', message: 'Bad ID.' })
        : finished(ids);

  it('is split until the bad ID is named, and the other 49 go on', async () => {
    const world = start({ reply: poison('t31') });
    world.add(...names(50));
    await world.clock.advance(20 * SECOND);
    expect(world.ids('refused')).toEqual(['t31']);
    expect(world.facts.find((fact) => fact.kind === 'refused')).toMatchObject({
      error: { code: 'bad_request', message: 'Bad ID.', traceId: 'trace' },
    });
    expect(world.ids('answered')).toHaveLength(49);
    // Two halves for each of the log2(50) levels, and the batch itself.
    expect(world.requests.length).toBeLessThanOrEqual(13);
    expect(world.waiting.size).toBe(0);
  });

  it('does not hold up the batches behind it', async () => {
    const world = start({ reply: poison('t0', 't17', 't49') });
    world.add(...names(500));
    await world.clock.advance(11 * SECOND);
    // 22 requests, half of which went to the nine other batches.
    expect(world.ids('answered').length).toBeGreaterThanOrEqual(450);
    await world.clock.advance(30 * SECOND);
    expect(world.ids('answered')).toHaveLength(497);
    expect(world.ids('refused').toSorted()).toEqual(['t0', 't17', 't49']);
  });

  it('of nothing but bad IDs names every one, while good ones added later get their turn', async () => {
    const bad = names(400);
    const world = start({ reply: poison(...bad) });
    world.add(...bad);
    await world.clock.advance(10 * SECOND);
    world.add('good');
    await world.clock.advance(10 * MINUTE);
    expect(world.ids('refused')).toHaveLength(400);
    expect(world.ids('answered')).toEqual(['good']);
    expect(world.requests.length).toBeLessThanOrEqual(8 * 99 + 1);
  });
});

describe('an ID left out of an answer', () => {
  it('is asked again in a batch of at most 12 before it is absent', async () => {
    const world = start({ reply: (ids) => finished(ids.filter((id) => id !== 't7')) });
    world.add(...names(50));
    await world.clock.advance(5 * SECOND);
    expect(sizes(world)).toEqual([50, 1]);
    expect(world.ids('absent')).toEqual(['t7']);
  });

  it('is no sign of anything when the API answers at most 12', async () => {
    const world = start({ reply: (ids) => finished(ids.slice(0, 12)) });
    world.add(...names(50));
    await world.clock.advance(10 * SECOND);
    expect(sizes(world)).toEqual([50, 12, 12, 12, 2]);
    expect(world.ids('absent')).toEqual([]);
    expect(world.ids('answered')).toHaveLength(50);
  });

  it('becomes missing after some checks over two minutes, not sooner', async () => {
    const world = start({ reply: () => finished([]) });
    world.add('a');
    await world.clock.advance(119 * SECOND);
    expect(world.waiting.has('a')).toBe(true);
    await world.clock.advance(41 * SECOND);
    expect(world.waiting.has('a')).toBe(false);
    expect(world.ids('absent').length).toBeLessThanOrEqual(4);
  });
});
