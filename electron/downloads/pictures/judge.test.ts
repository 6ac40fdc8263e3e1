import { describe, expect, it } from 'vitest';
import { jpegOf, webpOf } from '../testing/test-images';
import { judge } from './judge';
import { sizeOf } from './picture-size';
import { buildPng, LOSSLESS_WEBP, LOSSY_WEBP, PROGRESSIVE_JPEG, softPlan } from './test-pictures';
import { writeJpeg } from './write-jpeg';
import { decodeJpeg } from './wasm-decoders';

type File = Buffer<ArrayBuffer>;

/** A baseline JPEG of that size. */
async function jpeg(width: number, height: number): Promise<File> {
  const { sample } = softPlan(width, height);
  const rgba = Uint8Array.from({ length: width * height * 4 }, (_, i) =>
    i % 4 === 3 ? 255 : sample((i >> 2) % width, Math.floor((i >> 2) / width), i % 4),
  );
  return Buffer.from(await writeJpeg({ width, height, rgba }));
}

/** Where the scan's data begins. */
function scanStart(file: File): number {
  const at = file.indexOf(Buffer.from([0xff, 0xda]));
  return at + 2 + file.readUInt16BE(at + 2);
}

describe('a JPEG', () => {
  it('is sound, baseline or progressive, and its thumbnail has its shape', async () => {
    const { verdict, thumbnail } = await judge(await jpeg(900, 1200), 'jpeg', true);
    expect(verdict).toBe('sound');
    expect(sizeOf(Buffer.from(thumbnail!), 'jpeg')).toMatchObject({ width: 300, height: 400 });
    expect((await judge(PROGRESSIVE_JPEG, 'jpeg', true)).verdict).toBe('sound');
  });

  it('is damaged when its scan ends early or is not what the tables say', async () => {
    const file = await jpeg(300, 200);
    const start = scanStart(file);
    const cut = Buffer.concat([file.subarray(0, start + 300), Buffer.from([0xff, 0xd9])]);
    expect(await judge(cut, 'jpeg', true)).toEqual({ verdict: 'damaged', thumbnail: null });
    // All ones, which is no code in any table.
    const ones = Buffer.from([0xff, 0]);
    const holed = Buffer.from(file).fill(ones, start + 200, file.length - 200);
    expect((await judge(holed, 'jpeg', false)).verdict).toBe('damaged');
    expect((await judge(file, 'jpeg', false)).verdict).toBe('sound');
  });

  it('is not damaged for bytes between its segments, nor for what follows it', async () => {
    const file = await jpeg(30, 20);
    const end = file.subarray(-2);
    const padded = Buffer.concat([
      file.subarray(0, -2),
      Buffer.alloc(20, 7),
      end,
      Buffer.alloc(9, 1),
    ]);
    expect((await judge(padded, 'jpeg', true)).verdict).toBe('sound');
  });

  it('is not judged where it is of a kind that we do not decode', async () => {
    const twelveBits = await jpeg(30, 20);
    twelveBits[twelveBits.indexOf(Buffer.from([0xff, 0xc0])) + 4] = 12;
    expect((await judge(twelveBits, 'jpeg', true)).verdict).toBe('unjudged');
    const lossless = await jpeg(30, 20);
    lossless[lossless.indexOf(Buffer.from([0xff, 0xc0])) + 1] = 0xc3;
    expect((await judge(lossless, 'jpeg', true)).verdict).toBe('unjudged');
    expect((await judge(await cmykJpeg(), 'jpeg', true)).verdict).toBe('unjudged');
    // What was refused does not touch the next.
    expect((await judge(await jpeg(30, 20), 'jpeg', true)).verdict).toBe('sound');
  });

  it('stands upright in its thumbnail', async () => {
    const turned = withOrientation(await jpeg(60, 40), 6);
    const { thumbnail } = await judge(turned, 'jpeg', true);
    expect(sizeOf(Buffer.from(thumbnail!), 'jpeg')).toMatchObject({ width: 40, height: 60 });
  });
});

