import { readdir, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadImages, withComment } from './images';
import { portraits } from './test-client';

const images = await loadImages(portraits);
const bytes = (file: string) => images.bytes(file) ?? Buffer.alloc(0);

test('the portraits are numbered without gaps, small, and of all three formats', async () => {
  expect(images.portraits.map(({ number }) => number)).toEqual(
    images.portraits.map((_, index) => index + 1),
  );
  expect(new Set(images.portraits.map(({ format }) => format)).size).toBe(3);
  expect(images.portraits.every(({ source }) => source.endsWith('-source.jpg'))).toBe(true);
  for (const file of await readdir(portraits)) {
    expect((await stat(join(portraits, file))).size, file).toBeLessThan(40 * 1024);
  }
});

test('a PNG with a comment is sound: every chunk’s CRC holds, IEND is last', () => {
  const png = withComment(bytes('01.png'), 'png', 'a task photo 1');
  const types: string[] = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    types.push(png.toString('latin1', at + 4, at + 8));
    expect(png.readUInt32BE(at + 8 + length)).toBe(crc32(png.subarray(at + 4, at + 8 + length)));
    at += 12 + length;
  }
  expect(types.slice(-2)).toEqual(['tEXt', 'IEND']);
  expect(types[0]).toBe('IHDR');
});

test('a JPEG with a comment begins with SOI and COM, and the rest is untouched', () => {
  const plain = bytes('19.jpg');
  const marked = withComment(plain, 'jpeg', 'a task photo 1');
  expect(marked.subarray(0, 6).toString('hex')).toBe('ffd8fffe0010');
  expect(marked.subarray(6 + 14).equals(plain.subarray(2))).toBe(true);
});

test.each(['even', 'odd'])('a WebP with a comment of %s length keeps its RIFF size', (parity) => {
  const text = parity === 'even' ? 'task 1' : 'task 11';
  const marked = withComment(bytes('20.webp'), 'webp', text);
  expect(marked.readUInt32LE(4)).toBe(marked.length - 8);
  expect(marked.toString('latin1', 8, 16)).toBe('WEBPVP8X');
  let at = 12;
  while (at < marked.length) {
    const size = marked.readUInt32LE(at + 4);
    at += 8 + size + (size % 2);
  }
  expect(at).toBe(marked.length);
});
