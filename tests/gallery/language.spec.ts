import type { Page } from '@playwright/test';
import { en } from '../../renderer/words/en';
import { zh } from '../../renderer/words/zh';
import { expect, keepMessages, open, test, wear } from './window';

/** The language changes while anything is open, and leaves no word of the other one behind. */

/** The words of a catalogue that stand for themselves. */
function wordsOf(branch: object): string[] {
  return Object.values(branch).flatMap((leaf: unknown) =>
    typeof leaf === 'string' ? [leaf] : typeof leaf === 'object' && leaf ? wordsOf(leaf) : [],
  );
}
const LETTERS = /\p{L}{2}/u;
const only = (mine: object, theirs: object): string[] => {
  const others = new Set(wordsOf(theirs));
  return [...new Set(wordsOf(mine))].filter((word) => LETTERS.test(word) && !others.has(word));
};
/** Titles in the list that the preview shows. */
const THEIRS = new Set(['Name', 'Task ID']);
const ENGLISH = only(en, zh).filter((word) => !THEIRS.has(word));
const CHINESE = only(zh, en);

/** What of these words is on the page, as text or as the name of something; what the operator's own says is left out. */
function found(page: Page, words: string[]): Promise<string[]> {
  return page.evaluate((given) => {
    const sought = new Set(given);
    const said: string[] = [];
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('[dir=auto], .mono, option, script, style')) continue;
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE) said.push(node.textContent?.trim() ?? '');
      }
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext']) {
        said.push(element.getAttribute(name) ?? '');
      }
    }
    return [...new Set(said)].filter((one) => sought.has(one));
  }, words);
}

const settings =
  (name: string) =>
  async (page: Page): Promise<void> => {
    await page.keyboard.press('Control+,');
    await page.getByRole('tab', { name }).click();
  };
const SHOWN: [name: string, show: (page: Page) => Promise<unknown>][] = [
  ['the sheet', (page) => page.locator('[role=option]', { hasText: 'Li Na' }).first().click()],
  ['the table', (page) => page.keyboard.press('Control+2')],
  [
    'the filters',
    async (page) => {
      await page.getByRole('button', { name: /^Filter/ }).click();
      await expect(page.getByRole('menu')).toBeFocused();
      await page.getByRole('menuitem', { name: /Created/ }).focus();
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    },
  ],
  ['the palette', (page) => page.keyboard.press('Control+k')],
  ['the shortcuts', (page) => page.keyboard.press('F1')],
  ['the report', (page) => page.keyboard.press('Control+e')],
  ['a preview', (page) => page.keyboard.press('Control+o')],
  [
    'the lightbox',
    async (page) => {
      await page.locator('#sheet').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Space');
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.keyboard.press('p');
    },
  ],
  [
    'a menu',
    async (page) => {
      await page.locator('[role=row][data-task]').first().click({ button: 'right' });
      await expect(page.getByRole('menu')).toBeVisible();
    },
  ],
  ...['Accounts', 'Saving', 'Checks', 'Network', 'Notifications', 'Appearance', 'Data'].map(
    (name): [string, (page: Page) => Promise<unknown>] => [`settings: ${name}`, settings(name)],
  ),
];

test('every word follows the language, whatever is open while it changes', async ({ page }) => {
  test.slow();
  await open(page, 'mixed');
  for (const [name, show] of SHOWN) {
    await show(page);
    expect(await found(page, CHINESE), `${name}, in English`).toEqual([]);
    expect((await found(page, ENGLISH)).length, name).toBeGreaterThan(10);
    await wear(page, { theme: 'light', language: 'zh-CN' });
    expect(await found(page, ENGLISH), `${name}, in Chinese`).toEqual([]);
    expect((await found(page, CHINESE)).length, name).toBeGreaterThan(10);
    await wear(page, { theme: 'light', language: 'en' });
    await page.keyboard.press('Escape');
    await expect(page.locator('[role=dialog], [role=menu]'), name).toHaveCount(0);
  }
});

test('the first screen follows the language, too', async ({ page }) => {
  await open(page, 'first-run-locked');
  await page.getByRole('textbox', { name: 'API token' }).fill('sk-1234567890');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your keychain is locked')).toBeVisible();
  await wear(page, { theme: 'light', language: 'zh-CN' });
  expect(await found(page, ENGLISH)).toEqual([]);
  await expect(page.getByText('您的钥匙串已锁定')).toBeVisible();
});

test('what was just said follows the language while it is on show', async ({ page }) => {
  await open(page, 'mixed');
  await keepMessages(page);
  await page.locator('[role=option]', { hasText: 'Ana Duarte' }).first().click();
  await page.keyboard.press('Delete');
  const said = page.locator('.message');
  await expect(said).toContainText('1 task removed');
  await wear(page, { theme: 'light', language: 'zh-CN' });
  await expect(said).toContainText('已移除 1 个任务');
  await expect(said.getByRole('button')).toHaveText('撤销');
});

test('numbers are written as the language writes them', async ({ page }) => {
  await open(page, 'many');
  const list = page.getByRole('button', { name: /^march-intake.csv/ });
  await list.click();
  const all = page.locator('.chip-count').first();
  await expect(all).toHaveText('100K');
  await expect(list).toContainText('88,889 of 100,000');
  await wear(page, { theme: 'light', language: 'zh-CN' });
  await expect(all).toHaveText('10万');
  await expect(list).toContainText('88,889 / 100,000');
});
