import { isPreview, PREVIEW_PX } from '../../../contract/preview';
import { rgbaPicture } from './picture';
import { type RgbaPixels, shrink } from './shrink';

/** Start of a JPEG, and of a comment in it (ITU-T T.81, B.2.4.5); its length follows. */
const JPEG_COMMENT = Buffer.from([0xff, 0xd8, 0xff, 0xfe]);
const LENGTH_AT = JPEG_COMMENT.length;
/** Tells our comment from others, and this form of it from later ones. */
const MARK = 'preview-1:';

/** Bytes at the start of a thumbnail that hold its preview. */
export const PREVIEW_BYTES = 160;

/** The preview of a picture; see contract/preview.ts. */
export function previewOf({ width, height, rgba }: RgbaPixels): string {
  const small = shrink(rgbaPicture(width, height, rgba), PREVIEW_PX);
  const bytes = Buffer.alloc(1 + 2 * small.width * small.height);
  bytes.writeUInt8(small.width);
  for (let at = 1, i = 0; at < bytes.length; at += 2, i += 4) {
    const red = small.rgba[i]! >> 3;
    const green = small.rgba[i + 1]! >> 2;
    bytes.writeUInt16BE((red << 11) | (green << 5) | (small.rgba[i + 2]! >> 3), at);
  }
  return bytes.toString('base64');
}

/** A JPEG with its preview as the comment that it begins with. */
export function withPreview(jpeg: Uint8Array, preview: string): Uint8Array {
  const text = Buffer.from(MARK + preview, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + text.length);
  return Buffer.concat([JPEG_COMMENT, length, text, jpeg.subarray(2)]);
}

/** The preview that a JPEG of ours begins with; null = it has none. `start`: its first `PREVIEW_BYTES`. */
export function previewIn(start: Buffer): string | null {
  const at = LENGTH_AT + 2;
  if (start.length < at || !start.subarray(0, LENGTH_AT).equals(JPEG_COMMENT)) return null;
  const text = start.toString('latin1', at, LENGTH_AT + start.readUInt16BE(LENGTH_AT));
  const preview = text.slice(MARK.length);
  return text.startsWith(MARK) && isPreview(preview) ? preview : null;
}
