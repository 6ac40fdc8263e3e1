import type { ApiFailure } from '../contract/api-outcome';
import type { Checking } from '../contract/checking';
import type { Clock } from '../contract/clock';
import type { Fact } from '../contract/fact';
import type { Saving } from '../contract/view';
import { isLoopback } from './api/api-url';
import { createApiClient } from './api/client';
import type { ApiClient, Fetch } from './api/client';
import { createDownloader } from './downloads/queue';
import type { Downloader, SaveTarget } from './downloads/queue';
import { createPoller } from './polling/poller';
import type { Poller } from './polling/ports';
import { openStore } from './storage/store-client';
import type { StoreClient, StoreRefusal } from './storage/store-client';

/** An account as the engine runs it. */
export interface EngineAccount {
  kind: 'live' | 'sandbox';
  apiUrl: string;
  /** 1 for the service; a smaller number shortens every wait, for a stand-in that hurries. */
  pace: number;
}

export interface EnginePorts {
  /** The data folder; made when it is not there. */
  profile: string;
  storageWorker: URL;
  /** Who has the profile open, for whoever finds it in use. */
  holder: string;
  fetch: Fetch;
  clock: Clock;
  random: () => number;
  target(): SaveTarget;
  saveAutomatically(): boolean;
  /** Tracked data, checks or saving have changed; may be called at any rate. */
  onChange(): void;
  onError(error: unknown): void;
  /** Only tasks of these lists are asked about and saved; null = all. */
  scope?: () => number[] | null;
}

/** Where a stand-in takes the service's place, waits of minutes become seconds. */
export const LOOPBACK_PACE = 0.05;

/** The pace for an API at this address: a stand-in on this very computer is in a hurry. */
export function paceOf(apiUrl: string): number {
  return loopbackOrigin(apiUrl) === null ? 1 : LOOPBACK_PACE;
}

/** What runs for one account. Everything in it ends with `stop`. */
interface Run {
  account: EngineAccount;
  id: number;
  api: ApiClient;
  poller: Poller;
  downloader: Downloader;
}

export interface Engine {
  readonly store: StoreClient;
  /** HTTP requests so far, retries and redirects included. */
  readonly requests: { api: number; photos: number };
  /** Stops what ran, and runs this account: its checks (once there is a token) and its downloads. */
  use(account: EngineAccount): Promise<void>;
  /** Stops what ran; no account is in use. */
  rest(): Promise<void>;
  /** The number of the account in use, as the store knows it; null = none. */
  account(): number | null;
  setToken(token: string | null): void;
  /** One harmless question with this token; null = it was answered. Nothing is kept of it. */
  tryToken(apiUrl: string, token: string): Promise<ApiFailure | null>;
  checking(): Checking;
  saving(): Omit<Saving, 'queued'>;
  pause(): void;
  resume(): void;
  checkNow(): void;
  /** Something to do has come up: a list was added, tasks are to be retried or saved. */
  wake(): void;
  networkChanged(online: boolean): void;
  close(): Promise<void>;
}

export type EngineOpened = { ok: true; engine: Engine } | StoreRefusal;

/** No task has this ID: the service answers that it does not know it, if it accepts the token. */
const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/**
 * The composition root: opens the profile and wires intake, tracking, polling, api and downloads
 * together. Each of them gets functions and knows none of the others.
 */
export async function openEngine(ports: EnginePorts): Promise<EngineOpened> {
  const opened = await openStore({
    workerUrl: ports.storageWorker,
    profile: ports.profile,
    holder: ports.holder,
  });
  if (!opened.ok) return opened;
  const { store } = opened;
  const { clock, random } = ports;
  const requests = { api: 0, photos: 0 };
  let token: string | null = null;
  let run: Run | null = null;
  let paused = false;

  function client(apiUrl: string, secret: () => string | null): ApiClient {
    return createApiClient({
      fetch: ports.fetch,
      baseUrl: apiUrl,
      token: secret,
      onRequest: () => {
        requests.api += 1;
      },
    });
  }

  async function start(account: EngineAccount): Promise<Run> {
    const id = await store.openAccount(account.kind, account.apiUrl);
    await store.resetInterrupted(id);
    const api = client(account.apiUrl, () => token);
    const scope = () => ports.scope?.() ?? null;
    const apply = async (facts: Fact[]) => {
      await store.apply(id, facts, account.pace);
      ports.onChange();
    };
    const downloader = createDownloader({
      nextJobs: (limit, now) =>
        store.queuedPhotos(id, now, limit, ports.saveAutomatically(), scope()),
      nextJobAt: () => store.nextPhotoAt(id, ports.saveAutomatically(), scope()),
      apply: async (facts) => {
        await apply(facts);
        // An expired URL makes its task due at once.
        if (facts.some((fact) => fact.kind === 'photo-expired')) poller.wake();
      },
      target: ports.target,
      clock,
      random,
      onActivity: ports.onChange,
      onRequest: () => {
        requests.photos += 1;
      },
      onError: ports.onError,
      pace: account.pace,
      loopbackOrigin: loopbackOrigin(account.apiUrl),
    });
    const poller = createPoller({
      due: (now, limit, horizonMs) => store.due(id, now, limit, horizonMs, scope()),
      nextDueAt: () => store.nextDueAt(id, scope()),
      makeAllDue: (now) => store.makeAllDue(id, now),
      api,
      apply: async (facts) => {
        await apply(facts);
        downloader.wake();
      },
      clock,
      random,
      hasToken: () => token !== null,
      onState: ports.onChange,
      onError: ports.onError,
      pace: account.pace,
    });
    if (paused) {
      poller.pause();
      downloader.pause();
    }
    poller.wake();
    downloader.wake();
    return { account, id, api, poller, downloader };
  }

  async function rest(): Promise<void> {
    const ending = run;
    run = null;
    if (ending) await Promise.all([ending.poller.stop(), ending.downloader.stop()]);
    ports.onChange();
  }

  return {
    ok: true,
    engine: {
      store,
      requests,
      async use(account) {
        await rest();
        run = await start(account);
        ports.onChange();
      },
      rest,
      account: () => run?.id ?? null,
      setToken(next) {
        token = next;
        run?.poller.tokenChanged();
        ports.onChange();
      },
      async tryToken(apiUrl, secret) {
        const outcome = await client(apiUrl, () => secret).retrieve(
          UNKNOWN_ID,
          new AbortController().signal,
        );
        return outcome.ok ? null : outcome.failure;
      },
      checking: () => run?.poller.state() ?? { kind: 'idle' },
      saving() {
        const activity = run?.downloader.activity();
        return {
          paused,
          active: activity?.active ?? 0,
          bytesPerSecond: activity?.bytesPerSecond ?? 0,
          problem: activity?.problem ?? null,
        };
      },
      pause() {
        paused = true;
        run?.poller.pause();
        run?.downloader.pause();
        ports.onChange();
      },
      resume() {
        paused = false;
        run?.poller.resume();
        run?.downloader.resume();
        ports.onChange();
      },
      checkNow: () => run?.poller.checkNow(),
      wake() {
        run?.poller.wake();
        run?.downloader.wake();
        ports.onChange();
      },
      networkChanged(online) {
        run?.poller.networkChanged(online);
        // Ends the rest of hosts that could not be reached.
        if (online && !paused) run?.downloader.resume();
      },
      async close() {
        await rest();
        await store.close();
      },
    },
  };
}

/** The one place on this computer that photos may come from: the API's own origin, if it is here. */
function loopbackOrigin(apiUrl: string): string | null {
  const url = new URL(apiUrl);
  return isLoopback(url.hostname) ? url.origin : null;
}
