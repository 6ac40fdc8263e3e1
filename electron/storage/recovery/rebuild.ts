import { DatabaseSync } from '@photostructure/sqlite';
import { restoreBackup, type Backup } from '../backups';
import type { Connection } from '../../tracking/transaction';
import { migrateTo } from '../migrate';
import { ask, userVersion } from '../ask';
import { removeDatabase } from './database-files';
import { fillGaps } from './fill-gaps';
import { askAboutTasksWithoutPhotos, derive, dropLooseEnds, remake, stillMissing } from './mend';
import type { PageSource } from './page-source';
import { originOf, type Recovered, type Restored } from './recovered';
import { readRoots, readVersion, salvageTable, type Salvaged } from './salvage';
import { tableShapes } from './table-shape';
import { readTree } from './tree';

/** Tables that are made anew from the others. */
const DERIVED = new Set(['search_texts', 'task_tally', 'photo_tally']);

/** What was noted of the database beside it. */
export interface Noted {
  version: number;
  roots: Readonly<Record<string, number>>;
  tasks: number | null;
  photos: number | null;
}

export interface Rebuilding {
  /** Pages of the damaged database. */
  source: PageSource;
  noted: Noted;
  /** The latest first. */
  backups: readonly Backup[];
  migrations: readonly string[];
  /** Where the new database goes. */
  into: string;
  /** Now, in ms. */
  at: number;
}

type Report = Pick<Recovered, 'from' | 'backupAt' | 'tasks' | 'photos' | 'lines'>;

/**
 * Writes a new database: of each table the rows that can still be read, where some are missing those of
 * the latest sound backup, then what follows from the rest. Throws what is not the database's own fault.
 */
export function rebuild({ source, noted, backups, migrations, into, at }: Rebuilding): Report {
  // 0: nothing was ever noted, and the file tells nothing.
  const version = readVersion(source) ?? noted.version;
  const roots = (version === noted.version ? noted.roots : readRoots(source)) ?? {};
  const spare = `${into}-backup`;
  // On disk, and gone when it is closed: a profile may be larger than the memory.
  const db = new DatabaseSync('');
  try {
    db.exec('PRAGMA foreign_keys = OFF; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF');
    const target = version || migrations.length;
    const backup = usableBackup(backups, spare, target, migrations);
    migrateTo(db, migrations, target);
    if (backup) db.prepare('ATTACH ? AS backup').run(spare);

    db.exec('BEGIN');
    const shapes = tableShapes(db);
    const own = shapes.filter(({ name }) => !DERIVED.has(name));
    const tables = own.map((shape) => salvageTable(source, roots, shape, db));
    const removed = new Map([['tasks', removedTasks(db)]]);
    const filled = new Map(
      (backup ? tables : []).map((table) => {
        const { name } = table.shape;
        return [name, fillGaps(db, table, shapes, removed.get(name) ?? new Set())];
      }),
    );
    db.exec('COMMIT');
    if (backup) db.exec('DETACH backup');
    migrateTo(db, migrations, migrations.length);

    db.exec('BEGIN');
    const asked = remake(db, stillMissing(db, tables), at);
    if (isTorn(tables, 'photos')) askAboutTasksWithoutPhotos(db, at);
    dropLooseEnds(db);
    derive(db);
    db.exec('COMMIT');

    const told = { ...noted, ...tallies(source, roots) };
    const count = (table: string) => counted(db, table);
    const of = (name: string, askedAgain: number, expected: number | null): Restored => {
      const table = tables.find(({ shape }) => shape.name === name);
      // Where nothing is missing, there were as many as were read.
      const before = expected ?? (table?.gaps.length === 0 ? table.kept : null);
      const restored = count(name);
      // Photos that are asked about are not there yet; tasks are.
      const known = name === 'photos' ? restored + askedAgain : restored;
      const lost = before === null ? null : Math.max(0, before - known);
      return { restored, fromBackup: filled.get(name) ?? 0, askedAgain, lost };
    };
    db.prepare('VACUUM INTO ?').run(into);
    const fromFile = tables.some(({ kept }) => kept > 0);
    const fromBackup = [...filled.values()].some((rows) => rows > 0);
    return {
      from: originOf(fromFile, fromBackup),
      backupAt: fromBackup ? (backup?.at ?? null) : null,
      tasks: of('tasks', asked.tasks, told.tasks),
      photos: of('photos', asked.photos, told.photos),
      lines: of('entries', 0, null),
    };
  } finally {
    db.close();
    removeDatabase(spare);
  }
}

/** Numbers of tasks that were taken out, by what is kept for undoing it: no other task gets them. */
function removedTasks(db: Connection): Set<number> {
  const [known] = ask(db, "SELECT tell(name) FROM sqlite_schema WHERE name = 'undo_rows'");
  if (!known) return new Set();
  const rows: { n: number }[] = db
    .prepare(`SELECT row ->> '$.n' AS n FROM undo_rows WHERE kind = 'tasks' AND json_valid(row)`)
    .all();
  return new Set(rows.map(({ n }) => n));
}

/** Copies the latest backup whose bytes are right to `to`, with the schema of `version`. */
function usableBackup(
  backups: readonly Backup[],
  to: string,
  version: number,
  migrations: readonly string[],
): Backup | null {
  removeDatabase(to);
  for (const backup of backups) {
    if (backup.version > version || !restoreBackup(backup, to)) continue;
    const db = new DatabaseSync(to);
    try {
      // As part of another database it must have no log.
      db.exec('PRAGMA journal_mode = DELETE');
      if (userVersion(db) !== backup.version) continue;
      migrateTo(db, migrations, version);
      return backup;
    } finally {
      db.close();
    }
  }
  return null;
}

function isTorn(tables: readonly Salvaged[], name: string): boolean {
  return tables.some((table) => table.shape.name === name && table.gaps.length > 0);
}

function counted(db: Connection, table: string): number {
  const { rows }: { rows: number } = db.prepare(`SELECT count(*) AS rows FROM ${table}`).get();
  return rows;
}

/** How many tasks and photos the damaged database itself says there are, where that can be read. */
function tallies(
  source: PageSource,
  roots: Readonly<Record<string, number>>,
): Partial<Pick<Noted, 'tasks' | 'photos'>> {
  const { task_tally: taskRoot, photo_tally: photoRoot } = roots;
  let tasks = 0;
  let photos = 0;
  const areTasksKnown =
    taskRoot !== undefined &&
    readTree(source, taskRoot, ([, list, , count]) => {
      if (list === 0) tasks += Number(count);
    }).length === 0;
  const arePhotosKnown =
    photoRoot !== undefined &&
    readTree(source, photoRoot, ([, , count]) => {
      photos += Number(count);
    }).length === 0;
  return { ...(areTasksKnown && { tasks }), ...(arePhotosKnown && { photos }) };
}
