import type { ElectronApplication, Locator, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { AppState } from '../../contract/view';

/** What an operator does at the window, and where they look. */

/** Pastes a token into the form that is on show, and sends it off. */
export async function giveToken(page: Page, token: string): Promise<void> {
  await page.getByRole('textbox', { name: 'API token' }).fill(token);
  await page.getByRole('button', { name: /^(Connect|Replace)$/ }).click();
}

/** The first screen with a token that works. */
export async function connect(page: Page, token: string): Promise<void> {
  await giveToken(page, token);
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
}

/** A drag of real files over the window, as the system delivers it. */
export async function drag(page: Page, files: string[]): Promise<{ drop(): Promise<void> }> {
  const devtools = await page.context().newCDPSession(page);
  const move = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    devtools.send('Input.dispatchDragEvent', {
      type,
      x: 640,
      y: 400,
      data: { items: [], files, dragOperationsMask: 1 },
    });
  await move('dragEnter');
  await move('dragOver');
  return {
    async drop() {
      await move('drop');
      await devtools.detach();
    },
  };
}

/** Drops list files on the window and adds them, one after the other. */
export async function bringIn(page: Page, ...files: string[]): Promise<void> {
  const held = await drag(page, files);
  await held.drop();
  for (let added = 0; added < files.length; added++) await add(page);
}

/** Confirms the preview that is on show. */
export async function add(page: Page): Promise<void> {
  const preview = page.getByRole('dialog');
  const title = await preview.getByRole('heading', { level: 2 }).textContent();
  await preview.getByRole('button', { name: /^Add / }).click();
  await expect(page.getByRole('dialog', { name: title ?? '' })).toHaveCount(0);
}

/** Chooses what the system's next dialog for opening files answers; the dialog itself is not shown. */
export function chooseInDialog(app: ElectronApplication, paths: string[]): Promise<void> {
  return app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);
}

/** Chooses what the system's next dialog for saving a file answers; the dialog itself is not shown. */
export function saveInDialog(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
}

export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo', { name: 'Status' });
}

/** A card of the contact sheet, by the name on it. */
export function card(page: Page, name: string): Locator {
  return cards(page).filter({ has: page.getByText(name, { exact: true }) });
}

/** The cards of the contact sheet that are drawn. */
export function cards(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Contact sheet' }).getByRole('option');
}

/** The card at a place of the sheet, from 0: cards are not in this order in the page. */
export function cardAt(page: Page, place: number): Locator {
  return page.getByRole('listbox').locator(`[aria-posinset="${place + 1}"]`);
}

export function sidebar(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Tasks and lists' });
}

/** The engine's own account of how things stand, as the window gets it. */
export async function state(page: Page): Promise<AppState> {
  const reply = await page.evaluate(() => window.proofsheet.state(null));
  if (!reply.ok) throw new Error(reply.error.message);
  return reply.value;
}
