import type { Page } from '@playwright/test';
import { expect, open, test } from './window';

/** What a screen reader says of its own accord: the news, and not the noise. */

/** Notes every text that comes into a live region from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]';
    const seen = new WeakMap<Element, string>();
    const hear = () => {
      for (const region of document.querySelectorAll(live)) {
        const text = region.textContent?.trim() ?? '';
        if (text !== (seen.get(region) ?? '') && text !== '') heard.push(text);
        seen.set(region, text);
      }
    };
    for (const region of document.querySelectorAll(live)) {
      seen.set(region, region.textContent?.trim() ?? '');
    }
    new MutationObserver(hear).observe(document.body, {
      childList: true,
      subtree: true,
      characterData: true,
      attributes: true,
      attributeFilter: ['aria-live', 'role'],
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'heard') as string[]);
}

test('a busy run is told in a word at its end, and not while it runs', async ({ page }) => {
  await open(page, 'waiting');
  const heard = await listen(page);
  await page.evaluate(async () => {
    const done = window.tasksOf('mixed');
    const waiting = window.tasksOf('waiting');
    const saving = { paused: false, queued: 9, problem: null };
    for (let n = 1; n <= waiting.length; n++) {
      const now = await window.fake.state(null);
      if (!now.ok) return;
      const tasks = waiting.map((task, i) => (i < n ? { ...done[30]!, id: task.id } : task));
      const checking =
        n % 2
          ? ({ kind: 'asking', ids: waiting.length - n } as const)
          : ({ kind: 'scheduled', nextCheckAt: now.value.now + 4_000 } as const);
      window.fake.change(
        { checking, saving: { ...saving, active: n % 5, bytesPerSecond: n * 90_000 } },
        tasks,
      );
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  expect(await heard()).toEqual([]);
  await page.evaluate(() => window.fake.change({ checking: { kind: 'idle' } }));
  await expect.poll(heard).toEqual(['Nothing waits any more']);
});

test('seconds that count down are not read out', async ({ page }) => {
  await open(page, 'mixed');
  const heard = await listen(page);
  await page.evaluate(() => {
    window.fake.change({ checking: { kind: 'rate-limited', until: 1e15, capped: false } });
  });
  await expect.poll(heard).toHaveLength(1);
  await page.evaluate(async () => {
    for (let n = 30; n > 0; n--) {
      const now = await window.fake.state(null);
      if (!now.ok) return;
      const until = now.value.now + n * 1_000;
      window.fake.change({ checking: { kind: 'rate-limited', until, capped: false } });
      await new Promise((drawn) => requestAnimationFrame(drawn));
    }
  });
  expect(await heard()).toHaveLength(1);
});

test('what stops the work is told at once, and once', async ({ page }) => {
  await open(page, 'mixed');
  const heard = await listen(page);
  await page.evaluate(() =>
    window.fake.change({ checking: { kind: 'stopped', reason: 'token', failure: null } }),
  );
  await expect.poll(heard).not.toEqual([]);
  const told = await heard();
  // The notice that comes up, and one sentence of what that does to the tasks.
  expect(told.length).toBeLessThanOrEqual(2);
  expect(told.join(' ')).toContain('token');
});
