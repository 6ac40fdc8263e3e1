import { DEFAULT_CHOICES } from '../../contract/settings';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_NAME_TEMPLATE } from '../../contract/settings';
import { Secret } from '../../contract/secret';
import { systemClock } from '../clock';
import { ZipArchive } from '../intake/zip';
import { diagnosticFiles, exportDiagnostics, type DiagnosticFacts } from './diagnostics';
import { createLog } from './log';
import { createRedactor } from './redact';
import { zip } from './zip';

const TOKEN = 'sk-canary-4f1d0b7c92';
const TASK = '0f6f7a9e-31c3-4b62-8f3d-5d2b0c1a9e77';

const FACTS: DiagnosticFacts = {
  at: Date.UTC(2026, 0, 2, 3, 4, 6),
  versions: { proofsheet: '0.1.0', node: '20.18.0' },
  system: { platform: 'linux', arch: 'x64', release: '6.1', memoryBytes: 8e9 },
  account: 'live',
  keychain: 'locked',
  settings: {
    folder: '/srv/school/Class 4b',
    nameTemplate: 'Class 4b/{name}',
    saveAutomatically: true,
    onTaken: 'number',
    concurrency: 16,
    perHost: 8,
    appearance: 'system',
    ...DEFAULT_CHOICES,
  },
  counts: null,
  proxies: { system: true, own: false },
  database: 'sound',
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofsheet-diagnostics-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

/** A log and what goes with it; the token becomes known when it is told. */
function scene() {
  const known: Secret[] = [];
  const redactor = createRedactor({
    secrets: () => known,
    folders: () => [
      { path: '/home/operator', shownAs: '~' },
      { path: '/opt/proofsheet', shownAs: '[app]' },
    ],
  });
  const log = createLog({
    folder: join(folder, 'logs'),
    clock: systemClock,
    maxBytes: 100_000,
    files: 3,
    redactor,
  });
  return { redactor, log, learn: () => known.push(new Secret(TOKEN)) };
}

async function textOf(options: Parameters<typeof diagnosticFiles>[0]): Promise<string> {
  const files = await diagnosticFiles(options);
  return files.map(({ name, bytes }) => `${name}\n${Buffer.from(bytes).toString()}`).join('\n');
}

/** Notes as they come in the field, with a name, an ID or a path in each. */
function speak(log: ReturnType<typeof scene>['log']): void {
  log.info('saver', 'Saved.', { bytes: 12 }, { task: TASK, name: 'Class 4b' });
  const error = new Error("ENOENT: open '/home/operator/lists/Class 4b/O'Class 4b.csv'");
  error.stack = `${error}\n    at run (/opt/proofsheet/out/main/main.js:1:2)`;
  log.error('app', 'A list cannot be read.', error);
  log.error(
    'saver',
    'Not saved.',
    new Error("EACCES: rename '/srv/Class 4b/x' -> '/srv/Class 4b/y'"),
  );
  log.error('saver', 'Not saved.', new Error("EPERM: open 'D:\\Class 4b\\x.png'"));
  log.error('saver', 'Not fetched.', `https://cdn.example.com/headshots/${TASK}.png?x=1 gone`);
  log.error('engine', `Task ${TASK} is strange.`, null);
  log.info('app', `early ${TOKEN}`);
}

test('holds what helps, and nothing that is the operator’s own', async () => {
  const { log, redactor, learn } = scene();
  speak(log);
  learn();
  const text = await textOf({ facts: FACTS, log, redactor, own: false });
  expect(text).not.toMatch(/Class|canary/);
  expect(text).not.toContain(TASK);
  expect(text).not.toContain('operator/');
  for (const kept of [
    'READ-ME.txt',
    '"proofsheet": "0.1.0"',
    '"keychain": "locked"',
    '"database": "sound"',
    '"system": true',
    '"folder": "[left out]"',
    '"nameTemplate": "[left out]"',
    'logs/proofsheet.log',
    '"bytes":12',
    "ENOENT: open '~/…",
    "EACCES: rename '[path]",
    'at run ([app]/out/main/main.js:1:2)',
    'https://cdn.example.com/… gone',
    'Task [id] is strange.',
    'early [secret]',
  ]) {
    expect(text).toContain(kept);
  }
});

test('holds folders, names and IDs when asked to, but never the token', async () => {
  const { log, redactor, learn } = scene();
  speak(log);
  learn();
  const text = await textOf({ facts: FACTS, log, redactor, own: true });
  for (const kept of ['/srv/school/Class 4b', TASK, '~/lists/Class 4b', "'D:\\\\Class 4b"]) {
    expect(text).toContain(kept);
  }
  expect(text).not.toContain('canary');
});

test('shows the name template where it is nobody’s own, and counts', async () => {
  const { log, redactor } = scene();
  const counts = Object.fromEntries(
    ['all', 'waiting', 'finished', 'failed', 'missing', 'overdue', 'attention']
      .concat(['photosSaved', 'photosQueued', 'photosPaused', 'photosFailed'])
      .map((name, n) => [name, n]),
  ) as unknown as NonNullable<DiagnosticFacts['counts']>;
  const settings = { ...FACTS.settings, nameTemplate: DEFAULT_NAME_TEMPLATE };
  const text = await textOf({ facts: { ...FACTS, settings, counts }, log, redactor, own: false });
  expect(text).toContain(`"nameTemplate": "${DEFAULT_NAME_TEMPLATE}"`);
  expect(text).toContain('"photosFailed": 10');
});

test('lines that are none, such as half a line, are left out', async () => {
  const { log, redactor } = scene();
  log.info('app', 'whole');
  await log.flush();
  writeFileSync(log.paths[1]!, '{"message":"half Class 4b\n[1]\nnull\n7\n{"message":"second"}\n');
  const text = await textOf({ facts: FACTS, log, redactor, own: false });
  expect(text).toMatch(/"whole"\}\n\nlogs\/proofsheet\.1\.log\n\{"message":"second"\}\n$/);
});

