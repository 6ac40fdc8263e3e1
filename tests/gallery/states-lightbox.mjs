// The lightbox, stacks and the sizes of the contact sheet.
import { expect } from '@playwright/test';

/** @typedef {import('./states.mjs').State} State */
/** @typedef {import('./states.mjs').Page} Page */

/** @type {(page: Page, name: string) => Promise<void>} */
const open = async (page, name) => {
  await page.locator('[role=option]', { hasText: name }).first().click();
  await page.keyboard.press('Space');
  await page.waitForSelector('.lightbox-head');
  // Before it is loaded and has its place, it cannot be zoomed.
  await expect(page.locator('.pane-coming')).toHaveCount(0);
  await expect(page.locator('.pane-picture, .pane-words').first()).toBeVisible();
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
  {
    name: 'lightbox-two-alone',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('searchbox').fill('00703');
      await expect(page.locator('[role=option]')).toHaveCount(1);
      await look('Dilnoza', 'c')(page);
      await expect(page.locator('.lightbox-pair')).toHaveCount(0);
      await expect(page.locator('.lightbox-said')).toContainText('no other photo');
    },
  },
  {
    name: 'lightbox-two-of-two',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('searchbox').fill('00702');
      await expect(page.locator('[role=option]')).toHaveCount(1);
      await look('Chen Yu', 'c')(page);
      await expect(page.locator('.lightbox-pair')).toHaveCount(1);
      // The one that moves never comes to stand beside itself.
      await page.keyboard.press('ArrowLeft');
      // What is said is true of where it stands: one photo is before this one, the one that stays.
      await expect(page.locator('.lightbox-counter')).toContainText('photo 2 of 2');
      await expect(page.locator('.lightbox-said')).toHaveText(
        'The only photo before this one is the one that stays.',
      );
      const sources = await page
        .locator('.lightbox-side img[alt*="Chen"]')
        .evaluateAll((images) => images.map((image) => image.getAttribute('src')));
      expect(new Set(sources).size).toBe(2);
    },
  },
  { name: 'lightbox-waiting', scene: 'mixed', act: look('Hana') },
  {
    name: 'lightbox-failed',
    scene: 'mixed',
    act: async (page) => {
      await open(page, 'Li Na');
      await page.locator('.pane').getByRole('button', { name: 'Try again' }).click();
      const asked = await page.evaluate(() =>
        window.fake.calls.findLast((one) => one.name === 'retry'),
      );
      expect(asked?.input).toMatchObject({ key: null });
    },
    sizes: ['least'],
  },
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
      // The inspector shows the photo that the keyboard stands on.
      if ((page.viewportSize()?.width ?? 0) >= 860) {
        await expect(page.locator('.thumbs-note')).toContainText('Photo 2 of 2');
      }
    },
    sizes: ['least'],
  },
  { name: 'sheet-smallest', scene: 'mixed', act: zoom(0), sizes: ['least'] },
  { name: 'sheet-largest', scene: 'mixed', act: zoom(6), sizes: ['least'] },
];
