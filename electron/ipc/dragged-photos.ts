import { lstat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import type { WholePhoto } from '../../contract/photo';
import type { Engine } from '../engine';
import { Refusal } from './refusal';

/** The system is handed no more files than this at once. */
export const MOST_DRAGGED = 5_000;

export interface DragPorts {
  engine: Engine;
  /** Hands files to the system, with a small picture (path of a JPEG; null = none) under the pointer. */
  startDrag(files: string[], thumbnail: string | null): void;
}

/**
 * Begins to drag saved photos out of the window: of these tasks, or (`key`) one of one task. Only what
 * the store calls saved is dragged: the window names tasks, never files. What was put in the place of a
 * photo since (a link, a folder) is left out.
 * @returns how many files are dragged
 */
export async function dragPhotos(
  { engine, startDrag }: DragPorts,
  account: number,
  { ids, key }: { ids: readonly string[]; key: string | null },
): Promise<number> {
  const saved = await engine.store.savedPhotos(account, ids, key, MOST_DRAGGED + 1);
  if (saved.length > MOST_DRAGGED) {
    throw new Refusal('too-many', MOST_DRAGGED);
  }
  const there = (await Promise.all(saved.map(isThere))).flatMap((is, i) => (is ? saved[i]! : []));
  const [first] = there;
  if (!first) {
    const isGone = saved.length > 0;
    throw isGone ? new Refusal('file-gone', '') : new Refusal('not-saved');
  }
  const thumbnail = await engine.thumbnail(first).catch(() => null);
  startDrag(
    there.map((photo) => photo.path),
    thumbnail?.path ?? null,
  );
  return there.length;
}

function isThere({ path }: WholePhoto): Promise<boolean> {
  if (!isAbsolute(path)) return Promise.resolve(false);
  return lstat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
