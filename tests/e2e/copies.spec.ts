import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from './desk';
import { bringIn, card, chooseInDialog, connect, state } from './operator';
import { listOf, person, tasksOf } from './people';

test('saved photos are given once more: copied to a folder, beside what is there', async ({
  desk,
}) => {
  const guests = [
    person('Ana Duarte', { photos: 2 }),
    person('Kofi Ansah'),
    person('Mara Weiss', { outcome: 'failed' }),
  ];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const list = await desk.write('march.csv', listOf(guests));
  await bringIn(page, list);
  await expect
    .poll(async () => (await state(page)).counts)
    .toMatchObject({ photosSaved: 3, failed: 1 });

  const folder = join(dirname(list), 'For the printer');
  await mkdir(folder);
  await writeFile(join(folder, 'Kofi Ansah.png'), 'of another day');
  await chooseInDialog(app, [folder]);
  await card(page, 'Ana Duarte').click();
  await page.keyboard.press('Control+A');
  const several = page.getByRole('toolbar', { name: '3 selected' });
  await several.getByRole('button', { name: 'Copy photos to a folder…' }).click();
  await expect(page.getByText('3 photos copied to “For the printer”')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open the folder' })).toBeVisible();
  const copies = await readdir(folder);
  expect(copies.toSorted()).toEqual([
    'Ana Duarte-1.png',
    'Ana Duarte-2.png',
    'Kofi Ansah (2).png',
    'Kofi Ansah.png',
  ]);
  expect(await readFile(join(folder, 'Kofi Ansah.png'), 'utf8')).toBe('of another day');
  const saved = await readFile(join(desk.photos, 'march', 'Kofi Ansah.png'));
  expect(saved.equals(await readFile(join(folder, 'Kofi Ansah (2).png')))).toBe(true);

  // Nothing of this one was saved.
  await card(page, 'Mara Weiss').click();
  await page.keyboard.press('Control+K');
  await page.keyboard.type('Copy photos to');
  await expect(page.getByText('Nothing is called that')).toBeVisible();
});

test('copying is seen while it goes on, and can be cancelled', async ({ desk }) => {
  const guests = [person('Ana Duarte'), person('Kofi Ansah'), person('Mara Weiss')];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const list = await desk.write('march.csv', listOf(guests));
  await bringIn(page, list);
  await expect.poll(async () => (await state(page)).counts).toMatchObject({ photosSaved: 3 });
  // Its small picture is made of what was saved.
  await expect(card(page, 'Kofi Ansah').locator('.photo.drawn')).toBeVisible();
  // Long enough to be seen being copied; it is all holes.
  await truncate(join(desk.photos, 'march', 'Kofi Ansah.png'), 1024 ** 3);

  const folder = join(dirname(list), 'For the printer');
  await mkdir(folder);
  await chooseInDialog(app, [folder]);
  await card(page, 'Ana Duarte').click();
  await page.keyboard.press('Control+A');
  const several = page.getByRole('toolbar', { name: '3 selected' });
  await several.getByRole('button', { name: 'Copy photos to a folder…' }).click();
  const bar = page.getByRole('contentinfo');
  // Asked for at every frame: `expect` looks again only after a second, and it may be over by then.
  await bar.getByText('Copying 2 of 3 photos').waitFor();
  await bar.getByRole('button', { name: 'Cancel' }).click();
  await expect(
    page.getByText('Copying was cancelled; 2 of 3 photos are in “For the printer”'),
  ).toBeVisible();
  await expect(bar.getByText('Copying')).toHaveCount(0);
  expect((await readdir(folder)).toSorted()).toEqual(['Ana Duarte.png', 'Mara Weiss.png']);
});
