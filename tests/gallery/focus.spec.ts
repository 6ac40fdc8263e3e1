import type { Page } from '@playwright/test';
import { expect, open, pass, test } from './window';

/** Where the keyboard is: kept within a dialog, given back by it, and always to be seen. */

const OPENERS: [name: string, open: (page: Page) => Promise<void>][] = [
  ['the settings', (page) => page.keyboard.press('Control+,')],
  ['the palette', (page) => page.keyboard.press('Control+k')],
  ['the shortcuts', (page) => page.keyboard.press('F1')],
  ['the report', (page) => page.keyboard.press('Control+e')],
  ['the lightbox', (page) => page.keyboard.press('Space')],
  [
    'the question before removing',
    async (page) => {
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Delete');
    },
  ],
  ['an import', (page) => page.keyboard.press('Control+o')],
  ['a context menu', (page) => page.keyboard.press('Shift+F10')],
];

for (const [name, show] of OPENERS) {
  test(`${name} keeps the focus, and gives it back`, async ({ page }) => {
    await open(page, 'mixed');
    const sheet = page.getByRole('listbox', { name: 'Contact sheet' });
    await sheet.focus();
    await page.keyboard.press('Home');
    await show(page);
    const over = page.locator('[role=dialog], [role=alertdialog], [role=menu]').last();
    await expect(over).toBeVisible();
    const inside = () => over.evaluate((element) => element.contains(document.activeElement));
    await expect.poll(inside).toBe(true);
    for (let stops = 0; stops < 12; stops++) {
      await page.keyboard.press(stops % 4 === 3 ? 'Shift+Tab' : 'Tab');
      expect(await inside(), `after stop ${stops + 1}`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(over).toHaveCount(0);
    await expect(sheet).toBeFocused();
  });
}

test('a button has the focus again once its dialog is closed', async ({ page }) => {
  await open(page, 'mixed');
  const settings = page.getByRole('button', { name: 'Settings' });
  await settings.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Settings' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(settings).toBeFocused();
});

test('every menu that a button opens by key has the focus, and gives it back', async ({ page }) => {
  await open(page, 'accounts');
  await page.keyboard.press('Control+2');
  for (const name of [/^Filter/, /^Sort/, /^Account: Studio/, 'Choose columns']) {
    const button = page.getByRole('button', { name });
    for (const key of ['Enter', 'ArrowDown']) {
      await button.press(key);
      await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('menu')).toHaveCount(0);
      await expect(button).toBeFocused();
    }
  }
});

/** What the settings open above themselves: the page, the button or the menu's item, what has the focus. */
const ABOVE_SETTINGS: [page: string, button: string, item: string | null, focus: string][] = [
  ['Accounts', 'Replace token…', null, 'API token'],
  ['Accounts', 'More for Studio', 'Remove token…', 'Cancel'],
  ['Accounts', 'Add an account…', null, 'Name'],
  ['Accounts', 'More for Studio', 'Rename…', 'Name'],
  ['Accounts', 'More for Hill School', 'Forget account…', 'Cancel'],
  ['Data', 'Forget everything…', null, 'Cancel'],
];

for (const [name, button, item, focus] of ABOVE_SETTINGS) {
  test(`above the settings, “${item ?? button}” has the focus, and gives it back`, async ({
    page,
  }) => {
    await open(page, 'accounts');
    await page.getByRole('button', { name: 'Settings' }).click();
    const settings = page.getByRole('dialog', { name: 'Settings', includeHidden: true });
    await settings.getByRole('tab', { name }).click();
    const opener = settings.getByRole('button', { name: button });
    await opener.press('Enter');
    if (item !== null) {
      const wanted = page.getByRole('menuitem', { name: item });
      await expect(page.getByRole('menu').locator(':focus')).toHaveCount(1);
      while (!(await wanted.evaluate((one) => one === document.activeElement))) {
        await page.keyboard.press('ArrowDown');
      }
      await page.keyboard.press('Enter');
    }
    const dialogs = page.locator('[role=dialog], [role=alertdialog]');
    await expect(dialogs).toHaveCount(2);
    const over = dialogs.last();
    // Longer than whatever gives back the focus of the menu, or of the dialog below, takes.
    await pass(page, 200);
    await expect(
      over
        .getByLabel(focus, { exact: true })
        .or(over.getByRole('button', { name: focus, exact: true })),
    ).toBeFocused();
    for (let stops = 0; stops < 6; stops++) {
      await page.keyboard.press('Tab');
      const inside = await over.evaluate((element) => element.contains(document.activeElement));
      expect(inside, `after stop ${stops + 1}`).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect(dialogs).toHaveCount(1);
    await expect(settings).toBeVisible();
    await expect(opener).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialogs).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Settings' })).toBeFocused();
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`every stop of the Tab key can be seen (${theme})`, async ({ page }) => {
    await open(page, 'mixed', { theme, language: 'en' });
    const stops = new Set<string>();
    const unseen: string[] = [];
    for (let press = 0; press < 80; press++) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return null;
        // A field inside a frame of its own, and the sheet with its card, show it there.
        const shown = [
          at,
          at.closest('.field, label, .zoom-slider'),
          at.querySelector('.card-cursor .frame'),
        ];
        const marked = shown.some((element) => {
          if (!element) return false;
          const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
          return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
        });
        const box = at.getBoundingClientRect();
        const name = at.getAttribute('aria-label') ?? at.textContent?.trim().slice(0, 40) ?? '';
        const within = box.right > 0 && box.left < innerWidth && box.bottom > 0;
        return { name: `${at.tagName} ${name}`, seen: marked && within };
      });
      if (!stop) continue;
      stops.add(stop.name);
      if (!stop.seen) unseen.push(stop.name);
    }
    expect(stops.size).toBeGreaterThan(15);
    expect([...new Set(unseen)]).toEqual([]);
  });
}

test('among the photos the ring is on a card, before one is selected and after it is gone', async ({
  page,
}) => {
  await open(page, 'mixed');
  const sheet = page.getByRole('listbox', { name: 'Contact sheet' });
  const ring = () =>
    sheet.evaluate((element) => {
      const ringed = [element, ...element.querySelectorAll('.frame')].filter((one) => {
        const { boxShadow, outlineStyle } = getComputedStyle(one);
        return outlineStyle !== 'none' || (one === element && boxShadow !== 'none');
      });
      return ringed.map((one) => one.closest('[role=option]')?.getAttribute('aria-posinset'));
    });
  await sheet.focus();
  await expect.poll(ring).toEqual(['1']);
  await page.keyboard.press('ArrowDown');
  const selected = sheet.getByRole('option', { selected: true });
  await expect(selected).toHaveAttribute('aria-posinset', '1');
  await page.keyboard.press('ArrowRight');
  await expect(selected).toHaveAttribute('aria-posinset', '2');
  await page.keyboard.press('Delete');
  await expect(selected).toHaveCount(0);
  await expect.poll(ring).toEqual(['2']);
  const active = (await sheet.getAttribute('aria-activedescendant')) ?? '';
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-posinset', '2');
});
