import type { Clock } from '../../../contract/clock';
import type { FolderTrouble } from '../folders/folder-trouble';

const FIRST_PROBE_MS = 1_000;
const LAST_PROBE_MS = 15_000;

/** Knows whether the folder takes photos, and while it does not, tries until it does. */
export interface FolderWatch {
  trouble(): FolderTrouble | null;
  /** A photo could not be written to `folder`. */
  report(folder: string, trouble: FolderTrouble): void;
  /** The operator chose `folder`, perhaps another one: while in trouble, that is tried at once. */
  chosen(folder: string): void;
  stop(): Promise<void>;
}

/** `probe` tries a folder; `onChange` is called when the trouble comes, changes or goes. */
export function createFolderWatch(
  clock: Clock,
  probe: (folder: string) => Promise<FolderTrouble | null>,
  onChange: () => void,
): FolderWatch {
  let current: FolderTrouble | null = null;
  let folder = '';
  let delay = FIRST_PROBE_MS;
  let stopped = false;
  let probing: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;

  const tryAfter = (ms: number) => {
    cancelTimer?.();
    cancelTimer = clock.setTimer(ms, () => {
      probing ??= tryNow().finally(() => {
        probing = null;
        if (current && !stopped) tryAfter(delay);
      });
    });
  };
  const tryNow = async () => {
    const tried = folder;
    const found = await probe(tried);
    // Another folder was chosen meanwhile: this answer is about the wrong one.
    if (tried !== folder) return;
    const changed = found?.code !== current?.code;
    current = found;
    delay = Math.min(delay * 2, LAST_PROBE_MS);
    if (changed) onChange();
  };

  return {
    trouble: () => current,
    report(where, trouble) {
      if (current || stopped) return;
      current = trouble;
      folder = where;
      delay = FIRST_PROBE_MS;
      tryAfter(delay);
      onChange();
    },
    chosen(where) {
      if (!current || where === folder || stopped) return;
      folder = where;
      delay = FIRST_PROBE_MS;
      tryAfter(0);
    },
    async stop() {
      stopped = true;
      cancelTimer?.();
      await probing;
    },
  };
}
