import { randomFillSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 316;

/** Makes `count` PNGs of noise in `folder`, `<number>.png`, each about 300 KB, unless they are there. */
export function makePhotos(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const path = join(folder, `${index}.png`);
    if (!existsSync(path)) writeFileSync(path, noisePng());
  }
}

function noisePng(): Buffer {
  const row = 1 + SIDE * 3;
  const pixels = randomFillSync(Buffer.alloc(row * SIDE));
  // Each row begins with its filter: none.
  for (let y = 0; y < SIDE; y += 1) pixels[y * row] = 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(pixels, { level: 1 });
  // Encoders write IDAT in pieces; so does this.
  const pieces: Buffer[] = [];
  for (let at = 0; at < data.length; at += 8192) {
    pieces.push(chunk('IDAT', data.subarray(at, at + 8192)));
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...pieces,
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
