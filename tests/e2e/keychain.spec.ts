import { spawnSync } from 'node:child_process';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { bringIn, cards, connect, giveToken, state, statusBar } from './operator';
import { expect, test } from './desk';
import type { Desk } from './desk';
import { filesIn, holdersOf } from './files';
import { lockKeyring, unlockKeyring } from './keyring';
import { listOf, people, tasksOf } from './people';

/** Every question to the keychain is answered within 5 s, whatever it does; the rest is for a busy machine. */
const ANSWERED = { timeout: 20_000 };

/** The window does what it is told while the keychain does not. */
async function expectLive(page: Page): Promise<void> {
  const began = Date.now();
  await page.getByRole('textbox', { name: 'API token' }).press('End');
  await expect(page.getByRole('button', { name: 'Connecting…' })).toBeDisabled();
  expect(Date.now() - began).toBeLessThan(5_000);
}

/** Keeps the token in memory, works with it, and finds none of it on disk. */
async function expectThisRunOnly(desk: Desk, page: Page): Promise<void> {
  const guests = people(2);
  desk.sandbox.addTasks(tasksOf(guests));
  await page.getByRole('button', { name: 'Keep it for this run only' }).click();
  await expect(statusBar(page)).toContainText('no tasks yet');
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(2);
  expect((await state(page)).account).toMatchObject({ memoryOnly: true, tokenStoredAt: null });
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText('Token held for this run only')).toBeVisible();
  expect(holdersOf(desk.sandbox.token, await filesIn(desk.profile))).toEqual([]);
}

for (const [keychain, title] of [
  ['locked', 'Your keychain is locked'],
  ['none', 'There is no keychain to store the token in'],
  ['no-bus', 'There is no keychain to store the token in'],
] as const) {
  test.describe(`with the keychain ${keychain}`, () => {
    test.use({ keychain });

    test(`4. the first screen says so, and offers this run only (${keychain})`, async ({
      desk,
    }) => {
      const { page } = await desk.open();
      await giveToken(page, desk.sandbox.token);
      await expect(page.getByText(title)).toBeVisible(ANSWERED);
      expect((await state(page)).account).toBeNull();
      await expectThisRunOnly(desk, page);
    });
  });
}

test('4. a keychain that hangs is another state, and the window stays live', async ({ desk }) => {
  const { page } = await desk.open();
  process.kill(desk.session.keyring ?? NaN, 'SIGSTOP');
  await giveToken(page, desk.sandbox.token);
  await expectLive(page);
  await expect(page.getByText('The keychain is not answering')).toBeVisible(ANSWERED);
  await expectThisRunOnly(desk, page);
});

test('4. a keychain that hangs and comes back takes the token', async ({ desk }) => {
  const { page } = await desk.open();
  process.kill(desk.session.keyring ?? NaN, 'SIGSTOP');
  await giveToken(page, desk.sandbox.token);
  await expect(page.getByText('The keychain is not answering')).toBeVisible(ANSWERED);
  process.kill(desk.session.keyring ?? NaN, 'SIGCONT');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(statusBar(page)).toContainText('no tasks yet');
  expect((await state(page)).account).toMatchObject({ keychain: 'stored', memoryOnly: false });
  const lookup = ['lookup', 'service', 'Proofsheet', 'account', 'live'];
  const found = spawnSync('secret-tool', lookup, { env: desk.session.env, encoding: 'utf8' });
  expect(found.stdout).toBe(desk.sandbox.token);
});

test('4. a stored token in a locked keychain is not taken for no token', async ({ desk }) => {
  const guests = people(2, { finishesAfterMs: 3_000 });
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(guests)));
  await first.quit();
  desk.sandbox.addTasks(tasksOf(guests));
  const asked = desk.sandbox.counts.api;
  lockKeyring(desk.session);

  const { page } = await desk.open();
  await expect(page.getByRole('alert')).toContainText('Your keychain is locked', ANSWERED);
  await expect(statusBar(page)).toContainText('keychain is locked: 2 tasks paused');
  await expect(page.getByText('no token')).toHaveCount(0);
  expect((await state(page)).account).toMatchObject({ keychain: 'locked', memoryOnly: false });
  expect((await state(page)).counts.all).toBe(2);
  // What the button asks for, awaited: the second time must not overtake the first.
  await page.evaluate(() => window.proofsheet.recheckKeychain(null));
  expect((await state(page)).account).toMatchObject({ keychain: 'locked' });
  expect(desk.sandbox.counts.api).toBe(asked);

  await unlockKeyring(desk.session);
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(2);
});

test('4. a keychain that hangs at the start leaves the lists in reach', async ({ desk }) => {
  // What the API does not know would be missing, not waiting, some seconds later.
  const guests = people(2, { outcome: 'waiting-forever' });
  desk.sandbox.addTasks(tasksOf(guests));
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(guests)));
  await first.quit();
  process.kill(desk.session.keyring ?? NaN, 'SIGSTOP');

  const { page } = await desk.open();
  await expect(cards(page)).toHaveCount(2);
  await expect(page.getByRole('alert')).toContainText('The keychain is not answering', ANSWERED);
  await page.getByRole('alert').getByRole('button', { name: 'Use a token for this run' }).click();
  await giveToken(page, desk.sandbox.token);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(statusBar(page)).toContainText('2 waiting');
  expect((await state(page)).account).toMatchObject({ memoryOnly: true });
});

test('4. without a token there is nothing to fear: the keychain is empty, and the first screen asks', async ({
  desk,
}) => {
  const { page } = await desk.open();
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible();
  await expect(page.getByText(/keychain is (locked|not)|no keychain/i)).toHaveCount(0);
  expect((await state(page)).account).toBeNull();
  expect(desk.sandbox.counts.api).toBe(0);
});

test('4. asked again and again while it hangs, the keychain holds up nothing else', async ({
  desk,
}) => {
  const guests = people(4);
  desk.sandbox.addTasks(tasksOf(guests));
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await first.quit();

  const { app, page } = await desk.open();
  await expect.poll(async () => (await state(page)).account?.keychain).toBe('stored');
  process.kill(desk.session.keyring ?? NaN, 'SIGSTOP');
  // More than the four threads that all reading and writing of files has.
  const asked = page.evaluate(() =>
    Promise.all(Array.from({ length: 8 }, () => window.proofsheet.recheckKeychain(null))),
  );
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(4);
  const read = await app.evaluate(
    async (_, file) => {
      const { readFile } = process.getBuiltinModule('node:fs/promises');
      return (await Promise.all(Array.from({ length: 8 }, () => readFile(file)))).length;
    },
    path.join(desk.profile, 'settings.json'),
  );
  expect(read).toBe(8);
  await asked;
  expect((await state(page)).account).toMatchObject({ keychain: 'not-answering' });
  // The token in use stays in use.
  expect((await state(page)).checking.kind).not.toBe('stopped');
  process.kill(desk.session.keyring ?? NaN, 'SIGCONT');
  await page.evaluate(() => window.proofsheet.recheckKeychain(null));
  await expect.poll(async () => (await state(page)).account?.keychain).toBe('stored');
});
