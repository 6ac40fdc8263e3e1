import { test as base, expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { SceneName } from '../fakes/bridge-scenes';
import { SCENE_START } from '../fakes/bridge-tasks';
import { LOOKS } from './looks';
import type { Look } from './looks';

/** The window in Chromium; a test fails, too, when the page complains of anything. */
export const test = base.extend<{ quiet: string[] }>({
  quiet: [
    async ({ page }, use) => {
      const trouble: string[] = [];
      page.on('pageerror', (error) => trouble.push(`page error: ${error.stack ?? error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') trouble.push(`console: ${message.text()}`);
      });
      await use(trouble);
      const refused = await page.evaluate(() => window.violations);
      expect([...trouble, ...refused], 'what the page complained of').toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

/** Opens a scene at the moment that its world begins; the time of day then stands still. */
export async function open(
  page: Page,
  scene: SceneName,
  look: Look = LOOKS[0],
  platform = 'linux',
): Promise<void> {
  await page.clock.setFixedTime(SCENE_START);
  const asked = new URLSearchParams({ scene, ...look, platform });
  await page.goto(`${process.env['GALLERY']}?${asked}`);
  await page.locator('h1').first().waitFor({ state: 'attached' });
  await settle(page);
}

/** The shortest time for which a message is shown, in ms (renderer/state/messages.ts). */
const MESSAGE_MS = 4_000;

/** From now on what is shown for a while stays: a busy machine looks at it for longer than that. */
export async function keepMessages(page: Page): Promise<void> {
  // On the page as it is: the clock that stands still has put its own in place of the page's timers.
  await page.evaluate((shortest) => {
    const later = window.setTimeout;
    const unlessLong = (work: () => void, ms = 0): number => (ms < shortest ? later(work, ms) : 0);
    window.setTimeout = unlessLong as typeof later;
  }, MESSAGE_MS);
}

/** Changes theme and language while the window is open, as its settings do. */
export async function wear(page: Page, { theme, language }: Look): Promise<void> {
  await page.evaluate(
    async (look) => {
      const now = await window.fake.state(null);
      if (!now.ok) return;
      window.fake.change({ settings: { ...now.value.settings, ...look } });
    },
    { appearance: theme, language },
  );
  // The words of a language are fetched when it is chosen first.
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await settle(page);
}

/** Waits until all that is on its way is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    // The clock has timers in place of the page's frames: only an observer tells that one was laid out.
    const laidOut = () =>
      new Promise<void>((done) => {
        const observer = new IntersectionObserver(() => {
          observer.disconnect();
          done();
        });
        observer.observe(document.body);
      });
    const frame = async () => {
      await new Promise((drawn) => requestAnimationFrame(drawn));
      await laidOut();
    };
    // The sheet has no cards before it is measured.
    await frame();
    // Photos on cards draw themselves; what does not come gives way to an icon.
    for (let i = 0; i < 600 && document.querySelector('.photo:not(.drawn)'); i += 1) await frame();
    await frame();
    await frame();
  });
}

/** Lets the window wait for the rows that it asks for, until that is called. */
export async function holdRows(page: Page): Promise<() => Promise<void>> {
  await page.evaluate(() => {
    const { rows } = window.fake;
    const held = new Promise<void>((letGo) => Object.assign(window, { letGo }));
    window.fake.rows = async (input) => {
      await held;
      return rows(input);
    };
  });
  return () => page.evaluate(() => (Reflect.get(window, 'letGo') as () => void)());
}

/** Waits by the page's own timers: what it has put off for less than that is done then, however late it is. */
export async function pass(page: Page, ms: number): Promise<void> {
  await page.evaluate((time) => new Promise((over) => setTimeout(over, time)), ms);
}

/** What the window has asked the bridge to do since it was opened, in order. */
export function calls(page: Page): Promise<string[]> {
  return page.evaluate(() => window.fake.calls.map(({ name }) => name));
}
