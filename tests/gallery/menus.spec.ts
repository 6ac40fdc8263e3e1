import type { Page } from '@playwright/test';
import { calls, expect, holdRows, open, pass, test } from './window';

/** Actions by name: from the palette and from the context menus, which do what the keys do. */

const card = (page: Page, name: string) => page.locator('[role=option]', { hasText: name }).first();
const items = (page: Page) => page.getByRole('menu').getByRole('menuitem');
const choose = (page: Page, name: string | RegExp) =>
  page.getByRole('menu').getByRole('menuitem', { name }).click();
const copied = (page: Page) =>
  page.evaluate(() => {
    const last = window.fake.calls.findLast(({ name }) => name === 'copyText');
    return (last?.input as { text: string } | undefined)?.text ?? '';
  });

/** Types into the palette and does what stands first. */
async function byName(page: Page, typed: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(typed);
  await expect(page.getByRole('listbox').getByRole('option', { selected: true })).toBeVisible();
  // What stands there may be of the letters before.
  await pass(page, 250);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toHaveCount(0);
}

test('the palette does what it names, and goes to lists', async ({ page }) => {
  await open(page, 'mixed');
  await byName(page, 'view as table');
  await expect(page.getByRole('grid')).toBeVisible();
  await byName(page, 'contact sheet');
  await expect(page.getByRole('listbox', { name: 'Contact sheet' })).toBeVisible();
  await byName(page, 'dark window');
  await expect.poll(() => calls(page)).toEqual(['changeSettings']);
  await byName(page, 'pause checking');
  await expect.poll(() => calls(page)).toEqual(['changeSettings', 'pause']);
  await byName(page, 'class-of-2026');
  await expect(page.getByRole('navigation').locator('[aria-current=true]')).toContainText(
    'class-of-2026',
  );
  // What makes no sense now is not there.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('pause checking');
  await expect(
    page.getByRole('dialog').getByRole('option', { name: 'Pause checking' }),
  ).toHaveCount(0);
});

test('the palette goes to the task that it names, whatever was on show', async ({ page }) => {
  await open(page, 'mixed');
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^class-of/ })
    .click();
  await byName(page, '李娜');
  await expect(page.locator('.task-view h2')).toHaveText('Li Na 李娜');
  await expect(page.locator('[role=option][aria-selected=true]')).toContainText('Li Na 李娜');
  await expect(page.getByRole('searchbox')).toHaveValue('李娜');
  await page.keyboard.press('Control+2');
  await byName(page, 'quentin');
  await expect(page.locator('.task-view h2')).toHaveText('Quentin Dubois');
});

test('the palette goes to a task that is not among the first which have what was typed', async ({
  page,
}) => {
  await open(page, 'mixed');
  const tasks = page
    .getByRole('dialog')
    .getByRole('option')
    .filter({ hasText: /-0{10}/ });
  const selected = page.locator('[role=option][aria-selected=true]');
  /** Opens the palette, and goes to the last of the tasks that it offers. */
  const goToLast = async (meanwhile?: () => Promise<void>) => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('b');
    await expect(tasks).toHaveCount(6);
    // Each is called so, while most of the first six have the letter in their ID alone.
    await expect(tasks.filter({ hasText: /Ben|Berg/ })).toHaveCount(6);
    const id = (await tasks.last().locator('.palette-note').textContent()) ?? '';
    const letGo = meanwhile && (await holdRows(page));
    await tasks.last().click();
    await meanwhile?.();
    await letGo?.();
    await expect(selected).toHaveAttribute('data-task', id);
    await expect(selected).toBeInViewport({ ratio: 1 });
  };
  // The rows are the last to come: only then there is a place to scroll to.
  await goToLast(() => pass(page, 300));
  // The same words again are no other search.
  await page.locator('#sheet').focus();
  await page.keyboard.press('Home');
  await goToLast();
  await page.evaluate(() => window.fake.change({ revision: 100 }));
  await pass(page, 300);
  await expect(selected).toBeInViewport({ ratio: 1 });
  // Where nobody was found, there is no sheet yet.
  await page.getByRole('searchbox').fill('nobody at all');
  await expect(page.locator('#sheet')).toHaveCount(0);
  await goToLast(() => pass(page, 300));
});

