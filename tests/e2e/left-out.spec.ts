import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './desk';
import { add, bringIn, connect, drag, saveInDialog, sidebar, state } from './operator';
import { listOf, people, person, tasksOf } from './people';

test('people without a usable ID are told of until they are mended', async ({ desk }) => {
  const guests = people(4);
  const late = person('Lina Berg');
  desk.sandbox.addTasks(tasksOf([...guests, late]));
  const { app, page, quit } = await desk.open();
  await connect(page, desk.sandbox.token);
  const text = `${listOf(guests)}Guest 2,2,${guests[1]?.task.id}\r\nLina Berg,5,\r\nOmar Aziz,6,${late.task.id?.slice(0, 20)}\r\n`;
  const list = await desk.write('march.csv', text);
  const held = await drag(page, [list]);
  await held.drop();
  const preview = page.getByRole('dialog');
  await preview.getByText('Repeated lines').first().click();
  await expect(preview.getByRole('row', { name: 'Line 6 Guest 2 repeats line 3' })).toBeVisible();
  await add(page);
  await expect.poll(async () => (await state(page)).counts).toMatchObject({ photosSaved: 4 });

  // Nothing is wrong with any task; two people are still without a photo.
  await sidebar(page)
    .getByRole('button', { name: /^Needs attention/ })
    .click();
  await expect(page.getByRole('button', { name: 'Needs attention 2', exact: true })).toHaveCount(1);
  await page.getByRole('button', { name: /^2 lines left out/i }).click();
  const lines = page.getByRole('dialog', { name: 'Lines left out' });
  await expect(
    lines.getByRole('row', { name: /Line 7 Lina Berg .*no ID in this line/ }),
  ).toBeVisible();
  await expect(lines.getByRole('row', { name: /Line 8 Omar Aziz .*cut short/ })).toBeVisible();
  const folder = dirname(list);
  const csv = join(folder, 'mend.csv');
  await saveInDialog(app, csv);
  await lines.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(page.getByText('2 lines saved in mend.csv')).toBeVisible();
  await page.keyboard.press('Escape');

  await saveInDialog(app, join(folder, 'report.csv'));
  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  const report = await readFile(join(folder, 'report.csv'), 'utf8');
  expect(report).toMatch(/Lina Berg.*Left out/u);
  expect(report).toMatch(/Omar Aziz.*Left out/u);

  // The operator finds the ID of one, and brings the list in again.
  const saved = await readFile(csv, 'utf8');
  const mended = saved.replace(/^,(Lina Berg)/mu, `${late.task.id},$1`);
  expect(mended).not.toBe(saved);
  await bringIn(page, await desk.write('mended.csv', mended));
  await expect.poll(async () => (await state(page)).counts).toMatchObject({ photosSaved: 5 });
  expect((await state(page)).lists.map(({ leftOut }) => leftOut)).toEqual([2, 1]);

  // Told of also after a new start, until the operator is done with them.
  await quit();
  const again = await desk.open();
  const attention = sidebar(again.page).getByRole('button', { name: /^Needs attention/ });
  await attention.click();
  await again.page.getByRole('button', { name: 'Stop reminding me' }).click();
  await expect(again.page.getByText('Nothing needs your attention.')).toBeVisible();
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(attention).toHaveAccessibleName('Needs attention 3');
});

test('a list on which nobody has a usable ID may be kept, so that they are not forgotten', async ({
  desk,
}) => {
  const guests = people(2);
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const cut = listOf(guests).replace(/(?<=-)[0-9a-f]{12}/gu, '');
  const list = await desk.write('march.csv', cut);
  const held = await drag(page, [list]);
  await held.drop();
  const preview = page.getByRole('dialog', { name: 'Add march.csv' });
  await expect(preview.getByRole('row', { name: /Line 2 .*cut short/ })).toBeVisible();
  await preview.getByRole('button', { name: 'Keep 2 lines as left out' }).click();
  await expect(page.getByText('march.csv was added')).toBeVisible();
  expect((await state(page)).lists).toMatchObject([{ name: 'march.csv', tasks: 0, leftOut: 2 }]);
  await expect(
    sidebar(page).getByRole('button', { name: 'Needs attention 2', exact: true }),
  ).toBeVisible();

  const folder = dirname(list);
  await saveInDialog(app, join(folder, 'report.csv'));
  await page.keyboard.press('Control+E');
  await page.getByRole('dialog').getByRole('button', { name: 'Save…' }).click();
  await page.getByRole('button', { name: 'Done', exact: true }).click();
  expect(await readFile(join(folder, 'report.csv'), 'utf8')).toMatch(/Guest 2.*Left out/u);

  // Their IDs are put in, and the list comes in again.
  await sidebar(page).getByRole('button', { name: '2 lines without a usable ID' }).click();
  await saveInDialog(app, join(folder, 'mend.csv'));
  await page.getByRole('button', { name: 'Save as CSV…' }).click();
  await expect(page.getByText('2 lines saved in mend.csv')).toBeVisible();
  await page.keyboard.press('Escape');
  let mended = await readFile(join(folder, 'mend.csv'), 'utf8');
  for (const { name, task } of guests) {
    mended = mended.replace(new RegExp(`^[^,]*(?=,${name})`, 'mu'), task.id ?? '');
  }
  await bringIn(page, await desk.write('mended.csv', mended));
  await expect.poll(async () => (await state(page)).counts).toMatchObject({ photosSaved: 2 });
});
