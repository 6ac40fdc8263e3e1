// States of reports and of progress.

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./states.mjs').State} State
 * @typedef {import('./states.mjs').Size} Size
 */

/** @type {Size[]} */
const all = ['least', 'double', 'least-double'];

/** @param {Page} page */
const open = (page) => page.keyboard.press('Control+e');

/** The scenes' moment: tests/fakes/bridge-tasks.ts. */
const NOW = Date.UTC(2026, 2, 14, 10, 42, 35);

/**
 * Three minutes in which a task is finished each second, as fast as the window can be told.
 *
 * @param {Page} page
 */
const work = async (page) => {
  // Meanwhile no other time goes by, and none after that: the pace would be another one.
  await page.clock.install({ time: NOW });
  await page.clock.pauseAt(NOW + 60_000);
  await page.reload();
  await page.waitForSelector('h1');
  for (let second = 0; second < 180; second += 6) {
    await page.evaluate(async (done) => {
      const now = await window.fake.state(null);
      if (!now.ok) return;
      const { counts, lists } = now.value;
      // What is finished already was so before: it says nothing of the pace.
      window.fake.change({
        counts: {
          ...counts,
          all: 334,
          waiting: 268 - done,
          finished: 64 + done,
          photosSaved: 200 + 2 * done,
          photosQueued: 9,
        },
        lists: lists.map((list) =>
          list.id === 1
            ? { ...list, tasks: 304, waiting: 268 - done, finished: 34 + done }
            : { ...list, waiting: 0 },
        ),
      });
    }, second);
    await page.clock.runFor(6_000);
  }
  await page.clock.setFixedTime(await page.evaluate(() => Date.now()));
  await page.clock.resume();
};

/** @type {State[]} */
export const REPORT_STATES = [
  { name: 'progress-report', scene: 'mixed', act: work, sizes: all },
  { name: 'report', scene: 'mixed', act: open, sizes: all },
  {
    name: 'report-shown',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('button', { name: /^Needs attention/ }).click();
      await open(page);
      await page.getByText('Web page').click();
    },
  },
  {
    name: 'report-writing',
    scene: 'mixed',
    act: async (page) => {
      await page.evaluate(() => {
        window.fake.exportReport = () => new Promise(() => {});
      });
      await open(page);
      await page.getByRole('button', { name: 'Save…' }).click();
      await page.evaluate(() => window.fake.change({ reporting: { done: 1_204, of: 4_860 } }));
    },
    sizes: all,
  },
  {
    name: 'reporting',
    whole: true,
    scene: 'mixed',
    act: (page) =>
      page.evaluate(() => window.fake.change({ reporting: { done: 1_204, of: 4_860 } })),
    sizes: all,
  },
  {
    name: 'report-saved',
    scene: 'mixed',
    act: async (page) => {
      await open(page);
      await page.getByRole('button', { name: 'Save…' }).click();
      await page.getByRole('button', { name: 'Reveal in folder' }).waitFor();
    },
    sizes: ['least-double'],
  },
];
