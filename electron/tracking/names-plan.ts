import { basename, dirname, isAbsolute, join } from 'node:path';
import type { NamesPreview } from '../../contract/ipc';
import type { NamedPhoto } from './planned-photos';

/** How files are named, and what is on disk. electron/storage/worker.ts hands it over. */
export interface NamingRules {
  /** Names of folders below the chosen one, and of the file without its extension. */
  nameOf(template: string, photo: NamedPhoto): { folders: string[]; base: string };
  /** The same text for all names that some file system takes for one. */
  foldName(name: string): string;
  /** Names in a folder, one after the other; none where it cannot be read. */
  namesIn(folder: string): AsyncIterable<string>;
}

export interface NamesQuestion {
  nameTemplate: string;
  /** The folder that photos are saved under. */
  folder: string;
  /** A list that waits to be added; null = the tracked photos that are not saved. */
  previewId: string | null;
  /** Of the list that waits. */
  nameColumn: string | null;
  /** A photo whose name is taken gets a number; false = it keeps its name and waits to be asked for. */
  numbered: boolean;
  /** Now, in ms. */
  at: number;
}

/** `paths`: examples where there is nothing to save. */
export type NamesPlan = Omit<NamesPreview, 'problems'>;

/** Of no photo. */
export function emptyPlan(): NamesPlan {
  return {
    paths: [],
    photos: 0,
    saved: 0,
    savedAt: null,
    collisions: 0,
    collidesAt: null,
    taken: 0,
    partial: false,
    columns: [],
  };
}

const MAX_PATHS = 20;
/** Folders on disk that are looked into, and names that are read in all of them together. */
const MAX_FOLDERS_READ = 1_000;
const MAX_NAMES_READ = 200_000;

/** What photos are taken for until their bytes tell: what the service mostly sends. */
export const EXTENSION = '.png';
const IMAGE_ENDING = /\.(?:png|jpg|webp)$/i;

/** A folder that photos will go to. Names are folded. */
interface PlannedFolder {
  /** As it will be called, with a `/` at its end unless it is the chosen folder itself. */
  shown: string;
  /** Names of files on disk and of photos planned so far. */
  occupied: Set<string>;
  planned: Set<string>;
  /** Names of images on disk, without their endings. */
  images: Set<string>;
  nextNumbers: Map<string, number>;
}

/** Places photos one after the other, as saving will: `result` is where they have come to so far. */
export function createPlan(
  { nameTemplate, folder: root, numbered }: NamesQuestion,
  rules: NamingRules,
) {
  const { foldName, nameOf, namesIn } = rules;
  const folders = new Map<string, PlannedFolder>();
  let namesLeft = MAX_NAMES_READ;
  const result = emptyPlan();

  /** The spelling that comes first is the folder's, on every level. */
  const spelled = new Map<string, string>();
  function spell(names: readonly string[]): { key: string; shown: string } {
    let key = '';
    let shown = '';
    for (const name of names) {
      key += `${foldName(name)}/`;
      shown = spelled.get(key) ?? `${shown}${name}/`;
      spelled.set(key, shown);
    }
    return { key, shown };
  }

  /** Names in the folders of photos that were delivered before. */
  const namesOf = new Map<string, Set<string>>();
  async function isThere(path: string): Promise<boolean> {
    const folder = dirname(path);
    const known = namesOf.get(folder);
    if (known) return known.has(basename(path));
    const names = new Set<string>();
    namesOf.set(folder, names);
    if (namesOf.size <= MAX_FOLDERS_READ) {
      for await (const name of namesIn(folder)) {
        if (namesLeft === 0) break;
        namesLeft -= 1;
        names.add(name);
      }
    }
    return names.has(basename(path));
  }

  async function read(folder: PlannedFolder): Promise<void> {
    if (!isAbsolute(root)) return;
    if (folders.size > MAX_FOLDERS_READ) {
      result.partial = true;
      return;
    }
    for await (const name of namesIn(join(root, folder.shown))) {
      if (namesLeft === 0) {
        result.partial = true;
        return;
      }
      namesLeft -= 1;
      const folded = foldName(name);
      folder.occupied.add(folded);
      if (IMAGE_ENDING.test(folded)) folder.images.add(folded.replace(IMAGE_ENDING, ''));
    }
  }

  async function folderOf(names: readonly string[]): Promise<PlannedFolder> {
    const { key, shown } = spell(names);
    const known = folders.get(key);
    if (known) return known;
    const nothing = { occupied: new Set<string>(), planned: new Set<string>() };
    const folder = { shown, ...nothing, images: new Set<string>(), nextNumbers: new Map() };
    folders.set(key, folder);
    await read(folder);
    return folder;
  }

  /** As `giveFinalName` does it (electron/downloads/folders/final-name.ts). */
  function finalName(folder: PlannedFolder, base: string, series: string): string {
    for (let number = folder.nextNumbers.get(series) ?? 1; ; number += 1) {
      const name = number === 1 ? base + EXTENSION : `${base} (${number})${EXTENSION}`;
      const folded = number === 1 ? series : foldName(name);
      if (folder.occupied.has(folded)) continue;
      folder.occupied.add(folded);
      folder.planned.add(folded);
      folder.nextNumbers.set(series, number + 1);
      return name;
    }
  }

  async function add(photo: NamedPhoto): Promise<void> {
    if (photo.delivered !== undefined && (await isThere(photo.delivered))) {
      result.saved += 1;
      result.savedAt ??= photo.delivered;
      return;
    }
    const { folders: names, base } = nameOf(nameTemplate, photo);
    const folder = await folderOf(names);
    const series = foldName(base + EXTENSION);
    result.photos += 1;
    if (folder.planned.has(series)) {
      result.collisions += 1;
      result.collidesAt ??= folder.shown + base + EXTENSION;
    }
    if (folder.images.has(foldName(base))) result.taken += 1;
    const name = finalName(folder, base, series);
    if (result.paths.length < MAX_PATHS) {
      result.paths.push(folder.shown + (numbered ? name : base + EXTENSION));
    }
  }

  return { result, add };
}
