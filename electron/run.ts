import type { Clock } from '../contract/clock';
import type { Fact } from '../contract/fact';
import { isLoopback } from './api/api-url';
import type { ApiClient } from './api/client';
import type { DownloadLimits } from './downloads/queue/downloader';
import { createDownloader } from './downloads/queue/queue';
import type { Downloader, SaveTarget } from './downloads/queue/queue';
import { createRemoteSaver } from './downloads/line/remote-saver';
import type { SaverProcess } from './downloads/line/remote-saver';
import { createPreviewNotes, type PreviewNotes } from './preview-notes';
import { createPoller } from './polling/poller';
import type { Poller } from './polling/ports';
import type { StoreClient } from './storage/store-client';

/** An account as the engine runs it. */
export interface EngineAccount {
  kind: 'live' | 'sandbox';
  apiUrl: string;
  /** What the store knows it by; absent = by its address. */
  storedAs?: string;
  /** 1 for the service; a smaller number shortens every wait, for a stand-in that hurries. */
  pace: number;
}

/** What runs for one account: its checks and its downloads. */
export interface Run {
  /** The account's number, as the store knows it. */
  id: number;
  poller: Poller;
  downloader: Downloader;
  previews: PreviewNotes;
  /** Ends everything in it; resolves when nothing is under way any more. */
  stop(): Promise<void>;
}

/** What runs share, whatever the account. */
export interface CommonPorts {
  clock: Clock;
  random: () => number;
  target(): SaveTarget;
  /** Photos fetched at once; asked again for every photo. */
  limits(): DownloadLimits;
  saveAutomatically(): boolean;
  /** The least pause between two questions to the API, where the operator wishes for a longer one. */
  spacingMs?(): number;
  /** Starts the process that saves photos; called first when a photo is to be saved or shown. */
  startSaver(): SaverProcess;
  /** The system's proxy for a URL: `DIRECT`, or anything else. */
  proxyFor(url: string): Promise<string>;
  /** Thumbnails of new photos are made ahead of being asked for. */
  thumbnailsAhead: boolean;
  /** Tracked data, checks or saving have changed; may be called at any rate. */
  onChange(): void;
  onError(error: unknown): void;
  /** Only tasks of these lists are asked about and saved; null = all. */
  scope?: () => number[] | null;
}

export interface RunPorts extends CommonPorts {
  store: StoreClient;
  api: ApiClient;
  hasToken(): boolean;
  onPhotoRequests(count: number): void;
  /** Absolute path of the folder that thumbnails are kept in. */
  thumbnails: string;
  paused: boolean;
}

/** Where a stand-in takes the service's place, waits of minutes become seconds. */
export const LOOPBACK_PACE = 0.05;

/** Tens of thousands of thumbnails. */
const THUMBNAILS_BYTES = 256 * 1024 * 1024;

/** The pace for an API at this address: a stand-in on this very computer is in a hurry. */
export function paceOf(apiUrl: string): number {
  return loopbackOrigin(apiUrl) === null ? 1 : LOOPBACK_PACE;
}

/** Starts the checks and the downloads of an account, each with functions into the store. */
export async function startRun(account: EngineAccount, ports: RunPorts): Promise<Run> {
  const { store, clock, random, onError, onChange } = ports;
  const { pace } = account;
  const id = await store.openAccount(account.kind, account.storedAs ?? account.apiUrl);
  await store.resetInterrupted(id);
  const scope = () => ports.scope?.() ?? null;
  const apply = async (facts: Fact[]) => {
    await store.apply(id, facts, pace);
    onChange();
  };
  const previews = createPreviewNotes((noted) => store.notePreviews(id, noted), clock, onError);
  const downloader = createDownloader({
    nextJobs: (limit, now, first) =>
      store.queuedPhotos(id, now, limit, ports.saveAutomatically(), scope(), first),
    nextJobAt: () => store.nextPhotoAt(id, ports.saveAutomatically(), scope()),
    apply: async (facts) => {
      await apply(facts);
      // An expired URL makes its task due at once.
      if (facts.some((fact) => fact.kind === 'photo-expired')) poller.wake();
    },
    target: ports.target,
    limits: ports.limits,
    createSaver: (onBytes) =>
      createRemoteSaver({
        input: {
          account: accountName(account, id),
          loopbackOrigin: loopbackOrigin(account.apiUrl),
          pictures: {
            folder: ports.thumbnails,
            maxBytes: THUMBNAILS_BYTES,
            ahead: ports.thumbnailsAhead,
          },
        },
        start: ports.startSaver,
        claimed: (sha256) => store.filesWith(id, sha256),
        proxyFor: ports.proxyFor,
        onRequests: ports.onPhotoRequests,
        onBytes,
        onPreview: previews.add,
        clock,
        random,
        onError,
      }),
    clock,
    random,
    pace,
    onActivity: onChange,
    onError,
  });
  const poller = createPoller({
    due: (now, limit, horizonMs) => store.due(id, now, limit, horizonMs, scope()),
    nextDueAt: () => store.nextDueAt(id, scope()),
    makeAllDue: (now) => store.makeAllDue(id, now),
    api: ports.api,
    apply: async (facts) => {
      await apply(facts);
      downloader.wake();
    },
    clock,
    random,
    pace,
    hasToken: ports.hasToken,
    ...(ports.spacingMs ? { spacingMs: ports.spacingMs } : {}),
    onState: onChange,
    onError,
  });
  if (ports.paused) {
    poller.pause();
    downloader.pause();
  }
  poller.wake();
  downloader.wake();
  return {
    id,
    poller,
    downloader,
    previews,
    async stop() {
      await Promise.all([poller.stop(), downloader.stop()]);
      await previews.flush();
    },
  };
}

/**
 * Tells the account from those of other profiles, too, which may save to the same folder. A sandbox is
 * at another address every time.
 */
function accountName({ kind, apiUrl }: EngineAccount, id: number): string {
  return JSON.stringify([kind, kind === 'live' ? apiUrl : null, id]);
}

/** The one place on this computer that photos may come from: the API's own origin, if it is here. */
function loopbackOrigin(apiUrl: string): string | null {
  const url = new URL(apiUrl);
  return isLoopback(url.hostname) ? url.origin : null;
}
