import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pngChunk } from '../testing/test-images';
import { overWhite, type Picture } from './picture';
import { plainPng, unpackPng } from './png-data';
import { buildPng, CHANNELS, type PngPlan, rawRows, softPlan } from './test-pictures';
import { decodePng } from './wasm-decoders';

function pixelsOf(picture: Picture): number[] {
  const rows = Array.from({ length: picture.height }, () => [...picture.nextRow()]);
  expect(rows.every((row) => row.length === picture.width * 3)).toBe(true);
  return rows.flat();
}

function decoded(file: Buffer): number[] {
  const data = unpackPng(file);
  if (typeof data === 'string') throw new Error(data);
  return pixelsOf(decodePng(plainPng(data)));
}

/** What a plan looks like, by the words of the standard. */
function expected(plan: PngPlan): number[] {
  const most = 2 ** plan.depth - 1;
  const to8 = (value: number) =>
    plan.depth === 16 ? value >> 8 : Math.round((value * 255) / most);
  const pixels: number[] = [];
  for (let y = 0; y < plan.height; y += 1) {
    for (let x = 0; x < plan.width; x += 1) {
      const s = Array.from({ length: CHANNELS[plan.colour] }, (_, c) => plan.sample(x, y, c));
      if (plan.colour === 3) {
        const alpha = plan.transparency?.[s[0]!] ?? 255;
        for (let c = 0; c < 3; c += 1)
          pixels.push(overWhite(plan.palette?.[s[0]! * 3 + c] ?? 0, alpha));
        continue;
      }
      const alpha = plan.colour === 4 ? to8(s[1]!) : plan.colour === 6 ? to8(s[3]!) : 255;
      const grey = plan.colour === 0 || plan.colour === 4;
      for (let c = 0; c < 3; c += 1) pixels.push(overWhite(to8(s[grey ? 0 : c]!), alpha));
    }
  }
  return pixels;
}

const kinds = fc.constantFrom<[PngPlan['colour'], PngPlan['depth']]>(
  ...([1, 2, 4, 8, 16] as const).map((depth): [0, typeof depth] => [0, depth]),
  ...([8, 16] as const).flatMap((depth): [2 | 4 | 6, typeof depth][] => [
    [2, depth],
    [4, depth],
    [6, depth],
  ]),
  ...([1, 2, 4, 8] as const).map((depth): [3, typeof depth] => [3, depth]),
);

describe('a PNG', () => {
  it('is read as it was written, of whatever kind it is', () => {
    const cases = fc.record({
      kind: kinds,
      width: fc.integer({ min: 1, max: 20 }),
      height: fc.integer({ min: 1, max: 20 }),
      interlaced: fc.boolean(),
      filters: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 6 }),
      noise: fc.uint8Array({ minLength: 64, maxLength: 64 }),
    });
    fc.assert(
      fc.property(cases, ({ kind: [colour, depth], noise, ...rest }) => {
        const plan: PngPlan = {
          ...rest,
          colour,
          depth,
          ...(colour === 3 && {
            palette: Buffer.from(noise.subarray(0, 30)),
            transparency: Buffer.from(noise.subarray(30, 34)),
          }),
          sample: (x, y, c) => (noise[(x * 7 + y * 13 + c * 5) % 64]! * 257) % 2 ** depth,
        };
        expect(decoded(buildPng(plan))).toEqual(expected(plan));
      }),
      { numRuns: 300 },
    );
  });

  it('shows its transparent colour as white', () => {
    const grey = {
      width: 2,
      height: 1,
      colour: 0,
      depth: 2,
      sample: (x: number) => x + 1,
    } as const;
    expect(decoded(buildPng({ ...grey, transparency: Buffer.from([0, 2]) }))).toEqual([
      85, 85, 85, 255, 255, 255,
    ]);
    const rgb = { width: 2, height: 1, colour: 2, depth: 8, sample: (x: number) => x * 9 } as const;
    expect(decoded(buildPng({ ...rgb, transparency: Buffer.from([0, 9, 0, 9, 0, 9]) }))).toEqual([
      0, 0, 0, 255, 255, 255,
    ]);
  });

  it('is damaged when its data was changed and the chunk sealed anew', () => {
    const plan = softPlan(60, 40);
    const data = deflateSync(rawRows(plan));
    expect(typeof unpackPng(buildPng(plan, data))).toBe('object');
    let unchanged = 0;
    for (let at = 2; at < data.length; at += 1) {
      const changed = Buffer.from(data);
      changed[at]! ^= 0x10;
      const found = unpackPng(buildPng(plan, changed));
      // Packed another way it may be the same picture.
      if (typeof found === 'object' && rawRows(plan).equals(found.raw)) unchanged += 1;
      else expect(found, `byte ${at}`).toBe('damaged');
    }
    expect(unchanged).toBeLessThan(data.length / 100);
  });

  it('is damaged when its data ends early, or a row has a filter that there is not', () => {
    const plan = softPlan(60, 40);
    const raw = rawRows(plan);
    const data = deflateSync(raw);
    expect(unpackPng(buildPng(plan, data.subarray(0, data.length >> 1)))).toBe('damaged');
    expect(unpackPng(buildPng(plan, deflateSync(raw.subarray(0, -1))))).toBe('damaged');
    expect(unpackPng(buildPng({ ...plan, filters: [0, 5] }))).toBe('damaged');
    expect(unpackPng(buildPng({ ...plan, colour: 3, sample: () => 0 }))).toBe('damaged');
  });

  it('is not judged where it is odd rather than broken', () => {
    const plan = softPlan(60, 40);
    const unknown = pngChunk('FaNC', Buffer.from([1]));
    expect(unpackPng(buildPng({ ...plan, extra: unknown }))).toBe('unjudged');
    const odd = buildPng(plan);
    odd[8 + 8 + 11] = 1;
    expect(unpackPng(odd)).toBe('unjudged');
  });

  it('keeps to itself what is more than its pixels: animation, text, profiles, data to spare', () => {
    const plan = softPlan(6, 4);
    const surplus = Buffer.concat([rawRows(plan), Buffer.alloc(99)]);
    expect(decoded(buildPng(plan, deflateSync(surplus)))).toEqual(expected(plan));
    const extra = Buffer.concat([
      pngChunk('acTL', Buffer.alloc(8)),
      pngChunk('iCCP', Buffer.from('profile')),
      pngChunk('fdAT', Buffer.from('not pixels')),
    ]);
    expect(decoded(buildPng({ ...plan, extra }))).toEqual(expected(plan));
  });

  it('is not unpacked beyond the bound, whatever it promises', () => {
    const huge = { ...softPlan(8, 8), width: 8_000, height: 8_000 };
    expect(unpackPng(buildPng(huge, deflateSync(Buffer.alloc(10))))).toBe('unjudged');
    const wide = { ...softPlan(8, 8), width: 7_000, height: 7_000, colour: 6, depth: 16 } as const;
    expect(unpackPng(buildPng(wide, deflateSync(Buffer.alloc(10))))).toBe('unjudged');
    const bomb = deflateSync(Buffer.alloc(50_000_000));
    expect(unpackPng(buildPng(softPlan(8, 8), bomb))).toBe('unjudged');
  });
});
