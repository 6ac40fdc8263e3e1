import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { FETCH_LIMITS } from '../../electron/downloads/fetch/fetch-photo';
import type { PhotoFault } from '../../sandbox/faults';
import type { ImageFormat } from '../../sandbox/images';
import { openDesk, uuid } from '../cli/desk';
import { readJson } from '../cli/fetch-json';
import { simulatedClock } from '../fakes/clock';
import { expectNoToken, expectSaved, openStand, photosIn, type Stand } from './stand';

const fastBrotli = (bytes: Buffer) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
const MEGABYTE = 1024 * 1024;

async function withFault(
  fault: PhotoFault,
  format?: ImageFormat,
): Promise<Stand & { url: string }> {
  const stand = await openStand();
  const { url } = stand.photo('one', format);
  stand.sandbox.faults.photo('one', fault);
  return { ...stand, url };
}

const page = '<!DOCTYPE html><html><title>Log in to this network</title></html>';
const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
const program = Buffer.from('MZ\x90\0\x03\0\0\0 This program cannot be run in DOS mode.', 'latin1');

describe('11. what is no photo is never saved as one, and its reason is clear', () => {
  test.each<[string, string | Buffer, string, RegExp]>([
    ['a log-in page', page, 'html', /web page/],
    ['a log-in page after blanks', `\ufeff \r\n\t${page}`, 'html', /web page/],
    ['an SVG', svg, 'not-an-image', /neither PNG nor JPEG nor WebP/],
    ['an SVG with a prologue', `<?xml version="1.0"?>${svg}`, 'not-an-image', /neither/],
    ['a Windows program', program, 'not-an-image', /neither/],
    ['a Linux program', Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), 'not-an-image', /neither/],
    ['a script', '#!/bin/sh\nrm -rf ~\n', 'not-an-image', /neither/],
    ['a zip archive', Buffer.from('PK\x03\x04', 'latin1'), 'not-an-image', /neither/],
    ['a GIF', 'GIF89a, which nobody asked for', 'not-an-image', /neither/],
    ['JSON', '{"error":"expired"}', 'not-an-image', /neither/],
    ['nothing', '', 'empty', /empty/],
  ])('%s, sent with 200 as a PNG', async (_name, body, code, message) => {
    const stand = await withFault({ kind: 'body', body, type: 'image/png' });
    const outcome = await stand.save({ url: stand.url });
    expect(outcome).toMatchObject({
      kind: 'refused',
      error: { code, message: expect.stringMatching(message) },
    });
    expect(await photosIn(stand.folder)).toEqual([]);
    expect(stand.told.requests).toBe(1);
    expectNoToken(stand.sandbox);
  });

  test.each<[ImageFormat, string]>([
    ['png', 'Ann.png'],
    ['jpeg', 'Ann.jpg'],
    ['webp', 'Ann.webp'],
  ])('but a %s is named by its bytes, whatever it is labelled', async (format, name) => {
    for (const type of ['text/html', 'image/svg+xml', 'application/x-msdownload', 'image/gif']) {
      const stand = await openStand();
      const { url, bytes } = stand.photo('one', format);
      stand.sandbox.faults.photo('one', { kind: 'label', type });
      await expectSaved(await stand.save({ url: `${url}?as=photo.exe` }), bytes);
      expect(await stand.photos()).toEqual([name]);
    }
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', fastBrotli],
  ])('a bomb, packed with %s, is not unpacked', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(100 * MEGABYTE));
    const stand = await withFault({ kind: 'body', body: bomb, type: 'image/png', encoding });
    expect(await stand.save({ url: stand.url })).toMatchObject({
      kind: 'refused',
      error: { code: 'encoded', message: expect.stringMatching(/packed/) },
    });
    expect(stand.told.bytes).toBeLessThanOrEqual(bomb.length);
    expect(await photosIn(stand.folder)).toEqual([]);
  });
});

