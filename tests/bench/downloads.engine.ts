import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { systemClock } from '../../electron/clock';
import { forkSaver } from '../../electron/cli/fork-saver';
import { createDownloader, type Downloader } from '../../electron/downloads/queue/queue';
import { createRemoteSaver } from '../../electron/downloads/line/remote-saver';
import { openStore, type StoreClient } from '../../electron/storage/store-client';
import { childrenSeconds } from './downloads.processor';
import { submitTasks } from './downloads.tasks';

/** `tookMs`: from the first wake to the record of the last photo. `processorS`: of all its processes. */
export interface EngineTook {
  tookMs: number;
  processorS: number | null;
}

interface EngineRun {
  /** The project's folder, with a build in it. */
  root: string;
  /** Where `<number>.png` is served. */
  origin: string;
  count: number;
  /** Where the photos are saved. */
  folder: string;
  /** Photos are decoded, and thumbnails of them made, as in the app. */
  decode: boolean;
  concurrency: number;
  perHost: number;
}

/**
 * Saves `count` photos as the open app does: the built processes, the database in its thread, every check.
 * It is timed from the first wake, when all tasks are known to be finished, to the record of the last
 * photo; the start of the process that saves is part of it.
 */
export async function runEngine(run: EngineRun): Promise<EngineTook> {
  const profile = mkdtempSync(join(tmpdir(), 'proofsheet-bench-profile-'));
  const opened = await openStore({
    workerUrl: built(run, 'storage-worker.js'),
    profile,
    holder: 'the benchmark',
  });
  if (!opened.ok) throw new Error('The profile cannot be opened.');
  const { store } = opened;
  try {
    const account = await submitTasks(store, run.origin, run.count);
    const start = performance.now();
    const before = process.cpuUsage();
    const { downloader, saverEnded } = await saveAll(store, account, run, profile);
    const tookMs = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    await downloader.stop();
    // What a child took is told when it has ended.
    await saverEnded;
    const saver = childrenSeconds();
    return { tookMs, processorS: saver === null ? null : (user + system) / 1e6 + saver };
  } finally {
    await store.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

async function saveAll(
  store: StoreClient,
  account: number,
  run: EngineRun,
  profile: string,
): Promise<{ downloader: Downloader; saverEnded: Promise<void> }> {
  const { origin, count, folder, decode, concurrency, perHost } = run;
  let saved = 0;
  let ended = () => {};
  const saverEnded = new Promise<void>((resolve) => {
    ended = resolve;
  });
  let done = () => {};
  let failed = (_error: unknown) => {};
  const all = new Promise<void>((resolve, reject) => {
    done = resolve;
    failed = reject;
  });
  const pictures = { folder: join(profile, 'thumbnails'), maxBytes: 2 ** 28, ahead: true };
  const downloader = createDownloader({
    nextJobs: (limit, now, first) => store.queuedPhotos(account, now, limit, true, null, first),
    nextJobAt: () => store.nextPhotoAt(account, true, null),
    async apply(facts) {
      await store.apply(account, facts);
      for (const fact of facts) {
        if (fact.kind === 'photo-saved') saved += 1;
        else if (fact.kind !== 'photo-started' && fact.kind !== 'photo-whole') {
          failed(new Error(`Not saved: ${JSON.stringify(fact)}`));
        }
      }
      if (saved === count) done();
    },
    target: () => ({ folder, nameTemplate: '{name}', onTaken: 'number' }),
    limits: () => ({ concurrency, perHost }),
    createSaver: (onBytes) =>
      createRemoteSaver({
        input: {
          account: 'bench',
          loopbackOrigin: origin,
          pictures: decode ? pictures : null,
        },
        start() {
          const saver = forkSaver(built(run, 'saver.js'));
          saver.onEnd(ended);
          return saver;
        },
        claimed: (sha256) => store.filesWith(account, sha256),
        proxyFor: async () => 'DIRECT',
        onRequests: () => {},
        onBytes,
        clock: systemClock,
        random: Math.random,
        onError: failed,
      }),
    clock: systemClock,
    random: Math.random,
    onActivity: () => {},
    onError: failed,
  });
  downloader.wake();
  await all;
  return { downloader, saverEnded };
}

function built({ root }: EngineRun, name: string): URL {
  return pathToFileURL(join(root, 'out', 'main', name));
}
