import type { ImageType } from '../../../contract/photo';
import { THUMBNAIL_PX } from '../../../contract/photo-address';
import { type Decoded, MAX_PIXELS, type Picture } from './picture';
import { sizeOf } from './picture-size';
import { plainPng, unpackPng } from './png-data';
import { previewOf, withPreview } from './preview';
import { shrink } from './shrink';
import { decodeJpeg, decodePng, decodeWebp } from './wasm-decoders';
import { writeJpeg } from './write-jpeg';

/**
 * What decoding a whole photo tells. `damaged`: its data contradicts itself, and no decoder can make
 * the picture it was · `unjudged`: nobody can tell: of a kind that we do not decode, too large, gone.
 */
export type Verdict = 'sound' | 'damaged' | 'unjudged';

export interface Judged {
  verdict: Verdict;
  /** A JPEG, at most `THUMBNAIL_PX` on its longer side, that holds its preview; null = not made. */
  thumbnail: Uint8Array | null;
}

/**
 * Decodes a photo whose structure is whole. Of a PNG, whose data carries a checksum of its pixels, the
 * picture itself is only made when the thumbnail is wanted; of others it is there anyway. Throws where a
 * codec gives up over a thumbnail, and is not to be called again in that thread.
 */
export async function judge(
  file: Buffer<ArrayBuffer>,
  type: ImageType,
  wanted: boolean,
): Promise<Judged> {
  if (type === 'png') {
    const data = unpackPng(file);
    if (typeof data === 'string') return { verdict: data, thumbnail: null };
    if (!wanted) return { verdict: 'sound', thumbnail: null };
    return { verdict: 'sound', thumbnail: await thumbnailOf(decodePng(plainPng(data))) };
  }
  const decoded = await decode(file, type);
  if (decoded.kind !== 'picture') return { verdict: decoded.kind, thumbnail: null };
  return { verdict: 'sound', thumbnail: await thumbnailOf(decoded.picture) };
}

async function thumbnailOf(picture: Picture): Promise<Uint8Array> {
  const small = shrink(picture, THUMBNAIL_PX);
  return withPreview(await writeJpeg(small), previewOf(small));
}

async function decode(
  file: Buffer<ArrayBuffer>,
  type: Exclude<ImageType, 'png'>,
): Promise<Decoded> {
  const size = sizeOf(file, type);
  // Bounds what it unpacks to. (Animated WebP is more than its decoder here can do.)
  if (!size || size.animated || size.width * size.height > MAX_PIXELS) return { kind: 'unjudged' };
  return type === 'jpeg' ? decodeJpeg(file) : decodeWebp(file);
}
