/** Profiles to be damaged, and what stands in them. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Fact } from '../../contract/fact';
import type { IntakeResult, RejectedLine } from '../../contract/list';
import { openDatabase, type OpenDatabase } from '../../electron/storage/database';
import { MIGRATIONS } from '../../electron/storage/migrations';
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
  left_out: 'list',
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

/** All that a database holds of what was read, asked and saved, as far as these columns go. */
export function readColumns(
  db: InstanceType<typeof DatabaseSync>,
  columns: ReadonlyMap<string, readonly string[]>,
): Map<string, object[]> {
  const rows = [...columns].map(([table, own]): [string, object[]] => {
    const select = `SELECT ${own.join()} FROM ${table} ORDER BY ${KEYS[table]}`;
    return [table, db.prepare(select).all() as object[]];
  });
  return new Map(rows);
}

/** The columns of those tables that a database knows, by table. */
export function columnsOf(db: InstanceType<typeof DatabaseSync>): Map<string, string[]> {
  const columns = TABLES.map((table): [string, string[]] => {
    const info = db.prepare(`PRAGMA table_info(${table})`).all() as { name: string }[];
    return [table, info.map(({ name }) => name)];
  });
  return new Map(columns.filter(([, own]) => own.length > 0));
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

/** Lines without an ID: of some lists a few, of others so many that they need pages of their own. */
function leftOut(from: number, to: number): RejectedLine[] {
  return Array.from({ length: (to - from) % 100 === 0 ? 90 : 3 }, (_, i): RejectedLine => ({
    line: to + i,
    text: `Person ${i}, no ID yet`,
    reason: 'no-id',
    cells: { id: '', fields: { Name: `Person ${i}`, Class: '3b' } },
  }));
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
      next = { ok: true, list: { ...parsed(lines(from, to)), rejected: leftOut(from, to) } };
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
  await work.store.remove(work.account, [taskId(7), taskId(8), taskId(9)], 0);
}

async function secondDay(work: Work): Promise<void> {
  // The numbers of the last rows are used again (but those of tasks), those between are not.
  const removed = [100, 330].flatMap((from) => Array.from({ length: 20 }, (_, i) => from + i));
  await work.store.remove(work.account, removed.map(taskId), 0);
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

/**
 * A profile of an earlier version with the same in it as far as that version knows it, table by table and
 * column by column.
 */
async function makeEarlier(version: number, source: string, profile: string): Promise<void> {
  const database = openDatabase(profile, MIGRATIONS.slice(0, version), () => NOW);
  if (!database.ok) throw new Error(database.message);
  const { write, upkeep, close } = database;
  write.prepare('ATTACH ? AS newest').run(join(source, 'tracking.db'));
  const columns = (schema: string, table: string): string[] => {
    const info = write.prepare(`PRAGMA ${schema}.table_info(${table})`).all() as { name: string }[];
    return info.map(({ name }) => name);
  };
  const tables = write
    .prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    )
    .all() as { name: string }[];
  write.exec('PRAGMA foreign_keys = OFF; BEGIN');
  for (const { name } of tables) {
    const newest = new Set(columns('newest', name));
    const known = columns('main', name).filter((column) => newest.has(column));
    if (known.length === 0) continue;
    write.exec(
      `INSERT INTO main.${name} (${known.join()}) SELECT ${known.join()} FROM newest.${name}`,
    );
  }
  write.exec('COMMIT; PRAGMA foreign_keys = ON; DETACH newest');
  await upkeep.lookThrough();
  close();
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
  const old: Scene[] = [];
  for (const [n] of MIGRATIONS.slice(1).entries()) {
    const name = `version-${n + 1}`;
    await makeEarlier(n + 1, at('closed'), at(name));
    cpSync(at(name), at(`as-${name}`), { recursive: true });
    const brought = openDatabase(at(`as-${name}`), MIGRATIONS, () => NOW);
    if (!brought.ok) throw new Error(brought.message);
    const itsRows = readRows(brought.read);
    brought.close();
    const earlier = { rows: itsRows, backedUp: null, earlier: [], isDouble: true };
    old.push({ name, profile: at(name), ...earlier });
  }
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
    ...old,
  ];
}

/** Takes away the pages that are kept beside the sums, as damage in two places at once would. */
function dropCopies(profile: string): void {
  rmSync(join(profile, 'tracking.copies'));
}
