import { basename } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { expect, test } from './desk';
import { filesIn } from './files';
import { bringIn, card, cards, connect, state } from './operator';
import { listOf, people, person, tasksOf } from './people';

/** What the app hands to the system to drag; nothing is dragged. */
async function watchDrags(app: ElectronApplication): Promise<() => Promise<string[][]>> {
  await app.evaluate(({ BrowserWindow }) => {
    const dragged: string[][] = [];
    Reflect.set(globalThis, 'dragged', dragged);
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!contents) throw new Error('There is no window.');
    contents.startDrag = ({ files, icon }) => {
      if (typeof icon === 'string' || icon.isEmpty()) throw new Error('There is no picture.');
      dragged.push(files ?? []);
    };
  });
  return () => app.evaluate(() => Reflect.get(globalThis, 'dragged') as string[][]);
}

test('the lightbox shows photo after photo, two side by side, and gives the sheet back', async ({
  desk,
}) => {
  const guests = [person('Ana Duarte', { photos: 2 }), person('陈宇'), person('Kofi Ansah')];
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(4);

  await card(page, 'Ana Duarte').click();
  await page.keyboard.press('Space');
  const lightbox = page.getByRole('dialog', { name: 'Lightbox: Ana Duarte' });
  const shown = page.getByRole('dialog').locator('.pane-picture:not(.pane-coming)').last();
  await expect(lightbox).toContainText('1 of 3');
  await expect(lightbox).toContainText('photo 1 of 2');
  await expect(shown).toHaveAttribute('src', /^proofsheet-photo:\/\/photo\//);
  await page.keyboard.press('ArrowRight');
  await expect(lightbox).toContainText('photo 2 of 2');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('dialog', { name: 'Lightbox: 陈宇' })).toContainText('2 of 3');

  await page.keyboard.press('c');
  await expect(page.getByRole('dialog', { name: 'Lightbox: Kofi Ansah' })).toBeVisible();
  const pictures = page.getByRole('dialog').locator('.pane-picture[alt]:not([alt=""])');
  await expect(pictures).toHaveCount(2);
  const places = () =>
    pictures.evaluateAll((all) => new Set(all.map((one) => one.getAttribute('style'))).size);
  // Both are here in full and fit into their halves: what is zoomed before is zoomed by another size.
  await expect(page.getByRole('dialog').locator('.pane-coming')).toHaveCount(0);
  await expect.poll(places).toBe(1);
  await page.keyboard.press('1');
  await expect(page.getByRole('button', { name: '100%' })).toBeVisible();
  expect(await places()).toBe(1);

  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('listbox', { name: 'Contact sheet' })).toBeFocused();
  await expect(cards(page).and(page.locator('[aria-selected=true]'))).toContainText('Kofi Ansah');
});

test('the portrait is fetched when it is asked for, and not before', async ({ desk }) => {
  const guests = [person('Ana Duarte')];
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(1);
  await card(page, 'Ana Duarte').dblclick();
  await expect(page.getByRole('dialog', { name: 'Lightbox: Ana Duarte' })).toBeVisible();
  const portraits = async () =>
    [...(await filesIn(desk.profile)).keys()].filter((name) => name.startsWith('portraits'));
  expect(await portraits()).toEqual([]);
  await page.keyboard.press('p');
  const portrait = page.getByRole('img', { name: 'Portrait of Ana Duarte' });
  await expect(portrait).toHaveAttribute('src', /^proofsheet-photo:\/\/portrait\//);
  await expect
    .poll(() => portrait.evaluate((image) => (image as HTMLImageElement).naturalWidth))
    .toBeGreaterThan(0);
  expect(await portraits()).toHaveLength(1);
});

test('photos are dragged out as the files that were saved', async ({ desk }) => {
  const guests = [...people(3), person('Erik Lund', { outcome: 'waiting-forever' })];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
  const dragged = await watchDrags(app);
  const pull = async (name: string) => {
    // The engine knows of a saved photo a moment before the window does.
    await expect(card(page, name)).toContainText('saved');
    await card(page, name).hover();
    await page.mouse.down();
    await page.mouse.move(600, 700, { steps: 5 });
    await page.mouse.up();
  };
  const names = guests.map((guest) => guest.name);

  await pull(names[1] ?? '');
  await expect.poll(dragged).toHaveLength(1);
  expect((await dragged())[0]?.map((file) => basename(file))).toEqual([`${names[1]}.png`]);

  await page.getByRole('listbox', { name: 'Contact sheet' }).focus();
  await page.keyboard.press('Control+A');
  await expect(page.getByRole('option', { selected: true })).toHaveCount(guests.length);
  await pull(names[0] ?? '');
  await expect.poll(dragged).toHaveLength(2);
  const saved = [...(await filesIn(desk.photos)).keys()].map((file) => basename(file));
  expect((await dragged())[1]?.map((file) => basename(file)).sort()).toEqual(saved.sort());
  // Nothing of it is taken for a list.
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('the size of the photos is chosen, and remembered; a stack opens in place', async ({
  desk,
}) => {
  const guests = [person('Ana Duarte', { photos: 3 }), person('陈宇')];
  desk.sandbox.addTasks(tasksOf(guests));
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await bringIn(first.page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(first.page)).counts.photosSaved).toBe(4);
  const width = async (page: typeof first.page) => (await cards(page).first().boundingBox())?.width;
  const before = (await width(first.page)) ?? 0;
  await card(first.page, 'Ana Duarte').click();
  await first.page.keyboard.press('Control+=');
  await expect.poll(async () => (await width(first.page)) ?? 0).toBeGreaterThan(before);
  const larger = await width(first.page);

  await first.page.keyboard.press('Alt+ArrowRight');
  await expect(card(first.page, 'Ana Duarte')).toHaveCount(3);
  await first.page.keyboard.press('End');
  await expect(cards(first.page).and(first.page.locator('[aria-selected=true]'))).toContainText(
    '陈宇',
  );
  await card(first.page, 'Ana Duarte').first().locator('.count-badge').click();
  await expect(cards(first.page)).toHaveCount(2);
  await first.quit();

  const { page } = await desk.open();
  await expect(cards(page)).toHaveCount(2);
  await expect.poll(() => width(page)).toBe(larger);
});
