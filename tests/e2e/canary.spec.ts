import path from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { startSandbox } from '../../sandbox/server';
import { unzip } from '../../scripts/unzip.mjs';
import { ROOT } from '../../scripts/project.mjs';
import { expect, switches, test as base } from './desk';
import { filesIn, formsOf, holdersOf } from './files';
import { openApp } from './open-app';
import { bringIn, connect, state } from './operator';
import { listOf, people, person, tasksOf } from './people';
import { watchChildren } from './processes';

/** Of characters that URLs, JSON and base64 each write in a way of their own. */
const CANARY = 'sk-canary/7f3a+9"c%51&e=~\\0b';

const test = base.extend({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it what a fixture needs
  sandbox: async ({}, use) => {
    const portraits = path.join(ROOT, 'sandbox', 'portraits');
    const sandbox = await startSandbox({ portraits, token: CANARY });
    await use(sandbox);
    await sandbox.stop();
  },
});

test('3. the search finds the token in every form that programs write text in', () => {
  const around = (form: Buffer) => Buffer.concat([Buffer.from('x'), form, Buffer.from('y')]);
  const written = {
    'as it is': Buffer.from(CANARY),
    'in upper case, in a URL': Buffer.from(encodeURIComponent(CANARY).toUpperCase()),
    'in JSON': Buffer.from(JSON.stringify({ token: CANARY })),
    'in hex': Buffer.from(Buffer.from(CANARY).toString('hex').toUpperCase()),
    'in UTF-16': Buffer.from(CANARY, 'utf16le'),
    'in UTF-16, the other way round': Buffer.from(CANARY, 'utf16le').swap16(),
    'in base64': Buffer.from(Buffer.from(CANARY).toString('base64')),
    'in base64, after one byte': Buffer.from(Buffer.from(`a${CANARY}bc`).toString('base64')),
    'in base64, after two bytes': Buffer.from(Buffer.from(`ab${CANARY}`).toString('base64url')),
  };
  for (const [how, bytes] of Object.entries(written)) {
    expect(holdersOf(CANARY, new Map([[how, around(bytes)]])), how).toEqual([how]);
  }
  expect(formsOf(CANARY).size).toBeGreaterThan(8);
  expect(holdersOf(CANARY, new Map([['none', Buffer.from(CANARY.slice(0, -1))]]))).toEqual([]);
});

/** What went between the app's processes and threads so far, one message each. */
function traffic(app: ElectronApplication): Promise<string[]> {
  return app.evaluate(() => Reflect.get(globalThis, 'traffic') as string[]);
}

test('3. the token is in the keychain and in its one header, and nowhere else', async ({
  desk,
}) => {
  const guests = [
    ...people(3),
    // A service that quotes the token in what it says of a task.
    person('Quoted', { outcome: 'failed', error: { code: 'odd', message: `No: ${CANARY}!` } }),
  ];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page, quit, kill } = await openApp({
    args: ['-r', path.join(import.meta.dirname, 'traffic.cjs'), ROOT, ...switches(desk)],
    env: desk.session.env,
    watch: desk.watch,
  });
  try {
    const children = watchChildren(app.process().pid ?? 0);
    await connect(page, CANARY);
    await bringIn(page, await desk.write('march.csv', listOf(guests)));
    await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
    await expect.poll(async () => (await state(page)).counts.failed).toBe(1);
    // A rejection that quotes it, too; and a try to connect with another token.
    desk.sandbox.faults.api.push({
      answer: { kind: 'error', code: 'invalid_token', message: `Unknown token ${CANARY}` },
    });
    const odd = await page.evaluate((token) => {
      return window.proofsheet.connect({ token, memoryOnly: false });
    }, CANARY);
    expect(odd).toMatchObject({ ok: true, value: { kind: 'rejected' } });

    // What an operator would send to somebody who is to help.
    const archive = path.join(path.dirname(desk.profile), 'diagnostics.zip');
    await app.evaluate(({ dialog, Menu }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
      for (const { submenu } of Menu.getApplicationMenu()?.items ?? []) {
        submenu?.items.find(({ label }) => label.includes('Export Diagnostics'))?.click();
      }
    }, archive);
    const sent = path.join(path.dirname(desk.profile), 'diagnostics');
    await expect
      .poll(async () => (await filesIn(path.dirname(archive))).has('diagnostics.zip'))
      .toBe(true);
    await unzip(archive, (name) => path.join(sent, name));
    const diagnostics = await filesIn(sent);
    expect(diagnostics.size).toBeGreaterThan(1);
    expect(holdersOf(CANARY, diagnostics)).toEqual([]);

    const messages = new Map(
      (await traffic(app)).map((text, n) => [`${n} ${text}`, Buffer.from(text)]),
    );
    const kinds = [...messages.keys()].map((text) => text.split(' ').slice(1, 3).join(' '));
    for (const kind of [
      'call proofsheet:call:rows',
      'reply proofsheet:call:rows',
      'to saver',
      'from saver',
      'to worker',
      'from worker',
      'event proofsheet:event:state',
    ]) {
      expect(kinds, 'is listened to').toContain(kind);
    }
    // The form's own call brings it in, twice here. Nothing ever carries it out again.
    const holders = holdersOf(CANARY, messages).map((text) =>
      text.split(' ').slice(1, 3).join(' '),
    );
    expect(holders).toEqual(['call proofsheet:call:connect', 'call proofsheet:call:connect']);
    expect(await page.content()).not.toContain(CANARY);

    // Whatever a crash of the window leaves behind.
    desk.watch.expectTrouble(/the window crashed/);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(() => desk.watch.trouble.join()).toContain('the window crashed');

    const seen = children.stop();
    expect([...seen.keys()].some((name) => name.includes('environ'))).toBe(true);
    expect(seen.size).toBeGreaterThan(8);
    expect(holdersOf(CANARY, seen)).toEqual([]);
    // While it runs: the database, its log, and whatever is half written.
    const open = await filesIn(desk.profile);
    expect([...open.keys()].join()).toMatch(/-wal/);
    expect([...open.keys()].join()).toMatch(/logs\//);
    expect(holdersOf(CANARY, open)).toEqual([]);
  } finally {
    await kill();
  }
  expect(holdersOf(CANARY, await filesIn(desk.profile))).toEqual([]);
  expect(holdersOf(CANARY, await filesIn(desk.photos))).toEqual([]);
  await quit();
  // Where it is.
  expect(desk.sandbox.requests.filter(({ authorization }) => authorization).length).toBeGreaterThan(
    1,
  );
});
