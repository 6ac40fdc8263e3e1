import { calls, expect, open, test } from './window';

/** The main job from start to end, without a mouse. */

test('a list becomes photos by keyboard alone', async ({ page }) => {
  const { keyboard } = page;
  await open(page, 'first-run');
  await expect(page.getByRole('textbox', { name: 'API token' })).toBeFocused();
  await keyboard.type('sk-1234567890');
  await keyboard.press('Enter');

  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await keyboard.press('Control+o');
  const preview = page.getByRole('dialog', { name: 'Add march-intake.csv' });
  await expect(preview).toBeVisible();
  const add = preview.getByRole('button', { name: /^Add / });
  // Wherever the dialog puts the focus, its main button is within reach of the Tab key.
  for (let stops = 0; stops < 30; stops++) {
    if (await add.evaluate((button) => button === document.activeElement)) break;
    await keyboard.press('Tab');
  }
  await expect(add).toBeFocused();
  await keyboard.press('Enter');
  await expect(preview).toHaveCount(0);
  await page.evaluate(() => window.fake.change({}, window.tasksOf('mixed')));

  const sheet = page.getByRole('listbox', { name: 'Contact sheet' });
  const cards = sheet.getByRole('option');
  await expect(cards.first()).toBeVisible();
  for (let stops = 0; stops < 40; stops++) {
    if (await sheet.evaluate((element) => element.contains(document.activeElement))) break;
    await keyboard.press('Tab');
  }
  await keyboard.press('Home');
  const selected = sheet.getByRole('option', { selected: true });
  await expect(selected).toHaveAttribute('aria-posinset', '1');
  await keyboard.press('Space');
  await expect(page.getByRole('dialog', { name: /^Lightbox: Ana Duarte/ })).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The lightbox gives the focus back a moment after it is gone.
  await expect
    .poll(() => sheet.evaluate((element) => element.contains(document.activeElement)))
    .toBe(true);
  await keyboard.press('Enter');
  await expect.poll(() => calls(page)).toContain('reveal');

  await keyboard.press('Control+f');
  await keyboard.type('no face was found');
  await expect(cards).toHaveCount(1);
  await keyboard.press('Control+k');
  await keyboard.type('table');
  await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
  await keyboard.press('Escape');
  await expect(page.getByRole('searchbox')).toBeFocused();
  expect((await calls(page)).slice(0, 2)).toEqual(['connect', 'commitImport']);
});
