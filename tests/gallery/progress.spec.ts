import type { Page } from '@playwright/test';
import { SCENE_START } from '../fakes/bridge-tasks';
import { expect, open, test } from './window';

/** How far a list is, and how long it takes: told as soon as somebody can know it, and no sooner. */

const row = (page: Page) => page.getByRole('button', { name: /^march-intake.csv/ });

/** So many tasks of a list of 204 have their answer, and the same number of photos is saved. */
async function answered(page: Page, done: number): Promise<void> {
  await page.evaluate(async (n) => {
    const now = await window.fake.state(null);
    if (!now.ok) return;
    const { counts, lists } = now.value;
    window.fake.change({
      counts: {
        ...counts,
        all: 204,
        waiting: 204 - n,
        overdue: 0,
        photosSaved: n,
        photosQueued: 0,
      },
      lists: lists.map((list) =>
        list.id === 1
          ? { ...list, tasks: 204, waiting: 204 - n }
          : { ...list, tasks: 0, waiting: 0 },
      ),
    });
  }, done);
}

test('188 of 204 is said of the list and of all, with an estimate that its pace bears out', async ({
  page,
}) => {
  await open(page, 'mixed');
  // From here on time goes by as the test says.
  await page.clock.install({ time: SCENE_START });
  await page.clock.pauseAt(SCENE_START + 60_000);
  await page.reload();
  await page.locator('h1').first().waitFor({ state: 'attached' });
  const status = page.getByRole('contentinfo', { name: 'Status' });
  await answered(page, 2);
  await page.clock.runFor(2_000);
  await expect(row(page)).toContainText('2 of 204');
  await expect(row(page)).not.toContainText('left');
  // Two in a second and a half, steadily: the last hundred take a minute and a bit.
  for (let done = 4; done <= 188; done += 2) {
    await answered(page, done);
    await page.clock.runFor(1_500);
    if (done === 100) await expect(row(page)).toContainText('about 2 min left');
  }
  await expect(row(page)).toContainText('188 of 204');
  await expect(status).toContainText('188 of 204');
  await expect(row(page)).toContainText('about 1 min left');
  const bar = status.getByRole('progressbar');
  await expect(bar).toHaveAttribute('value', '188');
  await expect(bar).toHaveAttribute('max', '204');

  // In a pause nobody knows it any more.
  await page.evaluate(() => window.fake.change({ checking: { kind: 'paused' } }));
  await page.clock.runFor(1_000);
  await expect(row(page)).toContainText('188 of 204');
  await expect(row(page)).not.toContainText('left');
  await answered(page, 204);
  await page.clock.runFor(1_000);
  await expect(row(page)).not.toContainText('of 204');
});
