import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jpegOf, pngOf, webpOf } from '../testing/test-images';
import { saveOne, saverFor } from '../testing/test-saver';
import { jobOf, serve, serveRaw, temporaryFolder } from '../testing/test-server';

const photo = pngOf(5_000);

describe('a photo', () => {
  test.each([
    ['png', 'png', photo],
    ['jpeg', 'jpg', jpegOf()],
    ['webp', 'webp', webpOf()],
  ])(
    '%s is saved with the extension of its bytes, whatever its headers say',
    async (type, ext, bytes) => {
      const { origin, requests } = await serve((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html' }).end(bytes);
      });
      const { outcome, files, folder } = await saveOne(origin);
      const path = join(folder, `Ann.${ext}`);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      expect(outcome).toEqual({
        kind: 'saved',
        path,
        bytes: bytes.length,
        sha256,
        type,
        fetched: true,
        damaged: false,
      });
      expect(files).toEqual([`Ann.${ext}`]);
      expect(await readFile(path)).toEqual(bytes);
      expect(requests[0]?.headers).not.toHaveProperty('authorization');
      expect(requests[0]?.headers).not.toHaveProperty('cookie');
    },
  );

  test('larger than what is held in memory is written as it comes', async () => {
    const large = pngOf(3 * 1024 * 1024);
    const { origin } = await serve((_request, response) => response.end(large));
    const { outcome, folder } = await saveOne(origin);
    expect(outcome).toMatchObject({ kind: 'saved', bytes: large.length });
    expect((await readFile(join(folder, 'Ann.png'))).equals(large)).toBe(true);
  });
});

describe('redirects', () => {
  test('are followed on the same origin, each counted', async () => {
    const { origin, requests } = await serve((request, response) => {
      const hops = Number(request.url!.slice(1));
      if (hops === 0) response.end(photo);
      else response.writeHead(302, { location: `/${hops - 1}` }).end('moved');
    });
    expect((await saveOne(origin, {}, '/5')).outcome.kind).toBe('saved');
    expect(requests).toHaveLength(6);
    expect((await saveOne(origin, {}, '/6')).outcome).toMatchObject({
      kind: 'refused',
      error: { code: 'redirects' },
    });
    expect(requests).toHaveLength(12);
  });

  test.each([
    ['file:///etc/passwd', 'scheme'],
    ['data:image/png;base64,AAAA', 'scheme'],
    ['http://10.0.0.1/photo', 'address'],
    ['http://2130706433/photo', 'address'],
    ['http://[::ffff:127.0.0.1]/photo', 'address'],
    ['http://169.254.169.254/latest/meta-data', 'address'],
    ['http://[', 'bad-url'],
  ])('to %s are refused', async (location, code) => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(307, { location }).end();
    });
    expect(await saveOne(origin)).toMatchObject({
      outcome: { kind: 'refused', error: { code } },
      files: [],
    });
  });

  test('to another port of loopback never reach it', async () => {
    const other = await serve((_request, response) => response.end(photo));
    const { origin } = await serve((_request, response) => {
      response.writeHead(302, { location: `${other.origin}/photo` }).end();
    });
    expect(await saveOne(origin)).toMatchObject({
      outcome: { kind: 'refused', error: { code: 'address' } },
      files: [],
    });
    expect(other.requests).toHaveLength(0);
  });

  test('to a name that stands for loopback never reach it', async () => {
    const other = await serve((_request, response) => response.end(photo));
    const { origin } = await serve((_request, response) => {
      const location = `${other.origin.replace('127.0.0.1', 'localhost')}/photo`;
      response.writeHead(302, { location }).end();
    });
    expect((await saveOne(origin)).outcome).toMatchObject({
      kind: 'refused',
      error: { code: 'address' },
    });
    expect(other.requests).toHaveLength(0);
  });
});

