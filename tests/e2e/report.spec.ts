import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './desk';
import { bringIn, connect, saveInDialog, state } from './operator';
import { listOf, people, person, tasksOf } from './people';

test('a report says what was delivered, and what was not comes back as a list', async ({
  desk,
}) => {
  const guests = [...people(6), person('Kofi Ansah', { outcome: 'failed' })];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const list = await desk.write('march.csv', listOf(guests));
  await bringIn(page, list);
  await expect
    .poll(async () => (await state(page)).counts)
    .toMatchObject({ finished: 6, failed: 1, photosQueued: 0 });

  const folder = dirname(list);
  await saveInDialog(app, join(folder, 'report.csv'));
  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('7 tasks in report.csv')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();
  const report = await readFile(join(folder, 'report.csv'), 'utf8');
  expect(report.trimEnd().split('\r\n')).toHaveLength(8);
  expect(report).toContain(desk.photos);
  expect(report).toMatch(/Kofi Ansah.*Failed/u);

  await saveInDialog(app, join(folder, 'again.csv'));
  await page.keyboard.press('Control+K');
  await page.keyboard.type('needs attention as a list');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 task in again.csv')).toBeVisible();
  const again = await readFile(join(folder, 'again.csv'), 'utf8');
  expect(again).toContain('Kofi Ansah');
  expect(again.trimEnd().split('\r\n')).toHaveLength(2);
});
