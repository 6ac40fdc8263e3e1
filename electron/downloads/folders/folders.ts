import { mkdir, open, realpath, stat, unlink } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { foldName } from '../names/fold-name';
import { errorCode, type FolderTrouble, folderTrouble, noFolder } from './folder-trouble';
import { openPart } from '../parts/part-file';

/** A folder that photos are saved to, as long as this run knows it. */
export interface Folder {
  path: string;
  /** Folders in it by folded name: `March` and `march` are one. */
  children: Map<string, Promise<FolderOutcome>>;
  /** What is in it; null = not read yet. See folder-listing.ts. */
  listing: Promise<FolderListing> | null;
  /** By folded base name: the number that the next file of that name gets at least. */
  nextNumbers: Map<string, number>;
}

/** What was in a folder when it was read. */
export interface FolderListing {
  /** Folded names that are taken in it; those that this run gives are added. */
  taken: Set<string>;
  /** `.part` files whose name tells their hash, by the identity of their photo. */
  leftovers: Map<string, Leftover[]>;
}

/** A `.part` file that was there before the folder was read, and holds all of its photo, perhaps. */
export interface Leftover {
  path: string;
  sha256: string;
}

export type FolderOutcome =
  | { ok: true; folder: Folder }
  /** Nothing can be saved anywhere below the chosen folder. */
  | { ok: false; trouble: FolderTrouble }
  /** This one path cannot be: the others can. */
  | { ok: false; refusal: { code: string; message: string } };

/** The folders below the one that the operator chose. */
export interface Folders {
  /**
   * Opens, and makes where needed, `names` below `root`. A root that this run has seen before is not
   * made again: it was taken away, and comes back, or another is chosen. Links that lead out of the
   * root are refused.
   */
  open(root: string, names: readonly string[]): Promise<FolderOutcome>;
  /** Tries to write `bytes` bytes to the root, and removes them again; null = it can be done. */
  probe(root: string, bytes: number): Promise<FolderTrouble | null>;
  /** Forgets what was read of folders, not which roots were seen: files may come and go from now on. */
  forget(): void;
}

/** The identity of a `.part` file that is no photo's. */
const NOBODY = '0'.repeat(16);

export function createFolders(): Folders {
  const seen = new Set<string>();
  let roots = new Map<string, Promise<FolderOutcome>>();

  const openRoot = (root: string) =>
    remember(roots, root, async () => {
      const trouble = await findRoot(root, !seen.has(root));
      if (trouble) return { ok: false, trouble };
      seen.add(root);
      return { ok: true, folder: newFolder(await realpath(root)) };
    });

  const openPath = async (root: string, names: readonly string[]): Promise<FolderOutcome> => {
    const top = await openRoot(root);
    if (!top.ok) return top;
    let folder = top.folder;
    for (const name of names) {
      const parent = folder;
      const outcome = await remember(parent.children, foldName(name), () =>
        openChild(parent.path, name, top.folder.path),
      );
      if (!outcome.ok) return outcome;
      folder = outcome.folder;
    }
    return { ok: true, folder };
  };

  return {
    async open(root, names) {
      try {
        return await openPath(root, names);
      } catch (error) {
        return { ok: false, trouble: folderTrouble(error, root) ?? noFolder(root) };
      }
    },
    async probe(root, bytes) {
      try {
        const trouble = await findRoot(root, !seen.has(root));
        if (trouble) return trouble;
        const part = await openPart(root, { identity: NOBODY, sha256: null });
        try {
          await part.handle.writeFile(Buffer.alloc(bytes));
          await part.handle.sync();
        } finally {
          await part.handle.close();
          await unlink(part.path);
        }
        return null;
      } catch (error) {
        return folderTrouble(error, root) ?? noFolder(root);
      }
    },
    forget() {
      roots = new Map();
    },
  };
}

/** Runs `make` once for a key; a failure is not remembered. */
function remember(
  known: Map<string, Promise<FolderOutcome>>,
  key: string,
  make: () => Promise<FolderOutcome>,
): Promise<FolderOutcome> {
  const before = known.get(key);
  if (before) return before;
  const made = make();
  known.set(key, made);
  const drop = () => known.delete(key);
  made.then((outcome) => outcome.ok || drop(), drop);
  return made;
}

function newFolder(path: string): Folder {
  return { path, children: new Map(), listing: null, nextNumbers: new Map() };
}

async function findRoot(root: string, mayMake: boolean): Promise<FolderTrouble | null> {
  try {
    return (await stat(root)).isDirectory() ? null : noFolder(root);
  } catch (error) {
    if (errorCode(error) !== 'ENOENT' || !mayMake) throw error;
  }
  // One level only: a whole path that is missing is a drive that is not connected.
  await mkdir(root);
  await syncFolder(dirname(root));
  return null;
}

async function openChild(parent: string, name: string, root: string): Promise<FolderOutcome> {
  const path = join(parent, name);
  try {
    await mkdir(path);
    await syncFolder(parent);
    return { ok: true, folder: newFolder(path) };
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  }
  let real: string;
  try {
    real = await realpath(path);
    if (!(await stat(real)).isDirectory()) throw new Error('not a folder');
  } catch {
    const message = `“${name}” stands where a folder should be made.`;
    return { ok: false, refusal: { code: 'not-a-folder', message } };
  }
  const inside = real === root || real.startsWith(root.endsWith(sep) ? root : root + sep);
  if (inside) return { ok: true, folder: newFolder(real) };
  const message = `“${name}” is a link that leads out of the chosen folder.`;
  return { ok: false, refusal: { code: 'folder-link', message } };
}

/** Makes the names in a folder survive a power cut, where the system can (Windows cannot). */
export async function syncFolder(path: string): Promise<void> {
  try {
    const handle = await open(path, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch {
    // The files themselves are written and flushed; there is nothing better to do than go on.
  }
}
