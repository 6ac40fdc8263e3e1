// The sample portraits on disk, and the mark that makes every photo's bytes its own.

import { readFile, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { crc32 } from 'node:zlib';

export type ImageFormat = 'png' | 'jpeg' | 'webp';

/** One face: the shots of it (at least one, all file names), and the picture it was made from. */
export interface Portrait {
  number: number;
  format: ImageFormat;
  shots: readonly string[];
  source: string;
}

export interface Images {
  portraits: readonly Portrait[];
  /** The bytes of a file of the folder; undefined when there is none of this name. */
  bytes(file: string): Buffer | undefined;
}

const formats: Readonly<Record<string, ImageFormat>> = {
  '.png': 'png',
  '.jpg': 'jpeg',
  '.webp': 'webp',
};

/** The format a file name's extension stands for; undefined for any other extension. */
export function formatOf(file: string): ImageFormat | undefined {
  return formats[extname(file)];
}

/** Reads the folder that `draw/draw.mjs` fills (`07.png`, `07-2.png`, `07-source.jpg`, …); throws when it holds no portrait. */
export async function loadImages(folder: string): Promise<Images> {
  const names = (await readdir(folder)).filter((name) => formatOf(name) !== undefined).sort();
  const files = new Map(
    await Promise.all(
      names.map(async (name) => [name, await readFile(join(folder, name))] as const),
    ),
  );
  const portraits = names.flatMap((name): Portrait[] => {
    const number = /^(\d\d)\.\w+$/.exec(name)?.[1];
    const format = formatOf(name);
    if (number === undefined || format === undefined) return [];
    const second = `${number}-2${extname(name)}`;
    const source = `${number}-source.jpg`;
    return [
      {
        number: Number(number),
        format,
        shots: files.has(second) ? [name, second] : [name],
        source: files.has(source) ? source : name,
      },
    ];
  });
  if (portraits.length === 0) throw new Error(`No sample portraits in ${folder}`);
  return { portraits, bytes: (file) => files.get(file) };
}

/**
 * A copy of an image that carries a short ASCII text where its format keeps comments: the picture
 * stays the same and valid, the bytes become this photo's alone, so that a mix-up is seen.
 */
export function withComment(image: Buffer, format: ImageFormat, text: string): Buffer {
  switch (format) {
    case 'png': {
      // A tEXt chunk before IEND, which is always the last 12 bytes (PNG 3rd edition, 11.3.3.2).
      const body = Buffer.from(`tEXtComment\0${text}`, 'latin1');
      const chunk = Buffer.alloc(body.length + 8);
      chunk.writeUInt32BE(body.length - 4, 0);
      body.copy(chunk, 4);
      chunk.writeUInt32BE(crc32(body), body.length + 4);
      return Buffer.concat([image.subarray(0, -12), chunk, image.subarray(-12)]);
    }
    case 'jpeg': {
      // A COM segment right after SOI (ITU T.81, B.2.4.5).
      const head = Buffer.from([0xff, 0xfe, 0, 0]);
      head.writeUInt16BE(text.length + 2, 2);
      return Buffer.concat([
        image.subarray(0, 2),
        head,
        Buffer.from(text, 'latin1'),
        image.subarray(2),
      ]);
    }
    case 'webp': {
      // An unknown chunk at the end, which readers skip (RFC 9649, 2.7.1.6).
      const even = text.length % 2 === 0 ? text : `${text} `;
      const head = Buffer.from('NOTE\0\0\0\0', 'latin1');
      head.writeUInt32LE(even.length, 4);
      const marked = Buffer.concat([image, head, Buffer.from(even, 'latin1')]);
      marked.writeUInt32LE(marked.length - 8, 4);
      return marked;
    }
  }
}
