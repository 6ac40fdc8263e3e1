// npm run pictures: the pictures of README and docs, taken from the real window, light and dark.
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDesktopSession } from './desktop-session.mjs';
import { IS_ROOT, ROOT, say } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

const electron = await setUpDesktop();
const { _electron } = await import('@playwright/test');
const session = await startDesktopSession({ own: true });
const profile = await mkdtemp(path.join(os.tmpdir(), 'proofsheet-'));
try {
  const app = await _electron.launch({
    executablePath: electron.executable,
    args: [...(IS_ROOT ? ['--no-sandbox'] : []), ROOT, `--user-data-dir=${profile}`],
    env: /** @type {Record<string, string>} */ (session.env),
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Try the sandbox' }).click();
  await page.getByRole('button', { name: 'Add 24 tasks' }).click();
  await page.getByText('25 photos saved').first().waitFor({ timeout: 60_000 });
  await page.getByRole('option', { name: /陈宇/ }).click();
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    // The window follows the system, and Playwright is its system.
    await page.emulateMedia({ colorScheme: theme });
    await page.waitForFunction(() =>
      [...document.images].every((image) => image.complete && image.naturalWidth > 0),
    );
    const file = path.join(
      ROOT,
      'docs',
      theme === 'light' ? 'proofsheet.png' : 'proofsheet-dark.png',
    );
    await page.screenshot({ path: file, animations: 'disabled' });
    say(file);
  }
  await app.close();
} finally {
  await session.end();
  await rm(profile, { recursive: true, force: true });
}
