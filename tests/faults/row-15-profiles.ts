/** Profiles to be damaged, and what stands in them. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Fact } from '../../contract/fact';
import type { IntakeResult } from '../../contract/list';
import { openDatabase, type OpenDatabase } from '../../electron/storage/database';
import { namingRules } from '../../electron/storage/naming-rules';
import { createStore } from '../../electron/tracking/create-store';
import type { Store } from '../../electron/tracking/store';
import { failed, finished, parsed, saved, type Line } from '../../electron/tracking/store-on-disk';

/** Rows that nothing else follows from, by what each of them is, as JSON. */
export type Rows = Map<string, Map<string, string>>;

/** A profile folder to copy and damage. */
export interface Scene {
  name: string;
  profile: string;
  /** What is in it, and what was when its backup was made; null = it has none. */
  rows: Rows;
  backedUp: Rows | null;
  /** What was in it before each of the transactions that stand in its log alone. */
  earlier: Rows[];
  /** Every page of it stands in two places: no damage to one of them loses a row. */
  isDouble: boolean;
}

/** Primary keys of the tables that hold what was read, asked and saved. */
const KEYS: Record<string, string> = {
  accounts: 'id',
  lists: 'id',
  tasks: 'n',
  entries: 'list, seq',
  photos: 'n',
  answers: 'task',
  events: 'n',
  delivered: 'account, task_id, key',
};

export const TABLES = Object.keys(KEYS);

export function readRows(db: InstanceType<typeof DatabaseSync>): Rows {
  return new Map(
    Object.entries(KEYS).map(([table, key]) => {
      const rows = db.prepare(`SELECT json_array(${key}) AS k, * FROM ${table}`).all();
      return [
        table,
        new Map((rows as { k: string }[]).map(({ k, ...row }) => [k, JSON.stringify(row)])),
      ];
    }),
  );
}

/** Rows of a profile, read from a copy of it at `copy`. */
function rowsIn(profile: string, copy: string): Rows {
  cpSync(profile, copy, { recursive: true });
  const db = new DatabaseSync(join(copy, 'tracking.db'));
  const rows = readRows(db);
  db.close();
  return rows;
}

const taskId = (n: number) => `task-${String(n).padStart(6, '0')}`;

/** Lines of a list: some with texts that need pages of their own, some in other scripts. */
function lines(from: number, to: number): Line[] {
  return Array.from({ length: to - from }, (_, i): Line => {
    const n = from + i;
    const long = n % 40 === 0 ? { Remark: `${n} `.repeat(800) } : {};
    return [
      taskId(n),
      { Name: n % 5 === 0 ? `张伟 ${n}` : `Person ${n}`, Class: `${n % 7}b`, ...long },
    ];
  });
}

/** What the tasks have come to: most are finished and saved, others failed, the rest wait. */
function facts(from: number, to: number, at: number): Fact[] {
  return Array.from({ length: to - from }, (_, i) => from + i).flatMap((n): Fact[] => {
    const id = taskId(n);
    if (n % 10 === 0) return [failed(id, at, `It failed for reason ${n}.`)];
    if (n % 10 === 1) return [];
    const answer = finished(id, at, ['a', 'b']);
    if (answer.kind === 'answered' && n % 30 === 2)
      answer.remote.raw = `{"id":"${'é'.repeat(9_000)}"}`;
    return [answer, saved(id, 'a', at + 1), ...(n % 3 === 0 ? [saved(id, 'b', at + 2)] : [])];
  });
}

interface Work {
  database: OpenDatabase;
  store: Store;
  account: number;
  /** Adds a list, then what came of its tasks: before either, `look` is called. */
  add(name: string, from: number, to: number, look?: () => void): Promise<void>;
}

