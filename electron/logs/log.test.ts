import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Clock } from '../../contract/clock';
import { Secret } from '../../contract/secret';
import { systemClock } from '../clock';
import { createLog, type Log, type LogOptions } from './log';
import { createRedactor, type Field } from './redact';
import type { LogDisk } from './rotating-file';

const TOKEN = 'sk-canary-4f1d0b7c92';
const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 6);

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-log-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

function open(over: Partial<LogOptions> = {}): Log {
  return createLog({
    folder: join(folder, 'logs'),
    clock: { ...systemClock, now: () => AT },
    maxBytes: 100_000,
    files: 5,
    redactor: createRedactor({ secrets: () => [new Secret(TOKEN)], folders: () => [] }),
    ...over,
  });
}

/** Everything that lies in the folder, as text. */
function everything(): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('');
}

function entries(text = everything()): Record<string, unknown>[] {
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** A disk in memory that can be full, slow, or hang. */
function memoryDisk() {
  const world = { text: '', calls: 0, full: false, fits: 0, gate: Promise.resolve() };
  const disk: LogDisk = {
    size: async () => Buffer.byteLength(world.text),
    async append(_path, text) {
      world.calls += 1;
      await world.gate;
      if (world.full) {
        world.text += text.slice(0, world.fits);
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      }
      world.text += text;
    },
    rename: async () => undefined,
  };
  return { world, disk };
}

test('writes one JSON object a line', async () => {
  const log = open();
  log.info('saver', 'Saved.', { bytes: 12 }, { task: 'abc' });
  log.warning('keychain', 'Locked.');
  log.error('storage', 'The thread ended.', 'why', { code: 1 });
  log.error('storage', 'No reason.', undefined);
  await log.close();
  const time = '2026-01-02T03:04:05.006Z';
  expect(entries()).toEqual([
    {
      time,
      level: 'info',
      part: 'saver',
      message: 'Saved.',
      fields: { bytes: 12 },
      own: { task: 'abc' },
    },
    { time, level: 'warning', part: 'keychain', message: 'Locked.' },
    {
      time,
      level: 'error',
      part: 'storage',
      message: 'The thread ended.',
      fields: { code: 1 },
      error: 'why',
    },
    { time, level: 'error', part: 'storage', message: 'No reason.', error: 'undefined' },
  ]);
});

test('a token that goes every way there is comes out nowhere', async () => {
  const echoed: string[] = [];
  const log = open({ echo: (line) => echoed.push(line) });
  const secret = new Secret(TOKEN);
  const address = `https://${TOKEN}@example.com/${TOKEN}?key=${TOKEN}#${TOKEN}`;
  const deep = new Error('outer', {
    cause: new AggregateError([new Error(`Bearer ${TOKEN}`)], 'inner', { cause: TOKEN }),
  });
  const hostile = Object.assign(new Error(TOKEN), { code: TOKEN, name: TOKEN, headers: TOKEN });
  const ways: Field[] = [
    TOKEN,
    `x${TOKEN}x`,
    secret,
    `${secret}`,
    JSON.stringify({ token: TOKEN }),
    address,
    new URL(address),
    encodeURIComponent(address),
    [TOKEN, [secret]],
    { [TOKEN]: { nested: [{ token: TOKEN, secret }] } },
    deep,
    hostile,
    { toJSON: (() => TOKEN) as unknown as string },
    Buffer.from(TOKEN) as unknown as string,
    new Map([[TOKEN, TOKEN]]) as unknown as string,
  ];
  for (const way of ways) {
    log.info('app', `note ${TOKEN}`, { way }, { way });
    log.error('app', 'trouble', way, { way });
  }
  log.info(TOKEN as 'app', TOKEN, Object.fromEntries([[TOKEN, TOKEN]]));
  await log.close();
  expect(entries()).toHaveLength(ways.length * 2 + 1);
  expect(everything()).not.toContain('canary');
  expect(echoed.join('')).not.toContain('canary');
  expect(echoed).toHaveLength(ways.length * 2 + 1);
});

test('what is logged at the same moment goes to disk in one piece, in its order', async () => {
  const { world, disk } = memoryDisk();
  const log = open({ disk });
  await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      if (n >= 100) await Promise.resolve();
      log.info('app', `line ${n}`);
    }),
  );
  await log.flush();
  expect(world.calls).toBeLessThanOrEqual(3);
  expect(entries(world.text).map((entry) => entry['message'])).toEqual(
    Array.from({ length: 200 }, (_, n) => `line ${n}`),
  );
});

