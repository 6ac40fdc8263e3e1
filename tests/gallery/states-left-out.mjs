// Lines that were left out of lists, and those that repeat others. What is done here is checked here, too.

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./states.mjs').State} State
 * @typedef {import('./states.mjs').Size} Size
 */

/** @type {Size[]} */
const all = ['least', 'double', 'least-double'];

/** @param {Page} page */
const attention = async (page) => {
  if (
    await page
      .getByRole('button', { name: /^Needs attention/ })
      .first()
      .isVisible()
  )
    await page
      .getByRole('button', { name: /^Needs attention/ })
      .first()
      .click();
  await page.getByRole('region', { name: 'What needs attention' }).waitFor();
};

/** @param {Page} page */
const openAll = async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Lines left out');
  await page.keyboard.press('Enter');
  await page.getByRole('row', { name: /Ana Petrović/ }).waitFor();
};

/** @type {State[]} */
export const LEFT_OUT_STATES = [
  { name: 'left-out-attention', scene: 'left-out', act: attention, sizes: all },
  { name: 'left-out-alone', act: attention },
  {
    name: 'left-out-list',
    scene: 'left-out',
    act: async (page) => {
      await page.getByRole('button', { name: /^march-intake/ }).click();
      await page.getByRole('complementary').getByText('3 lines without a usable ID').waitFor();
      await page.getByRole('button', { name: '3 lines without a usable ID' }).first().click();
      await page.getByRole('row', { name: /陈宇/ }).waitFor();
    },
  },
  { name: 'left-out-all', scene: 'left-out', act: openAll, sizes: all },
  {
    name: 'left-out-done',
    scene: 'left-out-alone',
    act: async (page) => {
      await attention(page);
      await page.getByRole('button', { name: 'Stop reminding me' }).click();
      await page.getByText('not reminded of the lines left out any more').waitFor();
      await page.getByRole('heading', { name: 'Nothing needs your attention.' }).waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('Undone: stopping reminders of the lines left out').waitFor();
      await page.getByRole('region', { name: 'What needs attention' }).waitFor();
      await page.keyboard.press('Control+Shift+z');
      await page.getByRole('heading', { name: 'Nothing needs your attention.' }).waitFor();
    },
  },
  {
    name: 'import-repeated',
    scene: 'mixed',
    act: async (page) => {
      await page.evaluate(() => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', 'a list');
        const event = new ClipboardEvent('paste', {
          clipboardData,
          bubbles: true,
          cancelable: true,
        });
        document.body.dispatchEvent(event);
      });
      await page.getByText('Repeated lines').first().click();
      await page.getByRole('row', { name: /repeats line 5/ }).waitFor();
    },
    sizes: all,
  },
];
