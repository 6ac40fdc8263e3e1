import type { Locator, Page } from '@playwright/test';
import type { SceneName } from '../fakes/bridge-scenes';
import { calls, expect, open, test } from './window';

/** What needs attention: a group for each cause, and one way out of each. */

/** Opens a scene at what needs attention there, and gives the region that heads it. */
async function openAttention(page: Page, scene: SceneName): Promise<Locator> {
  await open(page, scene);
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Needs attention/ })
    .click();
  return page.getByRole('region', { name: 'What needs attention' });
}

test('each cause says what it means, counts its tasks, and mends them by its one action', async ({
  page,
}) => {
  const region = await openAttention(page, 'mixed');
  const causes = region.getByRole('listitem');
  await expect(causes).toHaveCount(4);
  const ways: Record<string, [way: string, call: string]> = {
    'face not found': ['Copy IDs', 'copyText'],
    'unknown ID': ['Copy IDs', 'copyText'],
    overdue: ['Copy IDs', 'copyText'],
    'photo cut short': ['Try again', 'retry'],
  };
  for (const [cause, [way, call]] of Object.entries(ways)) {
    const group = causes.filter({ hasText: new RegExp(cause, 'i') });
    await expect(group, cause).toHaveCount(1);
    await expect(group.locator('.cause-count')).toHaveText('1');
    await expect(group.locator('.cause-means')).toHaveText(/\.$/);
    // The cause itself, and its way out.
    await expect(group.getByRole('button')).toHaveCount(2);
    // A cause that is mended goes soon.
    await expect(group.getByRole('button').last()).toHaveText(way);
    await group.getByRole('button').last().click();
    await expect.poll(async () => (await calls(page)).at(-1), { message: cause }).toBe(call);
  }
});

test('what was tried again says so once it has failed again, or is saved', async ({ page }) => {
  const region = await openAttention(page, 'mixed');
  /** The photo that was cut short, and is on its way since, comes to this. */
  const comesTo = (status: 'downloading' | 'failed' | 'saved') =>
    page.evaluate((now) => {
      const tasks = window.tasksOf('mixed').map((task) => {
        const photos = task.photos.map((photo) =>
          photo.status === 'failed' ? { ...photo, status: now } : photo,
        );
        return { ...task, photos };
      });
      window.fake.change({}, tasks);
    }, status);
  const tryAgain = async () => {
    await region.getByRole('button', { name: 'Try again: photo cut short' }).click();
    await expect(page.getByText('Trying 1 task again')).toBeVisible();
    await comesTo('downloading');
    await expect(region.getByText('Photo cut short')).toHaveCount(0);
    await expect(page.getByText(/^Tried again/)).toHaveCount(0);
  };
  await tryAgain();
  await comesTo('failed');
  await expect(page.getByText('Tried again: 1 task failed again')).toBeVisible();
  await page.getByText('Tried again').waitFor({ state: 'hidden', timeout: 15_000 });
  await tryAgain();
  await comesTo('saved');
  await expect(page.getByText('Tried again: every photo is saved')).toBeVisible();
});

test('another folder for photos that could not be saved in theirs, which are saved then', async ({
  page,
}) => {
  const region = await openAttention(page, 'folder-link');
  await region.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect.poll(async () => (await calls(page)).slice(-2)).toEqual(['changeSettings', 'retry']);
});

test('within a search the causes are counted, and mended, for what is on show alone', async ({
  page,
}) => {
  const region = await openAttention(page, 'mixed');
  await page.evaluate(() => {
    const tasks = window.tasksOf('mixed');
    const failed = tasks.find(({ status }) => status === 'failed');
    if (!failed) throw new Error('the scene has a failed task');
    window.fake.change({}, [...tasks, { ...failed, id: 'another-1', name: 'Mara Weiss' }]);
  });
  const count = region.getByRole('listitem').filter({ hasText: /face not found/i });
  await expect(count.locator('.cause-count')).toHaveText('2');
  await page.getByRole('searchbox').fill('mara');
  await expect(region.getByRole('listitem')).toHaveCount(1);
  await expect(count.locator('.cause-count')).toHaveText('1');
  await count.getByRole('button').last().click();
  const copied = () =>
    page.evaluate(() => window.fake.calls.findLast(({ name }) => name === 'copyText')?.input);
  await expect.poll(copied).toEqual({ text: 'another-1' });
  // What the sidebar counts is everything, and it says so.
  const all = page.getByRole('navigation').getByRole('button', { name: /^Needs attention/ });
  await expect(all.locator('.sidebar-count')).toHaveText('5');
  await expect(all.locator('.sidebar-count')).toHaveAttribute('title', /all tasks/);
  await page.getByRole('searchbox').fill('');
  await expect(region.getByRole('listitem')).toHaveCount(4);
  await expect(count.locator('.cause-count')).toHaveText('2');
});
