import type { Page } from '@playwright/test';
import { LOOKS, SIZES } from './looks';
import { expect, open, test, wear } from './window';

/** How the photos are shown: at every size, and with a status that nobody needs colours for. */

const cards = (page: Page) =>
  page.getByRole('listbox', { name: 'Contact sheet' }).getByRole('option');

interface Told {
  kind: string;
  words: string;
  /** What the icon draws. */
  shape: string;
}

/** What each card, or row, says of its status. */
function statuses(page: Page, item: string, place: string): Promise<Told[]> {
  return page.evaluate(
    ([items, status]) =>
      [...document.querySelectorAll(items!)].map((one) => {
        const told = one.querySelector<HTMLElement>(status!)!;
        const href = told.querySelector('use')?.getAttribute('href') ?? '';
        return {
          kind: one.getAttribute('data-status') ?? '',
          words: told.innerText.trim(),
          shape: document.querySelector(href)?.innerHTML ?? '',
        };
      }),
    [item, place],
  );
}

for (const scene of ['mixed', 'steered'] as const) {
  test(`every status is told by a shape and by words, on the sheet and in the table (${scene})`, async ({
    page,
  }) => {
    await open(page, scene);
    const onSheet = await statuses(page, '.card[data-task]', '.card-status');
    await page.keyboard.press('Control+2');
    await expect(page.getByRole('grid').locator('[data-task]').first()).toBeVisible();
    const inTable = await statuses(page, '[role=row][data-task]', '.cell-status');
    for (const told of [onSheet, inTable]) {
      expect(new Set(told.map(({ kind }) => kind)).size).toBeGreaterThan(3);
      const byShape = new Map<string, Set<string>>();
      for (const { kind, words, shape } of told) {
        expect(words, kind).not.toBe('');
        expect(shape, kind).not.toBe('');
        byShape.set(shape, (byShape.get(shape) ?? new Set()).add(kind));
      }
      // Where two share a shape, their words tell them apart.
      for (const kinds of byShape.values()) {
        const said = [...kinds].map(
          (one) => new Set(told.filter(({ kind }) => kind === one).map(({ words }) => words)),
        );
        for (const [n, mine] of said.entries()) {
          for (const theirs of said.slice(n + 1))
            expect([...mine].filter((one) => theirs.has(one))).toEqual([]);
        }
      }
    }
  });
}

/** A task for every status that a card can have, each under its own name. */
async function everyStatus(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const [sample] = window.tasksOf('mixed');
    const now = await window.fake.state(null);
    if (!sample || !now.ok) throw new Error('the scene has tasks and a state');
    const none = { photos: [], error: null };
    const photos = (status: 'downloading' | 'queued' | 'failed' | 'paused' | 'cancelled') => ({
      photos: sample.photos.map((photo) => ({ ...photo, status, src: null, thumbnail: null })),
    });
    const kinds: Record<string, Partial<typeof sample>> = {
      waiting: { status: 'waiting', ...none },
      overdue: { status: 'waiting', overdue: true, ...none },
      failed: { status: 'failed', ...none },
      missing: { status: 'missing', ...none },
      'no-photos': none,
      saved: {},
      saving: photos('downloading'),
      unsaved: photos('queued'),
      'photo-trouble': photos('failed'),
      damaged: { photos: sample.photos.map((photo) => ({ ...photo, damaged: true })) },
      paused: photos('paused'),
      cancelled: photos('cancelled'),
    };
    window.fake.change(
      { settings: { ...now.value.settings, saveAutomatically: false } },
      Object.entries(kinds).map(([kind, part]) => ({ ...sample, id: kind, name: kind, ...part })),
    );
    return Object.keys(kinds);
  });
}

test('on the smallest cards every status is told whole, in either language', async ({ page }) => {
  await open(page, 'mixed');
  const kinds = await everyStatus(page);
  await page.getByRole('slider').fill('0');
  for (const size of ['usual', 'least', 'double'] as const) {
    await page.setViewportSize(SIZES[size]);
    for (const look of [LOOKS[0], LOOKS[2]]) {
      await wear(page, look);
      const told = page.locator('.card[data-task] .card-status > span:not(.unseen)');
      await expect(told).toHaveCount(kinds.length);
      const shown = await page
        .locator('.card[data-task]')
        .evaluateAll((all) => all.map((card) => card.getAttribute('data-status')));
      expect(shown.toSorted()).toEqual(kinds.toSorted());
      const cut = await told.evaluateAll((all) =>
        all
          .filter((one) => one.scrollWidth > one.clientWidth)
          .map((one) => `${one.textContent}: ${one.scrollWidth} in ${one.clientWidth} px`),
      );
      expect(cut, `${size}, ${look.language}`).toEqual([]);
    }
  }
});

