import type { Page } from '@playwright/test';
import { calls, expect, open, test } from './window';

/** The lightbox: through the photos, nearer and further, and two of them at the same place. */

const lightbox = (page: Page) => page.getByRole('dialog', { name: /^Lightbox/ });
/** The pictures that are looked at, from left to right. */
const pictures = (page: Page) =>
  lightbox(page).locator('.lightbox-stage .pane-picture[alt]:not([alt=""])');
const percent = (page: Page) => lightbox(page).locator('.lightbox-percent');

/** Waits until so many pictures are looked at, each of them loaded and in its place. */
async function arrived(page: Page, count: number): Promise<void> {
  await expect(pictures(page)).toHaveCount(count);
  await expect(lightbox(page).locator('.pane-coming')).toHaveCount(0);
  for (let n = 0; n < count; n++) await expect(pictures(page).nth(n)).toBeVisible();
}

async function openLightbox(page: Page, name: string): Promise<void> {
  await open(page, 'mixed');
  await page.locator('[role=option]', { hasText: name }).first().click();
  await page.keyboard.press('Space');
  await arrived(page, 1);
  await expect(percent(page)).toHaveText(/\d%/);
}

/** Where a picture stands, in px of the window, with what it has of its own. */
const placed = (page: Page, n = 0) =>
  pictures(page)
    .nth(n)
    .evaluate((image: HTMLImageElement) => {
      const { x, y, width, height } = image.getBoundingClientRect();
      const pane = image.parentElement!.getBoundingClientRect();
      const shareX = (pane.x + pane.width / 2 - x) / width;
      const shareY = (pane.y + pane.height / 2 - y) / height;
      const within = width <= pane.width + 1 && height <= pane.height + 1;
      return { width, natural: image.naturalWidth, shareX, shareY, within };
    });

test('the arrows go through every photo of the query and over its ends no further', async ({
  page,
}) => {
  await openLightbox(page, 'Ana Duarte');
  await expect(lightbox(page)).toContainText('1 of 70');
  await page.keyboard.press('ArrowLeft');
  await expect(lightbox(page)).toContainText('This is the first photo.');
  await page.keyboard.press('ArrowRight');
  await expect(lightbox(page)).toContainText('photo 2 of 2');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'Lightbox: Ben Okafor' })).toBeVisible();
  await expect(lightbox(page)).toContainText('2 of 70');
  await page.keyboard.press('Enter');
  await expect.poll(() => calls(page)).toContain('reveal');
  await page.keyboard.press('Escape');
  const selected = page.getByRole('listbox').getByRole('option', { selected: true });
  await expect(selected).toContainText('Ben Okafor');
});

for (const view of ['sheet', 'table']) {
  test(`on the ${view}, what was looked at last is in sight after it`, async ({ page }) => {
    await open(page, 'mixed');
    await page.keyboard.press(view === 'sheet' ? 'Control+1' : 'Control+2');
    await page.locator('#sheet').focus();
    await page.keyboard.press('Home');
    const selected = page.locator('#sheet [aria-selected=true]');
    const first = await selected.getAttribute('data-task');
    await page.keyboard.press('Space');
    const strip = lightbox(page).locator('.lightbox-strip');
    for (let turn = 0; turn < 14; turn++) await strip.getByRole('button').last().click();
    await page.keyboard.press('Escape');
    await expect(lightbox(page)).toHaveCount(0);
    // A row may be wider than the window.
    await expect(selected.locator('> *').first()).toBeInViewport({ ratio: 1 });
    await expect(page.locator(`#sheet [data-task="${first}"]`)).not.toBeInViewport();
  });
}

test('at either end it is said what lies beyond, also where that is the photo that stays', async ({
  page,
}) => {
  await open(page, 'mixed');
  await page.getByRole('searchbox').fill('00702');
  await expect(page.locator('[role=option]')).toHaveCount(1);
  await page.locator('[role=option]').click();
  await page.keyboard.press('Space');
  const said = lightbox(page).getByRole('status');
  const [previous, next] = ['Previous photo', 'Next photo'].map((name) =>
    lightbox(page).getByRole('button', { name }),
  );
  await expect(previous!).toBeDisabled();
  await expect(next!).toBeEnabled();
  await page.keyboard.press('ArrowLeft');
  await expect(said).toHaveText('This is the first photo.');
  await page.keyboard.press('c');
  await expect(lightbox(page)).toContainText('photo 2 of 2');
  // Beside itself the one that stays is no photo to turn to.
  await expect(previous!).toBeDisabled();
  await expect(next!).toBeDisabled();
  await page.keyboard.press('ArrowRight');
  await expect(said).toHaveText('This is the last photo.');
  await page.keyboard.press('ArrowLeft');
  await expect(said).toHaveText('The only photo before this one is the one that stays.');
  await expect(lightbox(page)).toContainText('photo 2 of 2');
});