async function begin(profile: string, at: number): Promise<Work> {
  const database = openDatabase(profile, undefined, () => at);
  if (!database.ok) throw new Error(database.message);
  let next: IntakeResult | null = null;
  const store = createStore(database, { parse: async () => next!, naming: namingRules });
  const account = await store.openAccount('live', 'https://api.test');
  return {
    database,
    store,
    account,
    async add(name, from, to, look = () => {}) {
      next = { ok: true, list: parsed(lines(from, to)) };
      const outcome = await store.prepareImport(account, { name, text: '' });
      if (!outcome.ok) throw new Error(outcome.message);
      const { previewId } = outcome.preview;
      look();
      await store.commitImport(account, previewId, { nameColumn: 'Name', at });
      look();
      await store.apply(account, facts(from, to, at));
    },
  };
}

const NOW = Date.UTC(2026, 1, 3);

/** Two days of work: what was there when the backup was made, and what came and went since. */
async function firstDay(work: Work): Promise<void> {
  await work.add('monday.csv', 0, 300);
  await work.add('again.csv', 250, 350);
  await work.store.remove(work.account, [taskId(7), taskId(8), taskId(9)]);
}

async function secondDay(work: Work): Promise<void> {
  // The numbers of the last rows are used again, those between are not.
  const removed = [100, 330].flatMap((from) => Array.from({ length: 20 }, (_, i) => from + i));
  await work.store.remove(work.account, removed.map(taskId));
  await work.add('tuesday.csv', 400, 600);
  await work.store.apply(work.account, [
    saved(taskId(4), 'b', NOW + 9),
    saved(taskId(5), 'b', NOW + 9),
  ]);
}

/** What stood there before each of the last transactions. */
async function lastMinute({ database, store, account, add }: Work): Promise<Rows[]> {
  const earlier: Rows[] = [];
  for (let n = 0; n < 30; n += 1) {
    earlier.push(readRows(database.read));
    await store.apply(account, [saved(taskId(402 + 5 * n), 'b', NOW + 15)]);
  }
  await add('late.csv', 700, 760, () => earlier.push(readRows(database.read)));
  earlier.push(readRows(database.read));
  await store.apply(account, [failed(taskId(401), NOW + 20)]);
  return earlier;
}

/** Moves what is in the log into the database. */
async function settle({ database }: Work): Promise<void> {
  const isSound = (await database.upkeep.lookThrough()) === 'sound';
  if (!isSound) throw new Error('The database could not be looked through.');
}

/** Makes the scenes in a folder of their own. */
export async function makeScenes(folder: string): Promise<Scene[]> {
  const at = (name: string) => join(folder, name);
  const work = await begin(at('source'), NOW);
  await firstDay(work);
  await settle(work);
  const backedUp = rowsIn(at('source'), at('backed-up'));
  await secondDay(work);
  await settle(work);
  // What follows stands in the log alone.
  const earlier = await lastMinute(work);
  cpSync(at('source'), at('killed'), { recursive: true });
  const whenKilled = rowsIn(at('source'), at('as-killed'));
  // The log is still there, and all of it has been moved.
  await settle(work);
  cpSync(at('source'), at('killed-at-rest'), { recursive: true });
  await work.store.close();
  cpSync(at('source'), at('closed'), { recursive: true });
  const rows = rowsIn(at('source'), at('as-closed'));
  cpSync(at('closed'), at('no-copies'), { recursive: true });
  dropCopies(at('no-copies'));
  cpSync(at('no-copies'), at('neither'), { recursive: true });
  rmSync(at('neither/backups'), { recursive: true });

  const young = await begin(at('first-day'), NOW);
  await firstDay(young);
  await young.store.close();
  const firstRows = rowsIn(at('first-day'), at('as-first-day'));
  const scene = (name: string, more: Partial<Scene>): Scene => {
    const usual = { rows, backedUp, earlier: [], isDouble: true };
    return { name, profile: at(name), ...usual, ...more };
  };
  return [
    scene('closed', {}),
    scene('killed', { rows: whenKilled, earlier }),
    scene('killed-at-rest', { rows: whenKilled }),
    scene('first-day', { rows: firstRows, backedUp: null }),
    scene('no-copies', { isDouble: false }),
    scene('neither', { backedUp: null, isDouble: false }),
  ];
}

/** Takes away the pages that are kept beside the sums, as damage in two places at once would. */
function dropCopies(profile: string): void {
  rmSync(join(profile, 'tracking.copies'));
}
