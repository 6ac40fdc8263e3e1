import type { PartWriter } from './part-writer';

/** A photo of which the first bytes are here. */
export interface PartialPhoto {
  /** The job's URL, and the folder that the `.part` file is in. */
  url: string;
  folder: string;
  writer: PartWriter;
  /** What sent the bytes, and can be asked for the rest; null = nothing can. */
  source: { href: string; etag: string; total: number | null } | null;
}

/** Photos that broke off, kept for a later try of the same photo. */
export interface KeptPartials {
  /**
   * Keeps one that can be gone on with, and else removes it. Resolves when its file is closed, so that
   * a disk can be taken away meanwhile.
   */
  keep(photo: string, partial: PartialPhoto): Promise<void>;
  /** Hands back what is kept of a photo; null = nothing that fits this URL and folder. */
  takeBack(photo: string, url: string, folder: string): Promise<PartialPhoto | null>;
  /** Removes all of them. */
  clear(): Promise<void>;
  /** The same for good: from now on nothing is kept. */
  close(): Promise<void>;
}

const MAX_KEPT = 64;
const MAX_KEPT_BYTES = 256 * 1024 * 1024;

export function createKeptPartials(maxKept = MAX_KEPT, maxBytes = MAX_KEPT_BYTES): KeptPartials {
  /** By photo; the one kept longest comes first. */
  const kept = new Map<string, PartialPhoto>();
  let isClosed = false;

  const remove = (photo: string) => {
    const partial = kept.get(photo);
    kept.delete(photo);
    return partial?.writer.discard();
  };
  const bytes = () => [...kept.values()].reduce((sum, partial) => sum + partial.writer.bytes(), 0);
  const clear = async () => {
    await Promise.all([...kept.keys()].map(remove));
  };

  return {
    async keep(photo, partial) {
      const mayGoOn = !isClosed && partial.source !== null;
      if (!mayGoOn || !(await partial.writer.setAside()) || isClosed) {
        return partial.writer.discard();
      }
      await remove(photo);
      kept.set(photo, partial);
      while (kept.size > maxKept || bytes() > maxBytes) await remove([...kept.keys()][0]!);
    },
    async takeBack(photo, url, folder) {
      const partial = kept.get(photo);
      if (!partial) return null;
      kept.delete(photo);
      const fits = partial.url === url && partial.folder === folder;
      if (fits && (await partial.writer.goOn())) return partial;
      await partial.writer.discard();
      return null;
    },
    clear,
    close() {
      isClosed = true;
      return clear();
    },
  };
}
