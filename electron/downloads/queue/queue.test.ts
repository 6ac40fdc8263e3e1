import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PhotoFact } from '../../../contract/fact';
import type { PhotoJob } from '../../../contract/photo';
import type { DownloadActivity, DownloaderPorts, DownloadLimits } from './downloader';
import { FETCH_LIMITS } from '../fetch/fetch-photo';
import { createDownloader } from './queue';
import { createSaver } from '../saver/saver';
import { pngOf } from '../testing/test-images';
import { jobOf, realClock, serve, temporaryFolder } from '../testing/test-server';

interface StoredPhoto {
  job: PhotoJob;
  status: 'queued' | 'downloading' | 'saved' | 'failed' | 'expired';
  retryAt: number;
  path: string | null;
  sha256: string;
}

const photo = pngOf(2_000);
const LIMITS: DownloadLimits = { concurrency: 16, perHost: 8 };

/** The part that touches network and disk, in this very process. */
function saverFor(loopbackOrigin: string, onRequest: () => void): DownloaderPorts['createSaver'] {
  return (onBytes) =>
    createSaver({
      account: 'account',
      clock: realClock,
      random: Math.random,
      limits: FETCH_LIMITS,
      loopbackOrigin,
      claimed: async () => [],
      onRequest,
      onBytes,
      pictures: null,
    });
}

/** A store in memory that gives jobs as the real one does, and a downloader at work on it. */
async function setUp(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: {
    limits?: Partial<DownloadLimits>;
    folder?: string;
    pace?: number;
    onlyOneOfUrl?: boolean;
  } = {},
) {
  const server = await serve(answer);
  const folder = options.folder ?? (await temporaryFolder());
  const target = { folder, nameTemplate: '{name}', onTaken: 'number' as const };
  const limits = { ...LIMITS, ...options.limits };
  const photos = new Map<string, StoredPhoto>();
  const facts: PhotoFact[] = [];
  const activities: DownloadActivity[] = [];
  let requests = 0;

  const apply = async (batch: PhotoFact[]) => {
    facts.push(...batch);
    for (const fact of batch) {
      const stored = photos.get(fact.key)!;
      if (fact.kind === 'photo-whole') continue;
      stored.retryAt = 0;
      if (fact.kind === 'photo-started') stored.status = 'downloading';
      else if (fact.kind === 'photo-failed') stored.status = 'failed';
      else if (fact.kind === 'photo-expired') stored.status = 'expired';
      else if (fact.kind === 'photo-saved') {
        Object.assign(stored, { status: 'saved', path: fact.path, sha256: fact.sha256 });
      } else stored.status = 'queued';
      if (fact.kind === 'photo-delayed') stored.retryAt = fact.retryAt;
    }
  };
  const queued = () => [...photos.values()].filter(({ status }) => status === 'queued');
  const nextJobs = async (limit: number, now: number) => {
    const all = [...photos.values()];
    const found = queued().filter(
      ({ job, retryAt }) =>
        retryAt <= now &&
        !all.some((other) => other.job.url === job.url && other.status === 'downloading'),
    );
    const jobs = found.slice(0, limit).map(({ job }) => {
      const twin = all.find((other) => other.job.url === job.url && other.status === 'saved');
      return { ...job, twin: twin ? { path: twin.path!, sha256: twin.sha256 } : null };
    });
    if (options.onlyOneOfUrl === false) return jobs;
    return [...new Map(jobs.map((job) => [job.url, job])).values()];
  };
  const downloader = createDownloader({
    nextJobs,
    nextJobAt: async () =>
      queued().length > 0 ? Math.min(...queued().map(({ retryAt }) => retryAt)) : null,
    apply,
    target: () => target,
    clock: realClock,
    random: Math.random,
    onActivity: (activity) => activities.push(activity),
    onError: (error) => {
      throw error;
    },
    limits: () => limits,
    createSaver: saverFor(server.origin, () => {
      requests += 1;
    }),
    pace: options.pace ?? 0.01,
  });
  onTestFinished(() => downloader.stop());

  return {
    server,
    folder,
    target,
    limits,
    downloader,
    facts,
    activities,
    requests: () => requests,
    add(key: string, url: string, change: Partial<PhotoJob> = {}) {
      const job = jobOf(url, { taskId: `task-${key}`, key, name: key, ...change });
      photos.set(key, { job, status: 'queued', retryAt: 0, path: null, sha256: '' });
    },
    statuses: () => [...photos.values()].map(({ status }) => status),
    kinds: (key: string) => facts.filter((fact) => fact.key === key).map((fact) => fact.kind),
    async until(status: StoredPhoto['status']) {
      await expect
        .poll(() => [...photos.values()].every((stored) => stored.status === status))
        .toBe(true);
    },
  };
}

