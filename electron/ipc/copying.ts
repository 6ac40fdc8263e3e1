import type { Copying } from '../../contract/copies';
import type { WholePhoto } from '../../contract/photo';
import { copyPhotos, type NotCopied } from '../downloads/folders/copy-photos';

/** The copying of photos to folders, while it goes on. */
export interface CopyWork {
  /** Several at once are told as one; null = none is under way. */
  state(): Copying | null;
  /** See `copyPhotos`. */
  copy(photos: readonly WholePhoto[], folder: string): Promise<(NotCopied | null)[]>;
  /** Ends what is under way: what is whole stays, and nothing half copied is left. */
  cancel(): Promise<void>;
}

/** `onChange`: told of every photo, and of the end. */
export function createCopyWork(onChange: () => void): CopyWork {
  const underWay = new Set<{ done: number; photos: number; end: AbortController }>();
  const ends = new Set<Promise<unknown>>();
  return {
    state() {
      if (underWay.size === 0) return null;
      const sum = { done: 0, photos: 0 };
      for (const { done, photos } of underWay) {
        sum.done += done;
        sum.photos += photos;
      }
      return sum;
    },
    async copy(photos, folder) {
      const work = { done: 0, photos: photos.length, end: new AbortController() };
      underWay.add(work);
      onChange();
      const copying = copyPhotos(photos, folder, {
        signal: work.end.signal,
        onPhoto() {
          work.done += 1;
          onChange();
        },
      });
      ends.add(copying);
      try {
        return await copying;
      } finally {
        ends.delete(copying);
        underWay.delete(work);
        onChange();
      }
    },
    async cancel() {
      for (const { end } of underWay) end.abort();
      await Promise.allSettled(ends);
    },
  };
}
