import type { Page } from '@playwright/test';
import { expect, open, test } from './window';

/** The raw answer of a task: searched by keyboard, a large one too. */

const field = (page: Page) => page.getByRole('searchbox', { name: 'Search in the answer' });
/** The text that is marked as the one on show. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found-current') ?? [])].map(String));
const openAnswer = async (page: Page, answer: string | null): Promise<void> => {
  await open(page, 'mixed');
  if (answer !== null) {
    await page.evaluate((given) => {
      const { detail } = window.fake;
      window.fake.detail = async (input) => {
        const reply = await detail(input);
        return reply.ok && reply.value
          ? { ok: true, value: { ...reply.value, answer: given } }
          : reply;
      };
    }, answer);
  }
  await page.locator('[role=option]', { hasText: 'Chen Yu' }).first().click();
  await page.locator('.fold summary', { hasText: 'Raw answer' }).click();
};

test('what is sought in an answer is counted, gone through and let go by keyboard', async ({
  page,
}) => {
  await openAnswer(page, null);
  const said = page.locator('.answer-search [role=status]');
  await field(page).fill('HEADSHOTS');
  await expect(said).toHaveText('1 of 2');
  expect(await marked(page)).toEqual(['headshots']);
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('2 of 2');
  await page.keyboard.press('Enter');
  await expect(said).toHaveText('1 of 2');
  await page.keyboard.press('Shift+Enter');
  await expect(said).toHaveText('2 of 2');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveValue('');
  await expect(said).toHaveText('');
  expect(await marked(page)).toEqual([]);
  // The task stays selected, and the keys for searching mean this field from within the answer.
  await page.locator('.answer pre').focus();
  await page.keyboard.press('Control+f');
  await expect(field(page)).toBeFocused();
  await field(page).fill('nowhere');
  await expect(said).toHaveText('not found');
});

test('an answer of a megabyte is searched to its end, and laid out only where it is looked at', async ({
  page,
}) => {
  const data = Array.from({ length: 9_000 }, (_, id) => ({
    id,
    image_url: `https://platform.cdn.acedata.cloud/headshots/${id}.png`,
    template: 'Male portrait',
  }));
  const long = 'x'.repeat(200_000);
  await openAnswer(page, JSON.stringify({ response: { data, long, last: 'needle 🙂' } }));
  const within = () =>
    page.evaluate(() => {
      const [range] = CSS.highlights.get('found-current') ?? [];
      const box = (range as Range).getBoundingClientRect();
      const frame = document.querySelector('.answer pre')!.getBoundingClientRect();
      return box.height > 0 && box.top >= frame.top && box.bottom <= frame.bottom;
    });
  await field(page).pressSequentially('needle 🙂');
  await expect(page.locator('.answer-search [role=status]')).toHaveText('1 of 1');
  await expect.poll(within).toBe(true);
  const pieces = page.locator('.answer-piece');
  expect(await pieces.count()).toBeGreaterThan(100);
  await expect(pieces.first()).toHaveCSS('content-visibility', 'auto');
  await field(page).fill('male');
  await expect(page.locator('.answer-search [role=status]')).toHaveText('1 of over 1,000');
  await page.keyboard.press('Shift+Enter');
  await expect(page.locator('.answer-search [role=status]')).toHaveText('1,000 of over 1,000');
  await expect.poll(within).toBe(true);
});