test('writes one archive, in the place of an older one', async () => {
  const { log, redactor } = scene();
  log.info('app', 'hello');
  const path = join(folder, 'diagnostics.zip');
  writeFileSync(path, 'older');
  const exported = await exportDiagnostics(path, { facts: FACTS, log, redactor, own: false });
  const bytes = readFileSync(path);
  expect(exported).toEqual({ ok: true, bytes: bytes.length });
  expect(readdirSync(folder).sort()).toEqual(['diagnostics.zip', 'logs']);
  const archive = ZipArchive.open(bytes);
  const entry = archive.ok ? archive.value.read('logs/proofsheet.log') : archive;
  expect(entry.ok && String(entry.value && Buffer.from(entry.value))).toContain('"hello"');
});

test('says why it cannot be written, and leaves nothing behind', async () => {
  const { log, redactor } = scene();
  const path = join(folder, 'nowhere', 'diagnostics.zip');
  expect(await exportDiagnostics(path, { facts: FACTS, log, redactor, own: false })).toEqual({
    ok: false,
    code: 'ENOENT',
  });
  expect(readdirSync(folder)).toEqual([]);
});

test.skipIf(spawnSync('python3', ['--version']).status !== 0)(
  'another program finds the archive sound, and every file as it was',
  async () => {
    const path = join(folder, 'a.zip');
    const files = [
      { name: 'empty.txt', bytes: Buffer.alloc(0) },
      { name: 'logs/a.log', bytes: Buffer.from('line\n'.repeat(1_000)) },
    ];
    writeFileSync(path, await zip(files, new Date(2026, 4, 6, 7, 8, 10).getTime()));
    const script = `
import sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as archive:
    print(archive.testzip(), [(i.filename, i.file_size, i.date_time) for i in archive.infolist()])
`;
    const { stdout, stderr } = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(
      "None [('empty.txt', 0, (2026, 5, 6, 7, 8, 10)), ('logs/a.log', 5000, (2026, 5, 6, 7, 8, 10))]",
    );
  },
);
