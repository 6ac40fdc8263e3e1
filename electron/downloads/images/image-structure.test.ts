import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createImageCheck, type StructureVerdict } from './image-structure';
import { jpegOf, pngChunk, pngOf, webpOf } from '../testing/test-images';

function verdictOf(...pieces: Buffer[]): StructureVerdict {
  const check = createImageCheck();
  for (const piece of pieces) check.push(piece);
  return check.end();
}

const whole = [
  ['png', pngOf(300)],
  ['jpeg', jpegOf()],
  ['webp', webpOf()],
] as const;

describe.each(whole)('a %s', (type, bytes) => {
  test('is whole, however it is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(bytes.length), { maxLength: 12 }), (cuts) => {
        const edges = [0, ...cuts.toSorted((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect(verdictOf(...pieces)).toEqual({ ok: true, type });
      }),
    );
  });

  test('is whole byte by byte', () => {
    expect(verdictOf(...Array.from(bytes, (byte) => Buffer.from([byte])))).toEqual({
      ok: true,
      type,
    });
  });

  test('is never whole when its end is missing, wherever it was cut', () => {
    for (let end = 0; end < bytes.length; end += 1) {
      const code = end === 0 ? 'empty' : 'truncated';
      expect(verdictOf(bytes.subarray(0, end)), `cut at ${end}`).toEqual({ ok: false, code });
    }
  });

  test('may be followed by other bytes', () => {
    expect(verdictOf(bytes, Buffer.from('more'))).toEqual({ ok: true, type });
  });
});

test('one wrong bit anywhere in a PNG is found', () => {
  const bytes = pngOf(100);
  fc.assert(
    fc.property(fc.integer({ min: 8, max: bytes.length - 1 }), fc.nat(7), (at, bit) => {
      const wrong = Buffer.from(bytes);
      wrong[at]! ^= 1 << bit;
      expect(verdictOf(wrong).ok).toBe(false);
    }),
  );
});

test('random bytes after a true beginning never upset the check', () => {
  const starts = whole.map(([, bytes]) => bytes.subarray(0, 12));
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      expect(() => verdictOf(start, Buffer.from(rest))).not.toThrow();
    }),
  );
});

describe('a PNG is damaged', () => {
  const bytes = pngOf();
  const [signature, rest] = [bytes.subarray(0, 8), bytes.subarray(8)];
  const header = rest.subarray(0, 25);
  const end = pngChunk('IEND', Buffer.alloc(0));

  test.each([
    ['without IHDR first', [signature, pngChunk('IDAT', Buffer.from('x')), end]],
    ['with two IHDR', [signature, header, header, end]],
    ['without IDAT', [signature, header, end]],
    ['with a chunk name of other bytes', [signature, header, pngChunk('ID\0T', Buffer.from('x'))]],
  ])('%s', (_name, pieces) => {
    expect(verdictOf(...pieces)).toEqual({ ok: false, code: 'damaged' });
  });
});

test('a JPEG whose end comes before any scan is damaged', () => {
  expect(verdictOf(Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0]))).toEqual({
    ok: false,
    code: 'damaged',
  });
});

test('a WebP whose chunks outgrow its RIFF size is damaged', () => {
  const bytes = webpOf();
  bytes.writeUInt32LE(bytes.readUInt32LE(4) - 2, 4);
  expect(verdictOf(bytes)).toEqual({ ok: false, code: 'damaged' });
});

describe('what is not an image is named', () => {
  test.each([
    ['html', '<!DOCTYPE html><html>Log in</html>'],
    ['html', '\ufeff \n<html>'],
    ['html', '<html'],
    ['not-an-image', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['not-an-image', '<?xml version="1.0"?><svg/>'],
    ['not-an-image', 'MZ\x90\0 this program cannot be run'],
    ['not-an-image', 'GIF89a, an image nobody asked for'],
    ['not-an-image', 'hm'],
    ['empty', ''],
  ] as const)('%s: %j', (code, text) => {
    expect(verdictOf(Buffer.from(text))).toEqual({ ok: false, code });
  });
});

test('the sample portraits of the sandbox are whole', () => {
  const folder = join(import.meta.dirname, '../../../sandbox/portraits');
  const names = readdirSync(folder).filter((name) => /\.(?:png|jpg|webp)$/.test(name));
  expect(names.length).toBeGreaterThan(12);
  for (const name of names) {
    const type = name.split('.').pop()!.replace('jpg', 'jpeg');
    expect(verdictOf(readFileSync(join(folder, name))), name).toEqual({ ok: true, type });
  }
});
