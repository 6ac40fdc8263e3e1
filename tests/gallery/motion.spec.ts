import type { Page } from '@playwright/test';
import { expect, open, test } from './window';

/** The longest transition or animation of anything on the page, in ms. */
function longestMotion(page: Page): Promise<number> {
  return page.evaluate(() => {
    const ms = (list: string) => list.split(',').map((one) => Number.parseFloat(one) * 1_000);
    const all = [...document.querySelectorAll('*')].flatMap((element) =>
      [undefined, '::before', '::after'].flatMap((part) => {
        const style = getComputedStyle(element, part);
        return [...ms(style.transitionDuration), ...ms(style.animationDuration)];
      }),
    );
    return Math.max(0, ...all.filter((one) => Number.isFinite(one)));
  });
}

const SHOWN: [name: string, show: (page: Page) => Promise<void>][] = [
  ['the sheet', () => Promise.resolve()],
  ['the settings', (page) => page.keyboard.press('Control+,')],
  ['the palette', (page) => page.keyboard.press('Control+k')],
  ['the table', (page) => page.keyboard.press('Control+2')],
];

for (const [name, show] of SHOWN) {
  test(`nothing of ${name} moves where motion is not wanted, and briefly where it is`, async ({
    page,
  }) => {
    await open(page, 'mixed');
    await show(page);
    expect(await longestMotion(page)).toBe(0);
    await page.emulateMedia({ reducedMotion: 'no-preference' });
    const longest = await longestMotion(page);
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThanOrEqual(150);
  });
}
