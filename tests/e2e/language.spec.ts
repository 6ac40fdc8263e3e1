import type { ElectronApplication } from '@playwright/test';
import { connect } from './operator';
import { expect, test } from './desk';

const menus = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);

test('the language is changed while the window is open, and is the same after a restart', async ({
  desk,
}) => {
  const first = await desk.open();
  await connect(first.page, desk.sandbox.token);
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'en');
  await first.page.evaluate(() => window.proofsheet.changeSettings({ language: 'zh-CN' }));
  await expect(first.page.getByRole('button', { name: '设置' })).toBeVisible();
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect.poll(() => menus(first.app)).toContain('文件(&F)');
  await first.quit();

  const { app, page } = await desk.open();
  await expect(page.getByRole('button', { name: '设置' })).toBeVisible();
  await expect.poll(() => menus(app)).toContain('编辑(&E)');
  await page.evaluate(() => window.proofsheet.changeSettings({ language: 'en' }));
  await expect(page.getByRole('button', { name: 'Settings' })).toBeVisible();
  await expect.poll(() => menus(app)).toContain('&Edit');
});
