// The table of tasks. What is done here is checked here, too: a check that fails is a trouble of its state.
import { expect } from '@playwright/test';

/** @typedef {import('@playwright/test').Page} Page */

/** @param {Page} page */
const openTable = async (page) => {
  await page.locator('.segment', { has: page.getByText('Table', { exact: true }) }).click();
  await page.waitForSelector('[role=grid] [role=row][data-task]');
};
/** @type {(page: Page, title: string) => import('@playwright/test').Locator} */
const head = (page, title) => page.getByRole('columnheader', { name: title, exact: true });
/** @type {(page: Page, title: string) => Promise<void>} */
const sortBy = (page, title) => head(page, title).getByRole('button').click();
/** @type {(page: Page, name: string) => import('@playwright/test').Locator} */
const row = (page, name) => page.locator('[role=row][data-task]', { hasText: name }).first();
/** @param {Page} page */
const titles = (page) => page.locator('.head-title').allTextContents();
/** Names in the order on screen: the nodes stand in any order. @param {Page} page */
const names = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.table-row')]
      .map((row) => ({
        at: Number(row.getAttribute('aria-rowindex')),
        name: row.querySelector('.cell-text')?.textContent ?? '',
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ name }) => name),
  );
/** The text that was copied last. @param {Page} page */
const copied = (page) =>
  page.evaluate(() => {
    const last = window.fake.calls.findLast(({ name }) => name === 'copyText');
    return /** @type {{ text: string } | undefined} */ (last?.input)?.text ?? '';
  });
/** @type {('least' | 'double' | 'least-double')[]} */
const all = ['least', 'double', 'least-double'];

