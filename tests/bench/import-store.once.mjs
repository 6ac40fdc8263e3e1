// Brings a list into a new profile by the store alone, and prints what each step cost (ms of processor time).
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder = '', list = ''] = process.argv.slice(2);
const load = (/** @type {string} */ part) => import(pathToFileURL(path.join(folder, part)).href);
const [{ openDatabase }, { namingRules }, { createStore }, { parseList }] = await Promise.all(
  ['database.mjs', 'naming.mjs', 'store.mjs', 'intake.mjs'].map(load),
);
/** Everything of a list, in its own order. */
const query = {
  status: 'all',
  template: null,
  mode: null,
  cause: null,
  days: null,
  search: '',
  sort: 'added',
  descending: false,
};
/** @type {Record<string, number>} */
const costs = {};
const profile = mkdtempSync(path.join(path.dirname(list), 'profile-'));
const store = createStore(openDatabase(profile), {
  naming: namingRules,
  parse: (
    /** @type {{ bytes: Uint8Array, name: string }} */ source,
    /** @type {unknown} */ wanted,
  ) => parseList(source.bytes, source.name, wanted),
});
const account = await store.openAccount('sandbox', '');
const bytes = readFileSync(list);
const { preview } = await cost('drop → preview', () =>
  store.prepareImport(account, { name: 'intake.csv', bytes }),
);
const { previewId, nameColumn } = preview;
const { list: added } = await cost('adding', () =>
  store.commitImport(account, previewId, { nameColumn, at: Date.now() }),
);
await cost('first window of rows', () => store.rows(account, { ...query, list: added }, 0, 60));
await cost('closing: the log is moved', () => store.close());
rmSync(profile, { recursive: true });
process.stdout.write(JSON.stringify(costs));

/**
 * @param {string} step
 * @param {() => any} work
 */
async function cost(step, work) {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  costs[step] = (user + system) / 1_000;
  return result;
}
