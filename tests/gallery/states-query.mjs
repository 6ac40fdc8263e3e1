// Filters, sort and what needs attention. What is done here is checked here, too.
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const openFilter = async (page) => {
  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByRole('menuitem', { name: /Template/ }).waitFor();
  // It takes the focus a moment after it is there.
  await expect(page.getByRole('menu')).toBeFocused();
};
/** Opens the menu of one kind with the keyboard, as an operator would. @type {(page: Page, kind: RegExp) => Promise<void>} */
const openKind = async (page, kind) => {
  await page.getByRole('menuitem', { name: kind }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitemradio', { name: 'Any' }).waitFor();
};
/** @type {(page: Page, kind: RegExp, value: RegExp) => Promise<void>} */
const filterBy = async (page, kind, value) => {
  await openFilter(page);
  await openKind(page, kind);
  await page.getByRole('menuitemradio', { name: value }).click();
  // Else the next step may find the menu that is just closing.
  await expect(page.getByRole('menu')).toHaveCount(0);
};
/** Opens the values of a column. @type {(page: Page, title: string) => Promise<void>} */
const byColumn = async (page, title) => {
  await openFilter(page);
  await page.getByRole('menuitem', { name: /Column of your lists/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitem', { name: new RegExp(`^${title}`) }).click();
  await page.getByRole('option').first().waitFor();
};
/** @param {Page} page */
const attention = async (page) => {
  if ((page.viewportSize()?.width ?? 0) < 860) {
    await page.getByRole('button', { name: /^Needs attention/ }).click();
  } else {
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Needs attention/ })
      .click();
  }
  await page.getByRole('region', { name: 'What needs attention' }).waitFor();
};
/** @param {Page} page */
const chips = (page) =>
  page.getByRole('group', { name: 'Filters', exact: true }).getByRole('button');
/** @type {import('./states.mjs').State['sizes']} */
const all = ['least', 'double', 'least-double'];

/** @type {import('./states.mjs').State[]} */
export const QUERY_STATES = [
  {
    name: 'query-menu',
    scene: 'mixed',
    act: async (page) => {
      await openFilter(page);
      await openKind(page, /Template/);
    },
    sizes: all,
  },
  {
    name: 'query-chips',
    scene: 'mixed',
    act: async (page) => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^march-intake/ })
        .click();
      await page
        .getByRole('button', { name: /^Finished/ })
        .last()
        .click();
      await filterBy(page, /Template/, /Female/);
      await filterBy(page, /Mode/, /relax/);
      await filterBy(page, /Created/, /Last 7 days/);
      await expect(chips(page)).toHaveCount(5);
    },
  },
  {
    name: 'query-chips-gone',
    scene: 'mixed',
    act: async (page) => {
      await filterBy(page, /Template/, /Female/);
      await filterBy(page, /Mode/, /fast/);
      await chips(page).first().click();
      await expect(chips(page)).toHaveCount(1);
      await expect(chips(page).first()).toHaveAccessibleName(/fast/);
    },
    sizes: all,
  },
  {
    name: 'query-none',
    scene: 'mixed',
    act: async (page) => {
      await attention(page);
      await filterBy(page, /Mode/, /fast/);
      await filterBy(page, /What went wrong/, /unknown ID/);
    },
  },
  {
    name: 'query-columns',
    scene: 'mixed',
    act: async (page) => {
      await openFilter(page);
      await page.getByRole('menuitem', { name: /Column of your lists/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('menuitem', { name: 'Department' }).waitFor();
    },
  },
  {
    name: 'query-column',
    scene: 'mixed',
    act: async (page) => {
      await byColumn(page, 'Department');
      const options = page.getByRole('option');
      await expect(options.first()).toHaveText(/^\D+\d+$/);
      await page.getByRole('combobox', { name: 'Find a value' }).fill('a');
      await expect(options.filter({ hasNotText: /a/i })).toHaveCount(0);
      await page.keyboard.press('ArrowDown');
    },
    sizes: all,
  },
  {
    name: 'query-column-none',
    scene: 'mixed',
    act: async (page) => {
      await byColumn(page, 'Department');
      await page.getByRole('combobox', { name: 'Find a value' }).fill('Zanzibar');
      await page.getByText('No value has this in it.').waitFor();
    },
  },
  {
    name: 'query-column-chips',
    scene: 'mixed',
    act: async (page) => {
      await byColumn(page, 'Department');
      await page.getByRole('option', { name: /^Finance/ }).click();
      await expect(chips(page)).toHaveText(['Department: Finance']);
      // It is the one that is chosen now, and any other can be.
      await byColumn(page, 'Department');
      await expect(page.getByRole('option').first()).toHaveText('Any');
      await page.keyboard.press('Escape');
      await page.locator('.segment', { has: page.getByText('Table', { exact: true }) }).click();
      const cells = page.locator('.table-row [data-column="field:Department"]');
      await expect(cells.first()).toHaveText('Finance');
      const rows = async () => Number(await page.locator('#sheet').getAttribute('aria-rowcount'));
      const found = await rows();
      await page.locator('.table-row [data-column="template"]').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: /^Only this value: / }).click();
      // Two, and what takes all of them away.
      await expect(chips(page)).toHaveCount(3);
      await expect.poll(rows).toBeLessThan(found);
      await cells.first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Only this value: Finance' }).waitFor();
    },
    sizes: ['least-double'],
    whole: true,
  },
  {
    name: 'query-days',
    scene: 'mixed',
    act: async (page) => {
      await openFilter(page);
      await openKind(page, /Created/);
      await page.getByRole('menuitem', { name: 'Other days…' }).click();
      await page.getByLabel('Last day').fill('2020-01-01');
    },
    sizes: all,
  },
  {
    name: 'query-sort',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('button', { name: /^Sort by/ }).click();
      await expect(page.getByRole('menu')).toBeFocused();
      await page.getByRole('menuitem', { name: /Column/ }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('menuitemradio', { name: 'Staff no.' }).click();
      await page.getByRole('button', { name: 'Sort by: Staff no.' }).click();
      await page.getByRole('menuitemradio', { name: 'Descending' }).waitFor();
    },
    sizes: ['least', 'least-double'],
  },
  { name: 'query-attention', scene: 'mixed', act: attention, sizes: all },
  { name: 'query-attention-steered', scene: 'steered', act: attention },
  { name: 'query-attention-account', scene: 'mostly-missing', act: attention },
  {
    name: 'query-attention-cause',
    scene: 'mixed',
    act: async (page) => {
      await attention(page);
      await page
        .getByRole('button', { name: /Face not found/i })
        .first()
        .click();
      await expect(page.getByRole('option')).toHaveCount(1);
    },
    sizes: ['least-double'],
  },
  {
    name: 'query-attention-mended',
    scene: 'steered',
    act: async (page) => {
      await attention(page);
      const fix = page.getByRole('button', { name: /^Save with a number: name is taken/ });
      await fix.click();
      const asked = () => page.evaluate(() => window.fake.calls.at(-1)?.name);
      await expect.poll(asked).toBe('saveNumbered');
      // While tasks change, causes are counted anew once a second.
      await expect(fix).toHaveCount(0);
    },
  },
];
