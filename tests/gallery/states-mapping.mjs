// Where the IDs of a list come from: the states of the preview's mapping step.

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const offer = (page) =>
  page.evaluate(async () => {
    const opened = await window.fake.openLists(null);
    if (opened.ok && opened.value) window.fake.offer(opened.value);
  });

/** @type {import('./states.mjs').State[]} */
export const MAPPING_STATES = [
  { name: 'import-sheets', act: offer, sizes: ['least', 'double', 'least-double'] },
  { name: 'import-asked', act: offer, sizes: ['least', 'double', 'least-double'] },
  {
    name: 'import-pointed',
    scene: 'import-asked',
    act: async (page) => {
      await offer(page);
      await page.getByRole('button', { name: 'Job', exact: true }).click();
      await page.waitForTimeout(300);
    },
  },
  { name: 'import-remembered', act: offer, sizes: ['least'] },
  {
    name: 'import-changed',
    scene: 'import-remembered',
    act: async (page) => {
      await offer(page);
      await page.getByLabel('Sheet', { exact: true }).selectOption('Archive 2025');
      await page.waitForTimeout(300);
    },
  },
];
