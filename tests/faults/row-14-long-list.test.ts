import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { buildStore, type BuiltStore } from './built-store';

const TASKS = 4_000;

let built: BuiltStore;

beforeAll(async () => {
  built = await buildStore();
});
afterAll(() => built.remove());

/** Adds one long list, and says that it is shown in part, and when half of it is. */
const WORK = `
  const { store } = opened;
  const account = await store.openAccount('live', 'https://api.test');
  const text = Array.from({ length: ${TASKS} }, (_, i) => 'task-' + process.pid + '-' + i).join('\\n');
  const { preview } = await store.prepareImport(account, { name: process.pid + '.txt', text });
  let isOver = false;
  const input = { nameColumn: null, at: 1 };
  const adding = store.commitImport(account, preview.previewId, input).then(() => (isOver = true));
  while (!isOver) {
    const { counts, adding: far } = await store.overview(account, 1);
    if (far && counts.all % ${TASKS} !== 0) say('shown');
    if (far && far.entries >= ${TASKS / 2}) say('half');
  }
  await adding;
  say('added');
  setInterval(() => {}, 1_000);`;

test('14. a long list that was killed while it was shown is there as a whole, or not at all', async () => {
  const profile = join(built.folder, 'killed');
  let kept = 0;
  // Early, later, and after it was said to be there.
  for (const moment of ['shown', 'half', 'added']) {
    const program = built.run(profile, 'Proofsheet', WORK);
    await program.until(moment);
    await program.kill();
    expect(program.said).toContain('shown');

    const opened = await built.open(profile);
    if (!opened.ok) throw new Error(opened.reason);
    expect(opened.recovered).toBeNull();
    const { store } = opened;
    const { counts, lists, history, adding } = await store.overview(1, 1);
    const { total } = await store.rows(1, EVERYTHING, 0, 1);
    await store.close();
    const isKept = total > kept;
    if (program.said.includes('added')) expect(isKept).toBe(true);
    if (isKept) kept += TASKS;
    const all = kept / TASKS;
    expect([total, counts.all, lists.length, adding]).toEqual([kept, kept, all, null]);
    expect(history.undo?.count ?? null).toBe(all === 0 ? null : TASKS);
  }
}, 180_000);
