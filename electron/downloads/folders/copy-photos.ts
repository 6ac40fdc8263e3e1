import { basename, extname } from 'node:path';
import { unlink, type FileHandle } from 'node:fs/promises';
import type { CopyTrouble } from '../../../contract/copies';
import type { WholePhoto } from '../../../contract/photo';
import { openPart, openRegular } from '../parts/part-file';
import { giveFinalName } from './final-name';
import { folderTrouble } from './folder-trouble';
import { createFolders, type Folder } from './folders';

/** Photos that are copied at once. */
const AT_ONCE = 4;
/** Bytes that are read at once: a photo is some pieces. */
const PIECE = 256 * 1024;
/** A copy's `.part` file is no tracked photo's. */
const NOBODY = { identity: '0'.repeat(16), sha256: null };

/** What kept a photo from being copied: `left` = it was not tried, or no longer, since the signal came. */
export type NotCopied = CopyTrouble | 'left';

export interface CopyOptions {
  /** Ends the copying; what is half copied then is taken away. */
  signal: AbortSignal;
  /** Called as soon as it is known what came of a photo, also where that is not its copy. */
  onPhoto(): void;
}

/**
 * Copies saved photos to a folder that is there, under the names they have, numbered where such a name is
 * taken. A copy gets its name when it is whole; nothing is overwritten, no link is followed. Where the folder
 * takes no more, the others are not tried.
 * @returns for each photo what kept it from being copied; null = it was
 */
export async function copyPhotos(
  photos: readonly WholePhoto[],
  path: string,
  { signal, onPhoto }: CopyOptions,
): Promise<(NotCopied | null)[]> {
  const opened = await createFolders().open(path, []);
  if (!opened.ok) {
    const why = 'trouble' in opened ? opened.trouble.code : 'disk';
    return photos.map(() => why);
  }
  const { folder } = opened;
  const outcomes: (NotCopied | null)[] = [];
  let full: CopyTrouble | null = null;
  let next = 0;
  async function copySome(): Promise<void> {
    while (next < photos.length) {
      const index = next++;
      const why = full ?? (await copyPhoto(photos[index]!, folder, signal));
      outcomes[index] = why;
      if (why !== null && why !== 'gone' && why !== 'disk' && why !== 'left') full = why;
      onPhoto();
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, copySome));
  return outcomes;
}

async function copyPhoto(
  photo: WholePhoto,
  folder: Folder,
  signal: AbortSignal,
): Promise<NotCopied | null> {
  if (signal.aborted) return 'left';
  let from: FileHandle;
  try {
    from = await openRegular(photo.path);
  } catch {
    return 'gone';
  }
  try {
    const part = await openPart(folder.path, NOBODY);
    try {
      await fill(part.handle, from, signal).finally(() => part.handle.close());
      await giveFinalName(part.path, folder, {
        base: basename(photo.path, extname(photo.path)),
        type: photo.type,
        mayNumber: () => Promise.resolve(true),
        anyType: false,
      });
    } catch (error) {
      await unlink(part.path).catch(() => undefined);
      throw error;
    }
    return null;
  } catch (error) {
    if (signal.aborted) return 'left';
    return folderTrouble(error, folder.path)?.code ?? 'disk';
  } finally {
    await from.close().catch(() => undefined);
  }
}

async function fill(to: FileHandle, from: FileHandle, signal: AbortSignal): Promise<void> {
  for await (const piece of from.createReadStream({ autoClose: false, highWaterMark: PIECE })) {
    signal.throwIfAborted();
    await to.writeFile(piece as Buffer);
  }
}
