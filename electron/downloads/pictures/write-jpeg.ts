import openJpegCodec, { type MozJPEGModule } from '@jsquash/jpeg/codec/enc/mozjpeg_enc.js';
import jpegWasm from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm?url&inline';
import { defaultOptions } from '@jsquash/jpeg/meta.js';
import type { RgbaPixels } from './shrink';
import { codecOptions } from './wasm-code';

/**
 * Looks like the photo on a card. Of what the encoder can do to save bytes, as little as it lets us, for
 * speed: its trellis cannot be turned off, and is slower without codes made for the picture.
 */
const OPTIONS = {
  ...defaultOptions,
  quality: 82,
  baseline: true,
  progressive: false,
  optimize_coding: true,
  // The tables of the standard (ITU-T T.81, annex K).
  quant_table: 0,
  // Colours at half size each way, which it would not choose at this quality.
  auto_subsample: false,
  chroma_subsample: 2,
};

let codec: MozJPEGModule | null = null;

/** A baseline JPEG of the pixels, colours at half size. */
export async function writeJpeg({ width, height, rgba }: RgbaPixels): Promise<Uint8Array> {
  const { encode } = (codec ??= await openJpegCodec(codecOptions(jpegWasm, () => {})));
  return encode(rgba, width, height, OPTIONS);
}