describe('a WebP', () => {
  it('is sound, lossy or lossless', async () => {
    for (const file of [LOSSY_WEBP, LOSSLESS_WEBP]) {
      const { verdict, thumbnail } = await judge(file, 'webp', true);
      expect(verdict).toBe('sound');
      expect(sizeOf(Buffer.from(thumbnail!), 'jpeg')).toMatchObject({ width: 24, height: 18 });
    }
  });

  it('is damaged when its data ends early within a whole structure', async () => {
    for (const file of [LOSSY_WEBP, LOSSLESS_WEBP]) {
      const cut = Buffer.from(file.subarray(0, file.length - 20));
      cut.writeUInt32LE(cut.length - 8, 4);
      cut.writeUInt32LE(cut.length - 20, 16);
      expect((await judge(cut, 'webp', true)).verdict).toBe('damaged');
    }
  });

  it('is not judged when it moves', async () => {
    const moving = Buffer.alloc(60);
    moving.write('RIFF____WEBPVP8X', 'latin1');
    moving[20] = 0x02;
    expect((await judge(moving, 'webp', true)).verdict).toBe('unjudged');
  });
});

describe('a picture of too many pixels', () => {
  it('is not decoded', async () => {
    const file = await jpeg(30, 20);
    const frame = file.indexOf(Buffer.from([0xff, 0xc0]));
    file.writeUInt16BE(8_000, frame + 5);
    file.writeUInt16BE(8_000, frame + 7);
    expect((await judge(file, 'jpeg', true)).verdict).toBe('unjudged');
    const webp = Buffer.from(LOSSLESS_WEBP);
    webp.writeUInt32LE(0x0fffffff, 21);
    expect((await judge(webp, 'webp', true)).verdict).toBe('unjudged');
  });
});

describe('a picture whose header says nothing', () => {
  it('is not judged', async () => {
    expect((await judge(Buffer.from('ffd8ff'), 'jpeg', true)).verdict).toBe('unjudged');
    expect((await judge(Buffer.from('RIFF'), 'webp', true)).verdict).toBe('unjudged');
    expect((await judge(Buffer.from([0xff, 0xd8, 0xff]), 'jpeg', true)).verdict).toBe('unjudged');
    expect((await judge(webpOf() as File, 'webp', true)).verdict).not.toBe('sound');
    expect((await judge(jpegOf() as File, 'jpeg', true)).verdict).not.toBe('sound');
  });
});

describe('the thumbnail of a PNG', () => {
  it('looks like it', async () => {
    const plan = softPlan(600, 450);
    const { thumbnail } = await judge(buildPng(plan), 'png', true);
    const back = await decodeJpeg(Buffer.from(thumbnail!));
    if (back.kind !== 'picture') throw new Error(back.kind);
    expect([back.picture.width, back.picture.height]).toEqual([400, 300]);
    let worst = 0;
    for (let y = 0; y < 300; y += 1) {
      const row = back.picture.nextRow();
      for (let x = 0; x < 400; x += 1) {
        for (let c = 0; c < 3; c += 1) {
          const was = plan.sample(Math.floor((x + 0.5) * 1.5), Math.floor((y + 0.5) * 1.5), c);
          worst = Math.max(worst, Math.abs(row[x * 3 + c]! - was));
        }
      }
    }
    expect(worst).toBeLessThan(8);
  });

  it('is made only when it is wanted', async () => {
    expect(await judge(buildPng(softPlan(6, 4)), 'png', false)).toEqual({
      verdict: 'sound',
      thumbnail: null,
    });
  });
});

/** 8 × 8 px of one colour, in four inks: each block is a zero and the end of it. */
async function cmykJpeg(): Promise<File> {
  const file = await jpeg(8, 8);
  const tables = file.subarray(0, file.indexOf(Buffer.from([0xff, 0xc0])));
  const inks = [1, 2, 3, 4];
  return Buffer.concat([
    tables,
    Buffer.from([0xff, 0xc0, 0, 20, 8, 0, 8, 0, 8, 4, ...inks.flatMap((ink) => [ink, 0x11, 0])]),
    // One code in either table, the bit 0.
    ...[0x00, 0x10].map((table) =>
      Buffer.from([0xff, 0xc4, 0, 20, table, 1, ...Array<number>(15).fill(0), 0]),
    ),
    Buffer.from([0xff, 0xda, 0, 14, 4, ...inks.flatMap((ink) => [ink, 0]), 0, 63, 0]),
    Buffer.from([0, 0xff, 0xd9]),
  ]);
}

/** EXIF that says how the camera was held, in the shortest form there is. */
function withOrientation(file: File, orientation: number): File {
  const exif = Buffer.from(
    '45786966000049492a0008000000010012010300010000000000000000000000',
    'hex',
  );
  exif.writeUInt16LE(orientation, 6 + 18);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([file.subarray(0, 2), head, exif, file.subarray(2)]);
}
