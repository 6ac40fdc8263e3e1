import { deflateSync } from 'node:zlib';
import { pngChunk } from '../testing/test-images';

/** A PNG to be built for a test. `sample`: the value of one channel of a pixel, in `depth` bits. */
export interface PngPlan {
  width: number;
  height: number;
  colour: 0 | 2 | 3 | 4 | 6;
  depth: 1 | 2 | 4 | 8 | 16;
  interlaced?: boolean;
  /** The filter of each row in turn; from the start, none. */
  filters?: readonly number[];
  palette?: Buffer;
  transparency?: Buffer;
  /** What stands between the head and the data. */
  extra?: Buffer;
  sample(x: number, y: number, channel: number): number;
}

export const CHANNELS = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 } as const;

/** Left, top, across, down of each pass, as the figure of PNG's section 8.2 shows them. */
const PASSES = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** The rows of a plan as they are before packing, each after the byte of its filter. */
export function rawRows(plan: PngPlan): Buffer {
  const rows: Buffer[] = [];
  for (const [left, top, across, down] of plan.interlaced ? PASSES : [[0, 0, 1, 1] as const]) {
    let above: Buffer | null = null;
    if (left >= plan.width) continue;
    for (let y = top; y < plan.height; y += down) {
      const bits: string[] = [];
      for (let x = left; x < plan.width; x += across) {
        for (let channel = 0; channel < CHANNELS[plan.colour]; channel += 1) {
          bits.push(plan.sample(x, y, channel).toString(2).padStart(plan.depth, '0'));
        }
      }
      const row = Buffer.from(
        bits
          .join('')
          .match(/.{1,8}/g)!
          .map((b) => parseInt(b.padEnd(8, '0'), 2)),
      );
      const filter = plan.filters?.[rows.length % plan.filters.length] ?? 0;
      rows.push(Buffer.concat([Buffer.from([filter]), filtered(row, above, filter, plan)]));
      above = row;
    }
  }
  return Buffer.concat(rows);
}

/** PNG, section 9.2, as it is written there. */
function filtered(row: Buffer, above: Buffer | null, filter: number, plan: PngPlan): Buffer {
  const step = Math.max(1, (CHANNELS[plan.colour] * plan.depth) / 8);
  return row.map((x, i) => {
    const a = row[i - step] ?? 0;
    const b = above?.[i] ?? 0;
    const c = above?.[i - step] ?? 0;
    return x - [0, a, b, Math.floor((a + b) / 2), paeth(a, b, c)][filter]!;
  }) as Buffer;
}

function paeth(a: number, b: number, c: number): number {
  const p = a + b - c;
  const [pa, pb, pc] = [Math.abs(p - a), Math.abs(p - b), Math.abs(p - c)];
  if (pa <= pb && pa <= pc) return a;
  return pb <= pc ? b : c;
}

/** The file of a plan. `data`: what IDAT holds, if not the plan's own rows. */
export function buildPng(
  plan: PngPlan,
  data: Buffer = deflateSync(rawRows(plan)),
): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(plan.width, 0);
  head.writeUInt32BE(plan.height, 4);
  head.set([plan.depth, plan.colour, 0, 0, plan.interlaced ? 1 : 0], 8);
  const half = Math.ceil(data.length / 2);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', head),
    plan.extra ?? Buffer.alloc(0),
    plan.palette ? pngChunk('PLTE', plan.palette) : Buffer.alloc(0),
    plan.transparency ? pngChunk('tRNS', plan.transparency) : Buffer.alloc(0),
    pngChunk('IDAT', data.subarray(0, half)),
    pngChunk('IDAT', data.subarray(half)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A picture of soft colours, as RGB. */
export function softPlan(width: number, height: number): PngPlan {
  const sample = (x: number, y: number, channel: number): number =>
    Math.round(128 + 90 * Math.sin((x / width) * 3 + channel) * Math.cos((y / height) * 3));
  return { width, height, colour: 2, depth: 8, filters: [4, 1, 2, 3], sample };
}

// 24 × 18 px, red growing to the right and green downwards: written by libwebp and mozjpeg.
export const LOSSY_WEBP = base64(
  'UklGRnwAAABXRUJQVlA4IHAAAABwBACdASoYABIAPqFEmUmxJCKhN/qoAiAUCWgAnTLeCBAtzmDkBgaHyfmqAAD+9qt8I+Ow' +
    'qSFfrJ/YxRLaww7bqksr94FN/Ez5G7B7alMtOQwY54kELzvcdyahwdEoRGNDMeRbTmLlkFmmO8J+U8AA',
);
export const LOSSLESS_WEBP = base64(
  'UklGRjoAAABXRUJQVlA4TC0AAAAvF0AEAAmAIAb8H3uI6H96ARCE/28PEf1Pg0jbpgruX/Lg4SgMYEwAVQ/U/wMA',
);
export const PROGRESSIVE_JPEG = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wEEEAAUABQAFAAUABUAFAAXABkAGQAXAB8AIgAeACIAHwAuACsAJwAnACsALgBGADIA' +
    'NgAyADYAMgBGAGoAQgBOAEIAQgBOAEIAagBeAHIAXQBWAF0AcgBeAKkAhQB2AHYAhQCpAMMApACbAKQAwwDsANMA0wDsASoB' +
    'GwEqAYUBhQILEQAUABQAFAAUABUAFAAXABkAGQAXAB8AIgAeACIAHwAuACsAJwAnACsALgBGADIANgAyADYAMgBGAGoAQgBO' +
    'AEIAQgBOAEIAagBeAHIAXQBWAF0AcgBeAKkAhQB2AHYAhQCpAMMApACbAKQAwwDsANMA0wDsASoBGwEqAYUBhQIL/8IAEQgA' +
    'EgAYAwEiAAIRAQMRAf/EACwAAQEBAQAAAAAAAAAAAAAAAAAEBQIBAAMBAAAAAAAAAAAAAAAAAAMEBQb/2gAMAwEAAhADEAAA' +
    'AMGrRpODObZW5zUAx1IWuf/EABgQAAMBAQAAAAAAAAAAAAAAAAACA2EE/9oACAEBAAE/AEgJziQwSGCc+CQwQQQ//8QAGREA' +
    'AgMBAAAAAAAAAAAAAAAAAAECBDEh/9oACAECAQE/AJ2B2O6THp//xAAbEQACAgMBAAAAAAAAAAAAAAAABAMxISIyQf/aAAgB' +
    'AwEBPwBZuskbeti3hHyf/9k=',
);

function base64(text: string): Buffer<ArrayBuffer> {
  return Buffer.from(text, 'base64');
}
