import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { createRotatingFile } from './rotating-file';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-logs-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
const linesOf = (name: string): string[] => read(name).split('\n').filter(Boolean);

test('keeps so many files of at most so many bytes, the newest lines in the first', async () => {
  const file = createRotatingFile({ folder, maxBytes: 50, files: 3 });
  const lines = Array.from({ length: 40 }, (_, n) => `line ${n} …`);
  for (const pair of [lines.slice(0, 7), lines.slice(7, 8), lines.slice(8)]) {
    expect(await file.write(pair)).toBe(pair.length);
  }
  const names = file.paths.map((path) => basename(path));
  expect(names).toEqual(['proofsheet.log', 'proofsheet.1.log', 'proofsheet.2.log']);
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
  for (const name of names) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(50);
  const kept = names.toReversed().flatMap(linesOf);
  expect(kept.length).toBeGreaterThan(8);
  expect(kept).toEqual(lines.slice(-kept.length));
});

test('goes on with the file of the run before, also where that ended in the middle of a line', async () => {
  writeFileSync(join(folder, 'proofsheet.log'), 'whole\nha');
  await createRotatingFile({ folder, maxBytes: 1_000, files: 2 }).write(['next']);
  expect(read('proofsheet.log')).toBe('whole\nha\nnext\n');
});

test('a folder that was deleted is made again', async () => {
  const file = createRotatingFile({ folder, maxBytes: 1_000, files: 2 });
  await file.write(['one']);
  rmSync(folder, { recursive: true });
  expect(await file.write(['two'])).toBe(1);
  expect(read('proofsheet.log')).toBe('two\n');
});

test.skipIf(process.platform === 'win32')('only its user may read a log', async () => {
  const inner = join(folder, 'logs');
  await createRotatingFile({ folder: inner, maxBytes: 1_000, files: 2 }).write(['one']);
  expect(statSync(inner).mode & 0o777).toBe(0o700);
  expect(statSync(join(inner, 'proofsheet.log')).mode & 0o777).toBe(0o600);
});

test('a folder that cannot be is a matter of the number, not of an exception', async () => {
  writeFileSync(join(folder, 'file'), '');
  const file = createRotatingFile({ folder: join(folder, 'file'), maxBytes: 1_000, files: 2 });
  expect(await file.write(['one', 'two'])).toBe(0);
});

test('where the older files cannot be moved, nothing grows beyond the limit', async () => {
  let size = 0;
  const file = createRotatingFile({
    folder,
    maxBytes: 20,
    files: 2,
    disk: {
      size: async () => size,
      append: async (_path, text) => void (size += text.length),
      rename: () => Promise.reject(new Error('EPERM')),
    },
  });
  expect(await file.write(['123456789', '123456789', '123456789'])).toBe(2);
  expect(await file.write(['123456789'])).toBe(0);
  expect(size).toBe(20);
});
