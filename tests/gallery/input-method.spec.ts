import type { CDPSession, Page } from '@playwright/test';
import { expect, open, settle, test } from './window';

/** Characters that are put together from letters (Chinese, Japanese, Korean) before they are typed. */

/** The page's own view of an input method; the system's is not there. */
async function inputMethod(page: Page) {
  const devtools: CDPSession = await page.context().newCDPSession(page);
  return {
    compose: (text: string) =>
      devtools.send('Input.imeSetComposition', {
        text,
        selectionStart: text.length,
        selectionEnd: text.length,
      }),
    commit: (text: string) => devtools.send('Input.insertText', { text }),
    /** Escape as some systems tell it while letters are under way. */
    escape: () =>
      devtools.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Escape',
        code: 'Escape',
        windowsVirtualKeyCode: 229,
      }),
  };
}

test('letters on their way to a character are not searched for', async ({ page }) => {
  await open(page, 'mixed');
  const method = await inputMethod(page);
  const found = page.getByRole('listbox').locator('[aria-posinset="1"]');
  await page.keyboard.press('Control+f');
  await method.compose('qqq');
  await expect(page.getByRole('searchbox')).toHaveValue('qqq');
  await settle(page);
  await expect(found).toHaveAttribute('aria-setsize', '70');
  await method.commit('no such name');
  await expect(page.getByText('No task here has “no such name”')).toBeVisible();
});

test('in the palette they find nothing yet, and the Escape that drops them leaves it open', async ({
  page,
}) => {
  await open(page, 'mixed');
  const method = await inputMethod(page);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog');
  const lines = palette.getByRole('option');
  await expect(lines).not.toHaveCount(0);
  const before = await lines.count();
  await method.compose('qqq');
  await expect(palette.getByRole('combobox')).toHaveValue('qqq');
  await settle(page);
  await method.escape();
  await expect(lines).toHaveCount(before);
  await method.commit('陈');
  await expect(lines).not.toHaveCount(before);
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
});
