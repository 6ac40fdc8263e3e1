import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  bringIn,
  card,
  cardAt,
  cards,
  chooseInDialog,
  connect,
  drag,
  state,
  statusBar,
} from './operator';
import { expect, test } from './desk';
import { filesIn } from './files';
import { listOf, people, person, tasksOf } from './people';
import { expectSteady } from './steady';

test('search and status say which tasks are shown', async ({ desk }) => {
  const guests = [
    person('陈宇'),
    person('Ana Duarte'),
    person('Kofi Ansah', { outcome: 'failed' }),
    person('Erik Lund', { outcome: 'waiting-forever' }),
  ];
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect
    .poll(async () => (await state(page)).counts)
    .toMatchObject({
      finished: 2,
      failed: 1,
      waiting: 1,
    });

  const sidebar = page.getByRole('navigation');
  for (const [status, names] of [
    ['Waiting', ['Erik Lund']],
    ['Finished', ['陈宇', 'Ana Duarte']],
    ['Needs attention', ['Kofi Ansah']],
    ['All', ['陈宇', 'Ana Duarte', 'Kofi Ansah', 'Erik Lund']],
  ] as const) {
    await sidebar.getByRole('button', { name: new RegExp(`^${status} `) }).click();
    await expect(cards(page)).toHaveCount(names.length);
    for (const name of names) await expect(card(page, name)).toBeVisible();
  }

  await page.keyboard.press('Control+F');
  await page.keyboard.type('陈');
  await expect(cards(page)).toHaveCount(1);
  await expect(card(page, '陈宇')).toBeVisible();
  await page.getByRole('searchbox').fill('nobody here');
  await expect(page.getByRole('heading', { name: 'Nothing matches' })).toBeVisible();
  await page.getByRole('button', { name: 'Clear the search' }).last().click();
  await expect(cards(page)).toHaveCount(4);
});

test('several tasks are selected and removed; their files stay', async ({ desk }) => {
  const guests = people(6);
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(6);
  const sheet = page.getByRole('listbox', { name: 'Contact sheet' });
  const selected = sheet.getByRole('option', { selected: true });

  await cardAt(page, 1).click();
  await expect(selected).toHaveCount(1);
  await cardAt(page, 4).click({ modifiers: ['Shift'] });
  await expect(selected).toHaveCount(4);
  await cardAt(page, 2).click({ modifiers: ['Control'] });
  await expect(selected).toHaveCount(3);
  const names = await selected.locator('.card-name').allTextContents();

  const bar = page.getByRole('toolbar', { name: '3 selected' });
  await bar.getByRole('button', { name: 'Remove' }).click();
  await expect(cards(page)).toHaveCount(3);
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(cards(page)).toHaveCount(6);
  expect((await state(page)).counts.photosSaved).toBe(6);
  await page.keyboard.press('Control+Shift+Z');
  await expect(cards(page)).toHaveCount(3);
  for (const name of names) await expect(card(page, name)).toHaveCount(0);
  expect((await state(page)).counts.all).toBe(3);
  expect((await filesIn(desk.photos)).size).toBe(6);

  await sheet.focus();
  await page.keyboard.press('Control+A');
  await expect(selected).toHaveCount(3);
  await page.keyboard.press('Escape');
  await expect(selected).toHaveCount(0);
});

test('a failed task says why, and is tried again', async ({ desk }) => {
  const error = { code: 'face_not_found', message: 'No face was found in the uploaded picture.' };
  const guest = person('Olu Adeyemi', { outcome: 'failed', error });
  desk.sandbox.addTasks([guest.task]);
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf([guest])));
  await expect(card(page, 'Olu Adeyemi')).toContainText('face not found');
  await card(page, 'Olu Adeyemi').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('No face was found in the portrait');
  await expect(inspector).toContainText(error.message);

  desk.sandbox.addTasks([person('', { id: guest.task.id }).task]);
  await inspector.getByRole('button', { name: 'Try again' }).click();
  await expect(card(page, 'Olu Adeyemi')).toContainText('saved');
  await expect(inspector).toContainText('tried again by you');
  expect([...(await filesIn(desk.photos)).keys()]).toEqual(['march/Olu Adeyemi.png']);
});

test('pause asks nothing, resume goes on, check now does not wait', async ({ desk }) => {
  const guests = people(2, { outcome: 'waiting-forever', ageMs: 3_600_000 });
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(statusBar(page)).toContainText(/2 waiting · next check in \d+ s/);
  // These two are overdue: without the button they would rest for half a minute.
  const asked = desk.sandbox.counts.api;
  await statusBar(page).getByRole('button', { name: 'Check now' }).click();
  await expect.poll(() => desk.sandbox.counts.api, { timeout: 15_000 }).toBe(asked + 1);

  await statusBar(page).getByRole('button', { name: 'Pause' }).click();
  await expect(statusBar(page)).toContainText('2 waiting · paused');
  const more = people(2);
  desk.sandbox.addTasks(tasksOf(more));
  await bringIn(page, await desk.write('april.csv', listOf(more)));
  await expect(statusBar(page)).toContainText('4 waiting · paused');
  await expectSteady('requests during a pause', () => desk.sandbox.counts.api);
  await statusBar(page).getByRole('button', { name: 'Resume' }).click();
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(2);
});

