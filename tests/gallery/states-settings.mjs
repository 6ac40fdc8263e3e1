// The settings: every page, and the questions that they ask.

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('./states.mjs').State} State
 * @typedef {import('./states.mjs').Size} Size
 */

/** @type {Size[]} */
const all = ['least', 'double', 'least-double'];

/** @type {(name: string) => (page: Page) => Promise<void>} */
const open = (name) => async (page) => {
  await page.keyboard.press('Control+,');
  await page.getByRole('tab', { name }).click();
};
/** @type {(page: Page, account: string, item: string) => Promise<void>} */
const more = async (page, account, item) => {
  await open('Accounts')(page);
  await page.getByRole('button', { name: `More for ${account}` }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

/** @type {State[]} */
export const SETTINGS_STATES = [
  { name: 'settings', scene: 'mixed', act: open('Accounts'), sizes: all },
  { name: 'settings-accounts', scene: 'accounts', act: open('Accounts'), sizes: all },
  { name: 'settings-sandbox', scene: 'sandbox', act: open('Accounts') },
  {
    name: 'settings-account-menu',
    scene: 'accounts',
    act: async (page) => {
      await open('Accounts')(page);
      await page.getByRole('button', { name: 'More for Studio' }).click();
    },
  },
  {
    name: 'account-switcher',
    scene: 'accounts',
    act: (page) => page.getByRole('button', { name: /^Account: Studio/ }).click(),
  },
  {
    name: 'account-add',
    scene: 'accounts',
    act: async (page) => {
      await open('Accounts')(page);
      await page.getByRole('button', { name: 'Add an account…' }).click();
    },
    sizes: all,
  },
  { name: 'account-rename', scene: 'accounts', act: (page) => more(page, 'Studio', 'Rename…') },
  {
    name: 'account-forget',
    scene: 'accounts',
    act: (page) => more(page, 'Hill School', 'Forget account…'),
    sizes: ['least-double'],
  },
  {
    name: 'remove-token',
    scene: 'mixed',
    act: async (page) => {
      await more(page, 'Account 1', 'Remove token…');
    },
  },
  { name: 'settings-saving', scene: 'names-asked', act: open('Saving'), sizes: all },
  {
    name: 'settings-problem',
    scene: 'mixed',
    act: async (page) => {
      await open('Saving')(page);
      await page.getByLabel('File names').fill('{list}/{na');
      await page.waitForTimeout(300);
    },
  },
  { name: 'settings-taken', scene: 'names-taken', act: open('Saving') },
  { name: 'settings-checks', scene: 'mixed', act: open('Checks'), sizes: all },
  {
    name: 'settings-network',
    scene: 'mixed',
    act: async (page) => {
      await open('Network')(page);
      await page.getByText('Manual', { exact: true }).click();
    },
    sizes: all,
  },
  {
    name: 'settings-network-odd',
    scene: 'mixed',
    act: async (page) => {
      await open('Network')(page);
      await page.getByText('Manual', { exact: true }).click();
      await page.getByLabel('Server').fill('name:secret@proxy');
    },
  },
  { name: 'settings-notifications', scene: 'mixed', act: open('Notifications'), sizes: all },
  { name: 'settings-appearance', scene: 'mixed', act: open('Appearance'), sizes: all },
  { name: 'settings-data', scene: 'mixed', act: open('Data'), sizes: all },
  {
    name: 'settings-forget',
    scene: 'accounts',
    act: async (page) => {
      await open('Data')(page);
      await page.getByRole('button', { name: 'Forget everything…' }).click();
      await page.getByRole('checkbox').check();
    },
    sizes: all,
  },
];
