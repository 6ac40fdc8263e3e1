import { expect, test } from 'vitest';
import { survive, tableOf } from './survive';

/** `KILLS_SEED=… npx vitest run …` repeats the moments, as far as a machine lets it. */
const seed = Number(process.env['KILLS_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const KILLS = 40;

test.skipIf(process.platform !== 'linux')(
  `14. 40 kills at random moments leave no wrong file and fetch nothing twice (seed ${seed})`,
  async () => {
    const toll = await survive(KILLS, seed, () => {});
    expect(toll.faults, tableOf(toll)).toEqual([]);
    expect(toll.kills).toHaveLength(KILLS);
    // They did fall while photos came, on the program as on the process that saves.
    const during = toll.kills.filter(({ phase }) => phase === 'downloading');
    expect(during.length, tableOf(toll)).toBeGreaterThan(4);
    expect(new Set(toll.kills.map(({ target }) => target)), tableOf(toll)).toEqual(
      new Set(['program', 'saver', 'both']),
    );
  },
);