test('many photos are saved, never more at once than allowed, one request each', async () => {
  let atOnce = 0;
  let most = 0;
  const run = await setUp((_request, response) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    response.on('close', () => {
      atOnce -= 1;
    });
    setTimeout(() => response.end(photo), 2);
  });
  for (let index = 0; index < 300; index += 1)
    run.add(`p${index}`, `${run.server.origin}/${index}`);
  run.downloader.wake();
  await run.until('saved');
  expect(await readdir(run.folder)).toHaveLength(300);
  expect(run.requests()).toBe(300);
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(LIMITS.perHost);
  expect(run.kinds('p7')).toEqual(['photo-started', 'photo-whole', 'photo-saved']);
  await run.downloader.stop();
  expect(run.downloader.activity().active).toBe(0);
});

test.each([true, false])(
  'photos of one URL are one request and as many files (store gives one of a URL: %s)',
  async (onlyOneOfUrl) => {
    const run = await setUp((_request, response) => response.end(photo), { onlyOneOfUrl });
    for (let task = 0; task < 20; task += 1) {
      for (const n of [1, 2, 3]) {
        run.add(`p${task}-${n}`, `${run.server.origin}/${task}`, { name: `p${task}`, n, of: 3 });
      }
    }
    run.downloader.wake();
    await run.until('saved');
    expect(run.requests()).toBe(20);
    const names = await readdir(run.folder);
    expect(names).toHaveLength(60);
    expect(names).toContain('p19-3.png');
    expect(await readFile(join(run.folder, 'p0-2.png'))).toEqual(photo);
  },
);

test('a photo that fails is tried again until it comes', async () => {
  let asked = 0;
  const run = await setUp((_request, response) => {
    asked += 1;
    if (asked === 1) response.destroy();
    else if (asked === 2) response.writeHead(500).end();
    else if (asked === 3) response.end(photo.subarray(0, -5));
    else response.end(photo);
  });
  run.add('Ann', `${run.server.origin}/a`);
  run.downloader.wake();
  await run.until('saved');
  expect(run.kinds('Ann').filter((kind) => kind === 'photo-delayed')).toHaveLength(3);
  expect(await readdir(run.folder)).toEqual(['Ann.png']);
});

test('a photo that always fails is given up, and the others are saved meanwhile', async () => {
  const run = await setUp(
    (request, response) => {
      if (request.url === '/bad') response.end(photo.subarray(0, -5));
      else response.end(photo);
    },
    { pace: 0.001 },
  );
  run.add('bad', `${run.server.origin}/bad`);
  for (let index = 0; index < 30; index += 1) run.add(`p${index}`, `${run.server.origin}/${index}`);
  run.downloader.wake();
  await expect.poll(() => run.statuses()[0]).toBe('failed');
  await expect.poll(() => run.statuses().filter((status) => status === 'saved').length).toBe(30);
  expect(run.kinds('bad').filter((kind) => kind === 'photo-delayed')).toHaveLength(5);
  expect(run.facts.find((fact) => fact.kind === 'photo-failed')).toMatchObject({
    error: { code: 'truncated' },
  });
});

test('an expired photo is told once and not asked for again', async () => {
  const run = await setUp((_request, response) => response.writeHead(404).end());
  run.add('Ann', `${run.server.origin}/a`);
  run.downloader.wake();
  await run.until('expired');
  expect(run.requests()).toBe(1);
});

test('a server that asks for a pause is left alone for so long', async () => {
  let first = 0;
  let next = 0;
  const run = await setUp(
    (_request, response) => {
      if (!first) {
        first = Date.now();
        response.writeHead(429, { 'retry-after': '1' }).end();
      } else {
        next ||= Date.now();
        response.end(photo);
      }
    },
    { limits: { perHost: 1 } },
  );
  for (const key of ['a', 'b', 'c']) run.add(key, `${run.server.origin}/${key}`);
  run.downloader.wake();
  await run.until('saved');
  expect(next - first).toBeGreaterThanOrEqual(990);
  expect(run.requests()).toBe(4);
});

