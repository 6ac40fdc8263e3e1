import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { MAX_CONCURRENCY, type Settings } from '../../contract/settings';
import { openSettings } from './settings';

const DEFAULTS: Settings = {
  folder: '/home/operator/Pictures/Proofsheet',
  nameTemplate: '{list}/{name}',
  saveAutomatically: true,
  onTaken: 'number',
  concurrency: 16,
  perHost: 8,
  appearance: 'system',
};

let profile: string;
let path: string;

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'proofsheet-settings-'));
  path = join(profile, 'settings.json');
  return () => rmSync(profile, { recursive: true, force: true });
});

test('a fresh profile has the defaults, and writes nothing', () => {
  const settings = openSettings(join(profile, 'new'), DEFAULTS);
  expect(settings.get()).toEqual({
    ...DEFAULTS,
    activeAccount: null,
    tokenStoredAt: null,
    windowBounds: null,
  });
  expect(settings.damagedCopy).toBeNull();
  expect(readdirSync(join(profile, 'new'))).toEqual([]);
});

test('a change is on disk when it is acknowledged, and read at the next start', async () => {
  const settings = openSettings(profile, DEFAULTS);
  const windowBounds = { x: -5, y: 0, width: 800, height: 600, maximized: false };
  await Promise.all([
    settings.change({ appearance: 'dark' }),
    settings.change({ activeAccount: 'live', tokenStoredAt: 12, windowBounds }),
  ]);
  expect(openSettings(profile, DEFAULTS).get()).toEqual({
    ...DEFAULTS,
    appearance: 'dark',
    activeAccount: 'live',
    tokenStoredAt: 12,
    windowBounds,
  });
  expect(readdirSync(profile)).toEqual(['settings.json']);
});

test('a value that makes no sense is the default; the others are kept', () => {
  writeFileSync(
    path,
    JSON.stringify({
      folder: 7,
      appearance: 'pink',
      saveAutomatically: false,
      nameTemplate: 'x',
      onTaken: 'overwrite',
      concurrency: 33,
      perHost: 1.5,
      more: 1,
    }),
  );
  const settings = openSettings(profile, DEFAULTS);
  expect(settings.get()).toMatchObject({
    folder: DEFAULTS.folder,
    appearance: 'system',
    saveAutomatically: false,
    nameTemplate: 'x',
    onTaken: 'number',
    concurrency: 16,
    perHost: 8,
  });
  expect(settings.get()).not.toHaveProperty('more');
  expect(settings.damagedCopy).toBeNull();
});

test('how many photos are fetched at once is kept as far as it is allowed', () => {
  writeFileSync(path, JSON.stringify({ onTaken: 'ask', concurrency: MAX_CONCURRENCY, perHost: 1 }));
  const kept = { onTaken: 'ask', concurrency: MAX_CONCURRENCY, perHost: 1 };
  expect(openSettings(profile, DEFAULTS).get()).toMatchObject(kept);
  writeFileSync(path, JSON.stringify({ concurrency: 0, perHost: '4' }));
  expect(openSettings(profile, DEFAULTS).get()).toMatchObject({ concurrency: 16, perHost: 8 });
});

test('a file that cannot be understood is kept aside, and the defaults are used', () => {
  for (const text of ['{"folder": "/x"', '', '"text"', '[]', 'null']) {
    writeFileSync(path, text);
    const settings = openSettings(profile, DEFAULTS);
    expect(settings.get()).toMatchObject(DEFAULTS);
    expect(settings.damagedCopy).toBe(`${path}.damaged`);
    expect(readFileSync(`${path}.damaged`, 'utf8')).toBe(text);
    expect(existsSync(path)).toBe(false);
  }
});

test('a change that cannot be written is refused and not held', async () => {
  const settings = openSettings(profile, DEFAULTS);
  await settings.change({ appearance: 'light' });
  mkdirSync(`${path}.next`);
  await expect(settings.change({ appearance: 'dark' })).rejects.toThrow();
  expect(settings.get().appearance).toBe('light');
  rmSync(`${path}.next`, { recursive: true });
  await settings.change({ saveAutomatically: false });
  expect(openSettings(profile, DEFAULTS).get()).toMatchObject({
    appearance: 'light',
    saveAutomatically: false,
  });
});
