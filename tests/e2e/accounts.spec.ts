import { execFileSync } from 'node:child_process';
import { bringIn, cards, connect, sidebar, state } from './operator';
import { expect, test } from './desk';
import { listOf, people } from './people';

test('two accounts have tokens and tasks of their own, also after a restart', async ({ desk }) => {
  const stored = () =>
    execFileSync('secret-tool', ['search', '--all', 'service', 'Proofsheet'], {
      env: desk.session.env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
      .split('\n')
      .filter((line) => line.startsWith('secret = ')).length;
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(people(2))));

  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('button', { name: 'Add an account…' }).click();
  await first.page.getByRole('textbox', { name: 'Name' }).fill('School');
  await first.page.locator('input[type=password]').fill(desk.sandbox.token);
  await first.page.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect.poll(async () => (await state(first.page)).account?.name).toBe('School');
  await expect(sidebar(first.page)).not.toContainText('march.csv');
  expect(stored()).toBe(2);
  await first.quit();

  const { page } = await desk.open();
  await expect.poll(async () => (await state(page)).account?.keychain).toBe('stored');
  await page.getByRole('button', { name: /^Account: School/ }).click();
  await page.getByRole('menuitemradio', { name: /^Account 1/ }).click();
  await expect(sidebar(page)).toContainText('march.csv');
  await expect(cards(page)).toHaveCount(2);

  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('button', { name: 'More for School' }).click();
  await page.getByRole('menuitem', { name: 'Forget account…' }).click();
  await page.getByRole('button', { name: 'Forget account' }).click();
  await expect.poll(async () => (await state(page)).accounts.length).toBe(1);
  expect(stored()).toBe(1);
});
