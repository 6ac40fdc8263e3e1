import openJpegCodec, { type MozJPEGModule } from '@jsquash/jpeg/codec/dec/mozjpeg_dec.js';
import jpegWasm from '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm?url&inline';
import pngWasm from '@jsquash/png/codec/pkg/squoosh_png_bg.wasm?url&inline';
import * as pngCodec from '@jsquash/png/codec/pkg/squoosh_png.js';
import openWebpCodec, { type WebPModule } from '@jsquash/webp/codec/dec/webp_dec.js';
import webpWasm from '@jsquash/webp/codec/dec/webp_dec.wasm?url&inline';
import { type Decoded, type Picture, rgbaPicture } from './picture';
import { codecOptions, wasmModule } from './wasm-code';

/**
 * What libjpeg says (its jerror.h) of data that is broken for sure. It goes on then and fills up with
 * grey, so that only its words tell. Not among them: bytes between segments, which sound files have.
 */
const BROKEN_JPEG =
  /^(?:Corrupt JPEG data: (?:premature end|bad Huffman|bad arithmetic|found marker)|Premature end of JPEG|Bogus (?:Huffman|DHT|DQT|marker))/;

type Bytes = Uint8Array<ArrayBuffer>;

let jpegCodec: MozJPEGModule | null = null;
let webpCodec: WebPModule | null = null;
let isPngOpen = false;
/** What a codec has said of the picture in hand. */
let said: string[] = [];
const hear = (words: string) => void said.push(words);

/** Decodes a JPEG, turned as its EXIF says. Kinds that libjpeg refuses (CMYK, lossless …): `unjudged`. */
export async function decodeJpeg(file: Bytes): Promise<Decoded> {
  said = [];
  const isBroken = () => said.some((words) => BROKEN_JPEG.test(words));
  try {
    const codec = (jpegCodec ??= await openJpegCodec(codecOptions(jpegWasm, hear)));
    const image = codec.decode(file, true);
    if (isBroken()) return { kind: 'damaged' };
    if (!image) return { kind: 'unjudged' };
    return { kind: 'picture', picture: rgbaPicture(image.width, image.height, image.data) };
  } catch {
    // It gave up in the middle: what it held is lost with it.
    jpegCodec = null;
    return { kind: isBroken() ? 'damaged' : 'unjudged' };
  }
}

/** Decodes a WebP of a single frame: of those libwebp knows every kind, so what it refuses is damaged. */
export async function decodeWebp(file: Bytes): Promise<Decoded> {
  try {
    const codec = (webpCodec ??= await openWebpCodec(codecOptions(webpWasm, hear)));
    const image = codec.decode(file);
    if (!image) return { kind: 'damaged' };
    return { kind: 'picture', picture: rgbaPicture(image.width, image.height, image.data) };
  } catch {
    webpCodec = null;
    return { kind: 'unjudged' };
  }
}

/**
 * Decodes a PNG that `unpackPng` has proved and `plainPng` framed. Throws where the codec gives up, which
 * spoils it for the pictures after it: the thread that runs it is to end.
 */
export function decodePng(file: Bytes): Picture {
  isPngOpen ||= Boolean(pngCodec.initSync(wasmModule(pngWasm)));
  const image = pngCodec.decode(file);
  return rgbaPicture(image.width, image.height, image.data);
}
