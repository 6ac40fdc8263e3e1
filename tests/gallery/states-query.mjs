// Filters, sort and what needs attention. What is done here is checked here, too.
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const openFilter = async (page) => {
  await page.getByRole('button', { name: /^Filter/ }).click();
  await page.getByRole('menuitem', { name: /Template/ }).waitFor();
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
      await filterBy(page, /Why/, /unknown ID/);
    },
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
      await page.getByRole('button', { name: /^Save with a number: name is taken/ }).click();
      const asked = await page.evaluate(() => window.fake.calls.at(-1));
      expect(asked?.name).toBe('saveNumbered');
    },
  },
];
