import type { NamesPreview } from '../../../contract/ipc';
import type { TakenPolicy } from '../../../contract/settings';
import { words } from '../../words';
import { pathBelow } from '../status-bar/short-folder';

/** What the counts are about. */
export interface Counted {
  /** A list that waits to be added; else everything that is tracked. */
  list: boolean;
  /** Tasks whose photos are not known yet are among them, and count as one photo each. */
  unknown: boolean;
}

/** What will be written and what becomes of names that are not free, as the parts of one line. `folder`: the chosen one. */
export function namesSentence(
  names: Omit<NamesPreview, 'paths' | 'columns' | 'problems'>,
  counted: Counted,
  policy: TakenPolicy,
  folder = '',
): string[] {
  const said = words().names;
  const { photos, saved, savedAt, collisions, collidesAt, taken, partial } = names;
  const before = savedAt === null ? [] : [said.alreadySaved(saved, pathBelow(folder, savedAt))];
  if (photos === 0 && before.length > 0) return partial ? [...before, said.partial] : before;
  if (photos === 0) return [counted.list ? said.nothingInList : said.nothing];
  const parts = [counted.unknown ? said.atLeast(photos) : words().photos(photos)];
  const clashes = [
    ...(collisions > 0 ? [said.collisions(collisions, nameAt(collidesAt))] : []),
    ...(taken > 0 ? [said.taken(taken)] : []),
  ];
  if (clashes.length > 0) {
    parts.push(said.clash(clashes.join(said.and), said.outcome[policy](collisions + taken)));
  }
  if (partial) parts.push(said.partial);
  else if (clashes.length === 0) parts.push(said.free);
  return [...parts, ...before];
}

/** The name that the file at this path has, without its ending. */
function nameAt(path: string | null): string | null {
  return path === null ? null : splitPath(path).file.replace(/\.\w+$/u, '');
}

/** A path with its folders apart, so that they can be shown quieter than the file's name. */
export function splitPath(path: string): { folders: string; file: string } {
  const cut = path.lastIndexOf('/') + 1;
  return { folders: path.slice(0, cut), file: path.slice(cut) };
}
