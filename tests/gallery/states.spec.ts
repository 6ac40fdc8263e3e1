import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { test as plain } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { SCENES } from '../fakes/bridge-scenes';
import { examine } from './examine';
import { isMain, keptLooks, keptPicture } from './kept-pictures';
import { SIZES, looksOf } from './looks';
import type { Look } from './looks';
import { STATES } from './states.mjs';
import type { State } from './states.mjs';
import { expect, keepMessages, open, test, wear } from './window';

/** Every state of the window: reached, looked at in each theme and language, its picture compared. */

/** Set by `npm run screens`: a folder for pictures of all that is looked at, for a person. */
const folder = process.env['GALLERY_PICTURES'];
const notCompared = process.env['GALLERY_NOT_COMPARED'] ?? '';

for (const state of STATES) {
  for (const size of ['usual', ...(state.sizes ?? [])] as const) {
    const name = size === 'usual' ? state.name : `${state.name}, ${size}`;
    test(name, async ({ page }) => {
      await page.setViewportSize(SIZES[size]);
      const scene = SCENES.find((one) => one === (state.scene ?? state.name));
      if (!scene) throw new Error(`There is no scene ${state.scene ?? state.name}`);
      await open(page, scene);
      await keepMessages(page);
      await state.act?.(page);
      const kept = keptLooks(state.name);
      const examined = { theme: '', language: '' };
      for (const look of looksOf(size, kept)) {
        await wear(page, look);
        const called = `${look.theme}, ${look.language}`;
        if (folder) {
          const file = `${state.name}-${size}-${look.theme}-${look.language}.png`;
          await page.screenshot({ path: path.join(folder, file), caret: 'hide' });
        }
        if (size === 'usual' && kept.includes(look)) await compare(page, state, look);
        // Between themes only colours differ, between languages only words: see `examine`.
        const what =
          examined.language === look.language
            ? 'colours'
            : examined.theme === look.theme
              ? 'words'
              : 'all';
        expect.soft(await examine(page, what), called).toEqual([]);
        Object.assign(examined, look);
      }
    });
  }
}

plain('every kept picture is of a state', async () => {
  const kept = await readdir(path.join(import.meta.dirname, 'pictures'));
  const wanted = STATES.flatMap(({ name }) =>
    keptLooks(name).map((look) => keptPicture(name, look)),
  );
  expect(kept.filter((file) => file.endsWith('.png') && !wanted.includes(file))).toEqual([]);
});

/** The part of the page that a state is about: what lies behind it has a state of its own. */
async function partOf(page: Page): Promise<Page | Locator> {
  const over = page.locator('.dialog, .palette').last();
  if (await over.isVisible()) return over;
  if (await page.locator('.lightbox').isVisible()) return page;
  // The panel and not the task within it, which goes on below what is seen.
  const inspector = page.locator('.inspector:has(.task-view)');
  return (await inspector.isVisible()) ? inspector : page;
}

async function compare(page: Page, state: State, look: Look): Promise<void> {
  const name = keptPicture(state.name, look);
  if (notCompared !== '') {
    test.info().annotations.push({ type: 'not compared', description: notCompared });
    return;
  }
  const part = isMain(state.name) || state.whole ? page : await partOf(page);
  await expect.soft(part).toHaveScreenshot(name);
}