describe('11. what does not end is ended', () => {
  test('the limits are 64 MB and 30 s', () => {
    expect(FETCH_LIMITS).toMatchObject({ maxBytes: 64 * MEGABYTE, stallMs: 30_000 });
  });

  test.each<[ImageFormat, string, string]>([
    // Zeros go on inside a JPEG's scan, and after a WebP's end; in a PNG they are no chunk.
    ['jpeg', 'refused', 'too-large'],
    ['webp', 'refused', 'too-large'],
    ['png', 'delayed', 'damaged'],
  ])('an endless %s', async (format, kind, code) => {
    const stand = await withFault({ kind: 'endless' }, format);
    expect(await stand.save({ url: stand.url })).toMatchObject({ kind, error: { code } });
    expect(stand.told.bytes).toBeLessThanOrEqual(64 * MEGABYTE);
    if (code === 'too-large') expect(stand.told.bytes).toBeGreaterThan(63 * MEGABYTE);
    expect(await photosIn(stand.folder)).toEqual([]);
  });

  test('one byte a second is given up after 30 s', async () => {
    const clock = simulatedClock();
    const stand = await openStand({ clock });
    const { url } = stand.photo('one');
    stand.sandbox.faults.photo('one', { kind: 'slow', bytesPerSecond: 1 });
    let outcome: unknown = null;
    void stand.save({ url }).then((told) => (outcome = told));
    // The first byte has come: from here on, only the clock can end it.
    await expect.poll(() => stand.told.bytes).toBe(1);
    await clock.advance(FETCH_LIMITS.stallMs - 1_000);
    expect(outcome).toBeNull();
    await clock.advance(1_000);
    await expect.poll(() => outcome).toMatchObject({ error: { code: 'stalled' } });
    expect(outcome).toMatchObject({ kind: 'delayed', reason: 'trouble' });
    expect(await photosIn(stand.folder)).toEqual([]);
  });

  test.each<[string, PhotoFault]>([
    ['before the answer', { kind: 'silence' }],
    ['within the photo', { kind: 'cut', atByte: 9_000, by: 'silence' }],
    ['within a chunk', { kind: 'cut', atByte: 9_000, by: 'silence', length: 'chunked' }],
  ])('silence %s is given up after 30 s', async (_name, fault) => {
    const clock = simulatedClock();
    const stand = await openStand({ clock });
    const { url } = stand.photo('one');
    stand.sandbox.faults.photo('one', fault);
    let outcome: unknown = null;
    void stand.save({ url }).then((told) => (outcome = told));
    await expect.poll(() => stand.sandbox.counts.pictures).toBe(1);
    // Bytes that were on their way when the silence began are no silence, and what broke off is gone on
    // with at once: it may take the limit a few times, each time with a request of its own.
    for (let waited = 0; waited < 8 && outcome === null; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      await clock.advance(FETCH_LIMITS.stallMs);
    }
    await expect
      .poll(() => outcome)
      .toMatchObject({
        kind: 'delayed',
        error: { code: 'stalled', message: expect.stringMatching(/silent/) },
      });
    expect(await photosIn(stand.folder)).toEqual([]);
  });
});

test('11. the whole program gives each its reason, saves the others, and ends', async (context) => {
  const desk = await openDesk(context);
  const bomb = gzipSync(Buffer.alloc(100 * MEGABYTE));
  const cases: { fault: PhotoFault; code: string; format?: ImageFormat }[] = [
    { fault: { kind: 'body', body: page }, code: 'html' },
    { fault: { kind: 'body', body: svg }, code: 'not-an-image' },
    { fault: { kind: 'body', body: program }, code: 'not-an-image' },
    { fault: { kind: 'body', body: '' }, code: 'empty' },
    { fault: { kind: 'body', body: bomb, encoding: 'gzip' }, code: 'encoded' },
    { fault: { kind: 'endless' }, code: 'too-large', format: 'jpeg' },
    { fault: { kind: 'truncated', atByte: 9_000 }, code: 'truncated' },
  ];
  const list = await desk.list(
    'list.csv',
    [...cases.map(({ format }) => format), 'png' as const, 'png' as const, 'png' as const].map(
      (format = 'png', n) => ({ id: uuid(n), name: `Person ${n}`, format }),
    ),
  );
  for (const [n, { fault }] of cases.entries()) desk.sandbox.faults.photo(uuid(n), fault);
  const { code, stdout, stderr } = await desk.fetch([list, '--json']);
  expect(code, stderr).toBe(3);
  const { tasks, counts } = readJson(stdout);
  expect(counts).toMatchObject({ photosSaved: 3, photosFailed: cases.length });
  for (const [n, { code }] of cases.entries()) {
    const photo = tasks.find(({ id }) => id === uuid(n))?.photos[0];
    expect(photo, code).toMatchObject({ status: 'failed', error: { code } });
  }
  expect(await desk.files()).toEqual(['Person 7.png', 'Person 8.png', 'Person 9.png']);
});
