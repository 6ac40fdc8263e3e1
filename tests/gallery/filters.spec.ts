import type { Page } from '@playwright/test';
import type { RowQuery } from '../../contract/view';
import { calls, expect, open, test } from './window';

/** What filters leave on show, and what they take out of the operator's hand. */

const cards = (page: Page) =>
  page.getByRole('listbox', { name: 'Contact sheet' }).getByRole('option');
const chips = (page: Page) =>
  page.getByRole('group', { name: 'Filters', exact: true }).getByRole('button');
const sidebar = (page: Page) => page.getByRole('navigation');

/** Chooses a value in the filter menu, by keyboard up to the value. */
async function filterBy(page: Page, kind: RegExp, value: RegExp): Promise<void> {
  await page.getByRole('button', { name: /^Filter/ }).click();
  // It takes the focus a moment after it is there.
  await expect(page.getByRole('menu')).toBeFocused();
  await page.getByRole('menuitem', { name: kind }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitemradio', { name: value }).click();
  await expect(page.getByRole('menu')).toHaveCount(0);
}

/** The last query that the window has asked for rows. */
async function listen(page: Page): Promise<() => Promise<RowQuery>> {
  await page.evaluate(() => {
    const { rows } = window.fake;
    window.fake.rows = (input) => {
      Reflect.set(window, 'asked', input.query);
      return rows(input);
    };
  });
  return () => page.evaluate(() => Reflect.get(window, 'asked') as RowQuery);
}

test('list, status, cause, template, mode, days and search narrow down together, each with a chip', async ({
  page,
}) => {
  await open(page, 'mixed');
  const asked = await listen(page);
  await sidebar(page)
    .getByRole('button', { name: /^march-intake/ })
    .click();
  await filterBy(page, /What went wrong/, /face not found/i);
  await filterBy(page, /Template/, /Male/);
  await filterBy(page, /Mode/, /relax/);
  await filterBy(page, /Created/, /Last 7 days/);
  await page.getByRole('searchbox').fill('李娜');
  // The last one takes all of them away at once.
  await expect(chips(page)).toHaveCount(6);
  await expect(page.getByRole('button', { name: /^Needs attention/, pressed: true })).toBeVisible();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('Li Na 李娜');
  await expect.poll(asked).toMatchObject({
    list: 1,
    status: 'attention',
    cause: 'failed:face_not_found',
    template: 'male_portrait',
    mode: 'relax',
    search: '李娜',
  });
  expect((await asked()).days).not.toBeNull();

  // Each one counts by itself: with one that does not fit, nothing is left.
  await filterBy(page, /Mode/, /fast/);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await chips(page).filter({ hasText: 'fast' }).click();
  await expect(cards(page)).toHaveCount(1);
  await filterBy(page, /Template/, /Female/);
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await chips(page).last().click();
  await expect(chips(page)).toHaveCount(0);
  expect(await asked()).toMatchObject({
    list: null,
    status: 'all',
    template: null,
    search: '李娜',
  });
});

const NARROWED: [what: string, narrow: (page: Page) => Promise<void>][] = [
  ['template', (page) => filterBy(page, /Template/, /Female/)],
  ['mode', (page) => filterBy(page, /Mode/, /fast/)],
  ['days', (page) => filterBy(page, /Created/, /Today/)],
  ['cause', (page) => filterBy(page, /What went wrong/, /unknown ID/)],
  [
    'status',
    (page) =>
      sidebar(page)
        .getByRole('button', { name: /^Waiting/ })
        .click(),
  ],
  [
    'list',
    (page) =>
      sidebar(page)
        .getByRole('button', { name: /^class-of/ })
        .click(),
  ],
  ['search', (page) => page.getByRole('searchbox').fill('李')],
];

test('nothing stays selected that a filter takes out of sight: an action would reach it unseen', async ({
  page,
}) => {
  await open(page, 'mixed');
  const selected = cards(page).and(page.locator('[aria-selected=true]'));
  for (const [what, narrow] of NARROWED) {
    await sidebar(page).getByRole('button', { name: /^All/ }).click();
    await page.getByRole('searchbox').fill('');
    await page.getByRole('listbox').locator('[aria-posinset="2"]').click();
    await expect(page.locator('.task-view')).toBeVisible();
    await narrow(page);
    await expect(page.locator('.task-view'), what).toHaveCount(0);
    await expect(selected, what).toHaveCount(0);
    await page.keyboard.press('Delete');
  }
  expect(await calls(page)).toEqual([]);
});

test('another order keeps what is selected', async ({ page }) => {
  await open(page, 'mixed');
  await page.getByRole('listbox').locator('[aria-posinset="2"]').click();
  await page.getByRole('button', { name: /^Sort by/ }).click();
  await page.getByRole('menuitemradio', { name: 'Last change' }).click();
  await expect(page.getByRole('button', { name: 'Sort by: Last change' })).toBeVisible();
  await expect(page.locator('.task-view')).toContainText('Ben Okafor');
});

for (const keys of ['Control+f', 'Control+k']) {
  test(`what is searched is brought to hand before the first letter (${keys})`, async ({
    page,
  }) => {
    await open(page, 'mixed');
    await page.evaluate(() => {
      const { prepareSearch } = window.fake;
      window.fake.prepareSearch = (input) => {
        Reflect.set(window, 'prepared', true);
        return prepareSearch(input);
      };
    });
    const isPrepared = () => page.evaluate(() => Reflect.has(window, 'prepared'));
    expect(await isPrepared()).toBe(false);
    await page.keyboard.press(keys);
    await expect.poll(isPrepared).toBe(true);
  });
}
