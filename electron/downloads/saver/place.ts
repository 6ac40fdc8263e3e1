import { realpath } from 'node:fs/promises';
import { dirname, sep } from 'node:path';
import type { TakenPolicy } from '../../../contract/settings';
import type { Folder } from '../folders/folders';

/** Where one photo is to be saved. */
export interface Place {
  folder: Folder;
  base: string;
  /** The chosen folder, as the operator knows it. */
  root: string;
  onTaken: TakenPolicy;
  /** One string for the photo. */
  photo: string;
  /** The same for other runs, see `partIdentity`. */
  identity: string;
}

/** Whether `path` lies in `root` or below it, once every link on the way is followed. */
export async function isInside(path: string, root: string): Promise<boolean> {
  try {
    const [folder, top] = await Promise.all([realpath(dirname(path)), realpath(root)]);
    return folder === top || folder.startsWith(top.endsWith(sep) ? top : top + sep);
  } catch {
    return false;
  }
}
