import type { Clock } from '../../../contract/clock';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import type { PortraitTrouble } from '../../../contract/portrait';
import { type FetchLimits, fetchPhoto, type PhotoDispatcher } from '../fetch/fetch-photo';
import { fetchWhole, type TakePorts } from '../fetch/fetch-whole';
import { createFolderIndex } from '../folders/folder-index';
import type { FolderTrouble } from '../folders/folder-trouble';
import { createFolders } from '../folders/folders';
import { createGivenPaths } from './given-paths';
import { createKeptPartials } from '../parts/kept-partials';
import { createNameSync } from '../folders/name-sync';
import { createPhotoAgent } from '../fetch/photo-agent';
import { fetchPortrait } from '../portraits/fetch-portrait';
import type { Pictures } from '../pictures/pictures';
import { type SaveOutcome, savePhoto, type SaveTarget } from './save-photo';

/**
 * The part of downloading that touches network and disk. It runs in a process of its own
 * (saver-process.ts), while the queue stays where the facts are. Jobs go in and outcomes come out as
 * plain data.
 */
export interface Saver {
  /**
   * Saves one photo. `onWhole` is called when its bytes are whole in a `.part` file, and awaited before
   * the photo gets its name: the record must know first, so that a name is never fetched twice. `fetched`: it came from its URL
   * just now. What is
   * `saved` survives a power cut, its name included.
   */
  save(
    job: PhotoJob,
    target: SaveTarget,
    signal: AbortSignal,
    onWhole: (whole: WholePhoto, fetched: boolean) => Promise<void>,
  ): Promise<SaveOutcome>;
  /** Whether the folder takes photos now; null = it does. Then files there may have come and gone. */
  probe(folder: string): Promise<FolderTrouble | null>;
  /** Nothing is under way: what is known of folders is read again before the next photo. */
  rest(): void;
  /** The network has changed, or the computer woke up: connections are made anew. */
  reconnect(): void;
  /** Path of a saved photo's thumbnail (JPEG), made if need be; null = no picture can be made of it. */
  thumbnail(photo: WholePhoto): Promise<string | null>;
  /** Fetches a portrait to its place below `folder` (portraits/portrait-file.ts); null = it is there. */
  portrait(url: string, folder: string): Promise<PortraitTrouble | null>;
  close(): Promise<void>;
}

export interface SaverPorts {
  /** Tells the account from all others, over all runs. */
  account: string;
  clock: Clock;
  /** 0 ≤ random < 1. */
  random(): number;
  limits: FetchLimits;
  /** The API's own origin when the API is on loopback: photos may be there, too. Else null. */
  loopbackOrigin: string | null;
  /**
   * What requests to an address go through, where the system has a proxy for it; null = they go
   * straight there.
   */
  agentFor?: (url: URL) => Promise<PhotoDispatcher | null>;
  /** The paths that records name for photos with this hash. */
  claimed(sha256: string): Promise<string[]>;
  /** Called for every HTTP request, redirects included. */
  onRequest(): void;
  /** Called with the number of bytes of each piece of a photo. */
  onBytes(bytes: number): void;
  /** Decodes photos; null = they are not decoded. Closed with the saver. */
  pictures: Pictures | null;
}

/** Room for a few photos, so that saving does not stop again at once. */
const PROBE_BYTES = 2 * 1024 * 1024;

/** The saver for one account; see `Saver`. */
export function createSaver(ports: SaverPorts): Saver {
  const { clock, pictures } = ports;
  let agent = createPhotoAgent(ports.loopbackOrigin);
  const interruptions = new Set<() => void>();
  const folders = createFolders();
  const index = createFolderIndex();
  const given = createGivenPaths(ports.claimed);
  const partials = createKeptPartials();
  const names = createNameSync(clock);
  const closing = new AbortController();
  const fetchPorts = {
    ...ports,
    agentFor: async (url: URL) => (await ports.agentFor?.(url)) ?? agent,
  };
  const takePorts: TakePorts = {
    clock,
    random: ports.random,
    partials,
    fetch: (url, taker, signal) => fetchPhoto(url, taker, signal, fetchPorts),
    onReconnect(listener) {
      interruptions.add(listener);
      return () => {
        interruptions.delete(listener);
      };
    },
  };
  const forget = () => {
    folders.forget();
    index.forget();
  };

  return {
    async save(job, target, signal, onWhole) {
      names.begin();
      try {
        const outcome = await savePhoto(job, target, signal, {
          account: ports.account,
          folders,
          index,
          given,
          fetchWhole: (wanted, stop) => fetchWhole(wanted, stop, takePorts),
          look: async (part) => (pictures ? pictures.look(part) : 'unjudged'),
          onWhole,
          syncNames: names.durable,
        });
        // What takes no photo may be full of those that are half here.
        if (outcome.kind === 'folder') await partials.clear();
        return outcome;
      } finally {
        names.end();
      }
    },
    async probe(folder) {
      const trouble = await folders.probe(folder, PROBE_BYTES);
      if (!trouble) forget();
      return trouble;
    },
    rest: forget,
    reconnect() {
      const before = agent;
      agent = createPhotoAgent(ports.loopbackOrigin);
      for (const interrupt of interruptions) interrupt();
      void before.destroy();
    },
    thumbnail: async (photo) => (pictures ? pictures.thumbnail(photo) : null),
    portrait: (url, folder) =>
      fetchPortrait(url, folder, {
        fetchWhole: (wanted) => fetchWhole(wanted, closing.signal, takePorts),
        look: async (whole) => (pictures ? pictures.look(whole) : 'unjudged'),
      }),
    async close() {
      closing.abort();
      await Promise.all([agent.destroy(), partials.close(), pictures?.close()]);
    },
  };
}