describe('answers that are no photo', () => {
  test.each([
    [404, {}, { kind: 'expired', error: { code: 'http-404' } }],
    [403, {}, { kind: 'expired', error: { code: 'http-403' } }],
    [410, {}, { kind: 'expired', error: { code: 'http-410' } }],
    [429, { 'retry-after': '7' }, { kind: 'delayed', reason: 'rate-limited', retryAfterMs: 7_000 }],
    [429, {}, { kind: 'delayed', reason: 'rate-limited', retryAfterMs: null }],
    [503, { 'retry-after': '2' }, { kind: 'delayed', reason: 'rate-limited', retryAfterMs: 2_000 }],
    [503, {}, { kind: 'delayed', reason: 'trouble' }],
    [500, {}, { kind: 'delayed', reason: 'trouble', error: { code: 'http-500' } }],
    [408, {}, { kind: 'delayed', reason: 'trouble' }],
    [401, {}, { kind: 'refused', error: { code: 'http-401' } }],
    [302, {}, { kind: 'refused', error: { code: 'http-302' } }],
    [206, {}, { kind: 'refused', error: { code: 'http-206' } }],
    [204, {}, { kind: 'refused', error: { code: 'http-204' } }],
  ])('%i %j', async (status, headers, outcome) => {
    const { origin } = await serve((_request, response) => {
      response.writeHead(status, headers).end(status === 204 ? undefined : photo);
    });
    expect(await saveOne(origin)).toMatchObject({ outcome, files: [] });
  });

  test.each([
    ['html', '<!doctype html><title>Please log in</title>'],
    ['not-an-image', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'],
    ['not-an-image', 'MZ\x90\0\x03 This program cannot be run in DOS mode'],
    ['empty', ''],
  ])('%s, although sent as a PNG', async (code, body) => {
    const { origin } = await serve((_request, response) => {
      response
        .writeHead(200, { 'content-type': 'image/png', 'content-length': body.length })
        .end(body);
    });
    expect(await saveOne(origin)).toMatchObject({
      outcome: { kind: 'refused', error: { code } },
      files: [],
    });
  });

  test('packed bodies are not unpacked, bomb or not', async () => {
    const { origin, requests } = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(photo));
    });
    expect((await saveOne(origin)).outcome).toMatchObject({
      kind: 'refused',
      error: { code: 'encoded' },
    });
    expect(requests[0]?.headers['accept-encoding']).toBe('identity');
  });

  test('too large by its length, or without end', async () => {
    const endless = await serve((request, response) => {
      const length = request.url === '/told' ? { 'content-length': 10_000_000 } : {};
      response.writeHead(200, length).write(photo.subarray(0, -12));
      const more = Buffer.alloc(64 * 1024);
      const push = () => {
        while (!response.destroyed && response.write(more)) continue;
      };
      response.on('drain', push);
      push();
    });
    // An endless chunk, so that the structure has nothing to object to.
    for (const path of ['/told', '/endless']) {
      const { outcome, files } = await saveOne(endless.origin, { maxBytes: 4_000 }, path);
      expect(outcome).toMatchObject({ kind: 'refused', error: { code: 'too-large' } });
      expect(files).toEqual([]);
    }
  });

  test('a damaged photo is tried again, and nothing is left of it', async () => {
    const wrong = Buffer.from(photo);
    wrong[2_000]! ^= 1;
    const { origin } = await serve((_request, response) => response.end(wrong));
    expect(await saveOne(origin)).toMatchObject({
      outcome: { kind: 'delayed', reason: 'trouble', error: { code: 'damaged' } },
      files: [],
    });
  });
});

