import { basename } from 'node:path';
import type { CopyTrouble, PhotosCopied } from '../../contract/copies';
import type { WholePhoto } from '../../contract/photo';
import { copyPhotos, type NotCopied } from '../downloads/folders/copy-photos';
import type { Engine } from '../engine';
import type { LongWork } from './long-work';
import { Refusal } from './refusal';

/** The storage thread names all of them in one message, which holds up the main process for some 30 ms. */
export const MOST_COPIED = 20_000;

export interface CopyPorts {
  engine: Pick<Engine, 'store'>;
  /** Shows the system's dialog for where copies go; an absolute path, or null when it was cancelled. */
  askForCopies(): Promise<string | null>;
  copying: LongWork;
}

/**
 * Copies saved photos to a folder that the operator chooses: those of these tasks, or (`key`) one of one task.
 * Only what the store calls saved is copied: the window names tasks, never files. `chosen` is told
 * the folder.
 * @returns null = the dialog was cancelled
 */
export async function copySaved(
  { engine, askForCopies, copying }: CopyPorts,
  account: number,
  { ids, key }: { ids: readonly string[]; key: string | null },
  chosen: (folder: string) => void,
): Promise<PhotosCopied | null> {
  const saved = await engine.store.savedPhotos(account, ids, key, MOST_COPIED + 1);
  if (saved.length > MOST_COPIED) throw new Refusal('too-many-copies', MOST_COPIED);
  if (saved.length === 0) throw new Refusal('not-saved');
  const folder = await askForCopies();
  if (folder === null) return null;
  chosen(folder);
  let done = 0;
  const outcomes = await copying.run(saved.length, (signal, tell) =>
    copyPhotos(saved, folder, { signal, onPhoto: () => tell(++done, saved.length) }),
  );
  return {
    folder: basename(folder) || folder,
    copied: outcomes.filter((why) => why === null).length,
    left: outcomes.filter((why) => why === 'left').length,
    failed: failedOf(saved, outcomes),
  };
}

function failedOf(
  photos: readonly WholePhoto[],
  outcomes: readonly (NotCopied | null)[],
): PhotosCopied['failed'] {
  const failed = new Map<CopyTrouble, PhotosCopied['failed'][number]>();
  outcomes.forEach((why, i) => {
    if (why === null || why === 'left') return;
    const before = failed.get(why);
    if (before) before.photos += 1;
    else failed.set(why, { why, photos: 1, first: basename(photos[i]!.path) });
  });
  return [...failed.values()];
}
