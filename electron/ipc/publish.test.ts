import { expect, test } from 'vitest';
import { simulatedClock } from '../../tests/fakes/clock';
import { createCoalescer } from './publish';

test('a thousand announcements in a second become ten, and one comes after the last', async () => {
  const clock = simulatedClock();
  const published: number[] = [];
  const coalescer = createCoalescer(clock, async () => void published.push(clock.now()));
  for (let i = 0; i < 1_000; i += 1) {
    coalescer.announce();
    await clock.advance(1);
  }
  const lastAnnounced = clock.now() - 1;
  await clock.advance(1_000);
  expect(published.length).toBeGreaterThanOrEqual(10);
  expect(published.length).toBeLessThanOrEqual(11);
  expect(published.at(-1)).toBeGreaterThanOrEqual(lastAnnounced);
});

test('a first announcement is published at once', async () => {
  const clock = simulatedClock();
  let published = 0;
  createCoalescer(clock, async () => void (published += 1)).announce();
  await clock.advance(0);
  expect(published).toBe(1);
});

test('nothing is published twice at once, and what came meanwhile is published after', async () => {
  const clock = simulatedClock();
  let running = 0;
  let most = 0;
  let published = 0;
  const coalescer = createCoalescer(clock, async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise<void>((done) => clock.setTimer(500, done));
    running -= 1;
    published += 1;
  });
  coalescer.announce();
  await clock.advance(200);
  coalescer.announce();
  await clock.advance(2_000);
  expect([most, published]).toEqual([1, 2]);
});

test('a publication that fails does not end the others', async () => {
  const clock = simulatedClock();
  const errors: unknown[] = [];
  let published = 0;
  const coalescer = createCoalescer(
    clock,
    async () => {
      published += 1;
      if (published === 1) throw new Error('once');
    },
    (error) => errors.push(error),
  );
  coalescer.announce();
  await clock.advance(200);
  coalescer.announce();
  await clock.advance(200);
  expect([published, errors.length]).toEqual([2, 1]);
});

test('nothing is published after the stop', async () => {
  const clock = simulatedClock();
  let published = 0;
  const coalescer = createCoalescer(clock, async () => void (published += 1));
  coalescer.announce();
  coalescer.stop();
  await clock.advance(1_000);
  expect(published).toBe(0);
});
