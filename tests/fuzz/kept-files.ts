import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join, relative } from 'node:path';
import * as fc from 'fast-check';
import { isPreview } from '../../contract/preview';
import { DEFAULT_CHOICES, MAX_CONCURRENCY, type Settings } from '../../contract/settings';
import { proxyAddress } from '../../contract/proxy-address';
import { isPartName, newPartName, readPartName } from '../../electron/downloads/parts/part-name';
import { withPreview } from '../../electron/downloads/pictures/preview';
import { findThumbnail, thumbnailPath } from '../../electron/downloads/pictures/thumbnail-file';
import { PROGRESSIVE_JPEG } from '../../electron/downloads/pictures/test-pictures';
import { openSettings, type StoredSettings } from '../../electron/storage/settings';
import { spoiltBytes } from './pictures';
import { spoiltJson, spoiltText } from './spoil';
import { within } from './target';
import type { Target } from './target';

/** Files that Proofsheet has written, and that anybody may have changed since. */

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

const STORED = {
  ...DEFAULTS,
  proxy: { server: 'http://proxy.test:3128' },
  activeAccount: 'live',
  accounts: [
    { key: 'live', name: '', tokenStoredAt: 12 },
    { key: 'live-2', name: 'Weddings', tokenStoredAt: null },
  ],
  windowBounds: { x: 0, y: 0, width: 900, height: 600, maximized: false },
};

const settings: Target<string> = {
  name: 'settings.json',
  taste: 400,
  seeds: [JSON.stringify(STORED), JSON.stringify({ tokenStoredAt: 5, activeAccount: 'live' })],
  spoil: (from) =>
    fc.oneof(
      spoiltJson(from.map(parsed)).map((value) => JSON.stringify(value) ?? ''),
      spoiltText(from, [
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        'null',
        '1e999',
        '-1',
        '\\u0000',
        '../',
      ]),
    ),
  async check(text) {
    await inFolder(async (folder) => {
      const file = join(folder, 'settings.json');
      writeFileSync(file, text);
      const opened = await within(() => openSettings(folder, DEFAULTS));
      const read = opened.get();
      checkSettings(read);
      if (opened.damagedCopy !== null) return;
      // What was read can be written, and is the same when it is read again.
      await opened.change({});
      const again = openSettings(folder, DEFAULTS).get();
      if (JSON.stringify(again) !== JSON.stringify(read))
        throw new Error('Read twice, it differs.');
    });
  },
};

function checkSettings({ folder, proxy, accounts, activeAccount, ...rest }: StoredSettings): void {
  const { concurrency, perHost, questionRate, nameTemplate } = rest;
  const keys = accounts.map(({ key }) => key);
  const fine =
    isAbsolute(folder) &&
    nameTemplate !== '' &&
    [concurrency, perHost].every(
      (one) => Number.isInteger(one) && one >= 1 && one <= MAX_CONCURRENCY,
    ) &&
    questionRate > 0 &&
    (typeof proxy === 'string' || proxyAddress(proxy.server) === proxy.server) &&
    new Set(keys).size === keys.length &&
    (activeAccount === null || activeAccount === 'sandbox' || keys.includes(activeAccount));
  if (!fine)
    throw new Error(`Settings such as ${JSON.stringify({ folder, proxy, accounts, ...rest })}`);
}

const SHA = 'ab'.repeat(32);

interface Thumbnail {
  sha256: string;
  bytes: Buffer<ArrayBuffer>;
}

const THUMBNAIL = Buffer.from(withPreview(PROGRESSIVE_JPEG, 'AgAAAAAA'));

const thumbnails: Target<Thumbnail> = {
  name: 'thumbnails',
  taste: 300,
  seeds: [{ sha256: SHA, bytes: THUMBNAIL }],
  spoil: (from) =>
    fc.record({
      sha256: fc.oneof(
        fc.constant(SHA),
        spoiltText(fc.constant(SHA), ['../', '/', '\0', 'ff', '.']),
      ),
      bytes: spoiltBytes(from.map(({ bytes }) => bytes)),
    }),
  async check({ sha256, bytes }) {
    await inFolder(async (folder) => {
      const path = thumbnailPath(folder, sha256);
      if (path === null) {
        if ((await findThumbnail(folder, sha256)) !== null) throw new Error('One without a place.');
        return;
      }
      if (relative(folder, path).startsWith('..')) throw new Error(`It is outside: ${path}`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, bytes);
      const found = await within(() => findThumbnail(folder, sha256));
      if (found && !isPreview(found.preview)) throw new Error(`A preview such as ${found.preview}`);
    });
  },
};

const PART = newPartName({ identity: '0123456789abcdef', sha256: SHA });

const parts: Target<string> = {
  name: 'names of parts',
  taste: 1_000,
  seeds: [PART, newPartName({ identity: 'f'.repeat(16), sha256: null })],
  spoil: (from) => spoiltText(from, ['.part', '-', '.', '/', '\0', '\n', 'proofsheet-', 'ab', 'G']),
  async check(name) {
    const told = await within(() => readPartName(name));
    if ((told !== null) !== isPartName(name)) throw new Error('It is one, and it is not.');
    if (told === null) return;
    // Files of these names are removed: nothing but our own may have one.
    if (!/^\.proofsheet-[0-9a-f]{32}(-[0-9a-f]{64})?\.part$/.test(name)) throw new Error(name);
    const again = readPartName(newPartName(told));
    if (JSON.stringify(again) !== JSON.stringify(told)) throw new Error(JSON.stringify(again));
  },
};

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'proofsheet-fuzz-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export const keptFileTargets = [settings, thumbnails, parts] as const;
