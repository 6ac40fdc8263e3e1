import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import type { Clock } from '../../contract/clock';
import type { PhotoJob, WholePhoto } from '../../contract/photo';
import { systemClock } from '../../electron/clock';
import { FETCH_LIMITS, type FetchLimits } from '../../electron/downloads/fetch/fetch-photo';
import type { SaveOutcome, SaveTarget } from '../../electron/downloads/saver/save-photo';
import { createSaver, type Saver } from '../../electron/downloads/saver/saver';
import { jobOf } from '../../electron/downloads/testing/test-server';
import type { ImageFormat } from '../../sandbox/images';
import type { Sandbox } from '../../sandbox/server';
import { startSandbox } from '../../sandbox/server';

/** The app's own saving, in this process, face to face with a sandbox that does what it is told wrong. */

const PORTRAITS = fileURLToPath(new URL('../../sandbox/portraits', import.meta.url));
export const EXTENSIONS: Record<ImageFormat, string> = { png: 'png', jpeg: 'jpg', webp: 'webp' };

export interface Stand {
  sandbox: Sandbox;
  saver: Saver;
  /** Where photos are saved. */
  folder: string;
  /** HTTP requests for photos that the saver says it made, and bytes of photos that it got. */
  told: { requests: number; bytes: number };
  /** Makes the sandbox serve a photo; returns its address and its bytes. */
  photo(id: string, format?: ImageFormat): { url: string; bytes: Buffer };
  save(job: Partial<PhotoJob> & { url: string }, options?: SaveOptions): Promise<SaveOutcome>;
  /** Files below the folder but `.part` files: what a person would take for photos. */
  photos(): Promise<string[]>;
}

export interface SaveOptions extends Partial<SaveTarget> {
  signal?: AbortSignal;
  onWhole?: (whole: WholePhoto) => Promise<void>;
}

interface StandOptions {
  limits?: Partial<FetchLimits>;
  clock?: Clock;
  folder?: string;
  /** False: the API is elsewhere, so nothing on loopback may be asked. */
  apiOnLoopback?: boolean;
}

/** Opens a stand for one test; all of it goes with the test. */
export async function openStand(options: StandOptions = {}): Promise<Stand> {
  const { limits, clock = systemClock, apiOnLoopback = true } = options;
  const sandbox = await startSandbox({ portraits: PORTRAITS });
  onTestFinished(() => sandbox.stop());
  const folder = options.folder ?? (await temporaryFolder());
  const told = { requests: 0, bytes: 0 };
  const saver = createSaver({
    account: 'account',
    clock,
    random: Math.random,
    loopbackOrigin: apiOnLoopback ? sandbox.url : null,
    limits: { ...FETCH_LIMITS, ...limits },
    claimed: async () => [],
    pictures: null,
    onRequest: () => {
      told.requests += 1;
    },
    onBytes: (bytes) => {
      told.bytes += bytes;
    },
  });
  onTestFinished(() => saver.close());
  return {
    sandbox,
    saver,
    folder,
    told,
    photo(id, format = 'png') {
      sandbox.addTasks([{ id, outcome: 'finished', finishesAfterMs: 0, format }]);
      const url = `${sandbox.url}/headshots/${id}.${EXTENSIONS[format]}`;
      const bytes = sandbox.photo(url);
      if (!bytes) throw new Error(`The sandbox serves nothing at ${url}`);
      return { url, bytes };
    },
    save: (
      job,
      { signal = new AbortController().signal, onWhole = async () => {}, ...target } = {},
    ) =>
      saver.save(
        jobOf(job.url, job),
        { folder, nameTemplate: '{name}', onTaken: 'number', ...target },
        signal,
        onWhole,
      ),
    photos: () => photosIn(folder),
  };
}

/** Files below a folder but `.part` files, as paths with `/`, sorted. */
export async function photosIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.endsWith('.part'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

/**
 * Looks at a folder again and again, and judges every photo as soon as it has a name. `stop` gives the
 * names of those that were not whole when they were seen first.
 */
export function watchNames(
  folder: string,
  isWhole: (name: string, bytes: Buffer) => boolean,
): { stop(): Promise<string[]> } {
  const seen = new Set<string>();
  const wrong: string[] = [];
  let stopped = false;
  const look = async () => {
    for (const name of await photosIn(folder)) {
      if (seen.has(name)) continue;
      seen.add(name);
      if (!isWhole(name, await readFile(join(folder, name)))) wrong.push(name);
    }
  };
  const looking = (async () => {
    while (!stopped) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await look();
  })();
  return {
    async stop() {
      stopped = true;
      await looking;
      return wrong;
    },
  };
}

/** A folder of its own, gone when the test is over. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'proofsheet-faults-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** SHA-256 of bytes, as the saver tells it. */
export const sha256 = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

/** The photo is on disk where the saver says, and it is these bytes. */
export async function expectSaved(outcome: SaveOutcome, bytes: Buffer): Promise<string> {
  expect(outcome).toMatchObject({ kind: 'saved', bytes: bytes.length, sha256: sha256(bytes) });
  if (outcome.kind !== 'saved') throw new Error('not saved');
  expect(sha256(await readFile(outcome.path))).toBe(sha256(bytes));
  return outcome.path;
}

/** No request that the sandbox saw for a photo carried a token, nor anything like one. */
export function expectNoToken(sandbox: Sandbox): void {
  expect(sandbox.requests.filter((request) => request.authorization)).toEqual([]);
}

/** Saves a photo as often as it takes, at most six times; every outcome but the last is a delay. */
export async function saveWithRetry(
  stand: Stand,
  job: Partial<PhotoJob> & { url: string },
  options?: SaveOptions,
): Promise<{ outcome: SaveOutcome; before: SaveOutcome[] }> {
  const before: SaveOutcome[] = [];
  for (;;) {
    const outcome = await stand.save({ attempts: before.length, ...job }, options);
    if (outcome.kind === 'saved' || before.length === 5) return { outcome, before };
    before.push(outcome);
  }
}
