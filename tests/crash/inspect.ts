import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { uuid, type Desk } from '../cli/desk';

/** What there must be on disk after a kill, whenever it came. */

export interface Inspection {
  /** When it was begun, ms since 1970. */
  at: number;
  /** Task IDs in the database. */
  tasks: ReadonlySet<string>;
  /** Task IDs whose photo is whole under its final name. */
  whole: ReadonlySet<string>;
  /** Task IDs whose photo is whole in a `.part` file, and not under a name. */
  unnamed: ReadonlySet<string>;
  /** Files under a final name. */
  files: number;
  faults: string[];
}

/** The hash of the photo of each task that has finished, by file name; and whose it is. */
export type Expected = ReadonlyMap<string, { id: string; sha256: string }>;

/** What the sandbox serves for `Person 0`, `Person 1` … as far as their tasks have finished. */
export function expectedPhotos(desk: Desk, count: number): Expected {
  const expected = new Map<string, { id: string; sha256: string }>();
  for (let n = 0; n < count; n += 1) {
    for (const extension of ['png', 'jpg', 'webp']) {
      const bytes = desk.sandbox.photo(`${desk.sandbox.url}/headshots/${uuid(n)}.${extension}`);
      if (bytes) expected.set(`Person ${n}.${extension}`, { id: uuid(n), sha256: hashOf(bytes) });
    }
  }
  return expected;
}

/**
 * Looks at the database, then at the photos. `isRunning`: the program goes on meanwhile, so that its
 * database is looked at where it is; else in a copy, for mending it is left to the program.
 */
export async function inspect(
  desk: Desk,
  expected: () => Expected,
  isRunning: boolean,
): Promise<Inspection> {
  const faults: string[] = [];
  const { tasks, saved } = await readDatabase(desk, isRunning, faults);
  const found = await readdir(desk.out).catch(() => [] as string[]);
  const [parts, names] = [[], []] as [string[], string[]];
  for (const name of found) (name.endsWith('.part') ? parts : names).push(name);
  const photos = expected();
  const whole = new Set<string>();
  for (const name of names) {
    const photo = photos.get(name);
    if (!photo) faults.push(`nobody asked for a file named ${name}`);
    else if (hashOf(await readFile(join(desk.out, name))) === photo.sha256) whole.add(photo.id);
    else faults.push(`${name} holds wrong bytes`);
  }
  const owners = new Map([...photos.values()].map(({ id, sha256 }) => [sha256, id]));
  const unnamed = new Set<string>();
  for (const name of parts) {
    const bytes = await readFile(join(desk.out, name)).catch(() => Buffer.alloc(0));
    const owner = owners.get(hashOf(bytes));
    if (owner !== undefined && !whole.has(owner)) unnamed.add(owner);
  }
  for (const { id, path, sha256 } of saved) {
    const name = path.split('/').at(-1) ?? '';
    const photo = photos.get(name);
    if (photo?.id !== id || photo.sha256 !== sha256 || !whole.has(id)) {
      faults.push(`the database says that ${name} is the photo of ${id}, and it is not`);
    }
  }
  return { at: Date.now(), tasks, whole, unnamed, files: names.length, faults };
}

interface SavedRow {
  id: string;
  path: string;
  sha256: string;
}

async function readDatabase(
  desk: Desk,
  isRunning: boolean,
  faults: string[],
): Promise<{ tasks: Set<string>; saved: SavedRow[] }> {
  const copy = await mkdtemp(join(desk.folder, 'copy-'));
  const folder = isRunning ? desk.profile : copy;
  try {
    if (!isRunning) {
      for (const file of ['tracking.db', 'tracking.db-wal']) {
        await copyFile(join(desk.profile, file), join(copy, file)).catch(() => {});
      }
    }
    const names: string[] = await readdir(folder).catch(() => []);
    if (!names.includes('tracking.db')) return { tasks: new Set(), saved: [] };
    return readTables(join(folder, 'tracking.db'), faults);
  } finally {
    await rm(copy, { recursive: true });
  }
}

function readTables(path: string, faults: string[]): { tasks: Set<string>; saved: SavedRow[] } {
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    const [verdict] = database.prepare('PRAGMA integrity_check').all() as Record<string, unknown>[];
    const sound = verdict?.['integrity_check'];
    if (sound !== 'ok') faults.push(`the database is not sound: ${String(sound)}`);
    const made = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'photos'").get();
    if (!made) return { tasks: new Set(), saved: [] };
    const tasks = database.prepare('SELECT id FROM tasks').all() as { id: string }[];
    const saved = database
      .prepare(
        `SELECT tasks.id AS id, photos.path AS path, photos.sha256 AS sha256
         FROM photos JOIN tasks ON tasks.n = photos.task WHERE photos.status = 'saved'`,
      )
      .all() as SavedRow[];
    return { tasks: new Set(tasks.map(({ id }) => id)), saved };
  } finally {
    database.close();
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
