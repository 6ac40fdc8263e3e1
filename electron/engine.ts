import { join } from 'node:path';
import type { ApiFailure } from '../contract/api-outcome';
import type { Checking } from '../contract/checking';
import type { WholePhoto } from '../contract/photo';
import type { PortraitOutcome } from '../contract/portrait';
import type { Secret } from '../contract/secret';
import type { Saving } from '../contract/view';
import { createApiClient } from './api/client';
import type { ApiClient, Fetch } from './api/client';
import type { PortraitFile } from './downloads/portraits/portrait-file';
import { findThumbnail, type Thumbnail } from './downloads/pictures/thumbnail-file';
import { createPortraits } from './portraits';
import { startRun } from './run';
import type { CommonPorts, EngineAccount, Run } from './run';
import type { Recovered } from './storage/recovery/recovered';
import { openStore } from './storage/store-client';
import type { StoreClient, StoreRefusal } from './storage/store-client';
import type { Turned } from './tracking/undo';

export interface EnginePorts extends CommonPorts {
  /** The data folder; made when it is not there. */
  profile: string;
  storageWorker: URL;
  /** Who has the profile open, for whoever finds it in use. */
  holder: string;
  fetch: Fetch;
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
  setToken(token: Secret | null): void;
  /** One harmless question with this token; null = it was answered. Nothing is kept of it. */
  tryToken(apiUrl: string, token: Secret): Promise<ApiFailure | null>;
  checking(): Checking;
  saving(): Omit<Saving, 'queued'>;
  pause(): void;
  resume(): void;
  checkNow(): void;
  /** Something to do has come up: a list was added, tasks are to be retried or saved. */
  wake(): void;
  /**
   * Photos that are not saved are given up: the one of this key, or (null) all of the tasks. Answers of how
   * many tasks something was changed. So below.
   */
  hold(ids: readonly string[], key: string | null, hold: 'paused' | 'cancelled'): Promise<number>;
  /** Held photos go on. */
  release(ids: readonly string[], key: string | null): Promise<number>;
  /** Undoes or redoes the operator's next step, but for settings; see `Store.undo`. */
  turn(way: 'undo' | 'redo', expected: number | null): Promise<Turned | null>;
  /** Photos whose name is taken are saved with a number. */
  allowNumber(ids: readonly string[], key: string | null): Promise<number>;
  /** The operator looks at these tasks: their photos are saved first. */
  prefer(ids: readonly string[]): void;
  /** A saved photo's thumbnail, made if need be; null = there is none. */
  thumbnail(photo: WholePhoto): Promise<Thumbnail | null>;
  /** The same, but null = it is not made yet, or there is none. */
  thumbnailAtHand(photo: WholePhoto): Promise<Thumbnail | null>;
  /** Fetches the portrait (from 0) that a task was made from, unless it is here. */
  portrait(taskId: string, n: number): Promise<PortraitOutcome>;
  /** The portrait, if it was fetched before. */
  portraitFile(taskId: string, n: number): Promise<PortraitFile | null>;
  /** The network came, went or is another one, or the computer woke up. */
  networkChanged(online: boolean): void;
  close(): Promise<void>;
}

