import { execFileSync } from 'node:child_process';
import { connect, giveToken, state, statusBar } from './operator';
import { expect, test } from './desk';
import { filesIn, holdersOf } from './files';
import { watchChildren } from './processes';

test('3, 4. a pasted token goes to the keychain and nowhere else', async ({ desk }) => {
  const { token } = desk.sandbox;
  const { app, page, quit } = await desk.open();
  const children = watchChildren(app.process().pid ?? 0);
  await expect(page.getByRole('heading', { name: 'Proofsheet' })).toBeVisible();

  await connect(page, token);
  await expect(statusBar(page)).toContainText('no tasks yet');
  expect(desk.sandbox.requests.map(({ action, status }) => ({ action, status }))).toEqual([
    { action: 'retrieve', status: 200 },
  ]);

  const lookup = ['lookup', 'service', 'Proofsheet', 'account', 'live'];
  expect(execFileSync('secret-tool', lookup, { env: desk.session.env, encoding: 'utf8' })).toBe(
    token,
  );

  expect(JSON.stringify(await state(page))).not.toContain(token);
  expect(await page.content()).not.toContain(token);
  const written = await filesIn(desk.profile);
  expect([...written.keys()]).toContain('settings.json');
  expect(holdersOf(token, written)).toEqual([]);

  const seen = children.stop();
  expect(seen.size).toBeGreaterThan(2);
  expect(holdersOf(token, seen)).toEqual([]);

  await quit();
  const left = await filesIn(desk.profile);
  expect(left.size).toBeGreaterThan(0);
  expect(holdersOf(token, left)).toEqual([]);
});

test('4. the next start uses the stored token and asks for none', async ({ desk }) => {
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await first.quit();

  const { page } = await desk.open();
  await expect(statusBar(page)).toContainText('no tasks yet');
  await expect
    .poll(async () => (await state(page)).account)
    .toMatchObject({
      kind: 'live',
      keychain: 'stored',
      memoryOnly: false,
    });
  await page.getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByText(/^Token in your keychain since /)).toBeVisible();
});

test('a token that is not one word is refused before anything is asked', async ({ desk }) => {
  const { page } = await desk.open();
  await giveToken(page, `${desk.sandbox.token} and more`);
  await expect(page.getByText('A token has no spaces or line breaks.')).toBeVisible();
  expect(desk.sandbox.counts.api).toBe(0);
});

test('a removed token is gone from the keychain, and the first screen is back', async ({
  desk,
}) => {
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'More for Account 1' }).click();
  await page.getByRole('menuitem', { name: 'Remove token…' }).click();
  await page.getByRole('button', { name: 'Remove token' }).click();
  await expect(page.getByRole('button', { name: 'Try the sandbox' })).toBeVisible();
  const search = ['search', '--all', 'service', 'Proofsheet'];
  expect(execFileSync('secret-tool', search, { env: desk.session.env, encoding: 'utf8' })).toBe('');
});

test('the sandbox needs no token and brings a list to try', async ({ desk }) => {
  const { page } = await desk.open();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await expect(page.getByRole('dialog')).toContainText('sample-list.csv');
  await expect(page.getByRole('button', { name: 'Add 24 tasks' })).toBeVisible();
  expect(desk.sandbox.counts.api).toBe(0);
});
