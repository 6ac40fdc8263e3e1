import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What can be wrong anew with a state that was examined in another theme or language before. */
export type Anew = 'all' | 'colours' | 'words';

/** Axe's rule for colours costs as much as all of its others together. */
const CONTRAST = 'color-contrast';
const OPTIONS = {
  all: {},
  colours: { runOnly: [CONTRAST] },
  words: { rules: { [CONTRAST]: { enabled: false } } },
};

/** What is wrong with what is on show, one line each: what axe finds, and what hangs out of the window. */
export async function examine(page: Page, anew: Anew = 'all'): Promise<string[]> {
  return [...(await accessTroubles(page, anew)), ...(await cutOff(page))];
}

async function accessTroubles(page: Page, anew: Anew): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (options) => window.axe.run(document, { resultTypes: ['violations'], ...options }),
    OPTIONS[anew],
  );
  return violations.map(({ id, nodes }) => {
    const where = nodes
      .slice(0, 3)
      .map((node) => `${node.target.join(' ')} (${node.any[0]?.message ?? node.failureSummary})`);
    return `axe ${id}: ${where.join(' | ')}`;
  });
}

function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const parts = '.dialog, .dialog *, .sidebar, .inspector, .selection-bar *, .toolbar *';
    const out = [...document.querySelectorAll(parts)].filter((element) => {
      const box = element.getBoundingClientRect();
      // What scrolls by itself or is drawn in a picture of its own may go on outside.
      const inner = Boolean(element.closest('svg, option, .rejected, .first-rows, .mono'));
      return !inner && box.width > 0 && (box.left < -1 || box.right > window.innerWidth + 1);
    });
    const { scrollWidth, scrollHeight } = document.documentElement;
    const wide = scrollWidth - window.innerWidth;
    const high = scrollHeight - window.innerHeight;
    return [
      ...out.slice(0, 3).map((element) => `cut off: ${element.className || element.tagName}`),
      ...(wide > 0 || high > 0 ? [`the page hangs out by ${wide} × ${high} px`] : []),
    ];
  });
}
