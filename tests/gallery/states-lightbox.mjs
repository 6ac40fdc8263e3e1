// The lightbox, stacks and the sizes of the contact sheet.

/** @typedef {import('./states.mjs').State} State */
/** @typedef {import('./states.mjs').Page} Page */

/** @type {(page: Page, name: string) => Promise<void>} */
const open = async (page, name) => {
  await page.locator('[role=option]', { hasText: name }).first().click();
  await page.keyboard.press('Space');
  await page.waitForSelector('.lightbox-head');
  await page.waitForTimeout(200);
};
/** @type {(name: string, ...keys: string[]) => (page: Page) => Promise<void>} */
const look =
  (name, ...keys) =>
  async (page) => {
    await open(page, name);
    for (const key of keys) {
      await page.keyboard.press(key);
      await page.waitForTimeout(120);
    }
  };
/** @type {(level: number) => (page: Page) => Promise<void>} */
const zoom = (level) => async (page) => {
  await page.locator('.zoom-slider input').fill(String(level));
  await page.waitForTimeout(200);
};

/** @type {State[]} */
export const LIGHTBOX_STATES = [
  {
    name: 'lightbox',
    scene: 'mixed',
    act: look('Chen Yu'),
    sizes: ['least', 'double', 'least-double'],
  },
  { name: 'lightbox-zoomed', scene: 'mixed', act: look('Chen Yu', '+', '+') },
  { name: 'lightbox-two', scene: 'mixed', act: look('Chen Yu', 'c'), sizes: ['least', 'double'] },
  { name: 'lightbox-portrait', scene: 'mixed', act: look('Chen Yu', 'p'), sizes: ['least'] },
  { name: 'lightbox-portrait-gone', scene: 'steered', act: look('Ana Duarte', 'p') },
  { name: 'lightbox-waiting', scene: 'mixed', act: look('Hana') },
  {
    name: 'lightbox-end',
    scene: 'mixed',
    act: async (page) => {
      await open(page, 'Ana Duarte');
      await page.keyboard.press('ArrowLeft');
    },
  },
  {
    name: 'stack-open',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await page.locator('[role=option]', { hasText: 'Chen Yu' }).first().click();
      await page.keyboard.press('Alt+ArrowRight');
      await page.keyboard.press('ArrowRight');
    },
    sizes: ['least'],
  },
  { name: 'sheet-smallest', scene: 'mixed', act: zoom(0), sizes: ['least'] },
  { name: 'sheet-largest', scene: 'mixed', act: zoom(6), sizes: ['least'] },
];