describe('silence', () => {
  const limits = { stallMs: 150, stallBytes: 1_000 };

  test.each([
    ['before the answer', (socket: { write(bytes: string | Buffer): void }) => socket.write('')],
    [
      'within the body',
      (socket: { write(bytes: string | Buffer): void }) =>
        socket.write(
          Buffer.from('HTTP/1.1 200 OK\r\ncontent-length: 9000\r\n\r\n\x89PNG', 'latin1'),
        ),
    ],
  ])('%s is a stall', async (_name, answer) => {
    const { origin } = await serveRaw(answer);
    expect(await saveOne(origin, limits)).toMatchObject({
      outcome: { kind: 'delayed', reason: 'trouble', error: { code: 'stalled' } },
      files: [],
    });
  });

  test('and so is a trickle of single bytes', async () => {
    const { origin } = await serveRaw((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 5200\r\n\r\n');
      let at = 0;
      const timer = setInterval(() => socket.write(photo.subarray(at, (at += 1))), 10);
      socket.on('close', () => clearInterval(timer));
    });
    expect((await saveOne(origin, limits)).outcome).toMatchObject({ error: { code: 'stalled' } });
  });

  test('but a slow photo that keeps coming is saved', async () => {
    // It takes longer than the limit, and each piece far less, also on a busy machine.
    const patient = { stallMs: 1_500, stallBytes: 1_000 };
    const { origin } = await serveRaw((socket) => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${photo.length}\r\n\r\n`);
      let at = 0;
      const timer = setInterval(() => {
        socket.write(photo.subarray(at, (at += 700)));
        if (at >= photo.length) clearInterval(timer);
      }, 300);
    });
    expect((await saveOne(origin, patient)).outcome.kind).toBe('saved');
  });
});

test('a photo cut anywhere, in any way, never gets a name', async () => {
  const chunked = (bytes: Buffer) =>
    Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
  const heads = {
    length: `HTTP/1.1 200 OK\r\ncontent-length: ${photo.length}\r\n\r\n`,
    close: 'HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n',
    chunked: 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n',
  };
  let answer = {
    framing: 'length' as keyof typeof heads,
    at: 0,
    reset: false,
    stream: Buffer.alloc(0) as Buffer,
  };
  const { origin } = await serveRaw((socket) => {
    socket.write(Buffer.concat([Buffer.from(heads[answer.framing]), answer.stream]), () => {
      // What was sent must arrive before the connection is reset.
      setTimeout(() => (answer.reset ? socket.resetAndDestroy() : socket.end()), 1);
    });
  });
  const folder = await temporaryFolder();
  const saver = saverFor(origin);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<keyof typeof heads>('length', 'close', 'chunked'),
      fc.nat(photo.length - 1),
      fc.boolean(),
      async (framing, at, reset) => {
        const stream =
          framing === 'chunked'
            ? Buffer.concat([chunked(photo.subarray(0, 1_000)), chunked(photo.subarray(1_000))])
            : photo;
        answer = { framing, at, reset, stream: stream.subarray(0, at) };
        const target = { folder };
        const outcome = await saver.save(jobOf(`${origin}/photo`), target);
        expect(outcome).toMatchObject({ kind: 'delayed', reason: 'trouble' });
        expect(await readdir(folder)).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
});

test('a photo of a server that cannot be reached waits without blame', async () => {
  const { origin } = await serve(() => {});
  const closed = origin.replace(/\d+$/, '9');
  const { outcome, files } = await saveOne(closed);
  expect(outcome).toMatchObject({
    kind: 'delayed',
    reason: 'unreachable',
    error: { code: 'unreachable' },
  });
  expect(files).toEqual([]);
});

describe('names and links', () => {
  test('a link planted where the photo is to be saved is left alone', async () => {
    const { origin } = await serve((_request, response) => response.end(photo));
    const folder = await temporaryFolder();
    const outside = await temporaryFolder();
    await symlink(join(outside, 'stolen.png'), join(folder, 'Ann.png'));
    await symlink(outside, join(folder, 'march'));
    const saver = saverFor(origin);
    const job = jobOf(`${origin}/photo`);
    const beside = await saver.save(job, { folder });
    expect(beside).toMatchObject({ kind: 'saved', path: join(folder, 'Ann (2).png') });
    const through = await saver.save(job, { folder, nameTemplate: 'march/{name}' });
    expect(through).toMatchObject({ kind: 'misplaced', error: { code: 'folder-link' } });
    expect(await readdir(outside)).toEqual([]);
  });

  test('a name that climbs stays in the folder', async () => {
    const { origin } = await serve((_request, response) => response.end(photo));
    const folder = await temporaryFolder();
    const job = jobOf(`${origin}/photo`, { name: '../../../up', list: '..' });
    const outcome = await saverFor(origin).save(job, { folder, nameTemplate: '{list}/{name}' });
    expect(outcome).toMatchObject({ kind: 'saved', path: join(folder, '-..-..-up.png') });
  });
});

describe('a twin', () => {
  async function withTwin(change: (twinPath: string) => Promise<unknown>) {
    const { origin } = await serve((_request, response) => response.end(photo));
    const folder = await temporaryFolder();
    const saver = saverFor(origin);
    const target = { folder };
    const first = await saver.save(jobOf(`${origin}/photo`), target);
    if (first.kind !== 'saved') throw new Error('not saved');
    await change(first.path);
    const twin = { path: first.path, sha256: first.sha256 };
    const second = await saver.save(jobOf(`${origin}/photo`, { twin }), target);
    const names = await readdir(folder);
    return { first, second, requests: saver.requests(), names: names.toSorted() };
  }

  test('is copied, not fetched again, and the copy is a file of its own', async () => {
    const { second, requests, names } = await withTwin(async () => {});
    expect(second).toMatchObject({ kind: 'saved', fetched: false });
    expect(requests).toBe(1);
    expect(names).toEqual(['Ann (2).png', 'Ann.png']);
  });

  test.each([
    ['cut', (path: string) => writeFile(path, photo.subarray(0, 900))],
    ['another picture', (path: string) => writeFile(path, pngOf(5_000, 2))],
    ['no picture', (path: string) => writeFile(path, 'edited')],
    ['empty', (path: string) => writeFile(path, '')],
  ])('that has become %s is fetched', async (_name, change) => {
    const { second, requests, names } = await withTwin(change);
    expect(second).toMatchObject({ kind: 'saved', fetched: true });
    expect(requests).toBe(2);
    expect(names).toEqual(['Ann (2).png', 'Ann.png']);
  });

  test('that is gone is fetched', async () => {
    const { origin } = await serve((_request, response) => response.end(photo));
    const folder = await temporaryFolder();
    const twin = { path: join(folder, 'gone.png'), sha256: '0'.repeat(64) };
    const saver = saverFor(origin);
    const job = jobOf(`${origin}/photo`, { twin });
    const outcome = await saver.save(job, { folder });
    expect(outcome).toMatchObject({ kind: 'saved', fetched: true, path: join(folder, 'Ann.png') });
  });
});

test('a photo that is stopped half-way leaves nothing behind', async () => {
  const large = pngOf(2_500_000);
  const { origin } = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': large.length }).write(large.subarray(0, 2_000_000));
  });
  const folder = await temporaryFolder();
  const stop = new AbortController();
  const saving = saverFor(origin).save(jobOf(`${origin}/photo`), { folder }, stop.signal);
  // The first megabyte is on disk by then.
  await expect.poll(async () => (await readdir(folder)).length).toBe(1);
  stop.abort();
  expect(await saving).toEqual({ kind: 'stopped' });
  expect(await readdir(folder)).toEqual([]);
});

test('a sub-folder that vanishes while photos come is trouble with the folder, not with the photo', async () => {
  const { origin } = await serve((_request, response) => response.end(photo));
  const folder = join(await temporaryFolder(), 'photos');
  await mkdir(folder);
  const saver = saverFor(origin);
  const target = { folder, nameTemplate: '{list}/{name}' };
  expect((await saver.save(jobOf(`${origin}/photo`), target)).kind).toBe('saved');
  await rm(folder, { recursive: true });
  expect(await saver.save(jobOf(`${origin}/photo`), target)).toMatchObject({
    kind: 'folder',
    trouble: { code: 'no-folder' },
  });
  expect(await saver.probe(folder)).toMatchObject({ code: 'no-folder' });
  await mkdir(folder);
  expect(await saver.probe(folder)).toBeNull();
  expect((await saver.save(jobOf(`${origin}/photo`), target)).kind).toBe('saved');
});
