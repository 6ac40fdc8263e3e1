import { test, expect } from '@playwright/test';
import { reportPage } from '../fakes/report-page';
import { examine } from './examine';

/** The page of a report in a browser: nothing of it is ours there but the file itself. */

const EVIL = `"><img src=x onerror="document.title='run'"><script>document.title='run'</script>`;

for (const language of ['en', 'zh-CN'] as const) {
  test(`the page of a report can be read by everybody (${language})`, async ({ page }) => {
    await page.setContent(reportPage(language, 40));
    await expect(page.locator('figure img')).toHaveCount(38);
    // Small pictures are shown and the style sheet is taken, whatever the page's own policy says.
    const shown = await page
      .locator('.sheet img')
      .first()
      .evaluate((image: HTMLImageElement) => [image.naturalWidth > 0, image.clientHeight]);
    expect(shown).toEqual([true, 190]);
    expect(await trouble(page)).toEqual([]);
    await page.setViewportSize({ width: 400, height: 800 });
    expect(await trouble(page)).toEqual([]);
  });
}

test('the page of a report runs nothing and asks for nothing', async ({ page, context }) => {
  const asked: string[] = [];
  await context.route('**', (route) => (asked.push(route.request().url()), route.abort()));
  await page.setContent(reportPage('en', 3, EVIL));
  await expect(page.locator('h1')).toHaveText(EVIL);
  expect(await page.title()).toContain('Proofsheet report');
  // Nor would it, if a script had come in.
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = "document.title = 'run'";
    document.body.append(script);
    const image = new Image();
    image.src = 'https://elsewhere.test/seen.png';
    document.body.append(image);
  });
  expect(await page.title()).not.toBe('run');
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([]);
});

test('the page of a report has its heading on every sheet of paper', async ({ page }) => {
  await page.setContent(reportPage('en', 200));
  await page.emulateMedia({ media: 'print' });
  for (const group of await page.locator('section').all()) {
    await expect(group.locator('thead')).toHaveCSS('display', 'table-header-group');
    await expect(group.locator('.running')).toBeVisible();
  }
  await expect(page.locator('section').nth(1)).toHaveCSS('break-before', 'page');
  for (const format of ['A4', 'Letter']) {
    const paper = await page.pdf({ format });
    const sheets = paper.toString('latin1').match(/\/Type\s*\/Page\b/gu) ?? [];
    expect(sheets.length, format).toBeGreaterThan(10);
    expect(sheets.length, format).toBeLessThan(20);
  }
});

/** The page scrolls down, of course. */
async function trouble(page: Parameters<typeof examine>[0]): Promise<string[]> {
  const all = await examine(page);
  return all.filter((one) => !/^the page hangs out by -?\d+ × \d+ px$/u.test(one) || hangsOut(one));
}

function hangsOut(told: string): boolean {
  return Number(/by (-?\d+)/u.exec(told)?.[1]) > 0;
}