/** @type {import('./states.mjs').State[]} */
export const TABLE_STATES = [
  { name: 'table', scene: 'mixed', act: openTable, sizes: all },
  {
    name: 'table-sorted',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await sortBy(page, 'Name');
      await expect(head(page, 'Name')).toHaveAttribute('aria-sort', 'ascending');
      await expect.poll(async () => (await names(page))[0]).toBe('Ana Duarte');
      await sortBy(page, 'Name');
      await expect(head(page, 'Name')).toHaveAttribute('aria-sort', 'descending');
      await expect.poll(async () => (await names(page))[0]).toBe('Yusuf Demir');
      await sortBy(page, 'Staff no.');
      await sortBy(page, 'Staff no.');
      await expect(head(page, 'Staff no.')).toHaveAttribute('aria-sort', 'descending');
      await expect(head(page, 'Name')).toHaveAttribute('aria-sort', 'none');
      await expect(page.locator('.table-row[aria-rowindex="2"]')).toContainText('00789');
      await sortBy(page, 'Created');
      await expect(head(page, 'Created')).toHaveAttribute('aria-sort', 'descending');
    },
  },
  {
    name: 'table-selected',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await row(page, 'Ben Okafor').click();
      await row(page, 'Fatima Zahra').click({ modifiers: ['Shift'] });
      await row(page, 'Hana Nov').click({ modifiers: ['Control'] });
      await expect(page.locator('.row-selected')).toHaveCount(6);
      // The same tasks are selected in both views.
      await page.locator('.segment', { has: page.getByText('Contact sheet') }).click();
      await expect(page.locator('.card-selected')).toHaveCount(6);
      await openTable(page);
      await expect(page.locator('.row-selected')).toHaveCount(6);
      await page.locator('#sheet').focus();
      await page.keyboard.press('Control+c');
      await expect.poll(() => copied(page)).toContain('Ben Okafor\t');
      const lines = (await copied(page)).split('\r\n');
      expect(lines[0]?.split('\t').slice(0, 3)).toEqual(['Name', 'Status', 'Staff no.']);
      expect(lines.slice(1, -1).map((line) => line.split('\t')[0])).toEqual([
        'Ben Okafor',
        'Chen Yu 陈宇',
        'Dilnoza Karimova',
        'Erik Lund',
        'Fatima Zahra',
        'Hana Nováková',
      ]);
    },
    sizes: ['least'],
  },
  {
    name: 'table-keyboard',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await page.locator('#sheet').focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown']) {
        await page.keyboard.press(key);
      }
      await expect(page.locator('.row-selected')).toHaveCount(3);
      await page.keyboard.press('End');
      await expect(page.locator('.row-cursor')).toHaveAttribute('aria-rowindex', '71');
      await page.keyboard.press('PageUp');
      await page.keyboard.press('Home');
      await expect(page.locator('.row-cursor')).toHaveAttribute('aria-rowindex', '2');
      await page.keyboard.press('Control+a');
      await expect(page.locator('.row-selected').first()).toBeVisible();
      await page.keyboard.press('Control+c');
      await expect.poll(async () => (await copied(page)).split('\r\n').length).toBe(72);
      await page.keyboard.press('Shift+ArrowDown');
      await expect(page.locator('.row-selected')).toHaveCount(2);
    },
  },
  {
    name: 'table-head-keys',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await head(page, 'Name').getByRole('button').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Alt+ArrowRight');
      expect((await titles(page)).slice(0, 3)).toEqual(['Name', 'Staff no.', 'Status']);
      await expect(head(page, 'Status').getByRole('button')).toBeFocused();
      const before = (await head(page, 'Status').boundingBox())?.width ?? 0;
      await page.keyboard.press('Shift+ArrowRight');
      expect((await head(page, 'Status').boundingBox())?.width).toBe(before + 16);
      await page.keyboard.press('Enter');
      await expect(head(page, 'Status')).toHaveAttribute('aria-sort', 'ascending');
      await expect(head(page, 'Status').getByRole('button')).toBeFocused();
    },
  },
  {
    name: 'table-menu',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await head(page, 'Department').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Move left' }).click();
      await expect
        .poll(async () => (await titles(page)).slice(1, 4))
        .toEqual(['Status', 'Department', 'Staff no.']);
      await head(page, 'Template').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Hide this column' }).click();
      await expect.poll(() => titles(page)).not.toContain('Template');
      await head(page, 'Department').click({ button: 'right' });
      await page.getByRole('menu').waitFor();
    },
    sizes: ['least'],
  },
  {
    name: 'table-columns',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await page.getByRole('button', { name: 'Choose columns' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'Task ID' }).click();
      await page.getByRole('menuitemcheckbox', { name: 'What went wrong' }).click();
      expect((await titles(page)).slice(-2)).toEqual(['Task ID', 'What went wrong']);
    },
    sizes: all,
  },
  {
    name: 'table-dragged',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      const width = async () => (await head(page, 'Status').boundingBox())?.width ?? 0;
      const before = await width();
      const box = await head(page, 'Status').boundingBox();
      if (!box) throw new Error('The title of Status is not on the page');
      await page.mouse.move(box.x + box.width, box.y + 10);
      await page.mouse.down();
      await page.mouse.move(box.x + box.width + 40, box.y + 10, { steps: 4 });
      await page.mouse.up();
      expect(await width()).toBe(before + 40);
      await page.mouse.move(box.x + 30, box.y + 10);
      await page.mouse.down();
      const target = await head(page, 'Department').boundingBox();
      await page.mouse.move((target?.x ?? 0) + (target?.width ?? 0) - 8, box.y + 10, { steps: 4 });
      await page.mouse.up();
      expect((await titles(page)).slice(0, 4)).toEqual([
        'Name',
        'Staff no.',
        'Department',
        'Status',
      ]);
      await expect(head(page, 'Status')).toHaveAttribute('aria-sort', 'none');
      // It is all there after the window was opened anew.
      await page.reload();
      await page.waitForSelector('[role=grid] [role=row][data-task]');
      await expect.poll(async () => (await titles(page))[3]).toBe('Status');
      expect(await width()).toBe(before + 40);
    },
  },
  {
    name: 'table-wide',
    scene: 'hostile',
    async act(page) {
      await openTable(page);
      await page.getByRole('button', { name: 'Choose columns' }).click();
      for (const title of ['Task ID', 'What went wrong', 'Mode', 'Added', 'Last change']) {
        await page.getByRole('menuitemcheckbox', { name: title }).click();
      }
      await page.keyboard.press('Escape');
      await page.locator('.task-table-scroll').evaluate((scroller) => {
        scroller.scrollLeft = 260;
      });
    },
    sizes: ['least'],
  },
  {
    name: 'table-end',
    scene: 'many',
    async act(page) {
      await openTable(page);
      await page.locator('#sheet').focus();
      await page.keyboard.press('End');
      await expect(page.locator('.row-cursor')).toHaveAttribute('aria-rowindex', '100001');
      await page.keyboard.press('Home');
      await expect(page.locator('.row-cursor')).toHaveAttribute('aria-rowindex', '2');
      await page.keyboard.press('Control+a');
      await expect(page.locator('.row-selected').first()).toBeVisible();
      await page.keyboard.press('Control+c');
      await page.waitForFunction(
        () => window.fake.calls.some(({ name }) => name === 'copyText'),
        null,
        { timeout: 30_000 },
      );
      expect((await copied(page)).split('\r\n')).toHaveLength(100_002);
      await page.keyboard.press('End');
      await expect(page.locator('.row-cursor')).toHaveAttribute('aria-rowindex', '100001');
    },
  },
  {
    name: 'table-no-match',
    scene: 'mixed',
    async act(page) {
      await openTable(page);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('Zanzibar');
      await page.waitForTimeout(200);
    },
  },
];
