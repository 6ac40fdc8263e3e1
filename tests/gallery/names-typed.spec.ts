import { calls, expect, open, pass, test } from './window';
import { LOOKS } from './looks';

/** Letters that follow each other later than this are another name. */
const PAUSE_MS = 1_100;

/** Letters typed among the tasks go to a name, and a Mac has the keys of a Mac. */

test('a name is gone to by its first letters, in the sheet and in the table', async ({ page }) => {
  await open(page, 'mixed');
  const { keyboard } = page;
  const sheet = page.getByRole('listbox', { name: 'Contact sheet' });
  const selected = sheet.getByRole('option', { selected: true });
  await sheet.focus();
  await keyboard.type('uma p');
  // The blank within the name opens no lightbox.
  await expect(selected).toContainText('Uma Petrova');
  await expect(selected).toBeInViewport();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // After a pause it is another name; the same letter again goes to the next one.
  await pass(page, PAUSE_MS);
  await keyboard.press('h');
  await expect(selected).toContainText('Hana');
  const first = await selected.getAttribute('aria-posinset');
  await keyboard.press('h');
  await expect(selected).not.toHaveAttribute('aria-posinset', first ?? '');
  await expect(selected).toContainText('Hana');

  await keyboard.press('Control+2');
  await pass(page, PAUSE_MS);
  await page.getByRole('grid').focus();
  await keyboard.type('ol');
  const row = page.getByRole('grid').getByRole('row', { selected: true });
  await expect(row).toContainText('Olu Adeyemi');
  await expect(row).toBeInViewport();
  expect(await calls(page)).toEqual([]);
});

test('on a Mac, Cmd selects, removes, undoes and opens, and Ctrl does not', async ({ page }) => {
  await open(page, 'mixed', LOOKS[0], 'darwin');
  const { keyboard } = page;
  const at = (place: number) => page.getByRole('listbox').locator(`[aria-posinset="${place}"]`);
  const selected = page.getByRole('listbox').getByRole('option', { selected: true });
  await at(1).click();
  await at(3).click({ modifiers: ['Meta'] });
  await expect(selected).toHaveCount(2);
  await at(6).click({ modifiers: ['Meta', 'Shift'] });
  await expect(selected).toHaveCount(5);
  await at(2).click({ modifiers: ['Meta'] });
  const all = () =>
    page.evaluate(() => window.fake.state(null).then((now) => now.ok && now.value.counts.all));
  await keyboard.press('Meta+Backspace');
  await expect.poll(all).toBe(64);
  await keyboard.press('Meta+z');
  await expect.poll(all).toBe(70);
  await page.getByRole('listbox', { name: 'Contact sheet' }).focus();
  await keyboard.press('Control+a');
  await expect(page.getByText('70 tasks', { exact: true })).toHaveCount(0);
  await keyboard.press('Meta+a');
  await expect(page.getByRole('toolbar', { name: '70 selected' })).toBeVisible();
  await keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await keyboard.press('Meta+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  // What is shown of the keys is a Mac's as well.
  await keyboard.type('remove');
  await expect(page.getByRole('option', { name: 'Remove' }).first()).toContainText('⌘');
});
