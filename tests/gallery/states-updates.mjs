// A newer version of the app: the notice, and its page of the settings.

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./states.mjs').State} State
 * @typedef {import('../../contract/updates').Updates} Updates
 */

const release = {
  version: '0.2.0',
  notes: `Faster, and kinder to names.

• Photos of a list are saved in the list’s own order
• Names in Arabic and Hebrew stand on the right side of their cards
• <b>Nothing</b> of what a server sends is taken for more than text
• A delivery that was cut goes on where it stood`,
};

/** @type {(page: Page, updates: Updates) => Promise<void>} */
const tell = (page, updates) =>
  page.evaluate((given) => {
    window.fake.change({
      updates: given,
      saving: { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null },
      checking: { kind: 'paused' },
    });
  }, updates);

/** @type {State[]} */
export const UPDATES_STATES = [
  {
    name: 'update-ready',
    scene: 'mixed',
    act: (page) => tell(page, { kind: 'ready', ...release }),
    sizes: ['least', 'double', 'least-double'],
  },
  {
    name: 'update-notes',
    scene: 'mixed',
    act: async (page) => {
      await tell(page, { kind: 'ready', ...release });
      await page.getByRole('button', { name: 'What’s new' }).click();
    },
    sizes: ['least', 'least-double'],
  },
  {
    name: 'update-delivery',
    scene: 'mixed',
    act: (page) =>
      page.evaluate((given) => {
        window.fake.change({ updates: { kind: 'ready', ...given } });
      }, release),
  },
  {
    name: 'update-settings',
    scene: 'mixed',
    act: async (page) => {
      await tell(page, { kind: 'downloading', part: 0.4, ...release });
      await page.keyboard.press('Control+,');
      await page.getByRole('tab', { name: 'Network' }).click();
      await page.getByRole('button', { name: 'What’s new' }).click();
    },
    sizes: ['least', 'double', 'least-double'],
  },
  {
    name: 'update-asked',
    scene: 'mixed',
    act: async (page) => {
      await tell(page, { kind: 'failed', at: 'look' });
      await page.keyboard.press('Control+k');
      await page.keyboard.type('check for up');
      await page.keyboard.press('Enter');
    },
  },
];
