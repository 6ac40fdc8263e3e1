import { access, realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';
import type { PhotoFact } from '../../contract/fact';
import { systemClock } from '../clock';
import type { StoreClient } from '../storage/store-client';
import type { AddedList } from './lists';

/**
 * Photos that an earlier run saved in another folder, or whose files are gone, are saved once more.
 * @param out the folder that they are wanted in; it must be there
 */
export async function wantHere(
  store: StoreClient,
  account: number,
  added: readonly AddedList[],
  out: string,
): Promise<void> {
  // The downloads note where a file really is, behind links such as macOS's /tmp.
  const folder = await realpath(out);
  const facts: PhotoFact[] = [];
  for (const task of added.flatMap(({ tasks }) => tasks)) {
    for (const photo of task.photos) {
      if (photo.path === null) continue;
      if (isInside(folder, photo.path) && (await exists(photo.path))) continue;
      facts.push({ kind: 'photo-gone', taskId: task.id, key: photo.key, at: systemClock.now() });
    }
  }
  if (facts.length > 0) await store.apply(account, facts);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !/^\.\.([/\\]|$)/.test(way) && !isAbsolute(way);
}
