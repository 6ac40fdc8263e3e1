import { describe, expect, it } from 'vitest';
import { simulatedClock } from '../../../tests/fakes/clock';
import type { Release } from '../../../contract/updates';
import { createUpdating, type Updater } from './updating';

const SECOND = 1_000;
const HOUR = 3_600_000;
const NEWER: Release = { version: '0.2.0', notes: 'Faster.' };

function desk({ on = true, wanted = true, delivery = false } = {}) {
  const clock = simulatedClock();
  const world = {
    offers: NEWER as Release | null | Error,
    loads: 0,
    looks: 0,
    downloads: 0,
    wanted,
    changes: 0,
    trouble: [] as unknown[],
    /** Brings the download under way to its end. */
    end: (_outcome: 'fetched' | 'damaged' | Error): void => undefined,
    part: (_part: number): void => undefined,
  };
  const updater: Updater = {
    async look() {
      world.looks += 1;
      if (world.offers instanceof Error) throw world.offers;
      return world.offers;
    },
    download(onPart, stop) {
      world.downloads += 1;
      world.part = onPart;
      return new Promise((resolve, reject) => {
        stop.addEventListener('abort', () => resolve('stopped'));
        world.end = (outcome) => (outcome instanceof Error ? reject(outcome) : resolve(outcome));
      });
    },
  };
  const load = async (): Promise<Updater> => {
    world.loads += 1;
    return updater;
  };
  const updating = createUpdating({
    clock,
    load: on ? load : null,
    wanted: () => world.wanted,
    onChange: () => (world.changes += 1),
    onTrouble: (error) => void world.trouble.push(error),
  });
  updating.follow(delivery);
  return { clock, world, updating };
}

describe('updates', () => {
  it('are off where there is no place to look at: nothing is loaded, nobody is asked', async () => {
    const { clock, world, updating } = desk({ on: false });
    await clock.advance(72 * HOUR);
    expect(await updating.look()).toEqual({ kind: 'off' });
    expect(world).toMatchObject({ loads: 0, looks: 0, changes: 0 });
  });

  it('are looked for half a minute after the start, and once a day from then on', async () => {
    const { clock, world } = desk();
    world.offers = null;
    await clock.advance(29 * SECOND);
    expect(world.loads).toBe(0);
    await clock.advance(SECOND);
    expect(world.looks).toBe(1);
    await clock.advance(24 * HOUR - SECOND);
    expect(world.looks).toBe(1);
    await clock.advance(SECOND);
    expect(world.looks).toBe(2);
    expect(world.loads).toBe(1);
  });

  it('are not looked for while the operator does not want it, unless they ask', async () => {
    const { clock, world, updating } = desk({ wanted: false });
    world.offers = null;
    await clock.advance(48 * HOUR);
    expect(world.looks).toBe(0);
    expect(await updating.look()).toMatchObject({ kind: 'none' });
    world.wanted = true;
    await clock.advance(24 * HOUR);
    expect(world.looks).toBe(2);
  });

  it('are looked for again after an hour where nobody answered', async () => {
    const { clock, world, updating } = desk();
    world.offers = new Error('no answer');
    await clock.advance(30 * SECOND);
    expect(updating.state()).toEqual({ kind: 'failed', at: 'look' });
    world.offers = null;
    await clock.advance(HOUR);
    expect(updating.state()).toMatchObject({ kind: 'none' });
    expect(world.trouble).toHaveLength(1);
  });

  it('are asked for once, however often the operator asks', async () => {
    const { world, updating } = desk({ delivery: true });
    const answers = await Promise.all([updating.look(), updating.look()]);
    expect(world.looks).toBe(1);
    expect(answers).toEqual([
      { kind: 'available', ...NEWER },
      { kind: 'available', ...NEWER },
    ]);
  });

  it('are fetched at rest, and ready when all of it is here', async () => {
    const { clock, world, updating } = desk();
    await updating.look();
    expect(updating.state()).toEqual({ kind: 'downloading', part: 0, ...NEWER });
    world.part(0.4);
    expect(updating.state()).toMatchObject({ kind: 'downloading', part: 0.4 });
    expect(updating.mayInstall()).toBe(false);
    world.end('fetched');
    await clock.advance(0);
    expect(updating.state()).toEqual({ kind: 'ready', ...NEWER });
    expect(updating.mayInstall()).toBe(true);
  });

  it('wait for the end of a delivery, also for that of one that begins meanwhile', async () => {
    const { clock, world, updating } = desk({ delivery: true });
    await clock.advance(30 * SECOND);
    expect(updating.state()).toEqual({ kind: 'available', ...NEWER });
    expect(world.downloads).toBe(0);
    updating.follow(false);
    expect(world.downloads).toBe(1);
    updating.follow(true);
    await clock.advance(0);
    expect(updating.state()).toEqual({ kind: 'available', ...NEWER });
    updating.follow(false);
    updating.follow(false);
    expect(world.downloads).toBe(2);
    world.end('fetched');
    await clock.advance(0);
    updating.follow(true);
    expect(updating.state().kind).toBe('ready');
    expect(updating.mayInstall()).toBe(false);
  });

  it('go on when a delivery ends before the download that it stopped', async () => {
    const { clock, world, updating } = desk();
    await updating.look();
    updating.follow(true);
    updating.follow(false);
    await clock.advance(0);
    expect(world.downloads).toBe(2);
    expect(updating.state().kind).toBe('downloading');
  });

  it('know nothing of deliveries before they are told, and wait', async () => {
    const clock = simulatedClock();
    let downloads = 0;
    const updating = createUpdating({
      clock,
      load: () =>
        Promise.resolve({
          look: () => Promise.resolve(NEWER),
          download: () => ((downloads += 1), Promise.resolve('fetched')),
        }),
      wanted: () => true,
      onChange: () => undefined,
      onTrouble: () => undefined,
    });
    await clock.advance(30 * SECOND);
    expect(downloads).toBe(0);
    expect(updating.state().kind).toBe('available');
  });

  it('are thrown away where what came is not what was announced', async () => {
    const { clock, world, updating } = desk();
    await updating.look();
    world.end('damaged');
    await clock.advance(0);
    expect(updating.state()).toEqual({ kind: 'failed', at: 'damaged' });
    expect(updating.mayInstall()).toBe(false);
    expect(world.downloads).toBe(1);
  });

  it('keep what was found where a later look or the download fails', async () => {
    const { clock, world, updating } = desk({ delivery: true });
    await updating.look();
    world.offers = new Error('no answer');
    expect(await updating.look()).toEqual({ kind: 'available', ...NEWER });
    updating.follow(false);
    world.end(new Error('cut'));
    await clock.advance(0);
    expect(updating.state()).toEqual({ kind: 'failed', at: 'download' });
    expect(world.trouble).toHaveLength(2);
  });

  it('are no longer looked for once one is ready', async () => {
    const { clock, world, updating } = desk();
    await updating.look();
    world.end('fetched');
    await clock.advance(49 * HOUR);
    expect(world.looks).toBe(1);
    expect(await updating.look()).toEqual({ kind: 'ready', ...NEWER });
  });

  it('stop with the app', async () => {
    const { clock, world, updating } = desk();
    updating.stop();
    await clock.advance(48 * HOUR);
    expect(world.looks).toBe(0);
  });
});