/** `recovered`: what was done about a damaged database; null = it was sound. */
export type EngineOpened = { ok: true; engine: Engine; recovered: Recovered | null } | StoreRefusal;

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
  const requests = { api: 0, photos: 0 };
  const thumbnails = join(ports.profile, 'thumbnails');
  let token: Secret | null = null;
  let run: Run | null = null;
  let paused = false;

  function client(apiUrl: string, secret: () => Secret | null): ApiClient {
    return createApiClient({
      fetch: ports.fetch,
      baseUrl: apiUrl,
      token: secret,
      onRequest: () => {
        requests.api += 1;
      },
    });
  }

  /** Changes of account wait for each other: never do two runs go on at once. */
  let last: Promise<void> = Promise.resolve();
  function change(next: EngineAccount | null): Promise<void> {
    const result = last.then(async () => {
      const ending = run;
      run = null;
      await ending?.stop();
      if (next) run = await start(next);
      ports.onChange();
    });
    last = result.catch(() => undefined);
    return result;
  }

  function start(account: EngineAccount): Promise<Run> {
    return startRun(account, {
      ...ports,
      store,
      api: client(account.apiUrl, () => token),
      hasToken: () => token !== null,
      onPhotoRequests: (count) => {
        requests.photos += count;
      },
      thumbnails,
      paused,
    });
  }

  async function thumbnailAtHand(photo: WholePhoto): Promise<Thumbnail | null> {
    const there = await findThumbnail(thumbnails, photo.sha256);
    if (there) run?.previews.add(photo.sha256, there.preview);
    return there;
  }

  /** Writes down what the operator wishes of photos, and sets about it. */
  async function wish(write: (account: number) => Promise<{ tasks: number }>): Promise<number> {
    if (!run) return 0;
    const { tasks } = await write(run.id);
    run?.downloader.wake();
    ports.onChange();
    return tasks;
  }

  function pause(): void {
    paused = true;
    run?.poller.pause();
    run?.downloader.pause();
    ports.onChange();
  }

  function resume(): void {
    paused = false;
    run?.poller.resume();
    run?.downloader.resume();
    ports.onChange();
  }

  /** So that it has its turn when the operator undoes. */
  function note(kind: 'pause' | 'resume'): void {
    if (!run) return;
    store.note(run.id, kind, null, ports.clock.now()).then(ports.onChange).catch(ports.onError);
  }

  return {
    ok: true,
    recovered: opened.recovered,
    engine: {
      store,
      requests,
      use: change,
      rest: () => change(null),
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
        if (!paused) note('pause');
        pause();
      },
      resume() {
        if (paused) note('resume');
        resume();
      },
      async turn(way, expected) {
        const id = run?.id;
        if (id === undefined) return null;
        const turned = await store[way](id, expected, ports.clock.now());
        if (!turned) return null;
        const { kind } = turned.step;
        if (kind === 'pause' || kind === 'resume') {
          if ((kind === 'pause') === (way === 'redo')) pause();
          else resume();
        }
        if (run?.id === id) {
          for (const photo of turned.stopped) run.downloader.leave([photo.id], photo.key);
          run.poller.wake();
          run.downloader.wake();
        }
        ports.onChange();
        return turned;
      },
      checkNow: () => run?.poller.checkNow(),
      wake() {
        run?.poller.wake();
        run?.downloader.wake();
        ports.onChange();
      },
      async hold(ids, key, hold) {
        const tasks = await wish((account) =>
          store.hold(account, ids, key, hold, ports.clock.now()),
        );
        run?.downloader.leave(ids, key);
        return tasks;
      },
      release: (ids, key) => wish((account) => store.release(account, ids, key, ports.clock.now())),
      allowNumber: (ids, key) =>
        wish((account) => store.allowNumber(account, ids, key, ports.clock.now())),
      prefer: (ids) => run?.downloader.prefer(ids),
      // What is there needs no process to be started for it.
      async thumbnail(photo) {
        const there = await thumbnailAtHand(photo);
        if (there) return there;
        const made = await run?.downloader.thumbnail(photo);
        return made ? findThumbnail(thumbnails, photo.sha256) : null;
      },
      thumbnailAtHand,
      ...createPortraits({
        folder: join(ports.profile, 'portraits'),
        detail: async (taskId) => (run ? store.detail(run.id, taskId) : null),
        fetch: async (url, folder) => run?.downloader.portrait(url, folder) ?? 'unreachable',
      }),
      networkChanged(online) {
        run?.poller.networkChanged(online);
        if (online) run?.downloader.reconnect();
      },
      async close() {
        await change(null);
        await store.close();
      },
    },
  };
}
