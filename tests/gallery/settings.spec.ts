import type { Page } from '@playwright/test';
import { calls, expect, open, test } from './window';

/** Every setting does what it says, at once. */

/** What was changed since the last look, in order. */
async function changes(page: Page): Promise<unknown[]> {
  return page.evaluate(() =>
    window.fake.calls
      .splice(0)
      .filter(({ name }) => name === 'changeSettings')
      .map(({ input }) => input),
  );
}
async function openSettings(page: Page, name: string) {
  const dialog = page.getByRole('dialog', { name: 'Settings' });
  if (!(await dialog.isVisible())) await page.keyboard.press('Control+,');
  await dialog.getByRole('tab', { name }).click();
  return dialog.getByRole('tabpanel', { name });
}

test('each setting is changed alone, and at once', async ({ page }) => {
  await open(page, 'mixed');
  const saving = await openSettings(page, 'Saving');
  await saving.getByRole('button', { name: 'Change…', exact: true }).click();
  await expect.poll(() => changes(page)).toEqual([{ folder: '/home/studio/Deliveries' }]);
  await saving.getByLabel('File names').fill('{list}/{Staff no.} {name}');
  await expect.poll(() => changes(page)).toEqual([{ nameTemplate: '{list}/{Staff no.} {name}' }]);
  await saving.getByRole('switch', { name: 'Save photos as they land' }).press('Space');
  await saving.getByRole('combobox', { name: 'If a name is taken' }).selectOption('Ask me');
  expect(await changes(page)).toEqual([{ saveAutomatically: false }, { onTaken: 'ask' }]);
  // From one server no more than at once over all.
  await saving.getByLabel('Photos at once', { exact: true }).fill('4');
  await saving.getByLabel('Photos at once', { exact: true }).press('Enter');
  await saving.getByRole('button', { name: 'From one server: fewer' }).click();
  await expect(saving.getByRole('button', { name: 'From one server: more' })).toBeEnabled();
  await saving.getByLabel('Photos at once', { exact: true }).fill('99');
  await saving.getByLabel('Photos at once', { exact: true }).press('Enter');
  expect(await changes(page)).toEqual([
    { concurrency: 4, perHost: 4 },
    { perHost: 3 },
    { concurrency: 32, perHost: 3 },
  ]);

  const checks = await openSettings(page, 'Checks');
  await checks.getByRole('switch').press('Space');
  await checks.getByRole('combobox', { name: 'Questions at most' }).selectOption('1 in 5 seconds');
  expect(await changes(page)).toEqual([{ checkAutomatically: false }, { questionRate: 0.2 }]);

  const network = await openSettings(page, 'Network');
  await network.getByText('None', { exact: true }).click();
  await network.getByText('Manual', { exact: true }).click();
  const server = network.getByLabel('Server');
  await server.fill('name:secret@proxy:8080');
  await server.press('Enter');
  await expect(server).toHaveAttribute('aria-invalid', 'true');
  expect(await changes(page)).toEqual([{ proxy: 'none' }]);
  await server.fill('socks5://proxy:1080');
  await server.press('Enter');
  expect(await changes(page)).toEqual([{ proxy: { server: 'socks5://proxy:1080' } }]);

  const news = await openSettings(page, 'Notifications');
  await news.getByRole('switch', { name: 'A list is done' }).press('Space');
  await news.getByRole('switch', { name: 'Proofsheet needs you' }).press('Space');
  expect(await changes(page)).toEqual([
    { notifications: { listDone: false, needsYou: true } },
    { notifications: { listDone: false, needsYou: false } },
  ]);

  const looks = await openSettings(page, 'Appearance');
  await looks.getByText('Dark', { exact: true }).click();
  await looks.getByRole('combobox', { name: 'Language' }).selectOption('简体中文');
  expect(await changes(page)).toEqual([{ appearance: 'dark' }, { language: 'zh-CN' }]);
  await expect(page.getByRole('dialog', { name: '设置' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});

test('where the data lives is shown and revealed, copied out, and reset only once that is ticked', async ({
  page,
}) => {
  await open(page, 'mixed');
  const data = await openSettings(page, 'Data');
  await expect(data).toContainText('/home/studio/.config/Proofsheet · 4.8 MB');
  await expect(data).toContainText('/home/studio/Pictures/Proofsheet');
  await data.getByRole('button', { name: 'Reveal: Photos' }).click();
  await data.getByRole('button', { name: 'Export: A copy of the data' }).click();
  await expect(page.locator('.message')).toContainText('proofsheet-data.db');
  await data.getByRole('button', { name: 'Export: Diagnostics' }).click();
  expect(await calls(page)).toEqual(['revealPlace', 'exportData', 'exportDiagnostics']);
  await data.getByRole('button', { name: 'Forget everything…' }).click();
  const question = page.getByRole('alertdialog', { name: 'Forget everything?' });
  const confirm = question.getByRole('button', { name: 'Forget everything' });
  await expect(confirm).toBeDisabled();
  await question.getByRole('checkbox').check();
  await confirm.click();
  await expect.poll(() => calls(page)).toContain('forgetEverything');
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeVisible();
});

test('accounts are added, renamed, forgotten and taken up, each by its own name', async ({
  page,
}) => {
  await open(page, 'accounts');
  await page.getByRole('button', { name: /^Account: Studio/ }).click();
  await page.getByRole('menuitemradio', { name: /^Hill School/ }).click();
  await expect(page.getByRole('button', { name: /^Account: Hill School/ })).toBeVisible();
  const accounts = await openSettings(page, 'Accounts');
  await accounts.getByRole('button', { name: 'More for Studio' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await page.getByRole('dialog').last().getByLabel('Name').fill('Studio Lisbon');
  await page.keyboard.press('Enter');
  await expect(accounts).toContainText('Studio Lisbon');
  await accounts.getByRole('button', { name: 'More for Studio Lisbon' }).click();
  await page.getByRole('menuitem', { name: 'Forget account…' }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: /^Forget/ })
    .click();
  await expect(accounts).not.toContainText('Studio Lisbon');
  await accounts.getByRole('button', { name: 'Add an account…' }).click();
  const adding = page.getByRole('dialog').last();
  await adding.getByLabel('Name').fill('Agency');
  await adding.getByLabel('API token').fill('sk-1234567890');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Account: Agency' })).toBeVisible();
  const made = await page.evaluate(() => window.fake.calls.map(({ name, input }) => [name, input]));
  expect(made).toEqual([
    ['switchAccount', { key: 'live-2' }],
    ['renameAccount', { key: 'live', name: 'Studio Lisbon' }],
    ['forgetAccount', { key: 'live' }],
    ['addAccount', { name: 'Agency', memoryOnly: false }],
  ]);
});
