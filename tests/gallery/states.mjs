// Every state of the window: a scene of tests/fakes/bridge-scenes.ts, and what is done in it.
import { expect } from '@playwright/test';
import { REST_STATES } from './states-rest.mjs';
import { QUERY_STATES } from './states-query.mjs';
import { HANDS_STATES } from './states-hands.mjs';
import { INSPECT_STATES } from './states-inspect.mjs';
import { LEFT_OUT_STATES } from './states-left-out.mjs';
import { LIGHTBOX_STATES } from './states-lightbox.mjs';
import { MAPPING_STATES } from './states-mapping.mjs';
import { REPORT_STATES } from './states-report.mjs';
import { TABLE_STATES } from './states-table.mjs';
import { UNDO_STATES } from './states-undo.mjs';
import { UPDATES_STATES } from './states-updates.mjs';

import { SETTINGS_STATES } from './states-settings.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {'least' | 'double' | 'least-double'} Size
 * `whole`: its kept picture is of the whole window, for it is about more than the panel that is open.
 * @typedef {{ name: string, scene?: string, act?: (page: Page) => Promise<void>, sizes?: Size[], whole?: true }} State
 */

/** @type {(page: Page, name: string) => import('@playwright/test').Locator} */
const card = (page, name) => page.locator('[role=option]', { hasText: name }).first();
/** @type {(name: string) => (page: Page) => Promise<void>} */
const select = (name) => async (page) => {
  await card(page, name).click();
  await page.waitForSelector('.task-view');
};
/** @param {Page} page */
const token = async (page) => {
  await page.locator('input[type=password]').fill('sk-1234567890');
  await page.getByRole('button', { name: 'Connect' }).click();
};
/** @param {Page} page */
const paste = (page) =>
  page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'a list');
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
  });
/** @param {Page} page */
const offer = (page) =>
  page.evaluate(async () => {
    const opened = await window.fake.openLists(null);
    if (opened.ok && opened.value) window.fake.offer(opened.value);
  });
/** @type {Size[]} */
const all = ['least', 'double', 'least-double'];

