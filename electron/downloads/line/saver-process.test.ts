import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { WholePhoto } from '../../../contract/photo';
import type { PhotoDispatcher } from '../fetch/fetch-photo';
import { createPhotoAgent } from '../fetch/photo-agent';
import { createRemoteSaver } from './remote-saver';
import { serveSaver } from './saver-process';
import { pngOf } from '../testing/test-images';
import { createTestProcess } from './test-line';
import { jobOf, realClock, serve, temporaryFolder } from '../testing/test-server';

const photo = pngOf(3_000);
const never = new AbortController().signal;

/** A remote saver, with the inside of its process at the other end of the line. */
async function setUp(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  proxy: { proxied?: PhotoDispatcher; proxyFor?: (url: string) => Promise<string> } = {},
) {
  const server = await serve(answer);
  const folder = await temporaryFolder();
  const told: { requests: number; bytes: number }[] = [];
  let requests = 0;
  const saver = createRemoteSaver({
    start() {
      const process = createTestProcess();
      serveSaver(process.channel, {
        clock: realClock,
        random: Math.random,
        proxied: proxy.proxied ?? null,
      });
      return process;
    },
    input: { account: 'account', loopbackOrigin: server.origin, pictures: null },
    clock: realClock,
    random: Math.random,
    claimed: async () => [],
    proxyFor: proxy.proxyFor ?? (async () => 'DIRECT'),
    onRequests: (count) => void (requests = count),
    onBytes: (bytes) => void told.push({ requests, bytes }),
    onError: (error) => {
      throw error;
    },
  });
  onTestFinished(() => saver.close());
  const target = { folder, nameTemplate: '{name}', onTaken: 'number' as const };
  return { server, folder, target, saver, told };
}

test('photos are saved on the other side of the line, and its account is complete', async () => {
  const run = await setUp((_request, response) => response.end(photo));
  const whole: WholePhoto[] = [];
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, n) => {
      const job = jobOf(`${run.server.origin}/${n}`, { key: `${n}`, name: `Ann ${n}` });
      const { signal } = new AbortController();
      return run.saver.save(job, run.target, signal, async (one) => void whole.push(one));
    }),
  );
  expect(outcomes.map(({ kind }) => kind)).toEqual(Array.from({ length: 40 }, () => 'saved'));
  expect(whole).toHaveLength(40);
  expect(await readFile(join(run.folder, 'Ann 7.png'))).toEqual(photo);
  await run.saver.close();
  expect(run.told.reduce((sum, { requests }) => sum + requests, 0)).toBe(40);
  expect(run.told.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(40 * photo.length);
});

test('how far it is is told ten times a second, not with every piece', async () => {
  const run = await setUp((_request, response) => {
    response.writeHead(200);
    let at = 0;
    const timer = setInterval(() => {
      response.write(photo.subarray(at, at + 50));
      at += 50;
      if (at >= photo.length) {
        clearInterval(timer);
        response.end();
      }
    }, 5);
  });
  const start = performance.now();
  await run.saver.save(jobOf(`${run.server.origin}/a`), run.target, never, async () => {});
  await run.saver.close();
  const tenths = (performance.now() - start) / 100;
  expect(run.told.length).toBeGreaterThan(1);
  expect(run.told.length).toBeLessThanOrEqual(tenths + 1);
});

test('what is given up leaves no file, and closes the connection', async () => {
  let closed = false;
  const run = await setUp((_request, response) => {
    response.on('close', () => {
      closed = true;
    });
    response.writeHead(200).write(photo.subarray(0, 1_000));
  });
  const abort = new AbortController();
  const outcome = run.saver.save(
    jobOf(`${run.server.origin}/a`),
    run.target,
    abort.signal,
    async () => {},
  );
  await expect.poll(() => run.server.requests.length).toBe(1);
  abort.abort();
  expect(await outcome).toEqual({ kind: 'stopped' });
  await expect.poll(() => closed).toBe(true);
  expect(await readdir(run.folder)).toEqual([]);
});

test.each([
  ['DIRECT', 0],
  ['PROXY proxy.example:3128', 1],
  ['PROXY proxy.example:3128;DIRECT', 1],
  [null, 1],
])(
  'where the system’s proxy is %s, so many requests of two go through it: all or none',
  async (proxy, share) => {
    const through: string[] = [];
    const asked: string[] = [];
    // Loopback is where the test's photos are.
    let inner: PhotoDispatcher | null = null;
    const run = await setUp((_request, response) => response.end(photo), {
      proxied: {
        dispatch(options, handler) {
          through.push(String(options.path));
          inner ??= createPhotoAgent(run.server.origin);
          return inner.dispatch(options, handler);
        },
      },
      async proxyFor(url) {
        asked.push(url);
        if (proxy === null) throw new Error('The system does not say.');
        return proxy;
      },
    });
    for (const name of ['a', 'b']) {
      const job = jobOf(`${run.server.origin}/${name}?token=1`, { key: name, name });
      const outcome = await run.saver.save(job, run.target, never, async () => {});
      expect(outcome.kind).toBe('saved');
    }
    expect(through).toHaveLength(2 * share);
    // Once for the origin, and nothing but the origin.
    expect(asked).toEqual([`${run.server.origin}/`]);
    run.saver.reconnect();
    await run.saver.save(jobOf(`${run.server.origin}/c`), run.target, never, async () => {});
    expect(asked).toHaveLength(2);
  },
);