test('the palette puts who is called that before what only has the letters', async ({ page }) => {
  await open(page, 'mixed');
  // Whoever types on at once loses no letter.
  const isReady = await page.evaluate(async () => {
    const key = { key: 'k', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    await Promise.resolve();
    return document.activeElement?.role;
  });
  expect(isReady).toBe('combobox');
  const lines = page.getByRole('dialog').getByRole('option');
  await page.keyboard.type('li na');
  await expect(lines.first()).toContainText('Li Na 李娜');
  // Where there are any, they come after.
  await expect(page.locator('.palette-heading')).toHaveText(['Tasks', 'More']);
  // An action that has such a word as well stays before.
  await page.getByRole('combobox').fill('an');
  await expect(page.locator('.palette-heading').first()).toHaveText('Tasks');
  await expect(lines.first()).toContainText('Pause checking and saving');
});

test('the menu of the photos does what it says to what is selected', async ({ page }) => {
  await open(page, 'mixed');
  await card(page, 'Ana Duarte').click();
  await card(page, 'Ben Okafor').click({ modifiers: ['Control'] });
  // On one that is selected it is about all of them, …
  await card(page, 'Ana Duarte').click({ button: 'right' });
  await choose(page, 'Copy IDs');
  await expect.poll(async () => (await copied(page)).split('\n')).toHaveLength(2);
  // … and on another about that one, which is selected by it.
  await card(page, 'Erik Lund').click({ button: 'right' });
  await expect(page.locator('[role=option][aria-selected=true]')).toHaveCount(1);
  await choose(page, 'Copy trace ID');
  await expect.poll(() => copied(page)).toBe('6eded0e2-274d-4cde-a567-d6b00c1e7a55');
  await card(page, 'Li Na').click({ button: 'right' });
  await choose(page, /^Try again/);
  await expect.poll(() => calls(page)).toContain('retry');
  await card(page, 'Ana Duarte').click({ button: 'right' });
  await choose(page, /^Look at the photo/);
  await expect(page.getByRole('dialog', { name: /^Lightbox: Ana Duarte/ })).toBeVisible();
  // The menu hides what is beside it from a screen reader until it is gone, and so does the lightbox.
  await expect(page.locator('[role=menu]')).toHaveCount(0);
  await pass(page, 300);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listbox', { name: 'Contact sheet' })).toBeFocused();

  // What gives the focus back may do so twice, the second time a moment later.
  await pass(page, 300);
  // By keyboard alone: the menu opens where the keyboard is, and letters go to its items.
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+F10');
  await expect(items(page).first()).toBeVisible();
  await expect(page.locator('[role=menu]:focus, [role=menu] :focus')).toHaveCount(1);
  await page.keyboard.type('rem');
  await expect(items(page).filter({ hasText: 'Remove' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => calls(page)).toContain('remove');
});

test('the table has the same menu, a list its own, and so has the ground', async ({ page }) => {
  await open(page, 'mixed');
  await card(page, 'Chen Yu').click({ button: 'right' });
  await expect(items(page).first()).toBeVisible();
  const onSheet = await items(page).allTextContents();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await page
    .locator('[role=row][data-task]', { hasText: 'Chen Yu' })
    .first()
    .click({ button: 'right' });
  await expect(items(page).first()).toBeVisible();
  // And, before what takes something away, what the cell under the pointer says.
  const inTable = await items(page).allTextContents();
  expect(inTable).toEqual([...onSheet.slice(0, -1), 'Only this value: Finance', onSheet.at(-1)]);
  await page.keyboard.press('Escape');

  const list = page.getByRole('button', { name: /^march-intake.csv/ });
  await list.click({ button: 'right' });
  await choose(page, 'Copy the name');
  await expect.poll(() => copied(page)).toBe('march-intake.csv');
  await list.click({ button: 'right' });
  await choose(page, 'Show this list');
  await expect(list).toHaveAttribute('aria-current', 'true');
  await list.click({ button: 'right' });
  await choose(page, 'Remove list');
  await expect.poll(() => calls(page)).toContain('removeList');

  await page.keyboard.press('Control+1');
  await page.locator('.table-sheet').click({ button: 'right', position: { x: 6, y: 6 } });
  await choose(page, /^Select all/);
  await expect(page.getByRole('toolbar', { name: /selected$/ })).toBeVisible();
});
