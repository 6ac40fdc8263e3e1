import type { IncomingMessage, ServerResponse } from 'node:http';
import { readdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FETCH_LIMITS } from './fetch-photo';
import { pngOf } from '../testing/test-images';
import { saverFor } from '../testing/test-saver';
import { jobOf, serve, temporaryFolder } from '../testing/test-server';

const photo = pngOf(40_000);
const other = pngOf(40_000, 2);

interface Sent {
  bytes?: Buffer;
  headers?: Record<string, string | number>;
  /** Bytes of the body until it breaks off; all of it when absent. */
  cut?: number;
  by?: 'fin' | 'rst' | 'silence';
}

/** Answers as a good server does: from where it is asked to, if what is here is still the same. */
function send(request: IncomingMessage, response: ServerResponse, sent: Sent = {}): void {
  const bytes = sent.bytes ?? photo;
  const headers = { etag: '"one"', ...sent.headers };
  const start = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
  const isRest = start > 0 && request.headers['if-range'] === headers.etag;
  const body = bytes.subarray(isRest ? start : 0);
  const range = { 'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}` };
  response.writeHead(isRest ? 206 : 200, {
    'content-length': body.length,
    ...(isRest ? range : {}),
    ...headers,
  });
  breakOff(response, body, sent);
}

function breakOff(response: ServerResponse, body: Buffer, { cut, by }: Sent): void {
  if (cut === undefined || cut >= body.length) return void response.end(body);
  response.write(body.subarray(0, cut), () => {
    // What was sent must arrive before the connection is reset.
    setTimeout(() => {
      if (by === 'rst') response.socket?.resetAndDestroy();
      else if (by !== 'silence') response.socket?.end();
    }, 5);
  });
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Saves one photo; each request is answered by the next of `answers`, the last of them again. */
async function saveFrom(...answers: Answer[]) {
  let turn = 0;
  const { origin, requests } = await serve((request, response) => {
    answers[Math.min(turn, answers.length - 1)]!(request, response);
    turn += 1;
  });
  const folder = await temporaryFolder();
  const saver = saverFor(origin, { limits: { ...FETCH_LIMITS, stallMs: 150 } });
  const save = () => saver.save(jobOf(`${origin}/photo`), { folder });
  const outcome = await save();
  const asked = () => requests.map(({ headers }) => [headers.range, headers['if-range']]);
  return { outcome, asked, folder, saver, save };
}

const whole = ['range' as const, 'if-range' as const].map(() => undefined);
const saved = (folder: string) => readFile(join(folder, 'Ann.png'));

describe('a photo that breaks off', () => {
  test.each(['fin', 'rst', 'silence'] as const)('by %s is gone on with', async (by) => {
    const { outcome, asked, folder } = await saveFrom(
      (request, response) => send(request, response, { cut: 12_345, by }),
      send,
    );
    expect(outcome).toMatchObject({ kind: 'saved', bytes: photo.length, fetched: true });
    expect(asked()).toEqual([whole, ['bytes=12345-', '"one"']]);
    expect((await saved(folder)).equals(photo)).toBe(true);
    expect(await readdir(folder)).toEqual(['Ann.png']);
  });

  test('again and again is gone on with, as long as each request brings it further', async () => {
    const { outcome, asked, folder, save } = await saveFrom(
      (request, response) => send(request, response, { cut: 10_000 }),
      (request, response) => send(request, response, { cut: 10_000 }),
      (request, response) => send(request, response, { cut: 0 }),
      send,
    );
    expect(outcome).toMatchObject({ kind: 'delayed', reason: 'trouble', error: { code: 'cut' } });
    expect(asked().map(([range]) => range)).toEqual([undefined, 'bytes=10000-', 'bytes=20000-']);
    expect(await save()).toMatchObject({ kind: 'saved' });
    expect(asked()[3]).toEqual(['bytes=20000-', '"one"']);
    expect((await saved(folder)).equals(photo)).toBe(true);
  });

  test('without any word of its length is gone on with, too', async () => {
    const { outcome, asked, folder } = await saveFrom((_request, response) => {
      const head = 'HTTP/1.1 200 OK\r\nconnection: close\r\netag: "one"\r\n\r\n';
      response.socket!.end(Buffer.concat([Buffer.from(head), photo.subarray(0, 7_000)]));
    }, send);
    expect(outcome.kind).toBe('saved');
    expect(asked()[1]).toEqual(['bytes=7000-', '"one"']);
    expect((await saved(folder)).equals(photo)).toBe(true);
  });

  test('is gone on with where a redirect leads, not at the address that redirects', async () => {
    const { origin, requests } = await serve((request, response) => {
      if (request.url === '/photo') response.writeHead(302, { location: '/there' }).end();
      else send(request, response, requests.length < 3 ? { cut: 9_000 } : {});
    });
    const folder = await temporaryFolder();
    const outcome = await saverFor(origin).save(jobOf(`${origin}/photo`), { folder });
    expect(outcome.kind).toBe('saved');
    expect(requests.map(({ url, headers }) => [url, headers.range])).toEqual([
      ['/photo', undefined],
      ['/there', undefined],
      ['/photo', undefined],
      ['/there', 'bytes=9000-'],
    ]);
  });

  test.each([
    ['a weak tag', { etag: 'W/"one"' }],
    ['two tags', { etag: '"one", "two"' }],
    ['an empty tag', { etag: '""' }],
    ['no ranges', { 'accept-ranges': 'none' }],
  ])('and has %s is fetched anew, in a later turn', async (_name, headers) => {
    const { outcome, asked, folder, save } = await saveFrom(
      (request, response) => send(request, response, { cut: 12_345, headers }),
      send,
    );
    expect(outcome).toMatchObject({ kind: 'delayed', error: { code: 'cut' } });
    expect(await readdir(folder)).toEqual([]);
    expect((await save()).kind).toBe('saved');
    expect(asked()).toEqual([whole, whole]);
  });
});

describe('the rest of a photo', () => {
  /** The first 12 345 bytes come; what follows is answered with `status` and `headers`, then well. */
  const restOf = (status: number, headers: Record<string, string | number>, body: Buffer) =>
    saveFrom(
      (request, response) => send(request, response, { cut: 12_345 }),
      (_request, response) => response.writeHead(status, headers).end(body),
      (request, response) => send(request, response, { bytes: other }),
    );
  const rest = photo.subarray(12_345);
  const total = photo.length;
  const range = `bytes 12345-${total - 1}/${total}`;

  test.each([
    ['another start', 206, { 'content-range': `bytes 12346-${total - 1}/${total}` }],
    ['an earlier start', 206, { 'content-range': `bytes 0-${total - 1}/${total}` }],
    ['another total', 206, { 'content-range': `bytes 12345-${total - 1}/${total + 1}` }],
    ['an end before its start', 206, { 'content-range': `bytes 12345-12344/${total}` }],
    ['an end beyond the total', 206, { 'content-range': `bytes 12345-${total}/${total}` }],
    ['no range', 206, {}],
    ['another unit', 206, { 'content-range': range.replace('bytes', 'pixels') }],
    ['another tag', 206, { 'content-range': range, etag: '"two"' }],
    ['a weak tag', 206, { 'content-range': range, etag: 'W/"one"' }],
    ['a packed body', 206, { 'content-range': range, 'content-encoding': 'gzip' }],
    ['a length that disagrees', 206, { 'content-range': range, 'content-length': 100 }],
    ['several ranges', 206, { 'content-type': 'multipart/byteranges; boundary=x' }],
    ['a refusal', 416, { 'content-range': `bytes */${total}` }],
  ])('with %s is not used: all of it is fetched anew', async (_name, status, headers) => {
    const { outcome, asked, folder } = await restOf(status, headers, rest);
    expect(outcome).toMatchObject({ kind: 'saved', bytes: other.length });
    expect(asked()).toEqual([whole, ['bytes=12345-', '"one"'], whole]);
    expect((await saved(folder)).equals(other)).toBe(true);
    expect(await readdir(folder)).toEqual(['Ann.png']);
  });

  test('that is longer than it says is not used', async () => {
    const { folder } = await restOf(206, { 'content-range': `bytes 12345-20000/${total}` }, rest);
    expect((await saved(folder)).equals(other)).toBe(true);
  });

  test('of a photo that was replaced meanwhile is its successor, whole', async () => {
    const { outcome, asked, folder } = await saveFrom(
      (request, response) => send(request, response, { cut: 12_345 }),
      (request, response) => send(request, response, { bytes: other, headers: { etag: '"two"' } }),
    );
    expect(outcome.kind).toBe('saved');
    expect(asked()).toHaveLength(2);
    expect((await saved(folder)).equals(other)).toBe(true);
  });

  test('in two ranges, and without a tag of its own, is used', async () => {
    const { outcome, asked, folder } = await saveFrom(
      (request, response) => send(request, response, { cut: 12_345 }),
      (_request, response) => {
        const headers = { 'content-range': `bytes 12345-19999/*` };
        response.writeHead(206, headers).end(photo.subarray(12_345, 20_000));
      },
      send,
    );
    expect(outcome.kind).toBe('saved');
    expect(asked()[2]).toEqual(['bytes=20000-', '"one"']);
    expect((await saved(folder)).equals(photo)).toBe(true);
  });

  test('that never fits ends the turn after a few requests', async () => {
    const { outcome, asked, folder } = await saveFrom((request, response) => {
      if (request.headers.range) response.writeHead(416).end();
      else send(request, response, { cut: 12_345 });
    });
    expect(outcome).toMatchObject({ kind: 'delayed', reason: 'trouble' });
    expect(asked().length).toBeLessThanOrEqual(6);
    expect(await readdir(folder)).toHaveLength(1);
  });
});

describe('what is kept of a photo', () => {
  test('survives a stop and a server at rest, and leaves nothing when the saver is closed', async () => {
    const stop = new AbortController();
    let turn = 0;
    const { origin, requests } = await serve((request, response) => {
      turn += 1;
      if (turn === 1) send(request, response, { cut: 12_345, by: 'silence' });
      else if (turn === 2) response.writeHead(429, { 'retry-after': '1' }).end();
      else send(request, response, { cut: 100 * turn, by: 'fin' });
    });
    const folder = await temporaryFolder();
    let bytes = 0;
    const saver = saverFor(origin, { onBytes: (count) => (bytes += count) });
    const job = jobOf(`${origin}/photo`);
    const saving = saver.save(job, { folder }, stop.signal);
    await expect.poll(() => bytes).toBe(12_345);
    stop.abort();
    expect(await saving).toEqual({ kind: 'stopped' });
    expect(await saver.save(job, { folder })).toMatchObject({ reason: 'rate-limited' });
    expect(await saver.save(job, { folder })).toMatchObject({ kind: 'delayed' });
    expect(requests[2]?.headers.range).toBe('bytes=12345-');
    expect(await readdir(folder)).toHaveLength(1);
    await saver.close();
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ['removed', (path: string) => unlink(path)],
    ['written to', (path: string) => writeFile(path, 'x', { flag: 'a' })],
    [
      'replaced',
      async (path: string) => {
        const bytes = await readFile(path);
        await writeFile(`${path}.new`, bytes);
        await unlink(path);
        await writeFile(path, bytes);
      },
    ],
  ])('and then %s by somebody is not used', async (_name, change) => {
    const { asked, folder, save } = await saveFrom(
      (request, response) => send(request, response, { cut: 12_345 }),
      (_request, response) => response.writeHead(500).end(),
      send,
    );
    await change(join(folder, (await readdir(folder))[0]!));
    expect((await save()).kind).toBe('saved');
    expect(asked()[2]).toEqual(whole);
    expect((await saved(folder)).equals(photo)).toBe(true);
  });

  test('is not used for another address of it', async () => {
    const { asked, folder, saver, save } = await saveFrom(
      (request, response) => send(request, response, { cut: 12_345 }),
      (_request, response) => response.writeHead(500).end(),
      send,
    );
    expect(await saver.save(jobOf('http://10.0.0.1/fresh'), { folder })).toMatchObject({
      kind: 'refused',
    });
    expect(await readdir(folder)).toEqual([]);
    expect((await save()).kind).toBe('saved');
    expect(asked()[2]).toEqual(whole);
  });
});

test('connections made anew break off what is under way, and it goes on', async () => {
  let connections = 0;
  const server = await serve((request, response) => {
    send(request, response, connections === 1 ? { cut: 20_000, by: 'silence' } : {});
  });
  server.onConnection(() => (connections += 1));
  const folder = await temporaryFolder();
  let bytes = 0;
  const saver = saverFor(server.origin, { onBytes: (count) => (bytes += count) });
  const saving = saver.save(jobOf(`${server.origin}/photo`), { folder });
  await expect.poll(() => bytes).toBe(20_000);
  saver.reconnect();
  expect((await saving).kind).toBe('saved');
  expect(connections).toBe(2);
  expect(server.requests[1]?.headers.range).toBe('bytes=20000-');
  expect((await saved(folder)).equals(photo)).toBe(true);
});

test('wherever and however often it is cut, a photo has the same bytes, or none', async () => {
  const large = pngOf(1_200_000);
  let cuts: { at: number; by: 'fin' | 'rst' }[] = [];
  const { origin } = await serve((request, response) => {
    const next = cuts.shift();
    const left = large.length - Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
    send(
      request,
      response,
      next ? { bytes: large, cut: Math.floor(next.at * left), by: next.by } : { bytes: large },
    );
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({
          at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
          by: fc.constantFrom('fin' as const, 'rst' as const),
        }),
        { maxLength: 5 },
      ),
      async (planned) => {
        cuts = [...planned];
        const folder = await temporaryFolder();
        const saver = saverFor(origin);
        let outcome = await saver.save(jobOf(`${origin}/photo`), { folder });
        while (outcome.kind !== 'saved') {
          expect(outcome).toMatchObject({ kind: 'delayed', error: { code: 'cut' } });
          expect(await readdir(folder)).not.toContain('Ann.png');
          outcome = await saver.save(jobOf(`${origin}/photo`), { folder });
        }
        expect((await saved(folder)).equals(large)).toBe(true);
        expect(await readdir(folder)).toEqual(['Ann.png']);
      },
    ),
    { numRuns: 25 },
  );
}, 30_000);
