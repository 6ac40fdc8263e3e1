import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { seeded } from '../fakes/random';
import { buildStore, type BuiltStore } from './built-store';

const SEED = Number(process.env['DAMAGE_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const KILLS = 12;

let built: BuiltStore;

beforeAll(async () => {
  built = await buildStore();
});
afterAll(() => built.remove());

/** Adds lists and takes in what the service says of their tasks, without end; says which it may count on. */
const WORK = `
  const { store, recovered } = opened;
  if (recovered) say('recovered ' + JSON.stringify(recovered));
  const account = await store.openAccount('live', 'https://api.test');
  say('begun');
  for (let n = 0; ; n += 1) {
    const ids = Array.from({ length: 200 }, (_, i) => 'task-' + process.pid + '-' + n + '-' + i);
    const outcome = await store.prepareImport(account, { name: ids[0] + '.txt', text: ids.join('\\n') });
    await store.commitImport(account, outcome.preview.previewId, { nameColumn: null, at: 1 });
    say('added ' + ids[0]);
    await store.apply(account, ids.map((taskId) => ({
      kind: 'absent', taskId, at: 2 + n, checkAgainAt: 9,
    })));
  }`;

test(`15. ${KILLS} programs that were killed left nothing that passes for damage (seed ${SEED})`, async () => {
  const profile = join(built.folder, 'killed');
  const random = seeded(SEED);
  let added = 0;
  for (let n = 0; n < KILLS; n += 1) {
    const program = built.run(profile, 'Proofsheet', WORK);
    await program.until('begun');
    // What stands in the log is moved into the database two seconds after it was written.
    const ms = n % 2 === 0 ? 20 + random() * 300 : 1_900 + random() * 500;
    await new Promise((resolve) => setTimeout(resolve, ms));
    await program.kill();
    added += program.said.filter((line) => line.startsWith('added')).length;
    expect(program.said.filter((line) => line.startsWith('recovered'))).toEqual([]);
  }
  const opened = await built.open(profile);
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.recovered).toBeNull();
  expect(added).toBeGreaterThan(KILLS);
  const { total } = await opened.store.rows(1, EVERYTHING, 0, 1);
  // One list may have been added and not been told of any more.
  expect(total / 200).toBeGreaterThanOrEqual(added);
  expect(total / 200).toBeLessThanOrEqual(added + KILLS);
  await opened.store.close();
});

test('15. nor does a program that ends without closing its profile', async () => {
  const profile = join(built.folder, 'left');
  // One that did close it in good order, so that there is something noted of it.
  const orderly = built.run(
    profile,
    'Proofsheet',
    WORK.replace('; ;', '; n < 5;') + '; await store.close();',
  );
  await orderly.ended;
  expect(orderly.process.exitCode).toBe(0);
  for (const ms of [5, 50, 200, 400]) {
    const program = built.run(
      profile,
      'Proofsheet',
      `setTimeout(() => process.exit(), ${ms} + 30); ${WORK}`,
    );
    await program.ended;
    expect(program.said.filter((line) => line.startsWith('recovered'))).toEqual([]);
  }
  const opened = await built.open(profile);
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.recovered).toBeNull();
  await opened.store.close();
});
