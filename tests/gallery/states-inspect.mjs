// The folded parts of the inspector: what a task was made from, what the API said, and how to ask it again.

/** @typedef {import('@playwright/test').Page} Page */

/** @type {(page: Page, name: string) => Promise<void>} */
const select = async (page, name) => {
  await page.locator('[role=option]', { hasText: name }).first().click();
  await page.waitForSelector('.task-view');
};
/** @type {(page: Page, title: string) => Promise<void>} */
const unfold = async (page, title) => {
  const summary = page.locator('.fold summary', { hasText: title });
  await summary.click();
  // What is folded is made a moment after that.
  await page.locator('.fold details[open] > :not(summary)').first().waitFor();
  await summary.scrollIntoViewIfNeeded();
};
/** @param {Page} page */
const toTheEnd = (page) =>
  page.locator('.inspector').evaluate((inspector) => inspector.scrollTo(0, 1e6));

/** @type {import('./states.mjs').State[]} */
export const INSPECT_STATES = [
  {
    name: 'inspect-request',
    scene: 'mixed',
    act: async (page) => {
      await select(page, 'Chen Yu');
      await unfold(page, 'Request');
      await toTheEnd(page);
    },
  },
  {
    name: 'inspect-curl',
    scene: 'mixed',
    act: async (page) => {
      await select(page, 'Chen Yu');
      await unfold(page, 'curl');
      await toTheEnd(page);
    },
    sizes: ['least'],
  },
  {
    name: 'inspect-search',
    scene: 'mixed',
    act: async (page) => {
      await select(page, 'Chen Yu');
      await unfold(page, 'Raw answer');
      await page.getByRole('searchbox', { name: 'Search in the answer' }).fill('ID');
      await page.keyboard.press('Enter');
      await toTheEnd(page);
    },
    sizes: ['least'],
  },
  {
    name: 'inspect-not-found',
    scene: 'mixed',
    act: async (page) => {
      await select(page, 'Chen Yu');
      await unfold(page, 'Raw answer');
      await page.getByRole('searchbox', { name: 'Search in the answer' }).fill('Zanzibar');
      await toTheEnd(page);
    },
  },
];
