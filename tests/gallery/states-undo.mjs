// What was done can be undone: the message that offers it, and the action by name.
import { expect } from '@playwright/test';

/** @type {(page: import('@playwright/test').Page, name: string) => import('@playwright/test').Locator} */
const card = (page, name) => page.locator('[role=option]', { hasText: name }).first();
/** @param {import('@playwright/test').Page} page */
const removeFew = async (page) => {
  await card(page, 'Ana Duarte').click();
  await card(page, 'Goro Ito').click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await page.locator('.message').getByRole('button', { name: 'Undo' }).waitFor();
};

/** @type {import('./states.mjs').State[]} */
export const UNDO_STATES = [
  { name: 'undo-offered', scene: 'mixed', act: removeFew, sizes: ['least', 'least-double'] },
  {
    name: 'undo-list',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('button', { name: 'Remove march-intake.csv' }).click();
      await page.locator('.message').getByRole('button', { name: 'Undo' }).waitFor();
    },
  },
  {
    name: 'undo-list-searched',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('button', { name: 'Remove class-of-2026.xlsx' }).click();
      await page.keyboard.press('Control+f');
      await page.keyboard.type('Zanzibar');
      await page.getByRole('heading', { name: /nothing|no /i }).waitFor();
      await page.locator('.message').getByRole('button', { name: 'Undo' }).click();
      // The list that is back is shown, whatever was searched for.
      await page.getByText('class-of-2026.xlsx is back').waitFor();
      await expect(page.getByRole('searchbox')).toHaveValue('');
      await expect(
        page.getByRole('navigation').locator('[aria-current=true]', { hasText: 'class-of' }),
      ).toBeVisible();
    },
    whole: true,
  },
  {
    name: 'undo-done',
    scene: 'mixed',
    act: async (page) => {
      await removeFew(page);
      await page.keyboard.press('Control+z');
      await page.locator('.message', { hasText: 'back' }).waitFor();
      await expect(page.locator('.message')).toHaveCount(1);
    },
  },
];
