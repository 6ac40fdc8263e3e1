import { EVERYTHING } from '../../contract/everything';
import { calls, expect, holdRows, open, test } from './window';

/** What is selected, by mouse and by keyboard, in the sheet and in the table. */

test('the arrows walk the sheet, Shift takes a range along, Home and End reach its ends', async ({
  page,
}) => {
  await open(page, 'mixed');
  const sheet = page.getByRole('listbox', { name: 'Contact sheet' });
  const selected = sheet.getByRole('option', { selected: true });
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  await sheet.focus();
  await press('Home');
  await expect(selected).toHaveAttribute('aria-posinset', '1');
  await press('ArrowRight', 'ArrowRight');
  await expect(selected).toHaveAttribute('aria-posinset', '3');
  await press('ArrowLeft', 'Shift+ArrowRight', 'Shift+ArrowRight');
  await expect(selected).toHaveCount(3);
  await press('End');
  await expect(selected).toHaveCount(1);
  await expect(selected).toHaveAttribute('aria-posinset', '70');
  await expect(selected).toBeInViewport();
  await press('Control+a');
  await expect(page.getByRole('toolbar', { name: '70 selected' })).toBeVisible();
  await press('Escape');
  await expect(selected).toHaveCount(0);
  // What a screen reader is told to be on is on the page.
  await press('Home', 'ArrowRight');
  const active = (await sheet.getAttribute('aria-activedescendant')) ?? '';
  await expect(page.locator(`[id="${active}"]`)).toHaveAttribute('aria-posinset', '2');
});

test('a click takes one, Shift a range, Ctrl one more or less', async ({ page }) => {
  await open(page, 'mixed');
  const at = (place: number) => page.getByRole('listbox').locator(`[aria-posinset="${place}"]`);
  const selected = page.getByRole('listbox').getByRole('option', { selected: true });
  await at(2).click();
  await expect(selected).toHaveCount(1);
  await at(5).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(4);
  await at(3).click({ modifiers: ['Control'] });
  await expect(selected).toHaveCount(3);
  await expect(page.getByRole('toolbar', { name: '3 selected' })).toBeVisible();
  // The table shows the same tasks, with the same ones selected.
  await page.keyboard.press('Control+2');
  const rows = page.getByRole('grid').getByRole('row', { selected: true });
  await expect(rows).toHaveCount(3);
  await page.keyboard.press('Control+1');
  await expect(selected).toHaveCount(3);
});

test('a click takes who was clicked, also while other tasks are on their way', async ({ page }) => {
  await open(page, 'mixed');
  const card = (name: string) => page.locator('[role=option]', { hasText: name }).first();
  const selected = page.getByRole('option', { selected: true });
  const show = (status: RegExp) =>
    page.getByRole('navigation').getByRole('button', { name: status }).click();
  let letGo = await holdRows(page);
  await show(/^Needs attention/);
  await card('Li Na').click();
  await expect(card('Ana Duarte')).toBeVisible();
  await expect(selected).toHaveCount(0);
  await letGo();
  await expect(card('Ana Duarte')).toHaveCount(0);
  await expect(selected).toContainText('Li Na');

  await show(/^All/);
  await expect(card('Ana Duarte')).toBeVisible();
  letGo = await holdRows(page);
  await show(/^Needs attention/);
  await card('Ana Duarte').click();
  await card('Ana Duarte').dblclick();
  await letGo();
  await expect(card('Ana Duarte')).toHaveCount(0);
  await expect(card('Li Na')).toBeVisible();
  await expect(selected).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  letGo = await holdRows(page);
  await show(/^All/);
  await page.locator('#sheet').focus();
  await page.keyboard.press('Control+a');
  await letGo();
  await expect(page.getByRole('toolbar', { name: '70 selected' })).toBeVisible();
});

test('what is selected stays so while the order changes, also for a right click', async ({
  page,
}) => {
  await open(page, 'mixed');
  await page.keyboard.press('Control+2');
  await page.locator('#sheet').focus();
  await page.keyboard.press('Control+a');
  const selected = page.getByRole('toolbar', { name: '70 selected' });
  await expect(selected).toBeVisible();
  const letGo = await holdRows(page);
  await page.getByRole('columnheader', { name: /^Name/ }).getByRole('button').first().click();
  await page
    .getByRole('row', { name: /Ana Duarte/ })
    .first()
    .click({ button: 'right' });
  await expect(page.getByRole('menu')).toBeVisible();
  await letGo();
  await expect(selected).toBeVisible();
});

