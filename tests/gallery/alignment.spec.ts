import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './window';

/** Things that stand in line, and stay there. */

const box = async (one: Locator) =>
  (await one.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
const middle = async (one: Locator): Promise<number> => {
  const { y, height } = await box(one);
  return y + height / 2;
};
const openTable = async (page: Page): Promise<void> => {
  await open(page, 'mixed');
  await page.keyboard.press('Control+2');
  await page.waitForSelector('[role=grid] [role=row][data-task]');
};

test('a menu that opens moves no button of the toolbar, and its ticks stand beside their words', async ({
  page,
}) => {
  await open(page, 'mixed');
  const buttons = page.locator('.toolbar-end').locator('.icon-button, .segmented');
  const places = () =>
    buttons.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().x));
  const before = await places();
  expect(before.length).toBeGreaterThan(3);
  for (const name of [/^Filter/, /^Sort/]) {
    await page.getByRole('button', { name }).click();
    await page.getByRole('menu').waitFor();
    expect(await places(), String(name)).toEqual(before);
    const chosen = page.getByRole('menuitemradio', { checked: true });
    if ((await chosen.count()) > 0) {
      const off = await middle(chosen.first().locator('svg'));
      expect(Math.abs(off - (await middle(chosen.first())))).toBeLessThanOrEqual(1);
    }
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toHaveCount(0);
  }
});

test('the title of a column of figures ends where they end', async ({ page }) => {
  await openTable(page);
  const title = await box(page.locator('.head-title', { hasText: 'Photos' }));
  const figure = await box(page.locator('[data-column=photos] .cell-text').first());
  expect(title.x + title.width).toBeCloseTo(figure.x + figure.width, 0);
});

test('the button that chooses columns leaves no piece of a title beside it', async ({ page }) => {
  await openTable(page);
  const scroller = page.locator('.task-table-scroll');
  const end = await scroller.evaluate((one) => one.getBoundingClientRect().x + one.clientWidth);
  const button = await box(page.getByRole('button', { name: 'Choose columns' }));
  expect(button.x + button.width).toBeCloseTo(end, 0);
  // On neither side is anything to be seen of the titles that pass below it.
  const sides = { left: { x: button.x - 2, width: 2 }, right: { x: end, width: 12 } };
  for (const [side, { x, width }] of Object.entries(sides)) {
    const seen = new Set<string>();
    for (const left of [0, 5, 10, 15, 20, 25, 30]) {
      await scroller.evaluate((one, to) => one.scrollTo({ left: to }), left);
      const clip = { x, width, y: button.y, height: button.height };
      seen.add((await page.screenshot({ clip })).toString('base64'));
    }
    expect(seen.size, side).toBe(1);
  }
});

test('what is chosen in the sidebar keeps its room, and its name as much of it', async ({
  page,
}) => {
  await open(page, 'mixed');
  const entries = page.locator('.sidebar-scroll .sidebar-entry');
  const measures = () =>
    entries.evaluateAll((all) =>
      all.map((entry) => {
        const name = entry.querySelector('.sidebar-title, .sidebar-name')!;
        const { x, y, width, height } = entry.getBoundingClientRect();
        const text = document.createRange();
        text.selectNodeContents(name);
        return [x, y, width, height, name.scrollWidth, text.getBoundingClientRect().width];
      }),
    );
  const before = await measures();
  expect(before.length).toBeGreaterThan(5);
  for (let n = before.length - 1; n >= 0; n -= 1) {
    await entries.nth(n).click();
    await expect(entries.nth(n)).toHaveAttribute('aria-current', 'true');
    await page.mouse.move(600, 400);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    expect(await measures()).toEqual(before);
  }
});

test('where the IDs and the names of a list come from is chosen by the same kind of control', async ({
  page,
}) => {
  await open(page, 'mixed');
  await page.keyboard.press('Control+o');
  const ids = page.getByRole('dialog').getByRole('combobox', { name: 'IDs from' });
  const names = page.getByRole('dialog').getByRole('combobox', { name: 'Names from' });
  const look = (one: Locator) =>
    one.evaluate((select) => {
      const { borderColor, backgroundColor, height } = getComputedStyle(select);
      return { x: select.getBoundingClientRect().x, borderColor, backgroundColor, height };
    });
  expect(await look(ids)).toEqual(await look(names));
  // What was changed is shown, to be made sure of.
  await expect(page.locator('.first-rows')).toHaveCount(0);
  await ids.selectOption({ index: 1 });
  await expect(page.locator('.first-rows')).toBeVisible();
});
