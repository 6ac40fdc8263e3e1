import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { withComment } from '../../sandbox/images';
import type { Sandbox } from '../../sandbox/server';
import type { TaskSpec } from '../../sandbox/tasks';
import { STANDING } from '../../electron/tracking/standing';

/** What became of the tasks and photos, once the program has ended. Each list names some of them. */
export interface Verdict {
  tasks: number;
  photos: number;
  /** Brought in, and not in the database. */
  lost: string[];
  /** Never answered for, or not what the service says of them. */
  starved: string[];
  /** Not saved though the service has them. */
  unsaved: string[];
  /** Files under a final name that are no photo of the service, or not the one the database says. */
  wrong: string[];
  /** Files under a final name that the database does not know of. */
  unknown: string[];
  /** `.part` files. */
  parts: string[];
  unsound: string | null;
}

type Photo = { task: string; hashes: Set<string> };

/** What the sandbox serves of these tasks, by each hash that the photo may have. */
function servedPhotos(sandbox: Sandbox, specs: readonly TaskSpec[]): Map<string, Photo> {
  const served = new Map<string, Photo>();
  for (const { id, outcome, photos = 1, sharedUrl } of specs) {
    if (outcome !== 'finished') continue;
    for (let n = 1; n <= (sharedUrl ? 1 : photos); n += 1) {
      for (const [extension, format] of FORMATS) {
        const which = n === 1 ? '' : `.${n}`;
        const bytes = sandbox.photo(`${sandbox.url}/headshots/${id}${which}.${extension}`);
        if (!bytes) continue;
        const editions = [bytes, withComment(bytes, format, 'second edition')];
        const photo = { task: id, hashes: new Set(editions.map(hashOf)) };
        for (const hash of photo.hashes) served.set(hash, photo);
      }
    }
  }
  return served;
}

const FORMATS = [
  ['png', 'png'],
  ['jpg', 'jpeg'],
  ['webp', 'webp'],
] as const;

const STANDINGS: Record<TaskSpec['outcome'], readonly number[]> = {
  finished: [STANDING.finished, STANDING.unsaved],
  failed: [STANDING.failed],
  'unknown-to-api': [STANDING.missing],
  'waiting-forever': [STANDING.waiting, STANDING.overdue],
  'unknown-forever': [STANDING.waiting, STANDING.overdue],
};

interface TaskRow {
  id: string;
  standing: number;
  last_check_at: number | null;
}

interface PhotoRow {
  task: string;
  status: string;
  path: string | null;
  sha256: string | null;
  error_code: string | null;
}

/** Compares the database and every file below `folder` with what the sandbox serves. */
export async function judge(
  sandbox: Sandbox,
  specs: readonly TaskSpec[],
  profile: string,
  folder: string,
): Promise<Verdict> {
  const { tasks, photos, unsound } = readRecord(join(profile, 'tracking.db'));
  const known = new Map(tasks.map((task) => [task.id, task]));
  const served = servedPhotos(sandbox, specs);
  const onDisk = new Map<string, string>();
  const parts: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    if (entry.name.endsWith('.part')) parts.push(path);
    else onDisk.set(path, hashOf(await readFile(path)));
  }

  const wrong = [...onDisk].filter(([, hash]) => !served.has(hash)).map(([path]) => path);
  const unsaved: string[] = [];
  const claimed = new Set<string>();
  for (const { task, status, path, sha256, error_code } of photos) {
    if (status !== 'saved' || path === null || sha256 === null) {
      unsaved.push(`${task} (${status}, ${error_code})`);
      continue;
    }
    claimed.add(path);
    const isTheirs = served.get(sha256)?.task === task && onDisk.get(path) === sha256;
    if (!isTheirs) wrong.push(`${path}, which is to be the photo of ${task}`);
  }
  const saved = photos.length - unsaved.length;
  const wanted = specs.reduce(
    (sum, { outcome, photos: count = 1 }) => sum + (outcome === 'finished' ? count : 0),
    0,
  );
  if (photos.length < wanted) unsaved.push(`${wanted - photos.length} that it knows nothing of`);
  return {
    tasks: tasks.length,
    photos: saved,
    lost: specs.filter(({ id }) => !known.has(id)).map(({ id }) => id),
    starved: specs.flatMap(({ id, outcome }) => {
      const task = known.get(id);
      if (!task || (task.last_check_at !== null && STANDINGS[outcome].includes(task.standing))) {
        return [];
      }
      return [`${id} (${outcome}, standing ${task.standing}, asked ${task.last_check_at})`];
    }),
    unsaved,
    wrong,
    unknown: [...onDisk.keys()].filter((path) => !claimed.has(path)),
    parts,
    unsound,
  };
}

function readRecord(path: string): {
  tasks: TaskRow[];
  photos: PhotoRow[];
  unsound: string | null;
} {
  const db = new DatabaseSync(path);
  try {
    const [found] = db.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
    const tasks = db.prepare('SELECT id, standing, last_check_at FROM tasks').all();
    const photos = db
      .prepare(
        `SELECT t.id AS task, p.status, p.path, p.sha256, p.error_code
         FROM photos p JOIN tasks t ON t.n = p.task`,
      )
      .all();
    return {
      tasks: tasks as unknown as TaskRow[],
      photos: photos as unknown as PhotoRow[],
      unsound: found?.integrity_check === 'ok' ? null : String(found?.integrity_check),
    };
  } finally {
    db.close();
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