test('few tasks are removed at once and come back, many only after a question', async ({
  page,
}) => {
  await open(page, 'mixed');
  const options = page.getByRole('listbox').getByRole('option');
  const selected = page.getByRole('listbox').getByRole('option', { selected: true });
  const all = async () => {
    const reply = await page.evaluate(() => window.fake.state(null));
    return reply.ok ? reply.value.counts.all : 0;
  };
  await options.filter({ hasText: 'Ana Duarte' }).first().click();
  await options
    .filter({ hasText: 'Ben Okafor' })
    .first()
    .click({ modifiers: ['Control'] });
  await expect(selected).toHaveCount(2);
  await page.keyboard.press('Delete');
  await expect.poll(all).toBe(68);
  await expect(selected).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect.poll(all).toBe(70);

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const question = page.getByRole('alertdialog', { name: 'Remove 70 tasks?' });
  await expect(question).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question).toHaveCount(0);
  expect(await all()).toBe(70);
  await page.keyboard.press('Delete');
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect.poll(all).toBe(0);
});

test('status and search say which tasks are shown, and how many', async ({ page }) => {
  await open(page, 'steered');
  const status = page.getByRole('navigation');
  const cards = page.getByRole('listbox').getByRole('option');
  const all = await cards.count();
  await status.getByRole('button', { name: /^Needs attention/ }).click();
  await expect(cards).toHaveCount(3);
  await status.getByRole('button', { name: /^Waiting/ }).click();
  await expect(page.getByRole('heading', { name: /^Nothing is waiting/ })).toBeVisible();
  await status.getByRole('button', { name: /^All/ }).click();
  await expect(cards).toHaveCount(all);
  await page.keyboard.press('Control+f');
  await page.keyboard.type('陈');
  await expect(cards).toHaveCount(1);
  await page.getByRole('searchbox').fill('nobody here');
  await page.getByRole('button', { name: 'Clear the search' }).last().click();
  await expect(cards).toHaveCount(all);
});

test('what can be done with several tasks stands in the inspector, or else below the photos', async ({
  page,
}) => {
  await open(page, 'steered');
  const at = (place: number) => page.getByRole('listbox').locator(`[aria-posinset="${place}"]`);
  await at(1).click();
  await at(6).click({ modifiers: ['Shift'] });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const several = page.getByRole('toolbar', { name: '6 selected' });
  await expect(several).toHaveCount(1);
  await expect(inspector.getByRole('toolbar')).toHaveCount(1);
  await several.getByRole('button', { name: 'Resume' }).press('Enter');
  expect(await calls(page)).toEqual(['release']);

  await page.keyboard.press('Control+i');
  await expect(inspector).toHaveCount(0);
  await expect(several.getByRole('button', { name: 'Remove' })).toBeVisible();
  await page.keyboard.press('Control+i');
  // With the line that was pressed gone, the keyboard is among the photos again.
  await inspector.getByRole('button', { name: 'Remove' }).press('Enter');
  await expect(several).toHaveCount(0);
  await expect(page.getByRole('listbox', { name: 'Contact sheet' })).toBeFocused();
});

test('what is offered for several tasks rests on all of them, wherever they are in the list', async ({
  page,
}) => {
  await open(page, 'many');
  await page.keyboard.press('Control+2');
  const at = (place: number) => page.getByRole('grid').locator(`[aria-rowindex="${place}"]`);
  await at(2).click();
  await at(5).click({ modifiers: ['Shift'] });
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const several = inspector.getByRole('toolbar', { name: '4 selected' });
  const names = several.getByRole('button');
  const before = await names.allTextContents();
  expect(before.join()).not.toContain('Pause');
  // Sorted the other way, the rows of the selected tasks are far from what is on screen.
  const head = page.getByRole('columnheader', { name: 'Name', exact: true }).getByRole('button');
  await head.click();
  await head.click();
  await expect(inspector.getByText('4 tasks', { exact: true })).toBeVisible();
  expect(await names.allTextContents()).toEqual(before);
  // What becomes of them out of sight is known as well.
  await page.evaluate(async (added) => {
    const reply = await window.fake.idsBetween({ query: added, from: 0, to: 599 });
    if (!reply.ok) return;
    const found = await Promise.all(reply.value.map((id) => window.fake.detail({ id })));
    const tasks = found.flatMap((one) => (one.ok && one.value ? [one.value] : []));
    const photo = tasks[1]?.photos[0];
    if (photo) Object.assign(photo, { status: 'failed' });
    window.fake.change({}, tasks);
  }, EVERYTHING);
  await several.getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(page.getByText('Trying 1 task again')).toBeVisible();
  await expect(several.getByRole('button', { name: 'Try again' })).toHaveCount(0);
});
