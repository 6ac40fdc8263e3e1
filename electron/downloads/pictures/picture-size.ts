import type { ImageType } from '../../../contract/photo';

/** Size in px that a JPEG or WebP says it has; `animated`: more than one frame. null = it says none. */
export function sizeOf(
  file: Buffer,
  type: Exclude<ImageType, 'png'>,
): { width: number; height: number; animated: boolean } | null {
  try {
    return type === 'jpeg' ? jpegSize(file) : webpSize(file);
  } catch (error) {
    // Read beyond the end.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** ITU-T T.81, B.2.2: the frame header stands before the first scan. */
function jpegSize(file: Buffer) {
  for (let at = 2; ;) {
    while (file.readUInt8(at) === 0xff && file.readUInt8(at + 1) === 0xff) at += 1;
    if (file.readUInt8(at) !== 0xff) return null;
    const code = file.readUInt8(at + 1);
    if (code === 0xd9 || code === 0xda) return null;
    if (code === 0xd8 || code === 0x01) {
      at += 2;
      continue;
    }
    if (code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc) {
      const height = file.readUInt16BE(at + 5);
      return { width: file.readUInt16BE(at + 7), height, animated: false };
    }
    at += 2 + file.readUInt16BE(at + 2);
  }
}

/** RFC 9649, sections 2.5 to 2.7. */
function webpSize(file: Buffer) {
  const kind = file.toString('latin1', 12, 16);
  if (kind === 'VP8X') {
    const animated = (file.readUInt8(20) & 0x02) !== 0;
    return { width: 1 + file.readUIntLE(24, 3), height: 1 + file.readUIntLE(27, 3), animated };
  }
  if (kind === 'VP8 ') {
    const width = file.readUInt16LE(26) & 0x3fff;
    return { width, height: file.readUInt16LE(28) & 0x3fff, animated: false };
  }
  if (kind !== 'VP8L') return null;
  const bits = file.readUInt32LE(21);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), animated: false };
}
