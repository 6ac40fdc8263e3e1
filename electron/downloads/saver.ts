import { dirname } from 'node:path';
import type { Clock } from '../../contract/clock';
import type { PhotoJob } from '../../contract/photo';
import { type FetchLimits, fetchPhoto } from './fetch-photo';
import type { FolderTrouble } from './folder-trouble';
import { createFolders, syncFolder } from './folders';
import { createPhotoAgent } from './photo-agent';
import { type SaveOutcome, savePhoto, type SaveTarget } from './save-photo';

/**
 * The part of downloading that touches network and disk. Jobs go in and outcomes come out as plain
 * data: this is what moves into a process of its own, while the queue stays where the facts are.
 */
export interface Saver {
  save(job: PhotoJob, target: SaveTarget, signal: AbortSignal): Promise<SaveOutcome>;
  /** Resolves when the names of the files saved so far in the folder of `path` survive a power cut. */
  makeDurable(path: string): Promise<void>;
  /** Whether the folder takes photos now; null = it does. Then files there may have come and gone. */
  probe(folder: string): Promise<FolderTrouble | null>;
  /** Nothing is under way: what is known of folders is read again before the next photo. */
  rest(): void;
  close(): Promise<void>;
}

export interface SaverPorts {
  clock: Clock;
  loopbackOrigin: string | null;
  limits: FetchLimits;
  onRequest(): void;
  onBytes(bytes: number): void;
}

/** Files saved within this time share one sync of their folder. */
const SYNC_TOGETHER_MS = 50;
/** Room for a few photos, so that saving does not stop again at once. */
const PROBE_BYTES = 2 * 1024 * 1024;

export function createSaver(ports: SaverPorts): Saver {
  const agent = createPhotoAgent(ports.loopbackOrigin);
  const folders = createFolders();
  const syncs = new Map<string, Promise<void>>();

  return {
    save: (job, target, signal) =>
      savePhoto(job, target, signal, {
        folders,
        fetch: (url, take, stop) => fetchPhoto(url, take, stop, { ...ports, agent }),
      }),
    makeDurable(path) {
      const folder = dirname(path);
      let sync = syncs.get(folder);
      if (!sync) {
        sync = new Promise<void>((resolve) => ports.clock.setTimer(SYNC_TOGETHER_MS, resolve)).then(
          () => {
            syncs.delete(folder);
            return syncFolder(folder);
          },
        );
        syncs.set(folder, sync);
      }
      return sync;
    },
    async probe(folder) {
      const trouble = await folders.probe(folder, PROBE_BYTES);
      if (!trouble) folders.forget();
      return trouble;
    },
    rest: () => folders.forget(),
    close: () => agent.destroy(),
  };
}