test('wheel, keys and slider zoom the sheet; large cards show the photo, small ones its thumbnail', async ({
  page,
}) => {
  await open(page, 'mixed');
  await page.evaluate(() => {
    const { rows } = window.fake;
    window.fake.rows = async (input) => {
      const reply = await rows(input);
      if (reply.ok) {
        for (const { photos } of reply.value.rows) {
          for (const photo of photos) if (photo.thumbnail) photo.thumbnail += '?thumbnail';
        }
      }
      return reply;
    };
    window.fake.change({}, window.tasksOf('mixed'));
  });
  const first = cards(page).filter({ hasText: 'Ana Duarte' }).first();
  const picture = first.locator('.photo');
  const width = async () => (await first.boundingBox())?.width ?? 0;
  await expect(picture).toHaveAttribute('data-address', /\?thumbnail$/);
  const usual = await width();
  await first.hover();
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -80);
  await page.keyboard.up('Control');
  await expect.poll(width).toBeGreaterThan(usual);
  await page.getByRole('listbox').focus();
  await page.keyboard.press('Control+0');
  await expect.poll(width).toBe(usual);
  await page.keyboard.press('Control+-');
  await expect.poll(width).toBeLessThan(usual);
  await expect(picture).toHaveAttribute('data-address', /\?thumbnail$/);

  const slider = page.getByRole('slider');
  await slider.focus();
  await page.keyboard.press('End');
  await expect.poll(width).toBeGreaterThan(2 * usual);
  await expect(picture).not.toHaveAttribute('data-address', /\?thumbnail$/);
  await expect(slider).toHaveAttribute('aria-valuetext', /\S/);
  // The wheel alone scrolls, and zooms nothing.
  const large = await width();
  await first.hover();
  await page.mouse.wheel(0, 300);
  await expect
    .poll(() => page.locator('.sheet').evaluate(({ scrollTop }) => scrollTop))
    .toBeGreaterThan(0);
  expect(await width()).toBe(large);
});

test('a stack opens in place, and every photo of it is a card of its own', async ({ page }) => {
  await open(page, 'mixed');
  const mine = cards(page).filter({ hasText: 'Chen Yu' });
  const before = await mine.count();
  const stack = mine.first();
  await expect(stack.locator('.count-badge')).toHaveText('2');
  await stack.click();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(mine).toHaveCount(before + 1);
  const opened = page.locator('.card-open');
  await expect(opened).toHaveCount(2);
  await expect(opened.locator('.count-badge')).toHaveText(['1 / 2', '2 / 2']);
  const sources = await opened
    .locator('.photo')
    .evaluateAll((all) => all.map((one) => one.getAttribute('data-address')));
  expect(new Set(sources).size).toBe(2);
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(mine).toHaveCount(before);
});

test('where the window comes to a denser display, its photos are drawn anew', async ({ page }) => {
  await open(page, 'mixed');
  // Small enough for the photos to have pixels to spare.
  await page.getByRole('slider').fill('0');
  const across = () =>
    page
      .locator('canvas.photo')
      .evaluateAll((all) => Math.min(...all.map((one) => (one as HTMLCanvasElement).width)));
  const frame = async () => (await page.locator('.frame').first().boundingBox())?.width ?? 0;
  await expect.poll(frame).toBeLessThan(100);
  await page.reload();
  // A canvas of 300 is one that nothing was drawn on yet.
  await expect.poll(across).toBeLessThan(2 * (await frame()));
  expect(await across()).toBeGreaterThanOrEqual(await frame());
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Emulation.setDeviceMetricsOverride', {
    ...page.viewportSize()!,
    deviceScaleFactor: 2,
    mobile: false,
  });
  // An emulated density is noticed with the next change of what media queries ask.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(across).toBeGreaterThanOrEqual(2 * (await frame()));
});
