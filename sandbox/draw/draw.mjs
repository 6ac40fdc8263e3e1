// Draws the sample portraits: `node sandbox/draw/draw.mjs [folder]`, by hand, when a face changes.
// Needs rsvg-convert, pngquant, convert (ImageMagick), cwebp and webpmux. Results are committed.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { portrait } from './face.mjs';
import { people } from './people.mjs';

const folder = process.argv[2] ?? fileURLToPath(new URL('../portraits', import.meta.url));
const desk = mkdtempSync(join(tmpdir(), 'portraits-'));
const run = (program, ...args) =>
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });

function save(person, name, width = 480) {
  const [svg, png, xmp] = ['face.svg', 'face.png', 'xmp'].map((file) => join(desk, file));
  const target = join(folder, name);
  writeFileSync(svg, portrait(person));
  run('rsvg-convert', '--width', String(width), '--output', png, svg);
  if (name.endsWith('.png')) {
    run('pngquant', '--force', '--strip', '--speed', '1', '--output', target, '200', png);
  } else if (name.endsWith('.jpg')) {
    run(
      'convert',
      png,
      '-strip',
      '-interlace',
      'none',
      '-quality',
      width < 480 ? '80' : '88',
      target,
    );
  } else {
    run('cwebp', '-quiet', '-q', '86', png, '-o', target);
    // With a metadata chunk the file is in WebP's extended form, which may carry further chunks.
    writeFileSync(xmp, '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>');
    run('webpmux', '-set', 'xmp', xmp, target, '-o', target);
  }
}

mkdirSync(folder, { recursive: true });
people.forEach((person, index) => {
  const number = String(index + 1).padStart(2, '0');
  save(person, `${number}.${person.file ?? 'png'}`);
  if (person.second) save({ ...person, wall: person.second, tilt: 2.5 }, `${number}-2.png`);
  // What the operator's customer sent in: the same face, at home, smaller.
  const atHome = { wall: '#b9a78f', top: 'tee', cloth: '#7c8a94', logo: '#7c8a94', tilt: -4 };
  save({ ...person, ...atHome }, `${number}-source.jpg`, 240);
});
rmSync(desk, { recursive: true });
