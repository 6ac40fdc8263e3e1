import { parsePhotoAddress } from '../../../contract/photo-address';
import type { AskThumbnail } from '../../state/thumbnails';
import { FRAME_RATIO } from './sheet-layout';

interface Size {
  width: number;
  height: number;
}

/** A picture as it is in its file. */
interface Encoded {
  data: Uint8Array<ArrayBuffer> | ArrayBuffer;
  /** Its media type. */
  type: string;
}

/** A photo that is ready to be drawn; to be closed after that. */
export interface Decoded {
  picture: VideoFrame | ImageBitmap;
  /** The size that it is to be drawn at. */
  size: Size;
  /** Pixels across that the photo has, as far as it is known. */
  of: number;
}

/** So much larger than its frame a photo is asked for: decoders have steps, of an eighth for JPEG. */
const ROOM = 1.4;

/**
 * The photo at an address, decoded outside of this thread for a frame `across` px of the display wide; null = it is
 * no longer wanted. Throws when it cannot be had. The bytes go straight to the decoder: a blob of them would travel
 * to the main process and back.
 */
export async function loadPhoto(
  address: string,
  across: number,
  ask: AskThumbnail,
  stop: AbortSignal,
): Promise<Decoded | null> {
  const encoded = await encodedAt(address, ask, stop);
  const frame = { width: across, height: across * FRAME_RATIO };
  // Fewer pixels take a quarter of this thread's time: drawing turns each from YUV to RGB.
  const small = await decode(encoded, frame);
  if (small.displayWidth >= frame.width && small.displayHeight >= frame.height) {
    return drawable(small, frame, Number.POSITIVE_INFINITY, stop);
  }
  // It has another shape than its frame, or no more pixels.
  small.close();
  const whole = await decode(encoded, null);
  return drawable(whole, frame, whole.displayWidth, stop);
}

/**
 * Chromium keeps the pixels of the last thousand frames that were drawn, as they were drawn, and those of no bitmap.
 * (A bitmap does not tell which way up its photo is shown: the frame does.)
 */
async function drawable(
  photo: VideoFrame,
  frame: Size,
  of: number,
  stop: AbortSignal,
): Promise<Decoded | null> {
  const size = halved({ width: photo.displayWidth, height: photo.displayHeight }, frame);
  const isSmall = 2 * size.width < photo.displayWidth;
  const picture = isSmall
    ? photo
    : await createImageBitmap(photo).finally(() => {
        photo.close();
      });
  if (!stop.aborted) return { picture, size, of };
  picture.close();
  return null;
}

async function encodedAt(address: string, ask: AskThumbnail, stop: AbortSignal): Promise<Encoded> {
  if (parsePhotoAddress(address)?.size === 'thumbnail') {
    const data = await ask(address, stop);
    stop.throwIfAborted();
    if (data) return { data, type: 'image/jpeg' };
  }
  const answer = await fetch(address, { signal: stop });
  if (!answer.ok) throw new Error(`no photo: ${answer.status}`);
  return { data: await answer.arrayBuffer(), type: answer.headers.get('content-type') ?? '' };
}

async function decode(encoded: Encoded, frame: Size | null): Promise<VideoFrame> {
  const decoder = new ImageDecoder({
    ...encoded,
    ...(frame && {
      desiredWidth: Math.ceil(frame.width * ROOM),
      desiredHeight: Math.ceil(frame.height * ROOM),
    }),
  });
  try {
    return (await decoder.decode()).image;
  } finally {
    decoder.close();
  }
}

/** Draws a photo so that it is as large as its canvas. */
export function drawPhoto(
  canvas: HTMLCanvasElement,
  { picture, size: { width, height } }: Pick<Decoded, 'picture' | 'size'>,
): void {
  canvas.width = width;
  canvas.height = height;
  // Kept in ordinary memory: each of so many small ones would be a layer of its own on the GPU.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  // Each pixel is the average of those that it stands for.
  context.imageSmoothingQuality = 'medium';
  context.drawImage(picture, 0, 0, width, height);
}

/** The size of a photo, halved as long as it covers a frame: what is left to do looks the same at each size. */
export function halved(photo: Size, frame: Size): Size {
  let { width, height } = photo;
  while (width >= 2 * frame.width && height >= 2 * frame.height && Math.min(width, height) > 1) {
    width = Math.floor(width / 2);
    height = Math.floor(height / 2);
  }
  return { width, height };
}
