// States that pass quickly or seldom come: while something is on its way, and when it does not work.

/** @typedef {import('@playwright/test').Page} Page */
/** @typedef {import('../../contract/view').AppState} AppState */

/** @type {(checking: AppState['checking']) => (page: Page) => Promise<void>} */
const checking = (now) => (page) =>
  page.evaluate((given) => window.fake.change({ checking: given }), now);
/** The scenes' moment: tests/fakes/bridge-tasks.ts. */
const NOW = Date.UTC(2026, 2, 14, 10, 42, 35);

/** @type {import('./states.mjs').State[]} */
export const REST_STATES = [
  .../** @type {const} */ (['proxy', 'sign-in', 'certificate']).map((barrier) => ({
    name: `offline-${barrier}`,
    scene: 'mixed',
    act: checking({ kind: 'offline', until: NOW + 20_000, barrier }),
    sizes: /** @type {import('./states.mjs').Size[]} */ (['least', 'least-double']),
  })),
  {
    name: 'rate-limited-capped',
    scene: 'mixed',
    act: checking({ kind: 'rate-limited', until: NOW + 3_600_000, capped: true }),
    sizes: ['least', 'least-double'],
  },
  {
    name: 'all-done',
    scene: 'mixed',
    act: (page) =>
      page.evaluate(() =>
        window.fake.change(
          {
            checking: { kind: 'idle' },
            saving: { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null },
          },
          window
            .tasksOf('mixed')
            .filter(({ status, overdue }) => status === 'finished' && !overdue),
        ),
      ),
  },
  {
    name: 'copying',
    whole: true,
    scene: 'mixed',
    act: (page) => page.evaluate(() => window.fake.change({ copying: { done: 1_204, of: 4_860 } })),
    sizes: ['least', 'double', 'least-double'],
  },
  {
    name: 'copying-cancelled',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await page.evaluate(() => {
        const value = { folder: 'For the printer', copied: 1_204, left: 3_656, failed: [] };
        window.fake.copyPhotos = () => Promise.resolve({ ok: true, value });
      });
      await page.locator('[role=option]', { hasText: 'Ana Duarte' }).first().click();
      await page.keyboard.press('Control+k');
      await page.keyboard.type('copy photos to');
      await page.keyboard.press('Enter');
      await page.locator('.message').waitFor();
    },
  },
  {
    name: 'rows-coming',
    whole: true,
    scene: 'many',
    act: async (page) => {
      await page.evaluate(() => {
        window.fake.rows = () => new Promise(() => {});
      });
      await page.locator('#sheet').focus();
      await page.keyboard.press('End');
    },
  },
  {
    name: 'import-reading',
    scene: 'mixed',
    whole: true,
    act: async (page) => {
      await page.evaluate(() => {
        window.fake.previewText = () => new Promise(() => {});
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', '16f96e95-d95c-46ef-b183-139b9bd1aebd');
        document.body.dispatchEvent(
          new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }),
        );
      });
      await page.locator('.import-reading').waitFor();
    },
  },
  {
    name: 'message-trouble',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await page.evaluate(() => {
        window.fake.retry = () => Promise.reject(new Error('The bridge is gone.'));
      });
      await page.locator('[role=option]', { hasText: 'Li Na' }).first().click();
      await page.keyboard.press('Control+Shift+R');
      await page.locator('.message[data-tone=trouble]').waitFor();
    },
    sizes: ['least'],
  },
  {
    name: 'panels-closed',
    scene: 'mixed',
    act: async (page) => {
      await page.keyboard.press('Control+b');
      await page.keyboard.press('Control+i');
    },
  },
  {
    name: 'table-attention',
    scene: 'steered',
    act: async (page) => {
      await page.keyboard.press('Control+2');
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Needs attention/ })
        .click();
      await page.getByRole('region', { name: 'What needs attention' }).waitFor();
    },
  },
];
