// The command palette, the context menus and the sheet of shortcuts.

/** @typedef {import('./states.mjs').Page} Page */

/** @type {(page: Page, name: string) => import('@playwright/test').Locator} */
const card = (page, name) => page.locator('[role=option]', { hasText: name }).first();
/** @type {(typed?: string) => (page: Page) => Promise<void>} */
const palette = (typed) => async (page) => {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find an action' }).waitFor();
  if (!typed) return;
  await page.keyboard.type(typed);
  await page.waitForTimeout(250);
};

/** @type {import('./states.mjs').State[]} */
export const HANDS_STATES = [
  { name: 'palette', scene: 'mixed', act: palette(), sizes: ['least', 'double', 'least-double'] },
  {
    name: 'palette-selection',
    scene: 'steered',
    act: async (page) => {
      await card(page, 'Ana Duarte').click();
      await card(page, 'Goro Ito').click({ modifiers: ['Shift'] });
      await palette()(page);
      await page.keyboard.press('ArrowDown');
    },
  },
  { name: 'palette-typed', scene: 'mixed', act: palette('sho'), sizes: ['least'] },
  { name: 'palette-tasks', scene: 'mixed', act: palette('an') },
  { name: 'palette-named', scene: 'mixed', act: palette('li na') },
  { name: 'palette-nothing', scene: 'mixed', act: palette('zanzibar') },
  { name: 'palette-hostile', scene: 'hostile', act: palette('e') },
  {
    name: 'menu-photos',
    whole: true,
    scene: 'mixed',
    act: (page) => card(page, 'Li Na').click({ button: 'right' }),
    sizes: ['least', 'double'],
  },
  {
    name: 'menu-several',
    scene: 'steered',
    act: async (page) => {
      await card(page, 'Ana Duarte').click();
      await card(page, 'Goro Ito').click({ modifiers: ['Shift'] });
      await card(page, 'Chen Yu').click({ button: 'right' });
      await page.locator('[role=menu]:focus, [role=menu] :focus').waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'menu-keyboard',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await page.locator('#sheet').focus();
      for (const key of ['ArrowRight', 'ArrowRight', 'Shift+F10']) await page.keyboard.press(key);
      await page.locator('[role=menu]:focus, [role=menu] :focus').waitFor();
      await page.keyboard.press('ArrowDown');
    },
  },
  {
    name: 'menu-list',
    scene: 'mixed',
    act: (page) =>
      page.getByRole('button', { name: /^march-intake.csv/ }).click({ button: 'right' }),
  },
  {
    name: 'menu-photo',
    whole: true,
    scene: 'mixed',
    act: async (page) => {
      await card(page, 'Chen Yu').click();
      await page.locator('.stage img').click({ button: 'right' });
    },
  },
  {
    name: 'menu-ground',
    scene: 'mixed',
    act: (page) =>
      page.locator('.table-sheet').click({ button: 'right', position: { x: 6, y: 6 } }),
  },
  {
    name: 'shortcuts',
    scene: 'mixed',
    act: (page) => page.keyboard.press('F1'),
    sizes: ['least', 'double', 'least-double'],
  },
];