test('a photo is seen whole, nearer, and pixel by pixel at 100 %', async ({ page }) => {
  await openLightbox(page, 'Chen Yu');
  const whole = await placed(page);
  expect(whole.within).toBe(true);
  await page.keyboard.press('+');
  await expect.poll(async () => (await placed(page)).width).toBeGreaterThan(whole.width);
  await page.keyboard.press('1');
  await expect(percent(page)).toHaveText('100%');
  const full = await placed(page);
  expect(full.width).toBeCloseTo(full.natural, 0);
  await page.keyboard.press('+');
  await expect.poll(async () => (await placed(page)).width).toBeGreaterThan(full.width);
  await page.keyboard.press('-');
  await page.keyboard.press('0');
  await expect.poll(async () => (await placed(page)).width).toBeCloseTo(whole.width, 0);
  // The button with the per cent does the same by mouse.
  await percent(page).click();
  await expect(percent(page)).toHaveText('100%');
});

test('two photos are zoomed and moved as one', async ({ page }) => {
  await openLightbox(page, 'Chen Yu');
  await page.keyboard.press('c');
  await arrived(page, 2);
  const sources = await pictures(page).evaluateAll((all) =>
    all.map((one) => one.getAttribute('src')),
  );
  expect(new Set(sources).size).toBe(2);
  const before = await placed(page, 1);
  const left = await pictures(page).first().boundingBox();
  if (!left) throw new Error('There is no left picture.');
  await page.mouse.move(left.x + left.width / 3, left.y + left.height / 3);
  await page.mouse.wheel(0, -600);
  await expect.poll(async () => (await placed(page, 1)).width).toBeGreaterThan(before.width);
  await page.mouse.down();
  await page.mouse.move(left.x + left.width / 3 - 60, left.y + left.height / 3 - 40, { steps: 4 });
  await page.mouse.up();
  const [one, other] = [await placed(page, 0), await placed(page, 1)];
  expect(one.width / one.natural).toBeCloseTo(other.width / other.natural, 2);
  expect(one.shareX).toBeCloseTo(other.shareX, 2);
  expect(one.shareY).toBeCloseTo(other.shareY, 2);
  expect(one.shareX).not.toBeCloseTo(0.5, 2);
  // The one that stays keeps its photo, the other one turns.
  await page.keyboard.press('ArrowRight');
  await expect(pictures(page).nth(0)).toHaveAttribute('src', sources[0] ?? '');
  await expect(pictures(page).nth(1)).not.toHaveAttribute('src', sources[1] ?? '');
});

test('the portrait stands beside its result, and is asked for no sooner', async ({ page }) => {
  await openLightbox(page, 'Chen Yu');
  expect(await calls(page)).not.toContain('portrait');
  await page.keyboard.press('p');
  await expect(lightbox(page).getByRole('img', { name: /^Portrait of Chen Yu/ })).toBeVisible();
  await expect(pictures(page)).toHaveCount(2);
  await expect(lightbox(page)).toContainText('Result');
  await page.keyboard.press('p');
  await expect(pictures(page)).toHaveCount(1);
});

test('where there is no photo, nothing is offered to be zoomed or revealed', async ({ page }) => {
  const tool = (name: RegExp) => lightbox(page).getByRole('button', { name });
  await openLightbox(page, 'Chen Yu');
  for (const name of [/^Larger/, /^Smaller/, /^Reveal/]) {
    await expect(tool(name)).toHaveAttribute('aria-disabled', 'false');
  }
  await page.keyboard.press('Escape');
  await page.locator('[role=option]', { hasText: 'Hana' }).first().click();
  await page.keyboard.press('Space');
  for (const name of [/^Larger/, /^Smaller/, /^Reveal/]) {
    await expect(tool(name)).toHaveAttribute('aria-disabled', 'true');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('+');
  await expect(percent(page)).toHaveText('–');
  expect(await calls(page)).not.toContain('reveal');
});
