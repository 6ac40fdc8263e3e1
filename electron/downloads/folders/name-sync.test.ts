import { expect, test } from 'vitest';
import { simulatedClock } from '../../../tests/fakes/clock';
import { createNameSync } from './name-sync';

function start() {
  const clock = simulatedClock();
  const synced: string[] = [];
  const names = createNameSync(clock, async (folder) => {
    synced.push(folder);
    await new Promise<void>((resolve) => clock.setTimer(5, resolve));
  });
  const save = async (folder: string) => {
    await names.durable(folder);
    names.end();
  };
  return { clock, synced, names, save };
}

test('names given within 50 ms share one sync of their folder', async () => {
  const { clock, synced, names, save } = start();
  // One that is still being fetched.
  names.begin();
  for (let photo = 0; photo < 3; photo += 1) names.begin();
  const all = Promise.all([save('/a'), save('/a'), save('/b')]);
  await clock.advance(49);
  expect(synced).toEqual([]);
  await clock.advance(1);
  expect(synced).toEqual(['/a', '/b']);
  await clock.advance(5);
  await all;
});

test('when nothing else is under way, nothing is waited for', async () => {
  const { clock, synced, names, save } = start();
  names.begin();
  names.begin();
  const one = save('/a');
  await clock.advance(10);
  expect(synced).toEqual([]);
  const other = save('/a');
  await clock.advance(0);
  expect(synced).toEqual(['/a']);
  await clock.advance(5);
  await Promise.all([one, other]);
});

test('nor when what was under way is given up', async () => {
  const { clock, synced, names, save } = start();
  names.begin();
  names.begin();
  const one = save('/a');
  names.end();
  await clock.advance(0);
  expect(synced).toEqual(['/a']);
  await clock.advance(5);
  await one;
});

test('a name given while its folder is being synced waits for the next sync', async () => {
  const { clock, synced, names, save } = start();
  names.begin();
  const one = save('/a');
  await clock.advance(2);
  names.begin();
  let isDurable = false;
  const other = save('/a').then(() => (isDurable = true));
  await clock.advance(4);
  await one;
  expect(isDurable).toBe(false);
  expect(synced).toEqual(['/a', '/a']);
  await clock.advance(5);
  await other;
});
