import { isPreview, PREVIEW_PX } from '../../../contract/preview';

/** Pixels as a canvas takes them: red, green, blue, alpha of each, row by row. */
export interface PreviewPixels {
  width: number;
  height: number;
  rgba: Uint8ClampedArray<ArrayBuffer>;
}

/** The pixels of a preview (contract/preview.ts); null = it is none. */
export function pixelsOf(preview: string): PreviewPixels | null {
  const bytes = isPreview(preview) ? decoded(preview) : null;
  if (!bytes) return null;
  const width = bytes.charCodeAt(0);
  const count = (bytes.length - 1) / 2;
  const height = count / width;
  const fits = width >= 1 && width <= PREVIEW_PX && height >= 1 && height <= PREVIEW_PX;
  if (!fits || !Number.isInteger(height)) return null;
  const rgba = new Uint8ClampedArray(count * 4);
  for (let i = 0; i < count; i += 1) {
    const pixel = (bytes.charCodeAt(1 + 2 * i) << 8) | bytes.charCodeAt(2 + 2 * i);
    rgba[4 * i] = ((pixel >> 11) * 255) / 31;
    rgba[4 * i + 1] = (((pixel >> 5) & 63) * 255) / 63;
    rgba[4 * i + 2] = ((pixel & 31) * 255) / 31;
    rgba[4 * i + 3] = 255;
  }
  return { width, height, rgba };
}

function decoded(base64: string): string | null {
  try {
    return atob(base64);
  } catch {
    return null;
  }
}
