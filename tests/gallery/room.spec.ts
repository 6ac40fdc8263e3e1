import type { Locator, Page } from '@playwright/test';
import { SIZES } from './looks';
import { expect, open, test } from './window';

/** At 200 % in the smallest window everything is still in reach, if need be by scrolling. */

/** Controls that cannot be brought wholly into the window. */
async function outOfReach(within: Locator): Promise<string[]> {
  return within.evaluate((root) => {
    const controls = root.querySelectorAll(
      'button, input, select, textarea, a[href], [role=tab], [tabindex="0"]',
    );
    return [...controls].flatMap((control) => {
      // What is folded away is in reach once it is unfolded.
      if (!(control instanceof HTMLElement) || !control.checkVisibility()) return [];
      if (
        control.closest('.unseen, [aria-hidden=true], [data-focus-trap]') ||
        getComputedStyle(control).opacity === '0'
      )
        return [];
      // The control of a switch or a choice lies unseen within what is clicked.
      const face = control.closest('.segment, .switch, label') ?? control;
      face.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const { left, top, right, bottom, width, height } = face.getBoundingClientRect();
      const isLarge = height > innerHeight || width > innerWidth;
      const isIn = left >= -1 && top >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1;
      // What lies on top of it would take its clicks.
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const isOnTop = hit !== null && (face.contains(hit) || hit.contains(face));
      // A part that only a program can scroll hides what it cuts off.
      let isCut = false;
      for (let up = face.parentElement; up; up = up.parentElement) {
        if (up.scrollTop > 0 && getComputedStyle(up).overflowY === 'hidden') isCut = true;
      }
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40);
      return isLarge || (isIn && isOnTop && !isCut)
        ? []
        : [`${control.tagName} ${name} (${isIn && !isCut ? 'covered' : 'outside'})`];
    });
  });
}

const SHOWN: [name: string, show: (page: Page) => Promise<void>][] = [
  ['a preview', (page) => page.keyboard.press('Control+o')],
  [
    'a preview with its repeated lines',
    async (page) => {
      await page.keyboard.press('Control+o');
      await page.locator('summary', { hasText: 'Repeated lines' }).click();
    },
  ],
  ['the report', (page) => page.keyboard.press('Control+e')],
  ['the shortcuts', (page) => page.keyboard.press('F1')],
  ...['Accounts', 'Saving', 'Checks', 'Network', 'Notifications', 'Appearance', 'Data'].map(
    (name): [string, (page: Page) => Promise<void>] => [
      `the settings (${name})`,
      async (page) => {
        await page.keyboard.press('Control+,');
        await page.getByRole('tab', { name }).click();
      },
    ],
  ),
];

test('every control of every dialog can be reached at 200 % in the smallest window', async ({
  page,
}) => {
  await page.setViewportSize(SIZES['least-double']);
  await open(page, 'accounts');
  for (const [name, show] of SHOWN) {
    await show(page);
    const dialog = page.getByRole('dialog').last();
    await expect(dialog, name).toBeVisible();
    expect(await outOfReach(dialog), name).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog'), name).toHaveCount(0);
  }
});

for (const size of ['least', 'double', 'least-double'] as const) {
  test(`every control of the window itself can be reached (${size})`, async ({ page }) => {
    await page.setViewportSize(SIZES[size]);
    await open(page, 'mixed');
    expect(await outOfReach(page.locator('#window'))).toEqual([]);
    for (const part of ['sidebar', 'inspector']) {
      const button = page.getByRole('button', { name: `Show the ${part}` });
      if (part === 'inspector') await page.locator('[role=option]').first().click();
      if (await button.isVisible()) await button.click();
      const panel = page.locator(`.${part}`);
      await expect(panel).toBeVisible();
      expect(await outOfReach(panel), part).toEqual([]);
      if (size !== 'least') await page.keyboard.press('Escape');
    }
  });
}
