import { expect, test } from './desk';
import { bringIn, card, cards, connect, state } from './operator';
import { person, tasksOf } from './people';

test('a list is narrowed down by what a column of it says, and by that no longer', async ({
  desk,
}) => {
  const classes = [
    ['Ana Duarte', '3b'],
    ['Kofi Ansah', '3B'],
    ['Mara Weiss', '4a'],
    ['Li Na', ''],
  ] as const;
  const guests = classes.map(([name]) => person(name));
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const lines = guests.map(({ name, task }, n) => `${name},${classes[n]![1]},${task.id}`);
  await bringIn(
    page,
    await desk.write('march.csv', `${['Name,Class,Task ID', ...lines].join('\r\n')}\r\n`),
  );
  await expect.poll(async () => (await state(page)).counts).toMatchObject({ photosSaved: 4 });
  await expect(cards(page)).toHaveCount(4);

  await page.getByRole('button', { name: /^Filter/ }).click();
  // It takes the focus a moment after it is there.
  await expect(page.getByRole('menu')).toBeFocused();
  await page.getByRole('menuitem', { name: 'Column of your lists' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('menuitem', { name: /^Class/ }).click();
  const values = page.getByRole('listbox', { name: 'Values' }).getByRole('option');
  // Case makes no value of its own; what is empty comes last.
  await expect(values).toHaveText(['3b2', '4a1', 'Empty1']);
  await page.getByRole('combobox', { name: 'Find a value' }).fill('3B');
  await expect(values).toHaveText(['3b2']);
  await page.keyboard.press('Enter');

  const filters = page.getByRole('group', { name: 'Filters', exact: true });
  await expect(filters.getByText('Class: 3b', { exact: true })).toBeVisible();
  await expect(cards(page)).toHaveCount(2);
  await expect(card(page, 'Ana Duarte')).toBeVisible();
  await expect(card(page, 'Kofi Ansah')).toBeVisible();
  // The table shows the same tasks, and says why.
  await page.keyboard.press('Control+2');
  const cells = page.locator('.table-row [data-column="field:Class"]');
  await expect(cells).toHaveText(['3b', '3B']);
  await page.keyboard.press('Control+1');

  await filters.getByRole('button', { name: 'Take away the filter: Class: 3b' }).click();
  await expect(filters.getByText('Class', { exact: false })).toHaveCount(0);
  await expect(cards(page)).toHaveCount(4);
});
