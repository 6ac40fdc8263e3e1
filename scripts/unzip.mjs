// Unpacks a zip archive whose integrity was verified before. Enough of the format (APPNOTE 6.3: stored and
// deflated entries, no zip64) for the one archive that we unpack, without a dependency.
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';

const END = 0x06054b50;
const END_BYTES = 22;
const ENTRY = 0x02014b50;

/**
 * Unpacks the entries that `place` gives a path to, with their permission bits.
 * @param {string} archive
 * @param {(name: string) => string | null} place an entry's name in the archive → its absolute path on
 *   disk, or null to leave it out
 */
export async function unzip(archive, place) {
  const file = await open(archive);
  try {
    const { size } = await file.stat();
    const tail = await bytes(file, Math.max(0, size - 65_536 - END_BYTES), size);
    const end = tail.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer));
    if (end < 0) throw new Error(`${archive} is not a zip archive`);
    const start = tail.readUInt32LE(end + 16);
    const directory = await bytes(file, start, start + tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length && directory.readUInt32LE(at) === ENTRY;) {
      const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) =>
        directory.readUInt16LE(at + o),
      );
      const name = directory.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
      const target = name.endsWith('/') ? null : place(name);
      if (target) {
        const packed = directory.readUInt32LE(at + 20);
        const local = directory.readUInt32LE(at + 42);
        const header = await bytes(file, local, local + 30);
        const data = local + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
        await mkdir(path.dirname(target), { recursive: true });
        const source =
          packed === 0
            ? Readable.from([])
            : createReadStream(archive, { start: data, end: data + packed - 1 });
        const mode = (directory.readUInt32LE(at + 38) >>> 16) & 0o777;
        const sink = createWriteStream(target, { mode });
        const isStored = directory.readUInt16LE(at + 10) === 0;
        await (isStored ? pipeline(source, sink) : pipeline(source, createInflateRaw(), sink));
      }
      at += 46 + (nameLength ?? 0) + (extraLength ?? 0) + (commentLength ?? 0);
    }
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} start
 * @param {number} end exclusive
 */
async function bytes(file, start, end) {
  const buffer = Buffer.alloc(end - start);
  const { bytesRead } = await file.read(buffer, 0, buffer.length, start);
  if (bytesRead !== buffer.length) throw new Error('the zip archive ends too early');
  return buffer;
}