test('a long pause is written down with every photo of that server', async () => {
  const run = await setUp(
    (_request, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
    { limits: { perHost: 1 } },
  );
  for (const key of ['a', 'b', 'c']) run.add(key, `${run.server.origin}/${key}`);
  run.downloader.wake();
  await expect
    .poll(
      () =>
        run.facts.filter(
          (fact) => fact.kind === 'photo-delayed' && fact.retryAt > Date.now() + 3_500_000,
        ).length,
    )
    .toBe(3);
  expect(run.requests()).toBe(1);
});

test('offline, photos wait without blame and say so; one try at a time', async () => {
  const run = await setUp((_request, response) => response.end(photo), { pace: 0.05 });
  const nowhere = 'http://127.0.0.1:9';
  const downloader = createDownloader({
    nextJobs: async () => [jobOf(`${nowhere}/a`), jobOf(`${nowhere}/b`, { key: 'b' })],
    nextJobAt: async () => 0,
    apply: async (batch) => void run.facts.push(...batch),
    target: () => run.target,
    clock: realClock,
    random: () => 1,
    onActivity: () => {},
    onError: () => {},
    limits: () => ({ ...LIMITS, perHost: 1 }),
    createSaver: saverFor(nowhere, () => {}),
    pace: 0.05,
  });
  onTestFinished(() => downloader.stop());
  downloader.wake();
  await expect.poll(() => downloader.activity().problem?.code).toBe('offline');
  await expect
    .poll(() => run.facts.filter((fact) => fact.kind === 'photo-delayed').length)
    .toBeGreaterThan(2);
  expect(run.facts.some((fact) => fact.kind === 'photo-failed')).toBe(false);
});

test('paused, nothing runs and nothing is left over; resumed, it goes on', async () => {
  let hold = true;
  const run = await setUp((_request, response) => {
    if (hold) response.writeHead(200).write(photo.subarray(0, 1_000));
    else response.end(photo);
  });
  for (let index = 0; index < 10; index += 1) run.add(`p${index}`, `${run.server.origin}/${index}`);
  run.downloader.wake();
  await expect.poll(() => run.requests()).toBe(LIMITS.perHost);
  run.downloader.pause();
  await expect.poll(() => run.downloader.activity().active).toBe(0);
  expect(run.statuses().every((status) => status === 'queued')).toBe(true);
  expect(await readdir(run.folder)).toEqual([]);
  run.downloader.wake();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(run.requests()).toBe(LIMITS.perHost);
  hold = false;
  run.downloader.resume();
  await run.until('saved');
});

test('stopped, every photo under way is back in the queue and no part file is left', async () => {
  const large = pngOf(2_500_000);
  const run = await setUp((_request, response) => {
    response.writeHead(200).write(large.subarray(0, 2_000_000));
  });
  for (let index = 0; index < 5; index += 1) run.add(`p${index}`, `${run.server.origin}/${index}`);
  run.downloader.wake();
  await expect.poll(async () => (await readdir(run.folder)).length).toBe(5);
  await run.downloader.stop();
  expect(await readdir(run.folder)).toEqual([]);
  expect(run.statuses()).toEqual(Array.from({ length: 5 }, () => 'queued'));
});

test('a folder that is not there pauses everything, and saving goes on when it is back', async () => {
  const folder = join(await temporaryFolder(), 'drive', 'photos');
  const run = await setUp((_request, response) => response.end(photo), { folder });
  for (let index = 0; index < 20; index += 1) run.add(`p${index}`, `${run.server.origin}/${index}`);
  run.downloader.wake();
  await expect.poll(() => run.downloader.activity().problem?.code).toBe('no-folder');
  await expect.poll(() => run.statuses().every((status) => status === 'queued')).toBe(true);
  expect(run.requests()).toBe(0);
  await mkdir(folder, { recursive: true });
  await run.until('saved');
  expect(run.downloader.activity().problem).toBeNull();
  await expect.poll(() => run.activities.at(-1)?.problem).toBeNull();
});

test('a file in the place of the folder is the same trouble, and another folder ends it at once', async () => {
  const parent = await temporaryFolder();
  await writeFile(join(parent, 'file'), '');
  const run = await setUp((_request, response) => response.end(photo), {
    folder: join(parent, 'file'),
  });
  run.add('Ann', `${run.server.origin}/a`);
  run.downloader.wake();
  await expect.poll(() => run.downloader.activity().problem?.code).toBe('no-folder');
  run.target.folder = join(parent, 'other');
  run.downloader.wake();
  await run.until('saved');
  expect(await readdir(join(parent, 'other'))).toEqual(['Ann.png']);
});

test('a folder removed while photos come stops them all, without a request in vain', async () => {
  const folder = join(await temporaryFolder(), 'photos');
  const run = await setUp((_request, response) => response.end(photo), { folder });
  run.add('first', `${run.server.origin}/first`);
  run.downloader.wake();
  await run.until('saved');
  await rm(folder, { recursive: true });
  run.add('second', `${run.server.origin}/second`);
  run.downloader.wake();
  await expect.poll(() => run.downloader.activity().problem?.code).toBe('no-folder');
  expect(run.requests()).toBe(1);
  await mkdir(folder);
  await run.until('saved');
  expect(await readdir(folder)).toEqual(['second.png']);
});

test('a photo deleted by hand and asked for again gets its own name back', async () => {
  const run = await setUp((_request, response) => response.end(photo));
  run.add('Ann', `${run.server.origin}/a`);
  run.downloader.wake();
  await run.until('saved');
  await rm(join(run.folder, 'Ann.png'));
  run.add('Ann', `${run.server.origin}/a`);
  run.downloader.wake();
  await run.until('saved');
  expect(await readdir(run.folder)).toEqual(['Ann.png']);
});

test('the speed is told while photos come, and falls to nothing', async () => {
  const run = await setUp((_request, response) => response.end(pngOf(500_000)));
  run.add('Ann', `${run.server.origin}/a`);
  run.downloader.wake();
  await run.until('saved');
  await expect
    .poll(() => run.activities.some(({ bytesPerSecond }) => bytesPerSecond > 0))
    .toBe(true);
  await expect.poll(() => run.activities.at(-1)?.bytesPerSecond).toBe(0);
});
