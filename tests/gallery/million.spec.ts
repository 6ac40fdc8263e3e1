import type { Locator, Page } from '@playwright/test';
import { expect, open, test } from './window';

/** A million tasks: no more of them on the page than are seen, and the last one within reach. */

const TASKS = 1_000_000;
/** Chromium draws no element that is higher, in px. */
const HIGHEST_PX = 33_554_428;

/** Opens a world of a million tasks, and notes how many rows are asked for at once. */
async function openMillion(page: Page): Promise<void> {
  await open(page, 'mixed');
  await page.evaluate(async (total) => {
    const samples = window.tasksOf('mixed');
    const task = (n: number) => ({
      ...samples[n % samples.length]!,
      id: `task-${n + 1}`,
      name: `Guest ${n + 1}`,
    });
    const some = (from: number, to: number) =>
      Array.from({ length: Math.max(0, Math.min(total, to) - from) }, (_, i) => task(from + i));
    const limits: number[] = [];
    Reflect.set(window, 'limits', limits);
    Object.assign(window.fake, {
      rows: ({ offset, limit }: { offset: number; limit: number }) => {
        limits.push(limit);
        const rows = some(offset, offset + limit);
        return Promise.resolve({ ok: true, value: { rows, total, revision: 100 } });
      },
      idsBetween: ({ from, to }: { from: number; to: number }) =>
        Promise.resolve({ ok: true, value: some(from, to + 1).map(({ id }) => id) }),
      detail: ({ id }: { id: string }) =>
        Promise.resolve({ ok: true, value: task(Number(id.slice('task-'.length)) - 1) }),
    });
    const now = await window.fake.state(null);
    if (!now.ok) return;
    window.fake.change({ revision: 100, counts: { ...now.value.counts, all: total } });
  }, TASKS);
}

/** The most rows that were asked for at once so far. */
const mostAsked = (page: Page) =>
  page.evaluate(() => Math.max(...(Reflect.get(window, 'limits') as number[])));

/** Whether all of its height is on show; a row may go on to the right. */
const isWhole = (item: Locator) =>
  item.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    const seen = one.closest('.sheet, .task-table-scroll')!.getBoundingClientRect();
    return top >= seen.top && bottom <= seen.bottom;
  });

for (const [view, keys, item, place, rows] of [
  ['sheet', 'Control+1', '[role=option]', 'aria-posinset', (n: number) => n],
  ['table', 'Control+2', '[role=row][data-task]', 'aria-rowindex', (n: number) => n + 1],
] as const) {
  test(`the ${view} reaches the last of a million tasks by key, by bar and by wheel`, async ({
    page,
  }) => {
    await openMillion(page);
    await page.keyboard.press(keys);
    const drawn = page.locator(item);
    const at = (n: number) => page.locator(`${item}[${place}="${rows(n)}"]`);
    await expect(at(1)).toContainText('Guest 1');
    await page.locator('#sheet').focus();
    await page.keyboard.press('End');
    await expect(at(TASKS)).toContainText('Guest 1000000');
    await expect.poll(() => isWhole(at(TASKS))).toBe(true);
    await expect(at(TASKS)).toHaveAttribute('aria-selected', 'true');
    // One step up is the task before it, and not one a thousand places away.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => isWhole(page.locator(`${item}[aria-selected=true]`))).toBe(true);
    await page.keyboard.press('Home');
    await expect.poll(() => isWhole(at(1))).toBe(true);

    const scroller = page.locator(view === 'sheet' ? '.sheet' : '.task-table-scroll');
    const height = await scroller.evaluate((element) => element.scrollHeight);
    expect(height).toBeLessThan(HIGHEST_PX);
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await expect.poll(() => isWhole(at(TASKS))).toBe(true);
    await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight / 2));
    await expect(at(TASKS)).toHaveCount(0);
    const middle = await drawn.first().getAttribute(place);
    expect(Number(middle)).toBeGreaterThan(TASKS * 0.49);
    expect(Number(middle)).toBeLessThan(TASKS * 0.51);
    await scroller.hover();
    const first = async () =>
      Math.min(
        ...(await drawn.evaluateAll(
          (all, name) => all.map((one) => Number(one.getAttribute(name))),
          place,
        )),
      );
    const before = await first();
    await page.mouse.wheel(0, 700);
    await expect.poll(first).toBeGreaterThan(before);
    expect(await first()).toBeLessThan(before + 100);

    expect(await drawn.count()).toBeLessThan(120);
    expect(await mostAsked(page)).toBeLessThanOrEqual(500);
  });
}

test('a card stands where it will stand before its row is here, and before its picture is', async ({
  page,
}) => {
  await open(page, 'many');
  await page.evaluate(() => {
    const { rows } = window.fake;
    let release = (): void => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    Object.assign(window, { release });
    window.fake.rows = async (input) => {
      await held;
      return rows(input);
    };
  });
  const boxes = () =>
    page.locator('[role=option]').evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((card) => {
          const { x, y, width } = card.getBoundingClientRect();
          const frame = card.querySelector('.frame')!.getBoundingClientRect();
          return [card.getAttribute('aria-posinset'), [x, y, width, frame.width, frame.height]];
        }),
      ),
    );
  await page.evaluate(() => {
    document.querySelector('.sheet')!.scrollTop = 400_000;
  });
  await expect(page.locator('.card-blank').first()).toBeVisible();
  await expect(page.locator('.card:not(.card-blank)')).toHaveCount(0);
  const blank = await boxes();
  expect(Object.keys(blank).length).toBeGreaterThan(10);
  await page.evaluate(() => (Reflect.get(window, 'release') as () => void)());
  await expect(page.locator('.card-blank')).toHaveCount(0);
  await expect(page.locator('.card .photo.drawn').first()).toBeVisible();
  expect(await boxes()).toEqual(blank);
});

test('photos that land move nothing on the sheet', async ({ page }) => {
  await open(page, 'waiting');
  const boxes = () =>
    page.locator('[role=option]').evaluateAll((cards) =>
      cards
        .map((card) => {
          const { x, y, width, height } = card.getBoundingClientRect();
          return { place: Number(card.getAttribute('aria-posinset')), x, y, width, height };
        })
        .sort((a, b) => a.place - b.place),
    );
  const before = await boxes();
  await page.evaluate(() => {
    const done = window.tasksOf('mixed').filter(({ photos }) => photos[0]?.status === 'saved');
    const waiting = window.tasksOf('waiting');
    window.fake.change(
      {},
      waiting.map((task, n) => ({ ...done[n]!, id: task.id, lists: task.lists })),
    );
  });
  await expect(page.locator('.card .photo.drawn')).toHaveCount(before.length);
  expect(await boxes()).toEqual(before);
});
