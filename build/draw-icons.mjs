// node build/draw-icons.mjs: draws every icon of the packages from icon.svg, and from icon-small.svg below
// 40 pixels, where six photos are a blur. Needs `rsvg-convert` (Debian: librsvg2-bin). What it writes is
// committed, since the machines that build releases need not have it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateSync } from 'node:zlib';

const HERE = import.meta.dirname;
const SMALL = 40;

/** Linux desktops look for these (hicolor). */
const LINUX = [16, 24, 32, 48, 64, 96, 128, 256, 512, 1024];
/** A Mac's menu bar, without and with a Retina display. */
const TRAY = [16, 32];
/** Windows takes the nearest of these, from 100 % to 400 % scaling. */
const WINDOWS = [16, 20, 24, 32, 40, 48, 64, 256];
/**
 * The entries of an .icns: type, pixels. `ic04` and `ic05` hold ARGB, all others PNG.
 * @type {readonly (readonly [type: string, pixels: number])[]}
 */
const MAC = [
  ['ic04', 16],
  ['ic11', 32],
  ['ic05', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];
/** Apple's grid: the plate is 824 of 1024 pixels. The drawing's own is 464 of 512. */
const MAC_SCALE = 824 / 1024 / (464 / 512);

const folder = path.join(HERE, 'icons');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
for (const size of LINUX) writeFileSync(path.join(folder, `${size}x${size}.png`), draw(size));
for (const size of TRAY) {
  const drawing = path.join(HERE, 'tray', 'template.svg');
  const image = execFileSync('rsvg-convert', ['-w', String(size), '-h', String(size), drawing]);
  writeFileSync(path.join(HERE, 'tray', `template-${size}.png`), image);
}
writeFileSync(path.join(HERE, 'icon.ico'), ico());
writeFileSync(path.join(HERE, 'icon.icns'), icns());

/**
 * @param {number} size pixels
 * @param {number} [scale] of the drawing within it
 * @returns {Buffer} a PNG
 */
function draw(size, scale = 1) {
  const drawing = path.join(HERE, size < SMALL ? 'icon-small.svg' : 'icon.svg');
  const inner = String(size * scale);
  const margin = String((size - size * scale) / 2);
  const page = ['--page-width', String(size), '--page-height', String(size)];
  const place = scale === 1 ? [] : [...page, '--left', margin, '--top', margin];
  return execFileSync('rsvg-convert', ['-w', inner, '-h', inner, ...place, drawing]);
}

/** An .ico: bitmaps as every Windows reads them, the largest as PNG. */
function ico() {
  const images = WINDOWS.map((size) => (size === 256 ? draw(size) : bitmap(size)));
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  images.forEach((image, place) => {
    const at = 6 + 16 * place;
    const size = WINDOWS[place] % 256;
    head.writeUInt8(size, at);
    head.writeUInt8(size, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...images]);
}

/**
 * A bitmap as an .ico holds it: BITMAPINFOHEADER of double height, BGRA from the last row up, then a mask
 * of one bit a pixel, all zero, since alpha says it better.
 * @param {number} size
 */
function bitmap(size) {
  const rgba = pixels(draw(size));
  const head = Buffer.alloc(40);
  head.writeUInt32LE(40, 0);
  head.writeInt32LE(size, 4);
  head.writeInt32LE(size * 2, 8);
  head.writeUInt16LE(1, 12);
  head.writeUInt16LE(32, 14);
  const bgra = Buffer.alloc(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const from = (y * size + x) * 4;
      const to = ((size - 1 - y) * size + x) * 4;
      bgra[to] = rgba[from + 2];
      bgra[to + 1] = rgba[from + 1];
      bgra[to + 2] = rgba[from];
      bgra[to + 3] = rgba[from + 3];
    }
  }
  const mask = Buffer.alloc(Math.ceil(size / 32) * 4 * size);
  return Buffer.concat([head, bgra, mask]);
}

function icns() {
  const entries = MAC.map(([type, size]) => {
    const png = draw(size, MAC_SCALE);
    return chunk(type, type === 'ic04' || type === 'ic05' ? argb(pixels(png)) : png);
  });
  return chunk('icns', Buffer.concat(entries));
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(data.length + 8, 4);
  return Buffer.concat([head, data]);
}

/**
 * `ARGB`, then the four channels one after the other in runs: a byte below 128 stands before that many
 * bytes and one more, any other before one byte that is repeated, that number less 125 times.
 * @param {Buffer} rgba
 */
function argb(rgba) {
  const out = [...Buffer.from('ARGB')];
  for (const channel of [3, 0, 1, 2]) {
    const bytes = rgba.filter((_, place) => place % 4 === channel);
    for (let at = 0; at < bytes.length;) {
      const run = runAt(bytes, at);
      if (run >= 3) {
        out.push(run + 125, bytes[at]);
        at += run;
        continue;
      }
      const start = at;
      while (at < bytes.length && at - start < 128 && runAt(bytes, at) < 3) at += 1;
      out.push(at - start - 1, ...bytes.subarray(start, at));
    }
  }
  return Buffer.from(out);
}

/**
 * @param {Uint8Array} bytes
 * @param {number} at
 * @returns {number} how often the byte there is repeated, itself included, up to 130
 */
function runAt(bytes, at) {
  let end = at + 1;
  while (end < bytes.length && end - at < 130 && bytes[end] === bytes[at]) end += 1;
  return end - at;
}

/**
 * The pixels of a PNG as librsvg writes it: 8 bits, RGBA, not interlaced.
 * @param {Buffer} png
 * @returns {Buffer} RGBA
 */
function pixels(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  if (png.readUInt16BE(24) !== 0x0806 || png[28] !== 0) throw new Error('not an RGBA PNG');
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) !== 'IDAT') continue;
    parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * 4;
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const here = y * stride + x;
      const left = x < 4 ? 0 : out[here - 4];
      const up = y === 0 ? 0 : out[here - stride];
      const corner = x < 4 || y === 0 ? 0 : out[here - stride - 4];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[here] = raw[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

/**
 * PNG's fourth filter: whichever neighbour is nearest to left + up - corner.
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function paeth(left, up, corner) {
  const [l, u, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs);
  if (l <= u && l <= c) return left;
  return u <= c ? up : corner;
}
