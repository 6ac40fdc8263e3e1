import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { sampleList } from '../../sandbox/sample-list';
import { ROOT } from '../../scripts/project.mjs';
import { bringIn, card, cardAt, connect, drag, giveToken, state, statusBar } from './operator';
import { expect, test } from './desk';
import { lockKeyring } from './keyring';
import { listOf, people } from './people';

/** Every screen and state in both themes, for a person to look at before a change is called done. */

const FOLDER = path.join(ROOT, 'test-results', 'screens');

/** The sample's people, who are all done at once, and five who keep us waiting. */
const sample = sampleList();
const waiting = people(5, { outcome: 'waiting-forever', ageMs: 50_000 });
const march = sample.csv + listOf(waiting).split('\r\n').slice(1).join('\r\n');
const late = people(12, { outcome: 'waiting-forever', ageMs: 20_000 });

for (const theme of ['light', 'dark'] as const) {
  /** Makes the window light or dark, as the system does. */
  const wear = async (app: ElectronApplication, page: Page): Promise<void> => {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source;
    }, theme);
    await page.waitForFunction(
      (scheme) => window.matchMedia(`(prefers-color-scheme: ${scheme})`).matches,
      theme,
    );
  };

  /** Takes a picture of the window once all of its photos are drawn and nothing moves. */
  const shoot = async (page: Page, name: string): Promise<void> => {
    // No card lights up under the pointer.
    await page.mouse.move(640, 785);
    await page.waitForFunction(
      () =>
        [...document.images].every((image) => image.complete && image.naturalWidth > 0) &&
        document.querySelector('.photo:not(.drawn)') === null,
    );
    // Loaded is not yet drawn.
    await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode())));
    await page.evaluate(() => document.fonts.ready);
    const file = path.join(FOLDER, theme, `${name}.png`);
    const picture = await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
    expect(picture.readUInt32BE(16), 'its width').toBe(1280);
    expect(picture.readUInt32BE(20), 'its height').toBe(800);
  };

  test.describe(theme, () => {
    test.beforeAll(() => mkdir(path.join(FOLDER, theme), { recursive: true }));

    test(`screens of the main job (${theme})`, async ({ desk }) => {
      desk.sandbox.addTasks(sample.specs.map((spec) => ({ ...spec, finishesAfterMs: 0 })));
      desk.sandbox.addTasks([...waiting, ...late].map(({ task }) => task));
      const { app, page } = await desk.open();
      await wear(app, page);
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await shoot(page, 'first-run');
      await giveToken(page, 'a-token-of-somebody-else');
      await expect(page.getByText('The service did not accept this token.')).toBeVisible();
      await shoot(page, 'first-run-token-rejected');
      await connect(page, desk.sandbox.token);
      await shoot(page, 'empty');

      const held = await drag(page, [
        await desk.write('三月 march-intake.csv', `${march}Nobody,77,\r\n`),
      ]);
      await expect(page.getByText('Drop to add')).toBeVisible();
      await shoot(page, 'drop-overlay');
      await held.drop();
      await expect(page.getByText('三月 march-intake/Ana Duarte')).toBeVisible();
      await shoot(page, 'import-preview');
      await page.keyboard.press('Escape');

      await bringIn(page, await desk.write('april.csv', listOf(late)));
      await expect(statusBar(page)).toContainText('12 waiting');
      await shoot(page, 'waiting');

      await bringIn(page, await desk.write('三月 march-intake.csv', march));
      await expect
        .poll(async () => (await state(page)).counts)
        .toMatchObject({
          missing: 1,
          photosSaved: sample.expected.photos,
        });
      await expect(card(page, 'Nils Bergqvist')).toContainText('unknown ID');
      await expect(page.getByText(/tasks added/)).toHaveCount(0);
      await shoot(page, 'mixed');

      await card(page, 'Ana Duarte').click();
      await expect(inspector.getByRole('button', { name: 'Reveal in folder' })).toBeVisible();
      await shoot(page, 'inspector-finished');
      await page.getByRole('navigation').getByText('Needs attention').click();
      // Rows of the filter before may still be there.
      await expect(card(page, 'Ana Duarte')).toHaveCount(0);
      await card(page, 'Olu Adeyemi').click();
      await expect(inspector).toContainText('No face was found in the portrait');
      await shoot(page, 'inspector-failed');
      await card(page, 'Nils Bergqvist').click();
      await expect(inspector).toContainText('The service does not know this ID');
      await shoot(page, 'inspector-missing');
      await page.getByRole('navigation').getByText('All', { exact: true }).click();
      await cardAt(page, 1).click();
      await cardAt(page, 7).click({ modifiers: ['Shift'] });
      await expect(page.getByRole('toolbar', { name: '7 selected' })).toBeVisible();
      await shoot(page, 'selection');
      await page.keyboard.press('Escape');

      await page.getByRole('button', { name: 'Settings' }).click();
      await page.getByRole('tab', { name: 'Saving' }).click();
      await expect(page.getByRole('list', { name: 'Where photos go' })).toContainText('.png');
      await shoot(page, 'settings');
      await page.keyboard.press('Escape');

      desk.sandbox.faults.account = 'token_expired';
      // Not by the button: it goes as soon as a check of the usual pace hears it first.
      await page.evaluate(() => window.proofsheet.checkNow(null));
      await expect(page.getByRole('alert')).toContainText('The service rejected the token');
      await shoot(page, 'token-rejected');
      desk.sandbox.faults.clear();
      await page.getByRole('alert').getByRole('button', { name: 'Replace token…' }).click();
      await shoot(page, 'replace-token');
      await giveToken(page, desk.sandbox.token);
      // It hides the alert, and is open until the token is tried: the next answer is for that.
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('alert')).toHaveCount(0);

      const answer = {
        kind: 'error',
        code: 'too_many_requests',
        // Long enough to be seen, and to be taken a picture of.
        retryAfter: { seconds: 10 },
      } as const;
      desk.sandbox.faults.api.push({ answer });
      await expect(statusBar(page)).toContainText(/rate-limited, trying again in \d+ s/);
      await shoot(page, 'rate-limited');
      await desk.sandbox.stop();
      await expect(statusBar(page)).toContainText('offline: will go on by itself');
      await shoot(page, 'offline');
    });

    test(`screens of a locked keychain (${theme})`, async ({ desk }) => {
      const first = await desk.open();
      await connect(first.page, desk.sandbox.token);
      await bringIn(first.page, await desk.write('march.csv', march));
      await first.quit();
      lockKeyring(desk.session);
      const { app, page } = await desk.open();
      await wear(app, page);
      await expect(page.getByRole('alert')).toContainText('Your keychain is locked');
      await shoot(page, 'keychain-locked');
      await page.getByRole('button', { name: 'Use a token for this run only…' }).click();
      await shoot(page, 'token-for-this-run');
    });

    for (const keychain of ['none', 'locked'] as const) {
      test.describe(`keychain ${keychain}`, () => {
        test.use({ keychain });
        test(`the first screen with the keychain ${keychain} (${theme})`, async ({ desk }) => {
          const { app, page } = await desk.open();
          await wear(app, page);
          await giveToken(page, desk.sandbox.token);
          await expect(page.getByText('Keep it for this run only')).toBeVisible();
          await shoot(page, keychain === 'none' ? 'no-keychain' : 'first-run-keychain-locked');
        });
      });
    }
  });
}
