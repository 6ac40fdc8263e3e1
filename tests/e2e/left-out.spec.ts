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
  await again.page.getByRole('button', { name: 'Done with these' }).click();
  await expect(again.page.getByText('Nothing needs your attention.')).toBeVisible();
  await again.page.getByRole('button', { name: 'Undo' }).click();
  await expect(attention).toHaveAccessibleName('Needs attention 3');
});
