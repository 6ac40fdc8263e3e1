import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import { openStore, type StoreClient } from './store-client';

const root = join(import.meta.dirname, '../..');
let built: string;
let profile: string;
let workerUrl: URL;

// A thread of Node 20 cannot load TypeScript.
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'proofsheet-built-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: true,
      outDir: join(built, 'out'),
      target: 'node20.18',
      rolldownOptions: {
        input: {
          worker: join(import.meta.dirname, 'worker.ts'),
          client: join(import.meta.dirname, 'store-client.ts'),
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  symlinkSync(join(root, 'node_modules'), join(built, 'node_modules'), 'junction');
  workerUrl = pathToFileURL(join(built, 'out/worker.mjs'));
});
afterAll(() => rmSync(built, { recursive: true, force: true }));

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'proofsheet-profile-'));
  return () => rmSync(profile, { recursive: true, force: true });
});

async function open(): Promise<StoreClient> {
  const opened = await openStore({ workerUrl, profile, holder: 'Proofsheet' });
  if (!opened.ok) throw new Error(`The profile was not opened: ${opened.reason}`);
  return opened.store;
}

const query = EVERYTHING;

test('closing waits for the calls that are under way, and takes no others', async () => {
  const store = await open();
  const account = await store.openAccount('live', 'https://api.test');
  const lines = Array.from({ length: 20_000 }, (_, n) => `task-${String(n).padStart(8, '0')}`);
  const bytes = Buffer.from(lines.join('\n'));
  const first = await store.prepareImport(account, { name: 'a.csv', bytes });
  if (!first.ok) throw new Error(first.message);
  await store.commitImport(account, first.preview.previewId, { nameColumn: null, at: 1 });
  // Copied by SQLite beside the thread's own work.
  const copy = join(profile, 'copy.db');
  const copied = store.copyTo(copy);
  const brought = store.prepareImport(account, { name: 'b.csv', bytes });
  const closed = store.close();
  await expect(store.rows(account, query, 0, 10)).rejects.toThrow('is being closed');
  await expect(copied).resolves.toBeUndefined();
  await expect(brought).resolves.toMatchObject({ ok: true });
  await closed;
  expect(existsSync(copy)).toBe(true);
  await expect(store.close()).resolves.toBeUndefined();
});

test('a list goes in as bytes, and its tasks are there after the store was closed', async () => {
  const store = await open();
  const account = await store.openAccount('live', 'https://api.test');
  const bytes = Buffer.from('id,Name\n16f96e95-d95c-46ef-b183-139b9bd1aebd,Ada\n');
  const outcome = await store.prepareImport(account, { name: 'march.csv', bytes });
  if (!outcome.ok) throw new Error(outcome.message);
  expect(outcome.preview).toMatchObject({ fresh: 1, nameColumn: 'Name' });
  const { previewId } = outcome.preview;
  await store.commitImport(account, previewId, { nameColumn: 'Name', at: 1 });
  await store.close();
  const again = await open();
  const { rows } = await again.rows(account, query, 0, 10);
  expect(rows).toMatchObject([{ id: '16f96e95-d95c-46ef-b183-139b9bd1aebd', name: 'Ada' }]);
  await again.close();
});

test('what was asked for just before closing is still written', async () => {
  const store = await open();
  const account = await store.openAccount('live', 'https://api.test');
  const outcome = await store.prepareImport(account, {
    name: 'a.txt',
    text: 'task-0001\ntask-0002',
  });
  if (!outcome.ok) throw new Error(outcome.message);
  const input = { nameColumn: null, at: 1 };
  const committed = store.commitImport(account, outcome.preview.previewId, input);
  await store.close();
  expect(await committed).toMatchObject({ added: 2 });
  await expect(store.rows(account, query, 0, 10)).rejects.toThrow();
});

test('a call that fails rejects with the reason, and the store goes on', async () => {
  const store = await open();
  onTestFinished(() => store.close());
  await expect(store.apply(99, null as never)).rejects.toThrow(/not iterable/);
  expect(await store.openAccount('live', 'https://api.test')).toBe(1);
});

test('a profile that is open is refused, with the name of who has it', async () => {
  const store = await open();
  expect(await openStore({ workerUrl, profile, holder: 'proofsheet fetch' })).toEqual({
    ok: false,
    reason: 'in-use',
    by: `Proofsheet (process ${process.pid})`,
  });
  await store.close();
  await (await open()).close();
});

test('a process that is killed leaves no lock behind', async () => {
  const program = `
    import { openStore } from ${JSON.stringify(pathToFileURL(join(built, 'out/client.mjs')))};
    const workerUrl = new URL(${JSON.stringify(workerUrl)});
    await openStore({ workerUrl, profile: ${JSON.stringify(profile)}, holder: 'proofsheet fetch' });
    console.log('open');
    setInterval(() => {}, 1000);`;
  writeFileSync(join(built, 'hold.mjs'), program);
  const other = spawn(process.execPath, [join(built, 'hold.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void other.kill('SIGKILL'));
  await once(other.stdout, 'data');
  const refused = await openStore({ workerUrl, profile, holder: 'Proofsheet' });
  expect(refused).toEqual({
    ok: false,
    reason: 'in-use',
    by: `proofsheet fetch (process ${other.pid})`,
  });
  other.kill('SIGKILL');
  await once(other, 'exit');
  await (await open()).close();
});

test('a damaged database is told of once, when it has been mended', async () => {
  writeFileSync(join(profile, 'tracking.db'), 'x'.repeat(5_000));
  const opened = await openStore({ workerUrl, profile, holder: 'Proofsheet' });
  if (!opened.ok) throw new Error(opened.reason);
  expect(opened.recovered).toMatchObject({ from: 'nothing', changesLost: 0 });
  expect(existsSync(opened.recovered?.damagedCopy ?? '')).toBe(true);
  await opened.store.close();
  const again = await openStore({ workerUrl, profile, holder: 'Proofsheet' });
  if (!again.ok) throw new Error(again.reason);
  expect(again.recovered).toBeNull();
  await again.store.close();
});

test('a thread that cannot start rejects', async () => {
  const nowhere = pathToFileURL(join(built, 'nothing.mjs'));
  const opening = openStore({ workerUrl: nowhere, profile, holder: 'Proofsheet' });
  await expect(opening).rejects.toThrow(/storage thread has failed/);
});
