import type { Clock } from '../../contract/clock';
import type { PhotoFact } from '../../contract/fact';
import type { PhotoJob } from '../../contract/photo';
import { FETCH_LIMITS, type FetchLimits } from './fetch-photo';
import { RETRY_POLICY, type RetryPolicy } from './outcome-fact';
import type { SaveTarget } from './save-photo';

/** What the engine hands to the downloads. */
export interface DownloaderPorts {
  /**
   * Photos that are queued and due at `now`, in the order in which they are wanted. Of several that
   * share a URL one is enough: the others come with a twin once it is saved.
   */
  nextJobs(limit: number, now: number): Promise<PhotoJob[]>;
  /** The moment at which the next queued photo is due (ms), past if it is; null = none is queued. */
  nextJobAt(): Promise<number | null>;
  /** A batch that is rejected is kept and handed over again. */
  apply(facts: PhotoFact[]): Promise<void>;
  target(): SaveTarget;
  clock: Clock;
  /** 0 ≤ random < 1. */
  random(): number;
  /** Called while photos come, at most four times a second, and when the problem changes. */
  onActivity(activity: DownloadActivity): void;
  /** The API's own origin when the API is on loopback: photos may be there, too. Else null. */
  loopbackOrigin: string | null;
  /** Called for every HTTP request, redirects and retries included. */
  onRequest(): void;
  /** The store failed: it is tried again by itself. */
  onError(error: unknown): void;
  /** 1 (also when absent), or less to shorten the waits between tries, for a stand-in that hurries. */
  pace?: number;
}

export interface DownloadActivity {
  /** Photos being fetched and written right now. */
  active: number;
  bytesPerSecond: number;
  /**
   * What keeps photos from being saved, and goes away by itself: `no-space`, `no-folder`,
   * `read-only` stop all of them; `offline` = a photo server cannot be reached.
   */
  problem: { code: string; message: string } | null;
}

export interface Downloader {
  /** There may be new photos, or the target may have changed. */
  wake(): void;
  /** Stops at once; photos under way go back to the queue. */
  pause(): void;
  /** Goes on, and tries hosts that could not be reached at once: also for when the network is back. */
  resume(): void;
  /** Stops for good; resolves when nothing is under way and every fact is applied. */
  stop(): Promise<void>;
  activity(): DownloadActivity;
}

export interface DownloadLimits extends FetchLimits {
  /** URLs fetched at once, over all and from one host. */
  concurrency: number;
  perHost: number;
  retry: RetryPolicy;
}

export const DOWNLOAD_LIMITS: DownloadLimits = {
  ...FETCH_LIMITS,
  concurrency: 16,
  perHost: 8,
  retry: RETRY_POLICY,
};
