import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf, faulty, openSandbox, photoUrls, withPhoto } from './test-client';

describe('photos', () => {
  test.each([
    ['png', '.png', '89504e47'],
    ['jpeg', '.jpg', 'ffd8ff'],
    ['webp', '.webp', '52494646'],
  ] as const)('%s: the right label, length, ETag and bytes', async (format, ending, magic) => {
    const { url, bytes } = await withPhoto(format);
    const answer = await fetch(url);
    expect(new URL(url).pathname).toBe(`/headshots/one${ending}`);
    expect(answer.headers.get('content-type')).toBe(`image/${format}`);
    expect(answer.headers.get('content-length')).toBe(String(bytes.length));
    expect(answer.headers.get('etag')).toMatch(/^"[\da-f]{20}"$/);
    expect((await bytesOf(answer)).equals(bytes)).toBe(true);
    expect(bytes.toString('hex').startsWith(magic)).toBe(true);
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
  });

  test('are there only once the task has finished, and no more of them than it has', async () => {
    const { sandbox, pass } = await openSandbox();
    sandbox.addTasks([{ id: 'one', outcome: 'finished', finishesAfterMs: 1000, photos: 2 }]);
    expect((await fetch(`${sandbox.url}/headshots/one.png`)).status).toBe(404);
    pass(1000);
    const urls = await photoUrls(sandbox, 'one');
    expect(urls.map((url) => new URL(url).pathname)).toEqual([
      '/headshots/one.png',
      '/headshots/one.2.png',
    ]);
    const photos = await Promise.all(urls.map(async (url) => bytesOf(await fetch(url))));
    expect(photos[0]?.equals(photos[1] ?? Buffer.alloc(0))).toBe(false);
    expect((await fetch(`${sandbox.url}/headshots/one.3.png`)).status).toBe(404);
    expect((await fetch(`${sandbox.url}/headshots/one.jpg`)).status).toBe(404);
    expect(sandbox.photo('http://127.0.0.9/headshots/one.png')).toBeUndefined();
  });

  test('two tasks with one face still differ in their bytes', async () => {
    const { sandbox } = await openSandbox();
    const base = { outcome: 'finished' as const, finishesAfterMs: 0, portrait: 4 };
    sandbox.addTasks([
      { id: 'a', ...base },
      { id: 'b', ...base },
    ]);
    const [a, b] = ['a', 'b'].map((id) => sandbox.photo(`${sandbox.url}/headshots/${id}.png`));
    expect(a?.includes('a photo 1')).toBe(true);
    expect(a?.equals(b ?? Buffer.alloc(0))).toBe(false);
  });
});

describe('ranges', () => {
  test('any range that lies in the photo gives exactly its bytes', async () => {
    const { url, bytes } = await withPhoto();
    const place = fc.nat({ max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.nat({ max: bytes.length * 2 }), async (first, length) => {
        const last = first + length;
        const answer = await fetch(url, { headers: { range: `bytes=${first}-${last}` } });
        const end = Math.min(last, bytes.length - 1);
        expect(answer.status).toBe(206);
        expect(answer.headers.get('content-range')).toBe(`bytes ${first}-${end}/${bytes.length}`);
        expect((await bytesOf(answer)).equals(bytes.subarray(first, end + 1))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  test('open, from the end, beyond the end, and senseless ones', async () => {
    const { url, bytes } = await withPhoto();
    const ask = async (range: string) => {
      const answer = await fetch(url, { headers: { range } });
      return [answer.status, (await answer.arrayBuffer()).byteLength];
    };
    expect(await ask('bytes=100-')).toEqual([206, bytes.length - 100]);
    expect(await ask('bytes=-100')).toEqual([206, 100]);
    expect(await ask(`bytes=${bytes.length}-`)).toEqual([416, 0]);
    expect(await ask('bytes=9-3')).toEqual([416, 0]);
    expect(await ask('bytes=-')).toEqual([200, bytes.length]);
    expect(await ask('pages=1-2')).toEqual([200, bytes.length]);
  });

  test('If-Range: the rest for the same ETag, everything for another or a weak one', async () => {
    const { sandbox, url, bytes } = await withPhoto();
    const etag = (await fetch(url)).headers.get('etag') ?? '';
    const ask = async (ifRange: string) =>
      (await fetch(url, { headers: { range: 'bytes=9-', 'if-range': ifRange } })).status;
    expect(await ask(etag)).toBe(206);
    expect(await ask('"other"')).toBe(200);
    sandbox.faults.photo('one', { kind: 'weak-etag' });
    expect((await fetch(url)).headers.get('etag')).toBe(`W/${etag}`);
    expect(await ask(`W/${etag}`)).toBe(200);
    sandbox.faults.clear();
    sandbox.faults.photo('one', { kind: 'replaced' });
    const replaced = await fetch(url, { headers: { range: 'bytes=9-', 'if-range': etag } });
    expect(replaced.status).toBe(200);
    expect(replaced.headers.get('etag')).not.toBe(etag);
    expect((await bytesOf(replaced)).equals(bytes)).toBe(false);
  });

  test.each([
    ['ignored', 200, null],
    ['wrong', 206, /^bytes 0-99\//],
    ['refused', 416, /^bytes \*\//],
  ] as const)('a range can be %s', async (how, status, contentRange) => {
    const { url } = await faulty({ kind: 'range', how });
    const answer = await fetch(url, { headers: { range: 'bytes=500-' } });
    expect(answer.status).toBe(status);
    const header = answer.headers.get('content-range');
    if (contentRange) expect(header).toMatch(contentRange);
    else expect(header).toBeNull();
  });
});
