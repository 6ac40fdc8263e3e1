import type { Page } from '@playwright/test';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppState, RowQuery } from '../../contract/view';

/** How things stand, by the engine's own account. */
export interface Standing {
  waiting: number;
  failed: number;
  missing: number;
  /** Finished tasks whose photos could not be saved. */
  unsaved: number;
  queued: number;
}

/** Somebody who sits at the window all the while. */
export interface Operator {
  /** Connects, and chooses the folder for photos. */
  begin(folder: string): Promise<void>;
  /** Adds a list. */
  bringIn(csv: string): Promise<void>;
  /** A second at the window: scrolls, searches, and does what the window asks for. `n`: any number. */
  look(n: number): Promise<void>;
  standing(): Promise<Standing>;
  /** The same in words. */
  tell(): Promise<string>;
  /** Has everything tried again that needs attention. */
  retryAll(): Promise<void>;
}

const ATTENTION: RowQuery = {
  status: 'attention',
  list: null,
  template: null,
  mode: null,
  cause: null,
  days: null,
  columns: [],
  search: '',
  sort: 'added',
  descending: false,
};

/** Looks at the window take so long, in ms. */
const LOOK_MS = 1_000;

export function sitAt(page: Page, token: string): Operator {
  let looks = 0;

  async function state(): Promise<AppState> {
    const reply = await page.evaluate(() => window.proofsheet.state(null));
    if (!reply.ok) throw new Error(reply.error.message);
    return reply.value;
  }
  const connect = () =>
    page.evaluate((given) => window.proofsheet.connect(given), { token, memoryOnly: true });

  /** What stops the checks is told in the window, and there the operator does something about it. */
  async function goOn(): Promise<void> {
    const { checking } = await state();
    if (checking.kind !== 'stopped') return;
    if (checking.reason === 'token' || checking.reason === 'no-token') await connect();
    else await page.evaluate(() => window.proofsheet.checkNow(null));
  }

  async function standing(): Promise<Standing> {
    const { counts, saving } = await state();
    const { waiting, failed, missing, attention } = counts;
    const overdue = await page.evaluate(async (query) => {
      const reply = await window.proofsheet.rows({
        query: { ...query, cause: 'overdue' },
        offset: 0,
        limit: 1,
        fields: [],
      });
      return reply.ok ? reply.value.total : 0;
    }, ATTENTION);
    const unsaved = attention - failed - missing - overdue;
    return { waiting, failed, missing, unsaved, queued: saving.queued + saving.active };
  }

  return {
    async begin(folder) {
      const reply = await connect();
      if (!reply.ok) throw new Error(reply.error.message);
      await page.evaluate((given) => window.proofsheet.changeSettings({ folder: given }), folder);
    },
    async bringIn(csv) {
      await page.evaluate(async (text) => {
        const preview = await window.proofsheet.previewText({ text });
        if (!preview.ok || !preview.value.ok) throw new Error(JSON.stringify(preview));
        const { previewId } = preview.value.preview;
        const added = await window.proofsheet.commitImport({ previewId, nameColumn: 'Name' });
        if (!added.ok) throw new Error(added.error.message);
      }, csv);
    },
    async look(n) {
      looks += 1;
      await page.mouse.move(640, 400);
      await page.mouse.wheel(0, looks % 20 < 10 ? 900 : -900);
      if (looks % 15 === 0) {
        await page.keyboard.press('Control+F');
        await page.keyboard.type(String(n % 10));
      } else if (looks % 15 === 5) {
        await page.keyboard.press('Control+F');
        await page.keyboard.press('Control+A');
        await page.keyboard.press('Delete');
      }
      if (looks % 5 === 0) await goOn();
      await wait(LOOK_MS);
    },
    standing,
    tell: async () => JSON.stringify(await standing()),
    async retryAll() {
      await page.evaluate(async (query) => {
        const { rows, idsBetween, retry } = window.proofsheet;
        const found = await rows({ query, offset: 0, limit: 1, fields: [] });
        const to = found.ok ? found.value.total - 1 : -1;
        if (to < 0) return;
        const ids = await idsBetween({ query, from: 0, to });
        if (ids.ok) await retry({ ids: ids.value, key: null });
      }, ATTENTION);
    },
  };
}
