import path from 'node:path';
import {
  add,
  bringIn,
  card,
  chooseInDialog,
  connect,
  drag,
  giveToken,
  sidebar,
  state,
} from './operator';
import { expect, test } from './desk';
import { filesIn } from './files';
import { listOf, people, person, tasksOf } from './people';
import { expectedPhotos } from './photos';

test('a list with a Chinese name is dropped, and its photos lie in its folder', async ({
  desk,
}) => {
  const guests = [
    person('陈宇', { photos: 2, sharedUrl: true }),
    person('Ana Duarte', { photos: 3 }),
    person('林小雨', { format: 'webp' }),
    person('Tomás Vieira', { format: 'jpeg' }),
    person('Ana Duarte'),
  ];
  desk.sandbox.addTasks(tasksOf(guests));
  const list = await desk.write('三月 毕业照.csv', `\uFEFF${listOf(guests)}`);
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);

  const held = await drag(page, [list]);
  await expect(page.getByText('Drop to add')).toBeVisible();
  await held.drop();
  const preview = page.getByRole('dialog', { name: 'Add 三月 毕业照.csv' });
  await expect(preview).toBeVisible();
  await expect(page.getByText('Drop to add')).toBeHidden();
  await expect(preview).toContainText('三月 毕业照/陈宇');
  expect((await state(page)).counts.all).toBe(0);
  await preview.getByRole('button', { name: 'Add 5 tasks' }).click();
  await expect(sidebar(page)).toContainText('三月 毕业照.csv');

  await expect.poll(async () => (await state(page)).counts.photosSaved).toBe(8);
  const saved = await filesIn(desk.photos);
  expect([...saved.keys()].sort()).toEqual(
    [
      '三月 毕业照/陈宇-1.png',
      '三月 毕业照/陈宇-2.png',
      '三月 毕业照/Ana Duarte-1.png',
      '三月 毕业照/Ana Duarte-2.png',
      '三月 毕业照/Ana Duarte-3.png',
      '三月 毕业照/Ana Duarte.png',
      '三月 毕业照/林小雨.webp',
      '三月 毕业照/Tomás Vieira.jpg',
    ].sort(),
  );
  for (const { file, bytes } of await expectedPhotos(page, desk.sandbox)) {
    expect(saved.get(path.relative(desk.photos, file))?.equals(bytes), file).toBe(true);
  }
  expect(desk.sandbox.counts.pictures).toBe(7);
  expect(desk.sandbox.requests.some((one) => one.method === 'GET' && one.authorization)).toBe(
    false,
  );

  await expect(card(page, '陈宇').locator('.photo.drawn')).toBeVisible();
});

test('what a list would bring is shown before, and nothing comes of a preview put aside', async ({
  desk,
}) => {
  const [known, twice, ...fresh] = people(5);
  if (!known || !twice) throw new Error('Five people are at least two.');
  const before = await desk.write('before.csv', listOf([known]));
  const lines = listOf([known, twice, twice, ...fresh]);
  const after = await desk.write('after.csv', `${lines}Nobody,77,\r\n`);
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await bringIn(page, before);

  await (await drag(page, [after])).drop();
  const preview = page.getByRole('dialog', { name: 'Add after.csv' });
  for (const [label, count] of [
    ['new', '4'],
    ['already tracked', '1'],
    ['repeated', '1'],
    ['left out', '1'],
  ] as const) {
    await expect(preview.locator('dl > div').filter({ hasText: label })).toContainText(count);
  }
  const leftOut = preview.getByRole('group', { name: 'Lines that are left out' });
  await expect(leftOut.getByRole('row').filter({ hasText: 'Nobody' })).toContainText('8');
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  const { counts, lists } = await state(page);
  expect(counts.all).toBe(1);
  expect(lists.map(({ name }) => name)).toEqual(['before.csv']);
});

test('text is pasted, a file is opened, and both become lists', async ({ desk }) => {
  const pasted = people(2, { outcome: 'waiting-forever' });
  const opened = person('Noor Haddad', { outcome: 'waiting-forever' });
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);

  const text = pasted.map(({ task }) => task.id).join('\n');
  await app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text);
  await page.keyboard.press('Control+V');
  await expect(page.getByRole('dialog', { name: /^Add pasted \d\d:\d\d$/ })).toBeVisible();
  await add(page);
  await expect(sidebar(page)).toContainText(/pasted \d\d:\d\d/);

  await chooseInDialog(app, [await desk.write('opened.csv', listOf([opened]))]);
  await page.keyboard.press('Control+O');
  await add(page);
  await expect(card(page, 'Noor Haddad')).toBeVisible();
  expect((await state(page)).counts.all).toBe(3);
});

test('files named on the command line are previewed one after the other', async ({ desk }) => {
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await first.quit();
  const one = await desk.write('one.csv', listOf(people(1)));
  const two = await desk.write('两.csv', listOf(people(2)));

  const { page } = await desk.open([one, two]);
  await expect(page.getByRole('dialog', { name: 'Add one.csv' })).toContainText('1 of 2');
  await add(page);
  await expect(page.getByRole('dialog', { name: 'Add 两.csv' })).toContainText('2 of 2');
  await add(page);
  await expect.poll(async () => (await state(page)).counts.all).toBe(3);
});

test('files named at the very first start wait for the token', async ({ desk }) => {
  const { page } = await desk.open([await desk.write('one.csv', listOf(people(1)))]);
  await giveToken(page, desk.sandbox.token);
  await expect(page.getByRole('dialog', { name: 'Add one.csv' })).toBeVisible();
});

test('what cannot be read is said, and holds nothing else up', async ({ desk }) => {
  const broken = await desk.write('broken.xlsx', 'PK\u0003\u0004 but no spreadsheet');
  const good = await desk.write('good.csv', listOf(people(1)));
  const { page } = await desk.open();
  await connect(page, desk.sandbox.token);
  await (await drag(page, [broken, good])).drop();
  await expect(page.getByRole('dialog', { name: 'broken.xlsx cannot be read' })).toBeVisible();
  await page.getByRole('button', { name: 'Next' }).click();
  await add(page);
  expect((await state(page)).counts.all).toBe(1);
});
