import type { Page } from '@playwright/test';
import { expect, open, test } from './window';

/** What is on show when a list comes, and when it goes. */

const sidebar = (page: Page) => page.getByRole('navigation');
const shown = (page: Page) => sidebar(page).locator('[aria-current=true]');
const cards = (page: Page) =>
  page.getByRole('listbox', { name: 'Contact sheet' }).getByRole('option');

async function bringIn(page: Page): Promise<void> {
  await page.keyboard.press('Control+o');
  const preview = page.getByRole('dialog');
  await preview.getByRole('button', { name: /^Add / }).click();
  await expect(preview).toHaveCount(0);
}

test('a list that was just added is shown whole, whatever was searched for', async ({ page }) => {
  await open(page, 'mixed');
  const search = page.getByRole('searchbox');
  await search.fill('no face was found');
  await expect(cards(page)).toHaveCount(1);
  await expect(page.getByText('1 found')).toBeVisible();
  await bringIn(page);
  await expect(shown(page)).toContainText('march-intake.csv');
  await expect(search).toHaveValue('');
  await expect.poll(() => cards(page).count()).toBeGreaterThan(1);
});

test('a list on show that is undone leaves all tasks on show, and comes back', async ({ page }) => {
  await open(page, 'mixed');
  const lists = sidebar(page).locator('.sidebar-list');
  const before = await lists.count();
  await bringIn(page);
  await expect(lists).toHaveCount(before + 1);
  await page.keyboard.press('Control+z');
  await expect(lists).toHaveCount(before);
  await expect(shown(page)).toHaveText(/^All/);
  await expect(page.locator('h1').first()).toHaveText('All tasks');
  await expect(cards(page).first()).toBeVisible();
  await page.keyboard.press('Control+y');
  await expect(lists).toHaveCount(before + 1);
});

test('a list on show that is removed leaves all tasks on show', async ({ page }) => {
  await open(page, 'mixed');
  const list = sidebar(page).locator('.sidebar-list').first();
  await list.click();
  await expect(list).toHaveAttribute('aria-current', 'true');
  await page.getByRole('button', { name: 'Remove march-intake.csv' }).click();
  await expect(page.locator('.message').getByRole('button', { name: 'Undo' })).toBeVisible();
  await expect(shown(page)).toHaveText(/^All/);
});

/** Every list is long from now on: of the first one some is written, until `finish` says how that ended. */
async function addSlowly(page: Page): Promise<(end: 'added' | 'failed') => Promise<void>> {
  await page.evaluate(() => {
    window.fake.commitImport = ({ previewId }) => {
      window.fake.change({ adding: { previewId, list: 1, entries: 1_000, of: 5_000 } });
      return new Promise((resolve) => {
        Object.assign(window, {
          finish(end: 'added' | 'failed') {
            window.fake.change({ adding: null });
            if (end === 'added')
              resolve({ ok: true, value: { list: 1, added: 5_000, step: null } });
            else resolve({ ok: false, error: { code: 'unknown', message: 'The disk is full.' } });
          },
        });
      });
    };
  });
  return (end) =>
    page.evaluate((how) => (window as unknown as { finish(how: string): void }).finish(how), end);
}

test('a long list is shown while it is added, and said to be there in the end', async ({
  page,
}) => {
  await open(page, 'mixed');
  const finish = await addSlowly(page);
  await bringIn(page);
  await expect(shown(page)).toContainText('march-intake.csv');
  await expect(page.locator('.status-now')).toHaveText('adding a list: 1,000 of 5,000…');
  await expect(page.locator('.message')).toHaveCount(0);
  // Whoever looks at something else meanwhile goes on to do so.
  await sidebar(page).getByText('All', { exact: true }).click();
  await finish('added');
  await expect(page.locator('.message')).toContainText('5,000 tasks added');
  await expect(shown(page)).toHaveText(/^All/);
  await expect(page.locator('.status-now')).not.toContainText('adding');
});

test('a long list that was shown and then could not be added is asked about once more', async ({
  page,
}) => {
  await open(page, 'mixed');
  const finish = await addSlowly(page);
  await bringIn(page);
  await finish('failed');
  await expect(page.getByRole('dialog').getByRole('button', { name: /^Add / })).toBeEnabled();
  await expect(page.locator('.message')).toHaveCount(1);
});
