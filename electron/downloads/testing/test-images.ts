import { crc32, deflateSync } from 'node:zlib';

/** Small images that are whole, for tests. The PNG has `noise` bytes beyond its pixels. */
export function pngOf(noise = 0, seed = 1): Buffer {
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(2, 0);
  header.writeUInt32BE(2, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const filler = Buffer.alloc(noise);
  for (let index = 0, state = seed; index < noise; index += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    filler[index] = state >> 16;
  }
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('noIs', filler),
    pngChunk('IDAT', deflateSync(Buffer.alloc(14, seed))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

/** A progressive JPEG: two scans, stuffed bytes, restarts, fill bytes, an EOI inside a segment. */
export function jpegOf(): Buffer {
  const segment = (code: number, data: number[]) => [0xff, code, 0, data.length + 2, ...data];
  const huffman = segment(
    0xc4,
    Array.from({ length: 17 }, () => 0),
  );
  return Buffer.from(
    [
      [0xff, 0xd8],
      segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
      segment(0xe1, [0xff, 0xd9, 1, 2, 3]),
      segment(
        0xdb,
        Array.from({ length: 65 }, () => 1),
      ),
      segment(0xc2, [8, 0, 2, 0, 2, 1, 1, 0x11, 0]),
      huffman,
      segment(0xda, [1, 1, 0, 0, 0, 1]),
      [0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff],
      huffman,
      segment(0xda, [1, 1, 0, 1, 63, 0]),
      [0x78, 0xff, 0xff, 0x00, 0x9a],
      [0xff, 0xd9],
    ].flat(),
  );
}

/** A WebP with an odd-sized chunk and its padding. */
export function webpOf(): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(data.length, 4);
    return Buffer.concat([head, data, Buffer.alloc(data.length % 2)]);
  };
  const chunks = Buffer.concat([
    chunk('VP8X', Buffer.alloc(10)),
    chunk('VP8 ', Buffer.alloc(21, 7)),
    chunk('EXIF', Buffer.alloc(3, 1)),
  ]);
  const head = Buffer.from('RIFF____WEBP', 'latin1');
  head.writeUInt32LE(chunks.length + 4, 4);
  return Buffer.concat([head, chunks]);
}