/** @type {State[]} */
export const STATES = [
  { name: 'first-run', sizes: all },
  { name: 'first-run-connecting', act: token },
  { name: 'first-run-rejected', act: token },
  { name: 'first-run-locked', act: token, sizes: all },
  { name: 'first-run-unavailable', act: token },
  { name: 'first-run-not-answering', act: token },
  {
    name: 'first-run-odd-token',
    scene: 'first-run',
    act: async (page) => {
      await page.locator('input[type=password]').fill('Bearer sk-12');
      await page.getByRole('button', { name: 'Connect' }).click();
    },
  },
  { name: 'empty', sizes: all },
  {
    name: 'drop',
    scene: 'mixed',
    act: (page) =>
      page.evaluate(() => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['x'], 'list.csv'));
        window.dispatchEvent(new DragEvent('dragenter', { dataTransfer, cancelable: true }));
      }),
    sizes: ['least'],
  },
  { name: 'import', scene: 'mixed', act: paste, sizes: all },
  { name: 'import-taken', scene: 'names-taken', act: paste, sizes: ['least'] },
  {
    name: 'import-names',
    scene: 'names-asked',
    act: async (page) => {
      await paste(page);
      await page.getByRole('dialog').getByRole('button', { name: 'Change…', exact: true }).click();
      await page.getByRole('button', { name: 'Staff no.' }).click();
      await page.waitForTimeout(300);
    },
    sizes: all,
  },
  { name: 'import-queue', act: offer },
  {
    name: 'import-unreadable',
    scene: 'import-queue',
    act: async (page) => {
      await offer(page);
      await page.getByRole('button', { name: 'Skip' }).click();
    },
  },
  { name: 'import-nothing', act: offer, sizes: all },
  { name: 'waiting' },
  { name: 'mixed', sizes: all },
  {
    name: 'sidebar-over',
    scene: 'mixed',
    act: async (page) => {
      if ((page.viewportSize()?.width ?? 0) < 860) {
        await page.getByRole('button', { name: 'Show the sidebar' }).click();
      }
    },
    sizes: ['double', 'least-double'],
  },
  {
    name: 'inspector-over',
    scene: 'mixed',
    act: async (page) => {
      await page.locator('[role=option]').first().click();
      if ((page.viewportSize()?.width ?? 0) < 860) {
        await page.getByRole('button', { name: 'Show the inspector' }).click();
      }
    },
    sizes: ['double', 'least-double'],
  },
  {
    name: 'list',
    scene: 'mixed',
    act: async (page) => {
      await page.getByRole('button', { name: /^march-intake.csv/ }).click();
      await page.waitForTimeout(100);
      await card(page, 'Ana Duarte').hover();
    },
  },
  { name: 'finished', scene: 'mixed', act: select('Chen Yu'), sizes: ['least'] },
  {
    name: 'finished-answer',
    scene: 'mixed',
    act: async (page) => {
      await select('Chen Yu')(page);
      await page.locator('.fold summary', { hasText: 'Raw answer' }).click();
      await page.locator('.answer pre').scrollIntoViewIfNeeded();
    },
  },
  { name: 'failed', scene: 'mixed', act: select('Li Na'), sizes: ['least'] },
  { name: 'missing', scene: 'mixed', act: select('Nils Berg') },
  { name: 'overdue', scene: 'mixed', act: select('Sami Haddad') },
  { name: 'photo-failed', scene: 'mixed', act: select('Quentin Dubois') },
  { name: 'waiting-selected', scene: 'mixed', act: select('Hana Nov') },
  {
    name: 'selection',
    scene: 'mixed',
    act: async (page) => {
      await card(page, 'Ana Duarte').click();
      await card(page, 'Goro Ito').click({ modifiers: ['Shift'] });
      await card(page, 'Li Na').click({ modifiers: ['Control'] });
    },
    sizes: all,
  },
  {
    name: 'keyboard',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await page.locator('#sheet').focus();
      for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
    },
  },
  {
    name: 'remove',
    scene: 'mixed',
    act: async (page) => {
      await card(page, 'Ana Duarte').click();
      await card(page, 'Goro Ito').click({ modifiers: ['Shift'] });
      await page.keyboard.press('Delete');
    },
  },
  {
    name: 'remove-list',
    scene: 'mixed',
    act: (page) => page.getByRole('button', { name: 'Remove march-intake.csv' }).click(),
  },
  {
    name: 'message',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await card(page, 'Li Na').click();
      await page.getByRole('button', { name: 'Try again' }).first().click();
    },
  },
  {
    name: 'search',
    scene: 'mixed',
    act: async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('李');
    },
  },
  {
    name: 'no-match',
    scene: 'mixed',
    act: async (page) => {
      await page.keyboard.press('Control+f');
      await page.keyboard.type('Zanzibar');
    },
  },
  {
    name: 'no-match-filter',
    scene: 'on-demand',
    act: (page) => page.getByRole('button', { name: /^Needs attention/ }).click(),
  },
  {
    name: 'attention',
    scene: 'mixed',
    act: (page) => page.getByRole('button', { name: /^Needs attention/ }).click(),
  },
  { name: 'steered', sizes: all },
  { name: 'steered-paused', scene: 'steered', act: select('Ben Okafor'), sizes: ['least'] },
  { name: 'steered-half', scene: 'steered', act: select('Chen Yu') },
  { name: 'steered-cancelled', scene: 'steered', act: select('Erik Lund') },
  { name: 'steered-taken', scene: 'steered', act: select('Fatima Zahra'), sizes: ['least'] },
  { name: 'steered-damaged', scene: 'steered', act: select('Hana Nov') },
  { name: 'steered-saving', scene: 'steered', act: select('Ines Prat') },
  {
    name: 'steered-over',
    scene: 'steered',
    act: async (page) => {
      await card(page, 'Fatima Zahra').click();
      if ((page.viewportSize()?.width ?? 0) < 860) {
        await page.getByRole('button', { name: 'Show the inspector' }).click();
      }
      await page.locator('.task-actions').scrollIntoViewIfNeeded();
    },
    sizes: ['double', 'least-double'],
  },
  {
    name: 'steered-selection',
    scene: 'steered',
    act: async (page) => {
      await card(page, 'Ana Duarte').click();
      await card(page, 'Goro Ito').click({ modifiers: ['Shift'] });
    },
    sizes: all,
  },
  {
    name: 'steered-message',
    whole: true,
    scene: 'steered',
    act: async (page) => {
      await select('Ines Prat')(page);
      await page.getByRole('button', { name: 'Pause', exact: true }).first().click();
    },
  },
  { name: 'on-demand', act: select('Kofi') },
  { name: 'sandbox' },
  { name: 'offline' },
  { name: 'rate-limited' },
  { name: 'server-trouble' },
  { name: 'paused' },
  { name: 'token-rejected', sizes: all },
  {
    name: 'token-dialog',
    scene: 'token-rejected',
    act: (page) => page.locator('.status-bar').getByRole('button', { name: 'Replace' }).click(),
  },
  { name: 'no-token' },
  { name: 'used-up' },
  { name: 'disabled' },
  { name: 'no-api' },
  { name: 'keychain-locked', sizes: all },
  { name: 'keychain-unavailable' },
  { name: 'keychain-not-answering' },
  {
    name: 'saving-problem',
    act: async (page) => {
      await expect(page.locator('.card[data-status=unsaved]').first()).toBeVisible();
      await expect(page.locator('.card[data-status=saving]')).toHaveCount(0);
    },
  },
  { name: 'mostly-missing', sizes: ['least'] },
  { name: 'hostile', act: (page) => page.locator('[role=option]').nth(2).click(), sizes: all },
  ...SETTINGS_STATES,
  {
    name: 'many-end',
    whole: true,
    scene: 'many',
    act: async (page) => {
      await page.locator('#sheet').focus();
      await page.keyboard.press('End');
      await page.waitForTimeout(300);
    },
  },
  ...HANDS_STATES,
  ...INSPECT_STATES,
  ...LEFT_OUT_STATES,
  ...LIGHTBOX_STATES,
  ...MAPPING_STATES,
  ...QUERY_STATES,
  ...REPORT_STATES,
  ...REST_STATES,
  ...TABLE_STATES,
  ...UNDO_STATES,
  ...UPDATES_STATES,
];