test('photos are saved where and how the settings say', async ({ desk }) => {
  const guests = [
    person('陈宇', { template: 'wedding' }),
    person('Ana Duarte', { template: 'bob_suit', photos: 2 }),
  ];
  desk.sandbox.addTasks(tasksOf(guests));
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await page.getByRole('button', { name: 'Settings' }).click();
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Saving' }).click();
  await settings.getByRole('switch').focus();
  await page.keyboard.press('Space');
  // It stands as the settings do once they are written.
  await expect(settings.getByRole('switch')).not.toBeChecked();
  await page.keyboard.press('Escape');
  await bringIn(page, await desk.write('march.csv', listOf(guests)));
  await expect(card(page, '陈宇')).toContainText('not saved yet');
  expect(desk.sandbox.counts.pictures).toBe(0);

  const elsewhere = await desk.write('x', '').then((file) => file.replace(/x$/, 'delivery'));
  await chooseInDialog(app, [elsewhere]);
  await page.getByRole('button', { name: 'Settings' }).click();
  await settings.getByRole('tab', { name: 'Saving' }).click();
  await settings.getByRole('button', { name: 'Change…' }).click();
  await expect(settings).toContainText('delivery');
  const template = settings.getByRole('textbox', { name: 'File names' });
  const examples = settings.getByRole('list', { name: 'Where photos go' });
  await template.fill('{nonsense}');
  await expect(template).toHaveAttribute('aria-invalid', 'true');
  await expect(settings).toContainText('nonsense');
  const nameTemplate = '{template}/{Staff no.} {name} {n}';
  await template.fill(nameTemplate);
  await expect(examples).toContainText('/1 陈宇 1.png');
  await expect.poll(async () => (await state(page)).settings).toMatchObject({ nameTemplate });
  await page.keyboard.press('Escape');

  await page.getByRole('listbox', { name: 'Contact sheet' }).focus();
  await page.keyboard.press('Control+A');
  await page.getByRole('toolbar').getByRole('button', { name: 'Save now' }).click();
  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(3);
  expect([...(await filesIn(elsewhere)).keys()].sort()).toEqual([
    'bob_suit/2 Ana Duarte 1.png',
    'bob_suit/2 Ana Duarte 2.png',
    'wedding/1 陈宇 1.png',
  ]);
  expect((await filesIn(desk.photos)).size).toBe(0);
});

test('a name that is taken is told before anything is written, asked about, and numbered', async ({
  desk,
}) => {
  const guests = [person('陈宇'), person('Ana Duarte')];
  desk.sandbox.addTasks(tasksOf(guests));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await mkdir(join(desk.photos, 'march'), { recursive: true });
  await writeFile(join(desk.photos, 'march', '陈宇.png'), 'mine');
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Saving' }).click();
  await page.getByRole('combobox', { name: 'If a name is taken' }).selectOption('Ask me');
  await page.keyboard.press('Escape');

  await (await drag(page, [await desk.write('march.csv', listOf(guests))])).drop();
  const preview = page.getByRole('dialog', { name: 'Add march.csv' });
  await expect(preview.getByRole('list', { name: 'Where photos go' })).toContainText(
    'march/Ana Duarte.png',
  );
  await expect(preview).toContainText('1 name is already taken in the folder: you will be asked');
  await preview.getByRole('button', { name: 'Add 2 tasks' }).click();

  await expect(card(page, 'Ana Duarte')).toContainText('saved');
  await expect(card(page, '陈宇')).toContainText('name is taken');
  await card(page, '陈宇').click();
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  await expect(inspector).toContainText('Another file has this name');
  await inspector.getByRole('button', { name: 'Don’t save' }).click();
  await expect(card(page, '陈宇')).toContainText('won’t be saved');
  await inspector.getByRole('button', { name: 'Save after all' }).click();
  await expect(card(page, '陈宇')).toContainText('name is taken');
  await inspector.getByRole('button', { name: 'Save with a number' }).click();
  await expect(card(page, '陈宇')).toContainText('saved');
  const files = await filesIn(desk.photos);
  expect([...files.keys()].sort()).toEqual([
    'march/Ana Duarte.png',
    'march/陈宇 (2).png',
    'march/陈宇.png',
  ]);
  expect(await readFile(join(desk.photos, 'march', '陈宇.png'), 'utf8')).toBe('mine');
});

test('the appearance is chosen, kept, and the same at the next start', async ({ desk }) => {
  const dark = () => window.matchMedia('(prefers-color-scheme: dark)').matches;
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  expect(await first.page.evaluate(dark)).toBe(false);
  await first.page.getByRole('button', { name: 'Settings' }).click();
  await first.page.getByRole('tab', { name: 'Appearance' }).click();
  await first.page.getByText('Dark', { exact: true }).click();
  await first.page.waitForFunction(dark);
  await expect.poll(async () => (await state(first.page)).settings.appearance).toBe('dark');
  await first.quit();
  const { page } = await desk.open();
  await page.waitForFunction(dark);
});

test('what would make the sheet stand still is turned off, beside what the start turns off', async ({
  desk,
}) => {
  const { app } = await desk.open();
  const off = await app.evaluate(({ app: it }) =>
    it.commandLine.getSwitchValue('disable-features').split(','),
  );
  // The first is one of those that Playwright starts every app without.
  expect(off).toEqual(expect.arrayContaining(['PaintHolding', 'UseCompositorJob']));
});
