import type { PortraitTrouble } from '../../../contract/portrait';
import type { Clock } from '../../../contract/clock';
import type { PhotoFact } from '../../../contract/fact';
import type { PhotoJob, WholePhoto } from '../../../contract/photo';
import type { SaveTarget } from '../saver/save-photo';
import type { Saver } from '../saver/saver';

/** What the engine hands to the downloads. */
export interface DownloaderPorts {
  /**
   * Photos that are queued and due at `now`, in the order in which they are wanted, those of the tasks
   * `first` before all others. Of several that share a URL one is enough: the others come with a twin
   * once it is saved.
   */
  nextJobs(limit: number, now: number, first: readonly string[]): Promise<PhotoJob[]>;
  /** The moment at which the next queued photo is due (ms), past if it is; null = none is queued. */
  nextJobAt(): Promise<number | null>;
  /** A batch that is rejected is kept and handed over again. */
  apply(facts: PhotoFact[]): Promise<void>;
  target(): SaveTarget;
  /** Asked again for every photo: the operator may change them at any time. */
  limits(): DownloadLimits;
  /** Makes the part that touches network and disk; it tells of every byte that comes. */
  createSaver(onBytes: (bytes: number) => void): Saver;
  clock: Clock;
  /** 0 ≤ random < 1. */
  random(): number;
  /** Called while photos come, at most four times a second, and when the problem changes. */
  onActivity(activity: DownloadActivity): void;
  /** The store failed: it is tried again by itself. */
  onError(error: unknown): void;
  /** 1 (also when absent), or less to shorten the waits between tries, for a stand-in that hurries. */
  pace?: number;
}

/** Photos fetched at once, over all and from one host. */
export interface DownloadLimits {
  concurrency: number;
  perHost: number;
}

export interface DownloadActivity {
  /** Photos being fetched, written and recorded right now. */
  active: number;
  bytesPerSecond: number;
  /**
   * What keeps photos from being saved, and goes away by itself: `no-space`, `no-folder`,
   * `read-only` stop all of them; `offline` = a photo server cannot be reached.
   */
  problem: { code: string; message: string } | null;
}

export interface Downloader {
  /** There may be new photos, or the target or the limits may have changed. */
  wake(): void;
  /** Stops at once; photos under way go back to the queue. */
  pause(): void;
  /** Goes on, and tries hosts that could not be reached at once. */
  resume(): void;
  /**
   * Gives these photos up where they are under way: the one of this key, or (null) all of the tasks.
   * The store knows already that they are held.
   */
  leave(taskIds: readonly string[], key: string | null): void;
  /** The operator looks at these tasks: of them, the first 500 come before all others. Cheap. */
  prefer(taskIds: readonly string[]): void;
  /** The network has changed, or the computer woke up: connections are made anew, hosts tried again. */
  reconnect(): void;
  /** Path of a saved photo's thumbnail, made if need be; null = no picture can be made of it. */
  thumbnail(photo: WholePhoto): Promise<string | null>;
  /** Fetches a portrait to its place below `folder`; null = it is there. */
  portrait(url: string, folder: string): Promise<PortraitTrouble | null>;
  /** Stops for good; resolves when nothing is under way and every fact is applied. */
  stop(): Promise<void>;
  activity(): DownloadActivity;
}
