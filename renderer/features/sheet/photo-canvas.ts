import { FRAME_RATIO } from './sheet-layout';

interface Size {
  width: number;
  height: number;
}

/**
 * The photo at an address, decoded outside of this thread; null = it is no longer wanted. Throws when it cannot
 * be had. The bytes go straight to the decoder: a blob of them would travel to the main process and back.
 */
export async function loadPhoto(address: string, stop: AbortSignal): Promise<VideoFrame | null> {
  const answer = await fetch(address, { signal: stop });
  if (!answer.ok) throw new Error(`no photo: ${answer.status}`);
  const data = await answer.arrayBuffer();
  const decoder = new ImageDecoder({ data, type: answer.headers.get('content-type') ?? '' });
  try {
    const { image } = await decoder.decode();
    if (!stop.aborted) return image;
    image.close();
    return null;
  } finally {
    decoder.close();
  }
}

/** Draws a photo for a frame `across` px of the display wide, which it shall cover. */
export function drawPhoto(canvas: HTMLCanvasElement, photo: VideoFrame, across: number): void {
  const size = { width: photo.displayWidth, height: photo.displayHeight };
  const { width, height } = halved(size, { width: across, height: across * FRAME_RATIO });
  canvas.width = width;
  canvas.height = height;
  // Kept in ordinary memory: each of so many small ones would be a layer of its own on the GPU.
  const context = canvas.getContext('2d', { alpha: false, willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  // Each pixel is the average of those that it stands for.
  context.imageSmoothingQuality = 'medium';
  context.drawImage(photo, 0, 0, width, height);
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
