// npm run pictures: the pictures of README and docs, taken from the real window, light and dark.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDesktopSession } from './desktop-session.mjs';
import { IS_ROOT, ROOT, say } from './project.mjs';
import { setUpDesktop } from './set-up.mjs';

/** @typedef {import('@playwright/test').Page} Page */

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
  const card = page.getByRole('option', { name: /陈宇/ });

  await card.click();
  await shoot(page, 'proofsheet', ['light', 'dark']);

  await page.keyboard.press('Space');
  await page.getByRole('dialog', { name: /^Lightbox/ }).waitFor();
  await page.keyboard.press('p');
  await page.getByRole('img', { name: /^Portrait of/ }).waitFor();
  // Its surround is dark in both.
  await shoot(page, 'lightbox', ['light']);
  await page.keyboard.press('Escape');

  await page.locator('.sidebar').getByText('Needs attention').click();
  await page.getByRole('option', { name: /Nils Bergqvist/ }).click();
  await shoot(page, 'attention', ['light', 'dark']);
  await app.close();
} finally {
  await session.end();
  await rm(profile, { recursive: true, force: true });
}

/**
 * Takes a picture in each theme, once all photos are drawn: docs/<name>.webp, docs/<name>-dark.webp. WebP
 * takes a third of a PNG, and Playwright's own pictures cannot be that.
 * @param {Page} page
 * @param {string} name
 * @param {readonly ('light' | 'dark')[]} themes
 */
async function shoot(page, name, themes) {
  const devtools = await page.context().newCDPSession(page);
  // No card lights up under the pointer.
  await page.mouse.move(640, 790);
  for (const theme of themes) {
    // The window follows the system, and Playwright is its system.
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.waitForFunction(
      () =>
        [...document.images].every((image) => image.complete && image.naturalWidth > 0) &&
        document.querySelector('.photo:not(.drawn)') === null,
    );
    // Loaded is not yet drawn.
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 95 });
    const file = path.join(ROOT, 'docs', `${name}${theme === 'dark' ? '-dark' : ''}.webp`);
    await writeFile(file, data, 'base64');
    say(`${file}: ${Math.round((data.length * 3) / 4 / 1000)} kB`);
  }
  await devtools.detach();
}
