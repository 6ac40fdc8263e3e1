import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bytesOf, faulty, withPhoto } from './test-client';

/** Asked by hand, for HTTP clients differ in what they take for an end: the head, the body so far, how it ended. */
const receive = (url: string) =>
  new Promise<{ head: string; body: Buffer; ended: 'fin' | 'rst' }>((resolve) => {
    const { hostname, port, pathname } = new URL(url);
    const parts: Buffer[] = [];
    const settle = (ended: 'fin' | 'rst') => {
      const all = Buffer.concat(parts);
      const at = all.indexOf('\r\n\r\n');
      resolve({ head: all.toString('latin1', 0, at), body: all.subarray(at + 4), ended });
    };
    const socket = connect(Number(port), hostname);
    socket.write(`GET ${pathname} HTTP/1.1\r\nhost: ${hostname}\r\n\r\n`);
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('end', () => settle('fin'));
    socket.on('error', () => settle('rst'));
  });

describe('photo faults', () => {
  test('last as many requests as told, for a task, a URL or all', async () => {
    const { sandbox, url } = await faulty(
      { kind: 'status', status: 503, retryAfter: { seconds: 3 } },
      2,
    );
    const first = await fetch(url);
    expect([first.status, first.headers.get('retry-after')]).toEqual([503, '3']);
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([503, 200]);
    sandbox.faults.photo(url, { kind: 'status', status: 403 }, 1);
    expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([403, 200]);
    sandbox.faults.photo('*', { kind: 'status', status: 500 });
    expect((await fetch(url)).status).toBe(500);
    sandbox.faults.clear();
    expect((await fetch(url)).status).toBe(200);
  });

  test('a redirect', async () => {
    const { url } = await faulty({ kind: 'redirect', location: 'file:///etc/hostname' });
    const answer = await fetch(url, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, 'file:///etc/hostname']);
  });

  test('HTML as PNG, nothing at all, a wrong label, a short file', async () => {
    const html = await fetch((await faulty({ kind: 'body', body: '<html>' })).url);
    expect([html.headers.get('content-type'), await html.text()]).toEqual(['image/png', '<html>']);
    const empty = await fetch((await faulty({ kind: 'body', body: '', type: 'image/webp' })).url);
    expect([empty.headers.get('content-length'), await empty.text()]).toEqual(['0', '']);
    const label = await faulty({ kind: 'label', type: 'text/plain' });
    const labelled = await fetch(label.url);
    expect(labelled.headers.get('content-type')).toBe('text/plain');
    expect((await bytesOf(labelled)).equals(label.bytes)).toBe(true);
    const short = await fetch((await faulty({ kind: 'truncated', atByte: 700 })).url);
    expect((await bytesOf(short)).length).toBe(700);
  });

  test.each([
    ['fin', 'declared', false],
    ['rst', 'declared', false],
    ['fin', 'chunked', false],
    ['fin', 'none', false],
    ['rst', 'none', false],
    ['fin', 'declared', true],
  ] as const)('cut by %s, length %s, gzip %s', async (by, length, gzip) => {
    const { url, bytes } = await faulty({ kind: 'cut', atByte: 900, by, length, gzip });
    const { head, body, ended } = await receive(url);
    expect(ended).toBe(by);
    const encoded = gzip ? gzipSync(bytes) : bytes;
    expect(head.includes(`content-length: ${encoded.length}`)).toBe(length === 'declared');
    expect(head.includes('content-encoding: gzip')).toBe(gzip);
    const announced = length === 'chunked' ? `${bytes.length.toString(16)}\r\n` : '';
    expect(body.equals(Buffer.concat([Buffer.from(announced), encoded.subarray(0, 900)]))).toBe(
      true,
    );
  });

  test('endless: more than 20 MB arrive and it goes on', async () => {
    const { url, bytes } = await faulty({ kind: 'endless' });
    const reader = (await fetch(url)).body?.getReader();
    let size = 0;
    while (reader && size < 20_000_000) {
      const { done, value } = await reader.read();
      if (done) break;
      if (size === 0) expect(bytes.subarray(0, 8).equals(value.subarray(0, 8))).toBe(true);
      size += value.length;
    }
    await reader?.cancel();
    expect(size).toBeGreaterThanOrEqual(20_000_000);
  });

  test('slow: the bytes are right and take their time', async () => {
    const { url, bytes } = await withPhoto().then(async (photo) => {
      photo.sandbox.faults.photo('one', { kind: 'slow', bytesPerSecond: photo.bytes.length * 5 });
      return photo;
    });
    const begun = performance.now();
    const received = await bytesOf(await fetch(url));
    expect(performance.now() - begun).toBeGreaterThan(100);
    expect(received.equals(bytes)).toBe(true);
  });

  test('reset and silence', async () => {
    await expect(fetch((await faulty({ kind: 'reset' })).url)).rejects.toThrow();
    const { url } = await faulty({ kind: 'silence' });
    await expect(fetch(url, { signal: AbortSignal.timeout(60) })).rejects.toThrow(/timeout/i);
  });
});
