import { once } from 'node:events';
import { expect, test } from './desk';
import { filesIn, holdersOf } from './files';
import { bringIn, cards, connect } from './operator';
import { person, tasksOf } from './people';

test('everything is forgotten: no word of a list stays behind, and the photos do', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  await connect(page, desk.sandbox.token);
  const guest = person('Quillon Umbridge');
  desk.sandbox.addTasks(tasksOf([guest]));
  const list = `Name,Badgecode,Task ID\n${guest.name},1,${guest.task.id}\n`;
  await bringIn(page, await desk.write('march.csv', list));
  await expect(cards(page).getByText('saved', { exact: true })).toHaveCount(1);
  // A column that was chosen is remembered by its title, in storage of the window's own.
  await page.getByRole('radio', { name: 'Table' }).check({ force: true });
  await page.getByRole('button', { name: 'Columns' }).click();
  const column = page.getByRole('menuitemcheckbox', { name: 'Badgecode' });
  await column.click();
  await expect(column).not.toBeChecked();
  await column.click();
  await expect(column).toBeChecked();
  await page.keyboard.press('Escape');
  const photos = await filesIn(desk.photos);
  expect(photos.size).toBeGreaterThan(0);

  await app.evaluate((electron) => {
    electron.app.relaunch = () => {};
  });
  await page.getByRole('button', { name: 'Settings' }).click();
  await page.getByRole('tab', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Forget everything…' }).click();
  await page.getByRole('checkbox').check();
  const ended = once(app.process(), 'exit');
  await desk.watch.release(page);
  await page.getByRole('button', { name: 'Forget everything', exact: true }).click();
  await ended;

  const left = await filesIn(desk.profile);
  for (const word of [guest.name, guest.task.id, 'Badgecode', 'march.csv', desk.sandbox.token]) {
    expect(holdersOf(word, left)).toEqual([]);
  }
  expect([...(await filesIn(desk.photos)).keys()]).toEqual([...photos.keys()]);
  const again = await desk.open();
  await expect(again.page.getByRole('textbox', { name: 'API token' })).toBeVisible();
});
