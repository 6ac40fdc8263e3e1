import { afterEach } from 'vitest';
import { all, pollingWorld } from './polling-world';
import type { PollingWorld, WorldOptions } from './polling-world';

/** What the poller's tests have in common: worlds that end with their test, and words for answers. */

const worlds: PollingWorld[] = [];

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.poller.stop();
});

/** A world whose poller is stopped after the test. */
export function start(options: WorldOptions): PollingWorld {
  const world = pollingWorld(options);
  worlds.push(world);
  return world;
}

export const names = (n: number) => Array.from({ length: n }, (_, i) => `t${i}`);
export const finished = (ids: readonly string[]) => all(ids, 'finished');
export const waiting = (ids: readonly string[]) => all(ids, 'waiting');
export const sizes = (world: PollingWorld) => world.requests.map((request) => request.ids.length);
