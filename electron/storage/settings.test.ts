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
import { DEFAULT_CHOICES, MAX_CONCURRENCY, type Settings } from '../../contract/settings';
import { openSettings } from './settings';

const DEFAULTS: Settings = {
  folder: '/home/operator/Pictures/Proofsheet',
  nameTemplate: '{list}/{name}',
  saveAutomatically: true,
  onTaken: 'number',
  concurrency: 16,
  perHost: 8,
  appearance: 'system',
  ...DEFAULT_CHOICES,
};

const FIRST = { key: 'live', name: '', tokenStoredAt: 12 };

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
    accounts: [],
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
    settings.change({ activeAccount: 'live', accounts: [FIRST], windowBounds }),
  ]);
  expect(openSettings(profile, DEFAULTS).get()).toEqual({
    ...DEFAULTS,
    appearance: 'dark',
    activeAccount: 'live',
    accounts: [FIRST],
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

test('the one account of an earlier version is the first of several', () => {
  const read = (text: unknown) => {
    writeFileSync(path, JSON.stringify(text));
    const { activeAccount, accounts } = openSettings(profile, DEFAULTS).get();
    return { activeAccount, accounts };
  };
  const before = { activeAccount: 'live', tokenStoredAt: 12 };
  expect(read(before)).toEqual({ activeAccount: 'live', accounts: [FIRST] });
  expect(read({ activeAccount: 'sandbox', tokenStoredAt: 12 })).toEqual({
    activeAccount: 'sandbox',
    accounts: [FIRST],
  });
  const memoryOnly = { ...FIRST, tokenStoredAt: null };
  expect(read({ activeAccount: 'live' }).accounts).toEqual([memoryOnly]);
  expect(read({ activeAccount: null, tokenStoredAt: null }).accounts).toEqual([]);
});

test('an account that is not there is not in use, and no key is anything but one of ours', () => {
  const accounts = [{ key: 'live-2', name: 'Studio', tokenStoredAt: null }];
  writeFileSync(path, JSON.stringify({ activeAccount: 'live-3', accounts }));
  expect(openSettings(profile, DEFAULTS).get()).toMatchObject({ activeAccount: null, accounts });
  writeFileSync(path, JSON.stringify({ accounts: [{ ...accounts[0], key: '../x' }] }));
  expect(openSettings(profile, DEFAULTS).get().accounts).toEqual([]);
});

test('an account that makes no sense takes no other with it, and none is there twice', () => {
  const own = [FIRST, { key: 'live-2', name: 'Studio', tokenStoredAt: null }];
  const spoilt = [null, { ...FIRST, key: 7 }, own[0], { ...FIRST, name: 'again' }, own[1]];
  writeFileSync(path, JSON.stringify({ activeAccount: 'live-2', accounts: spoilt }));
  expect(openSettings(profile, DEFAULTS).get()).toMatchObject({
    activeAccount: 'live-2',
    accounts: own,
  });
});

test('a folder that depends on where the program was started is none', () => {
  for (const folder of ['', ' ', 'photos', '../photos', '~/photos']) {
    writeFileSync(path, JSON.stringify({ folder, appearance: 'dark' }));
    expect(openSettings(profile, DEFAULTS).get()).toMatchObject({
      folder: DEFAULTS.folder,
      appearance: 'dark',
    });
  }
});

test('a proxy is kept in the one form that the network is told', () => {
  const read = (proxy: unknown) => {
    writeFileSync(path, JSON.stringify({ proxy }));
    return openSettings(profile, DEFAULTS).get().proxy;
  };
  expect(read('none')).toBe('none');
  expect(read({ server: 'socks5://127.0.0.1:1080' })).toEqual({
    server: 'socks5://127.0.0.1:1080',
  });
  expect(read({ server: 'proxy:1,direct://' })).toBe('system');
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
