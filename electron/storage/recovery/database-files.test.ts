import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { finishReplacing, replaceDatabase } from './database-files';

let folder: string;
let path: string;
let forgotten: number;
const forget = () => {
  forgotten += 1;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-files-'));
  path = join(folder, 'tracking.db');
  forgotten = 0;
  writeFileSync(path, 'damaged');
  writeFileSync(`${path}-wal`, 'its log');
  writeFileSync(`${path}-shm`, 'its index');
  return () => rmSync(folder, { recursive: true, force: true });
});

const read = (file: string) => readFileSync(file, 'utf8');

test('the damaged database is put aside with its log, and a second one beside the first', () => {
  const copies = [0, 1].map((n) => {
    writeFileSync(join(folder, 'next'), `sound ${n}`);
    return replaceDatabase(path, join(folder, 'next'), Date.UTC(2026, 0, 1 + n), forget)!;
  });
  expect(copies.map(read)).toEqual(['damaged', 'sound 0']);
  expect(read(`${copies[0]}-wal`)).toBe('its log');
  expect(read(path)).toBe('sound 1');
  expect(existsSync(`${path}-wal`) || existsSync(`${path}-shm`)).toBe(false);
  expect(forgotten).toBe(2);
});

test('a program that ended before the damaged one was put aside begins anew', () => {
  writeFileSync(`${path}.mended`, 'sound');
  finishReplacing(path, forget);
  expect(read(path)).toBe('damaged');
  expect(read(`${path}-wal`)).toBe('its log');
  expect(readdirSync(folder)).toHaveLength(3);
  expect(forgotten).toBe(0);
});

test('one that ended after that puts the log aside too, before the sound one goes in its place', () => {
  writeFileSync(`${path}.mended`, 'sound');
  const aside = `${path}.damaged-20260101T000000000Z`;
  renameSync(path, aside);
  finishReplacing(path, forget);
  expect(read(path)).toBe('sound');
  expect(read(`${aside}-wal`)).toBe('its log');
  expect(existsSync(`${path}-wal`)).toBe(false);
  expect(forgotten).toBe(1);
});
