import { cpSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../electron/storage/database';
import { MIGRATIONS } from '../../electron/storage/migrations';
import type { Recovered } from '../../electron/storage/recovery/recovered';
import { seeded } from '../fakes/random';
import { blank, damage } from './row-15-mutations';
import { layoutIn, lostPages, pagesOf, type Layout } from './row-15-pages';
import {
  columnsOf,
  makeScenes,
  readColumns,
  readRows,
  TABLES,
  type Rows,
  type Scene,
} from './row-15-profiles';

/** `DAMAGE_SEED=… DAMAGES=… npx vitest run …` tries others, and more. */
const SEED = Number(process.env['DAMAGE_SEED'] ?? 15);
const DAMAGES = Number(process.env['DAMAGES'] ?? 200);
const EARLIER_DAMAGES = 5;

let folder: string;
let scenes: Scene[];
/** Of the scenes whose pages stand in one place only: they are the same file. */
let layout: Layout;
/** Profiles of earlier versions, each damaged a few times. */
let earlier: Scene[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-damage-'));
  const made = await makeScenes(folder);
  earlier = made.filter(({ name }) => name.startsWith('version-'));
  const current = made.filter((scene) => !earlier.includes(scene));
  // As often the ones as the others.
  const single = current.filter(({ isDouble }) => !isDouble);
  scenes = [...current, ...single];
  layout = layoutIn(single[0]!.profile);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test(
  `15. ${DAMAGES} damaged databases start, keep what is right, and tell what is not there (seed ${SEED})`,
  { timeout: Math.max(300_000, 3_000 * DAMAGES) },
  () => {
    const random = seeded(SEED);
    const total = { started: 0, unharmed: 0, whole: 0, cut: 0, partly: 0, photosAsked: 0 };
    /** Where pages are lost in two places. */
    const tasks = { kept: 0, older: 0, remade: 0, asked: 0, back: 0, lost: 0 };
    const damages = DAMAGES + EARLIER_DAMAGES * earlier.length;
    for (let n = 0; n < damages; n += 1) {
      const scene = n < DAMAGES ? scenes[n % scenes.length]! : earlier[n % earlier.length]!;
      const profile = join(folder, `damage-${n}`);
      cpSync(scene.profile, profile, { recursive: true, preserveTimestamps: true });
      const what = `${n}, ${scene.name}: ${damage(profile, random)}`;
      const left = bytesOf(join(profile, 'tracking.db'));
      const gone = scene.isDouble ? new Set<number>() : lostPages(profile, layout);

      const outcome = openDatabase(profile);
      if (!outcome.ok) throw new Error(`${what}: ${outcome.message}`);
      const { recovered } = outcome;
      const now = readRows(outcome.read);
      const state = recovered?.changesLost ? stateOf(scene, now) : scene.rows;
      const tolls = compare(now, state, scene.backedUp);
      expect(wrongRows(tolls), what).toEqual([]);
      expect(faultsOf(outcome), what).toEqual(NO_FAULTS);
      expectTold(recovered, tolls, left, what);
      expect(unlikely(scene, now, gone), what).toEqual([]);
      const isWhole = Object.values(tolls).every((toll) => changesIn(toll) === 0);
      if (scene.isDouble) expect(isWhole, what).toBe(true);

      total.started += 1;
      total.photosAsked += recovered?.photos.askedAgain ?? 0;
      if (!recovered) total.unharmed += 1;
      else if (recovered.changesLost > 0) total.cut += 1;
      else if (isWhole) total.whole += 1;
      else total.partly += 1;
      for (const fate of ['kept', 'older', 'remade', 'asked', 'back', 'lost'] as const) {
        if (!scene.isDouble) tasks[fate] += tolls['tasks']![fate];
      }
      outcome.close();
      rmSync(profile, { recursive: true });
    }
    console.info(total, tasks);
    expect(total.started).toBe(damages);
    // Every way of mending was gone.
    expect(Math.min(total.whole, total.cut, total.partly)).toBeGreaterThan(DAMAGES / 40);
    expect(Math.min(tasks.older, tasks.remade, total.photosAsked)).toBeGreaterThan(0);
  },
);

test('15. tasks that were removed stay so as long as one record tells of it', () => {
  const scene = scenes.find(({ name }) => name === 'no-copies')!;
  const records = new Map([...layout.indexes, ['what can be undone', pagesOf(layout.removed)]]);
  expect(records.size).toBeGreaterThan(2);
  for (const spared of records.keys()) {
    const profile = join(folder, 'one-record');
    cpSync(scene.profile, profile, { recursive: true, preserveTimestamps: true });
    const others = [...records].filter(([name]) => name !== spared).flatMap(([, pages]) => pages);
    blank(join(profile, 'tracking.db'), [...pagesOf(layout.rows.get('tasks')!), ...others]);
    const gone = lostPages(profile, layout);
    const outcome = openDatabase(profile);
    if (!outcome.ok) throw new Error(`${spared}: ${outcome.message}`);
    const now = readRows(outcome.read);
    expect(unlikely(scene, now, gone), spared).toEqual([]);
    const { back, kept, older } = compare(now, scene.rows, scene.backedUp)['tasks']!;
    expect(back, spared).toBe(0);
    expect(outcome.recovered?.tasks.fromBackup, spared).toBeGreaterThan(0);
    expect(kept + older, spared).toBeGreaterThan(0);
    outcome.close();
    rmSync(profile, { recursive: true });
  }
});

test('15. a profile of each earlier version opens with all that it held', () => {
  expect(earlier).toHaveLength(MIGRATIONS.length - 1);
  for (const { name, profile } of earlier) {
    const copy = join(folder, `${name}-again`);
    cpSync(profile, copy, { recursive: true, preserveTimestamps: true });
    const before = new DatabaseSync(join(copy, 'tracking.db'), { readOnly: true });
    const columns = columnsOf(before);
    const held = readColumns(before, columns);
    before.close();
    expect(held.get('tasks')?.length, name).toBeGreaterThan(400);
    const outcome = openDatabase(copy);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.message}`);
    expect(outcome.recovered, name).toBeNull();
    expect(readColumns(outcome.read, columns), name).toEqual(held);
    expect(faultsOf(outcome), name).toEqual(NO_FAULTS);
    outcome.close();
  }
});

/**
 * Rows that are not there though they could be read, or that are though it could be read that they were
 * removed: told by the pages that are gone. The first of them are enough.
 */
function unlikely(scene: Scene, now: Rows, gone: ReadonlySet<number>): string[] {
  if (scene.isDouble) return [];
  const found: string[] = [];
  const isThere = (pages: readonly number[] | undefined) => pages?.every((n) => !gone.has(n));
  const tasks = now.get('tasks')!;
  for (const [table, places] of layout.rows) {
    for (const [n, pages] of places) {
      const key = `[${n}]`;
      const row = now.get(table)!.get(key);
      const before = scene.rows.get(table)!.get(key)!;
      const copy = scene.backedUp?.get(table)?.get(key);
      // What belongs to a task goes with it.
      const { task = n } = JSON.parse(before);
      if (isThere(pages)) {
        if (row !== before && !isAsked(table, row ?? '{}', before) && tasks.has(`[${task}]`))
          found.push(`${table} ${n} could be read, and is ${row}`);
      } else if (table === 'tasks') {
        const isKnown = isThere(layout.ids.get(n)) ?? false;
        if ((row !== undefined) !== (isKnown || copy !== undefined))
          found.push(`task ${n} is ${row}; its ID ${isKnown ? 'could' : 'could not'} be read`);
        else if (row !== undefined && copy === undefined && !isRemade(table, row, before))
          found.push(`task ${n} could not be read, and is ${row}`);
      }
    }
  }
  const isTold = [...layout.indexes.values()].some(isThere);
  for (const key of tasks.keys()) {
    if (scene.rows.get('tasks')!.has(key)) continue;
    const [n] = JSON.parse(key);
    if (isTold || isThere(layout.removed.get(n)))
      found.push(`task ${n} is back; ${isTold ? 'an index' : 'what can be undone'} told of it`);
  }
  return found.slice(0, 3);
}

/** What became of the rows of a table. */
interface Toll {
  kept: number;
  /** As the backup had them. */
  older: number;
  /** Known to be the same, but as if they had just been added. */
  remade: number;
  /** As they were, but to be asked about again. */
  asked: number;
  /** Removed since the backup was made, and back again. */
  back: number;
  lost: number;
  wrong: string[];
}

function changesIn({ older, remade, asked, back, lost }: Toll): number {
  return older + remade + asked + back + lost;
}

/** Compares what a profile holds with what it held. */
function compare(now: Rows, then: Rows, backedUp: Rows | null): Record<string, Toll> {
  const tolls: Record<string, Toll> = {};
  for (const table of TABLES) {
    const toll: Toll = { kept: 0, older: 0, remade: 0, asked: 0, back: 0, lost: 0, wrong: [] };
    const before = then.get(table)!;
    for (const [key, row] of now.get(table)!) {
      const copy = backedUp?.get(table)?.get(key);
      if (row === before.get(key)) toll.kept += 1;
      // Its photos may be lost in the backup, too: then it is asked about again.
      else if (row === copy || (!before.has(key) && isAsked(table, row, copy)))
        toll[before.has(key) ? 'older' : 'back'] += 1;
      else if (isAsked(table, row, before.get(key))) toll.asked += 1;
      else if (isRemade(table, row, before.get(key))) toll.remade += 1;
      else toll.wrong.push(`${row}, not ${before.get(key)}`);
    }
    for (const key of before.keys()) if (!now.get(table)!.has(key)) toll.lost += 1;
    tolls[table] = toll;
  }
  return tolls;
}

function isAsked(table: string, row: string, before: string | undefined): boolean {
  if (table !== 'tasks' || before === undefined) return false;
  const { next_check_at } = JSON.parse(row);
  return row === JSON.stringify({ ...JSON.parse(before), next_check_at });
}

function isRemade(table: string, row: string, before: string | undefined): boolean {
  if (before === undefined) return false;
  const own = JSON.parse(row);
  const old = JSON.parse(before);
  if (table === 'lists') return own.digest === old.digest && own.name_column === old.name_column;
  return table === 'tasks' && own.id === old.id && own.account === old.account && own.checks === 0;
}

/** The first of them are enough. */
function wrongRows(tolls: Record<string, Toll>): string[] {
  return Object.entries(tolls)
    .flatMap(([table, { wrong }]) => wrong.map((row) => `${table}: ${row}`))
    .slice(0, 3);
}

/**
 * Which of the states that the profile went through it is in, after the end of its log was lost. The last
 * one where it is none of them, for the rows to be compared with.
 */
function stateOf(scene: Scene, now: Rows): Rows {
  const toll = (rows: Rows) => {
    return Object.values(compare(now, rows, null)).reduce(
      (sum, toll) => sum + changesIn(toll) + toll.wrong.length,
      0,
    );
  };
  return scene.earlier.find((rows) => toll(rows) === 0) ?? scene.rows;
}

/** Nothing went without being told, and nothing was told that is not so. */
function expectTold(
  recovered: Recovered | null,
  tolls: Record<string, Toll>,
  left: Buffer | null,
  what: string,
): void {
  const { tasks, photos, entries } = tolls as Record<'tasks' | 'photos' | 'entries', Toll>;
  if (!recovered) {
    expect(Math.max(...Object.values(tolls).map(changesIn)), `${what}: nothing was told`).toBe(0);
    return;
  }
  if (left) expect(bytesOf(recovered.damagedCopy ?? '')?.equals(left), what).toBe(true);
  expect(recovered.tasks.restored, what).toBe(
    tasks.kept + tasks.older + tasks.remade + tasks.asked + tasks.back,
  );
  expect(recovered.tasks.askedAgain, what).toBe(tasks.remade);
  expect(recovered.lines.restored, what).toBe(entries.kept + entries.older + entries.back);
  // How many there were is all that is known: what is back hides as much of what is lost.
  const told = recovered.tasks.lost ?? tasks.lost - tasks.back;
  expect(told, what).toBe(Math.max(0, tasks.lost - tasks.back));
  const { lost, askedAgain } = recovered.photos;
  const toldPhotos = (lost ?? photos.lost - photos.back - askedAgain) + askedAgain;
  expect(toldPhotos, what).toBe(Math.max(askedAgain, photos.lost - photos.back));
  if (askedAgain > 0) expect(tasks.asked + tasks.remade, what).toBeGreaterThan(0);
}

/** What does not fit together in a database. */
function faultsOf({ read }: OpenDatabase): Record<string, unknown[]> {
  const rows = (sql: string) => read.prepare(sql).all() as Record<string, unknown>[];
  return {
    structure: rows('PRAGMA integrity_check').filter((row) => row['integrity_check'] !== 'ok'),
    references: rows('PRAGMA foreign_key_check'),
    tasks: rows(`
      SELECT account, standing, count(*) AS tasks FROM tasks GROUP BY 1, 2
      EXCEPT SELECT account, standing, tasks FROM task_tally WHERE list = 0`),
    photos: rows(`
      SELECT account, status, count(*) AS photos FROM photos GROUP BY 1, 2
      EXCEPT SELECT account, status, photos FROM photo_tally`),
    unsearched: rows('SELECT n FROM tasks WHERE n NOT IN (SELECT task FROM search_texts)'),
  };
}

const NO_FAULTS = { structure: [], references: [], tasks: [], photos: [], unsearched: [] };

/** null where there is no such file. */
function bytesOf(path: string): Buffer | null {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ? readFileSync(path) : null;
}
