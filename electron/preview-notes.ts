import type { Clock } from '../contract/clock';
import type { NotedPreview } from './tracking/photo-previews';

/** They are written down together; a photo whose record is on its way is there by then. */
const GATHER_MS = 1_000;
const MOST_GATHERED = 2_000;

export interface PreviewNotes {
  add(sha256: string, preview: string): void;
  /** Resolves when what was added is written down. */
  flush(): Promise<void>;
}

/** Gathers previews of photos for the store. What cannot be written is told again with its thumbnail. */
export function createPreviewNotes(
  write: (noted: NotedPreview[]) => Promise<void>,
  clock: Clock,
  onError: (error: unknown) => void,
): PreviewNotes {
  const gathered = new Map<string, string>();
  let cancel: (() => void) | null = null;
  const flush = async (): Promise<void> => {
    cancel?.();
    cancel = null;
    const noted = [...gathered].map(([sha256, preview]) => ({ sha256, preview }));
    gathered.clear();
    if (noted.length > 0) await write(noted).catch(onError);
  };
  return {
    add(sha256, preview) {
      if (gathered.size >= MOST_GATHERED) return;
      gathered.set(sha256, preview);
      cancel ??= clock.setTimer(GATHER_MS, () => void flush());
    },
    flush,
  };
}
