import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { SORT_KEYS } from '../../contract/view';
import { openDatabase } from '../storage/database';
import { namingRules } from '../storage/naming-rules';
import { createStore } from './create-store';
import type { Connection } from './transaction';

/** Tables with a row for each task or more, as statements call them. */
const LONG =
  /^(?:SCAN|SEARCH) (?:tasks|photos|entries|delivered|events|answers|search_texts|undo_rows|[tped])\b/u;
/** A step that reads all rows of the account, or of all accounts. */
const WHOLE = /^SCAN |\(account=\?\)$/u;

/** Indexes of few rows by their nature. */
const FEW = /INDEX photos_(?:downloading|failed|damaged) /u;

/** Statements that are meant to. */
const MEANT = [
  // The index is named: all of it is what was asked for.
  /INDEXED BY/u,
  // The latest few.
  /FROM tasks WHERE account = \? ORDER BY tasks\.n DESC LIMIT 5/u,
  // An account is forgotten, in parts.
  /^DELETE FROM (?:accounts|tasks|delivered) /u,
];

/** The connection, noting each statement with the steps by which SQLite carries it out. */
function watched(db: Connection, note: (sql: string, steps: string[]) => void): Connection {
  return {
    prepare(sql: string) {
      const rows: { detail: string }[] = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all();
      note(
        sql.replaceAll(/\s+/gu, ' ').trim(),
        rows.map(({ detail }) => detail),
      );
      return db.prepare(sql);
    },
    exec: (sql: string) => db.exec(sql),
    function: (name: string, work: (task: number) => null) => db.function(name, work),
    get isTransaction() {
      return db.isTransaction;
    },
  } as unknown as Connection;
}

/** What the store asks of an empty database, and its indexes. */
async function plansOfStore() {
  const profile = mkdtempSync(join(tmpdir(), 'proofsheet-plans-'));
  const database = openDatabase(profile);
  if (!database.ok) throw new Error(database.message);
  const plans = new Map<string, string[]>();
  const note = (sql: string, steps: string[]) => void plans.set(sql, steps);
  const store = createStore(
    { ...database, write: watched(database.write, note), read: watched(database.read, note) },
    { parse: async () => Promise.reject(new Error('No list is read here.')), naming: namingRules },
  );
  onTestFinished(async () => {
    await store.close();
    rmSync(profile, { recursive: true, force: true });
  });
  const account = await store.openAccount('live', 'https://api.test');
  // What is shown is put together when it is asked for.
  for (const sort of [...SORT_KEYS, 'field:Class'] as const) {
    for (const status of ['all', 'attention'] as const) {
      for (const list of [null, 1]) {
        const query = { ...EVERYTHING, status, sort, list };
        store.rows(account, query, 0, 10);
        store.statusCounts(account, query);
      }
    }
  }
  const indexes: { name: string }[] = database.read
    .prepare("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")
    .all();
  return { plans, indexes: indexes.map(({ name }) => name) };
}

// SQLite has no statistics here: where it may choose, it may well choose to read all there is. With
// a million tasks that once took 20 seconds for the files of a selection.
it('reads what it was asked for, and not all tasks of the account', async () => {
  const { plans } = await plansOfStore();
  const whole = [...plans].filter(
    ([sql, steps]) =>
      !MEANT.some((meant) => meant.test(sql)) &&
      steps.some((step) => LONG.test(step) && WHOLE.test(step) && !FEW.test(step)),
  );
  expect(whole).toEqual([]);
});

it('takes every index that is kept up to date', async () => {
  const { plans, indexes } = await plansOfStore();
  const taken = new Set([...plans.values()].flat().flatMap((step) => step.split(' ')));
  expect(indexes.filter((name) => !taken.has(name))).toEqual([]);
});
