import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { PhotoFault, RangeFault } from './faults';
import { bytesOf, faulty, finishing, openSandbox, photoUrls, withPhoto } from './test-client';

const ask = (url: string, range = 'bytes=1000-') => fetch(url, { headers: { range } });

describe('a range that is answered wrongly', () => {
  const lie = async (how: RangeFault) => {
    const { url, bytes } = await faulty({ kind: 'range', how });
    const answer = await ask(url);
    const body = await bytesOf(answer);
    return { status: answer.status, place: answer.headers.get('content-range'), body, bytes };
  };

  test.each<[RangeFault, number, (size: number) => string | null, (bytes: Buffer) => Buffer]>([
    [
      'mislabelled',
      206,
      (size) => `bytes 1001-${size - 1}/${size}`,
      (bytes) => bytes.subarray(1001),
    ],
    [
      'resized',
      206,
      (size) => `bytes 1000-${size - 1}/${size + 1}`,
      (bytes) => bytes.subarray(1000),
    ],
    ['unlabelled', 206, () => null, (bytes) => bytes.subarray(1000)],
  ])('%s', async (how, status, place, part) => {
    const seen = await lie(how);
    expect(seen.status).toBe(status);
    expect(seen.place).toBe(place(seen.bytes.length));
    expect(seen.body.equals(part(seen.bytes))).toBe(true);
  });

  test('short: half of what was asked for', async () => {
    const { place, body, bytes } = await lie('short');
    expect(body.equals(bytes.subarray(1000, 1000 + body.length))).toBe(true);
    expect(body.length).toBe((bytes.length - 1000) >> 1);
    expect(place).toBe(`bytes 1000-${999 + body.length}/${bytes.length}`);
  });

  test('replaced: other bytes of the same place and length, under another ETag', async () => {
    const { sandbox, url, bytes } = await withPhoto();
    const etag = (await fetch(url)).headers.get('etag');
    sandbox.faults.photo('one', { kind: 'range', how: 'replaced' });
    const answer = await ask(url);
    const body = await bytesOf(answer);
    expect(answer.headers.get('etag')).not.toBe(etag);
    expect(body.length).toBe(bytes.length - 1000);
    expect(body.equals(bytes.subarray(1000))).toBe(false);
  });

  test.each<RangeFault>(['mislabelled', 'resized', 'unlabelled', 'short', 'replaced'])(
    'but not where none was asked for: %s',
    async (how) => {
      const { url, bytes } = await faulty({ kind: 'range', how });
      const answer = await fetch(url);
      expect(answer.status).toBe(200);
      expect((await bytesOf(answer)).equals(bytes)).toBe(true);
    },
  );
});

test.each<['strong' | 'weak' | 'none', RegExp | null]>([
  ['strong', /^"[\da-f]{20}"$/],
  ['weak', /^W\/"[\da-f]{20}"$/],
  ['none', null],
])('a photo that is cut comes with an ETag: %s', async (etag, words) => {
  const { url } = await faulty({ kind: 'cut', atByte: 900, etag });
  const answer = await fetch(url);
  if (words) expect(answer.headers.get('etag')).toMatch(words);
  else expect(answer.headers.get('etag')).toBeNull();
  await expect(answer.arrayBuffer()).rejects.toThrow();
});

test('a photo may be followed by silence', async () => {
  const fault: PhotoFault = { kind: 'cut', atByte: 900, by: 'silence' };
  const { url } = await faulty(fault);
  const answer = await fetch(url, { signal: AbortSignal.timeout(80) });
  await expect(answer.arrayBuffer()).rejects.toThrow(/timeout/i);
});

test('a body may be packed', async () => {
  const body = gzipSync('unpacked');
  const { url } = await faulty({ kind: 'body', body, type: 'text/plain', encoding: 'gzip' });
  expect(await (await fetch(url)).text()).toBe('unpacked');
});

test('photos may be said to be elsewhere', async () => {
  const { sandbox, pass } = await openSandbox();
  const elsewhere = ['file:///etc/passwd', 'http://10.0.0.1/a.png'];
  sandbox.addTasks([finishing('one', { imageUrls: elsewhere })]);
  pass(60_000);
  expect(await photoUrls(sandbox, 'one')).toEqual(elsewhere);
});
