import type { Page } from '@playwright/test';
import { calls, expect, open, test, wear } from './window';

/** What the inspector tells of a task: what happened when, what was asked and answered, how to ask again. */

const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });
const select = async (page: Page, name: string): Promise<void> => {
  await page.locator('[role=option]', { hasText: name }).first().click();
  await expect(page.locator('.task-view h2')).toContainText(name);
};
/** The timeline, a line each: the time, then what happened. */
const timeline = (page: Page) =>
  page
    .locator('.timeline li')
    .evaluateAll((lines) =>
      lines.map((line) =>
        (line.querySelector('time') ? [...line.children] : [line])
          .map((part) => part.textContent?.trim())
          .join(' | '),
      ),
    );
const copied = (page: Page) =>
  page.evaluate(() => {
    const last = window.fake.calls.findLast(({ name }) => name === 'copyText');
    return (last?.input as { text: string } | undefined)?.text ?? '';
  });

test('the timeline tells every fact with its second, in the operator’s language', async ({
  page,
}) => {
  await open(page, 'mixed');
  await select(page, 'Quentin Dubois');
  const { timeline: facts } = await page.evaluate(() =>
    window.tasksOf('mixed').find(({ name }) => name === 'Quentin Dubois')!,
  );
  const told = await timeline(page);
  expect(told).toHaveLength(facts.length + 1);
  expect(told).toEqual([
    'Mar 14, 2026',
    '10:41:20 | added from march-intake.csv',
    expect.stringMatching(/^10:41:24 \| asked, still working ?3 times, 10:41:24 – 10:42:08$/),
    '10:42:26 | finished, 2 photos',
    '10:42:28 | saved as Quentin Dubois-1.png, 433 KB',
    '10:42:33 | photo not saved: The photo arrived incomplete three times.',
  ]);
  const exact = page.locator('.timeline time').first();
  await expect(exact).toHaveAttribute('title', 'Mar 14, 2026, 10:41:20');
  await expect(exact).toHaveAttribute('datetime', '2026-03-14T10:41:20.000Z');

  await wear(page, { theme: 'light', language: 'zh-CN' });
  expect((await timeline(page))[1]).toBe('10:41:20 | 从“march-intake.csv”添加');
  await expect(exact).toHaveAttribute('title', '2026年3月14日 10:41:20');
});

test('request and raw answer are folded, and hold what was asked and what was said', async ({
  page,
}) => {
  await open(page, 'mixed');
  await select(page, 'Chen Yu');
  await expect(page.locator('.fold details[open]')).toHaveCount(0);
  await expect(page.locator('.answer pre')).toHaveCount(0);
  await page.locator('.fold summary', { hasText: 'Request' }).press('Enter');
  await expect(page.locator('.request')).toContainText('male_portrait');
  await expect(page.locator('.request')).toContainText(
    'https://platform.cdn.acedata.cloud/uploads/',
  );
  await page.locator('.fold summary', { hasText: 'Raw answer' }).press('Enter');
  const shown = await page.locator('.answer pre').textContent();
  const { answer } = await page.evaluate(() =>
    window.tasksOf('mixed').find(({ name }) => name?.startsWith('Chen Yu'))!,
  );
  expect(JSON.parse(shown ?? '')).toEqual(JSON.parse(answer ?? ''));
});

test('trace ID, ID and the curl line are copied, the line without a token', async ({ page }) => {
  await open(page, 'mixed');
  await select(page, 'Chen Yu');
  const task = await page.evaluate(() =>
    window.tasksOf('mixed').find(({ name }) => name?.startsWith('Chen Yu'))!,
  );
  await inspector(page).getByRole('button', { name: 'Copy trace ID' }).click();
  await expect.poll(() => copied(page)).toBe(task.traceId);
  await inspector(page).getByRole('button', { name: 'Copy ID', exact: true }).click();
  await expect.poll(() => copied(page)).toBe(task.id);
  await page.locator('.fold summary', { hasText: 'curl' }).press('Enter');
  const line = page.locator('.fold pre').last();
  await expect(line).toContainText(`"id":"${task.id}"`);
  await expect(line).toContainText('Bearer $PROOFSHEET_TOKEN');
  await inspector(page).getByRole('button', { name: /curl/ }).click();
  await expect.poll(() => copied(page)).toContain("curl 'https://api.acedata.cloud");
  expect(await copied(page)).toBe(await line.textContent());
  expect(await calls(page)).not.toContain('connect');
});