test('many writers, many files: no line is lost or mixed with another', async () => {
  const log = open({ maxBytes: 2_000, files: 40 });
  await Promise.all(
    Array.from({ length: 10 }, async (_, writer) => {
      for (let n = 0; n < 30; n += 1) {
        log.info('app', 'line', { writer, n });
        if (n % 7 === 0) await log.flush();
      }
    }),
  );
  await log.close();
  expect(readdirSync(join(folder, 'logs')).length).toBeGreaterThan(5);
  const seen = entries().map(({ fields }) => JSON.stringify(fields));
  expect(new Set(seen).size).toBe(300);
  expect(seen).toHaveLength(300);
});

test('a full disk throws nothing, and what was lost is told when there is space again', async () => {
  const { world, disk } = memoryDisk();
  const log = open({ disk });
  log.info('app', 'before');
  await log.flush();
  world.full = true;
  world.fits = 10;
  log.info('app', 'lost 1');
  log.info('app', 'lost 2');
  await log.flush();
  log.info('app', 'lost 3');
  await log.flush();
  world.full = false;
  log.info('app', 'after');
  await log.flush();
  const whole = world.text.split('\n').filter((line) => line.endsWith('}'));
  expect(entries(whole.join('\n')).map((entry) => entry['message'])).toEqual([
    'before',
    '3 lines could not be written.',
    'after',
  ]);
});

test('a disk that hangs takes no more than a little memory, and does not hold up the end', async () => {
  const { world, disk } = memoryDisk();
  let release = (): void => undefined;
  world.gate = new Promise((resolve) => (release = resolve));
  const timers: (() => void)[] = [];
  const clock: Clock = {
    now: () => AT,
    setTimer(ms, fire) {
      expect(ms).toBe(2_000);
      timers.push(fire);
      return () => undefined;
    },
  };
  const log = open({ disk, clock, maxBytes: 100_000_000 });
  const text = 'words '.repeat(250);
  for (let n = 0; n < 2_000; n += 1) {
    log.info('app', text);
    if (n === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const closing = log.close();
  expect(timers).toHaveLength(1);
  timers[0]?.();
  await closing;
  expect(world.text).toBe('');
  release();
  await log.flush();
  expect(world.text.length).toBeLessThan(2 * 1024 * 1024);
  expect(world.text).toMatch(/"\d+ lines could not be written\."/);
});

test('closing writes what is left, once; what is logged later is dropped', async () => {
  const { world, disk } = memoryDisk();
  let release = (): void => undefined;
  world.gate = new Promise((resolve) => (release = resolve));
  const log = open({ disk });
  log.info('app', 'in the middle');
  await new Promise((resolve) => setImmediate(resolve));
  expect(world.calls).toBe(1);
  log.info('app', 'waiting');
  const closing = Promise.all([log.close(), log.close()]);
  log.info('app', 'too late');
  release();
  await closing;
  log.info('app', 'far too late');
  await log.flush();
  expect(entries(world.text).map((entry) => entry['message'])).toEqual([
    'in the middle',
    'waiting',
  ]);
});

test('a line that is far too long keeps its message alone', async () => {
  const log = open();
  const long = Array.from({ length: 50 }, () => 'x'.repeat(2_000));
  log.info('app', 'Long.', { long });
  await log.close();
  expect(entries()).toMatchObject([{ message: 'Long.', fields: '[too long]' }]);
});

test('nothing throws, whatever the ports do', async () => {
  const failing = () => {
    throw new Error('port');
  };
  const redactor = createRedactor({ secrets: failing, folders: () => [] });
  const blind = open({ redactor });
  blind.info('app', TOKEN);
  blind.error('app', TOKEN, new Error(TOKEN));
  const loud = open({ echo: failing });
  loud.info('app', 'heard');
  await Promise.all([blind.close(), loud.close()]);
  expect(entries().map((entry) => entry['message'])).toEqual(['heard']);
});
