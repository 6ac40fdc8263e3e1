import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isPartName } from '../parts/part-name';

/** The files below a folder by their size, as they were when it was looked through. */
export interface FolderIndex {
  /** Paths of regular files of `bytes` bytes anywhere below `root`; empty when it cannot be read. */
  filesOf(root: string, bytes: number): Promise<string[]>;
  /** Files may have come and gone: looks anew, when asked next. */
  forget(): void;
}

/** A folder with more entries is looked through no further. */
const MAX_ENTRIES = 200_000;
/** Files looked at together. */
const AT_ONCE = 256;

export function createFolderIndex(maxEntries = MAX_ENTRIES): FolderIndex {
  let indexes = new Map<string, Promise<Map<number, string[]>>>();
  return {
    async filesOf(root, bytes) {
      const index = indexes.get(root) ?? readTree(root, maxEntries);
      indexes.set(root, index);
      return (await index).get(bytes) ?? [];
    },
    forget() {
      indexes = new Map();
    },
  };
}

async function readTree(root: string, maxEntries: number): Promise<Map<number, string[]>> {
  const bySize = new Map<number, string[]>();
  const add = async (path: string) => {
    const { size } = await lstat(path);
    const known = bySize.get(size);
    if (known) known.push(path);
    else bySize.set(size, [path]);
  };
  let folders = [root];
  let left = maxEntries;
  while (folders.length > 0 && left > 0) {
    const deeper: string[] = [];
    for (const folder of folders) {
      const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).slice(
        0,
        left,
      );
      left -= entries.length;
      // A link is neither of the two, and so not followed.
      deeper.push(
        ...entries.filter((one) => one.isDirectory()).map((one) => join(folder, one.name)),
      );
      const files = entries.filter((one) => one.isFile() && !isPartName(one.name));
      for (let at = 0; at < files.length; at += AT_ONCE) {
        const some = files.slice(at, at + AT_ONCE);
        await Promise.allSettled(some.map((one) => add(join(folder, one.name))));
      }
    }
    folders = deeper;
  }
  return bySize;
}
