import { readdir, readFile } from 'node:fs/promises';
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
  await page.getByRole('button', { name: 'Export a report…' }).click();
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

test('who has no photo yet is told of from the menu of the list', async ({ desk }) => {
  const guests = [
    ...people(4),
    person('Kofi Ansah', { outcome: 'failed' }),
    person('Lea Brandt', { outcome: 'waiting-forever' }),
  ];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const list = await desk.write('march.csv', `${listOf(guests)}Rosa Field,7,not an id\n`);
  await bringIn(page, list);
  await expect
    .poll(async () => (await state(page)).counts)
    .toMatchObject({ finished: 4, failed: 1, waiting: 1, photosQueued: 0 });

  const rest = join(dirname(list), 'rest.csv');
  await saveInDialog(app, rest);
  await page.getByRole('navigation').getByText('march.csv').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Export a report…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  await dialog.getByRole('combobox', { name: 'Tasks' }).selectOption('undelivered');
  await expect(dialog.getByText('And the line without a usable ID.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await expect(page.getByText('2 tasks and 1 line without a usable ID in rest.csv')).toBeVisible();
  const [, ...lines] = (await readFile(rest, 'utf8')).trimEnd().split('\r\n');
  expect(lines.map((line) => /^[^,]*/u.exec(line)?.[0])).toEqual([
    'Kofi Ansah',
    'Lea Brandt',
    'Rosa Field',
  ]);
});

test('a long report shows how far it is, and leaves nothing when it is cancelled', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await page.evaluate(() => window.proofsheet.pause(null));
  const lines = Array.from({ length: 50_000 }, (_, n) => `task-${100_000 + n},Person ${n}`);
  const list = await desk.write('year.csv', `task_id,Name\n${lines.join('\n')}\n`);
  await bringIn(page, list);
  await expect.poll(async () => (await state(page)).counts.all).toBe(50_000);
  await expect.poll(async () => (await state(page)).adding).toBeNull();

  const folder = dirname(list);
  const before = await readdir(folder);
  await saveInDialog(app, join(folder, 'report.html'));
  await page.keyboard.press('Control+E');
  const dialog = page.getByRole('dialog', { name: 'Export a report' });
  await dialog.getByText('Web page').click();
  await dialog.getByRole('button', { name: 'Save…' }).click();
  // Asked for at every frame: `expect` looks again only after a second, and it may be over by then.
  await dialog.getByText(/^Writing [\d,]+ of 50,000 tasks$/u).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('The report was cancelled')).toBeVisible();
  expect(await readdir(folder)).toEqual(before);

  // Without its dialog the report goes on, and the status bar shows it.
  await dialog.getByRole('button', { name: 'Save…' }).click();
  await dialog.getByText(/^Writing /u).waitFor();
  await page.keyboard.press('Escape');
  const bar = page.getByRole('contentinfo');
  await bar.getByText(/^Writing [\d,]+ of 50,000 tasks/u).waitFor();
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await expect(bar.getByText('Writing')).toHaveCount(0);
  expect(await readdir(folder)).toEqual(before);
});
