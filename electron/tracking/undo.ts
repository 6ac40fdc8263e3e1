import type { BeforeWish, SettingsChange, StepDone, StepKind } from '../../contract/history';
import type { TaskFact } from '../../contract/fact';
import type { TrackedTask } from '../../contract/task';
import type { Apply } from './apply';
import type { Archive } from './archive';
import type { ListRows } from './import';
import type { LeftOutRows } from './left-out';
import type { Removal } from './removal';
import { wentOn } from './restored-wish';
import { breathe, type Connection } from './transaction';
import { MISSING_RULES } from './transition';
import { historyStep, type StepRow, type UndoSteps } from './undo-steps';
import type { Wish, WishRows } from './wish-rows';

/**
 * What was undone or redone. `settings`: what they are to be now; null = they stay. `stopped`: photos that
 * are not to be downloaded any more, though they are just now.
 */
export interface Turned extends StepDone {
  settings: SettingsChange['before'] | null;
  stopped: { id: string; key: string }[];
}

/** What a step's row keeps beside its rows. */
export interface StepDetail {
  /** Of an import, or of a removed list. */
  list?: number;
  /** An import of a known list: what was said of the list before, and by the import. */
  lists?: { before: ListRows; after: ListRows };
  wish?: Wish;
  /** Lists with whose left-out lines the operator was done. */
  leftOut?: number[];
  settings?: SettingsChange;
}

export interface Undo {
  /**
   * Undoes or redoes the next step; null when there is none, or another than `expected` (null = any). `at`:
   * now, in ms. Within a transaction of the caller's.
   */
  turn(
    account: number,
    way: 'undo' | 'redo',
    expected: number | null,
    at: number,
  ): Promise<Turned | null>;
}

/** Tasks whose wishes are taken back before queries get their turn. */
const CHUNK = 200;

/** Under this kind a step keeps the IDs of its tasks, some in each row. */
export const MEMBERS = 'members';

export interface UndoParts {
  steps: UndoSteps;
  archive: Archive;
  removal: Removal;
  applyFacts: Apply;
  wishes: WishRows;
  putListRows(rows: ListRows): Promise<void>;
  leftOut: LeftOutRows;
}

export function createUndo(db: Connection, parts: UndoParts): Undo {
  const { steps, archive, removal, applyFacts, wishes } = parts;
  const find = db.prepare('SELECT name_column FROM lists WHERE id = ?');

  async function eachRow(step: number, kind: string, work: (row: string) => void): Promise<void> {
    let after = 0;
    for (;;) {
      const rows = steps.rowsOf(step, kind, after, CHUNK);
      for (const { row } of rows) work(row);
      after = rows.at(-1)?.n ?? after;
      if (rows.length < CHUNK) return;
      await breathe();
    }
  }

  async function members(step: number): Promise<string[]> {
    const ids: string[][] = [];
    await eachRow(step, MEMBERS, (row) => void ids.push(JSON.parse(row)));
    return ids.flat();
  }

  async function takeOut(
    account: number,
    { id, kind }: StepRow,
    detail: StepDetail,
  ): Promise<void> {
    const { list, lists } = detail;
    if (kind !== 'remove' && list !== undefined && !lists) {
      await removal.list(account, list, () => id);
      return;
    }
    await removal.tasks(account, await members(id), () => id);
  }

  async function turnImport(
    account: number,
    row: StepRow,
    detail: StepDetail,
    way: 'undo' | 'redo',
  ): Promise<void> {
    const { lists } = detail;
    if (way === 'undo') await takeOut(account, row, detail);
    else await archive.putBack(account, row.id);
    if (lists && find.get(lists.before.id)) {
      await parts.putListRows(way === 'undo' ? lists.before : lists.after);
    }
  }

  async function takeBack(
    account: number,
    step: number,
    at: number,
  ): Promise<Pick<Turned, 'left' | 'stopped'>> {
    const left = new Set<string>();
    const stopped: Turned['stopped'] = [];
    const apply = (part: [id: string, before: BeforeWish][]) => {
      const about = new Map(part);
      const seen = new Set<string>();
      const watch = (before: TrackedTask, after: TrackedTask): void => {
        const memo = about.get(after.id);
        seen.add(after.id);
        if (memo && wentOn(after, memo)) left.add(after.id);
        before.photos.forEach(({ key, status }, i) => {
          if (status === 'downloading' && after.photos[i]?.status !== 'downloading') {
            stopped.push({ id: after.id, key });
          }
        });
      };
      const facts = part.map(([taskId, before]): TaskFact => ({
        kind: 'restored',
        taskId,
        at,
        before,
      }));
      applyFacts(account, facts, MISSING_RULES, watch);
      // Nothing of it could be put back.
      for (const [id] of part) if (!seen.has(id)) left.add(id);
    };
    let part: [id: string, before: BeforeWish][] = [];
    await eachRow(step, 'wish', (row) => {
      const { id, before }: { id: string; before: BeforeWish } = JSON.parse(row);
      part.push([id, before]);
      if (part.length < CHUNK) return;
      apply(part);
      part = [];
    });
    apply(part);
    await eachRow(step, 'wanted', (row) => wishes.setWanted(account, JSON.parse(row), 0));
    return { left: left.size, stopped };
  }

  async function wishAgain(account: number, step: number, wish: Wish, at: number): Promise<void> {
    const ids = new Set<string>();
    for (const kind of ['wish', 'wanted'] as const) {
      await eachRow(step, kind, (row) => {
        const { id }: { id: string } = JSON.parse(row);
        ids.add(id);
      });
    }
    await steps.dropRows(step, ['wish', 'wanted']);
    const all = [...ids];
    for (let from = 0; from < all.length; from += CHUNK) {
      if (from > 0) await breathe();
      const part = all.slice(from, from + CHUNK);
      if (wish.kind === 'queued') wishes.want(account, part, () => step);
      const facts = part.map((taskId) => wishes.factOf(wish, taskId, at));
      applyFacts(
        account,
        facts,
        MISSING_RULES,
        wishes.watch(() => step),
      );
    }
  }

  return {
    async turn(account, way, expected, at) {
      const row = steps.next(account, way);
      if (!row || (expected !== null && row.id !== expected)) return null;
      const detail: StepDetail = JSON.parse(row.detail);
      const back = way === 'undo';
      let left = 0;
      let stopped: Turned['stopped'] = [];
      switch (kindOf(row.kind)) {
        case 'import':
          await turnImport(account, row, detail, way);
          break;
        case 'removal':
          if (back) await archive.putBack(account, row.id);
          else await takeOut(account, row, detail);
          break;
        case 'wish':
          if (back) ({ left, stopped } = await takeBack(account, row.id, at));
          else if (detail.wish) await wishAgain(account, row.id, detail.wish, at);
          break;
        case 'left-out':
          parts.leftOut.settle(detail.leftOut ?? [], back ? null : at);
          break;
        case 'outside':
          break;
      }
      steps.turn(row.id, way);
      const settings = detail.settings ? detail.settings[back ? 'before' : 'after'] : null;
      const list = bringsList(row.kind, way) ? (detail.list ?? null) : null;
      return { step: historyStep(row), left, list, settings, stopped };
    },
  };
}

function bringsList(kind: StepKind, way: 'undo' | 'redo'): boolean {
  return kind === (way === 'undo' ? 'remove-list' : 'import');
}

function kindOf(kind: StepKind): 'import' | 'removal' | 'wish' | 'left-out' | 'outside' {
  switch (kind) {
    case 'import':
      return 'import';
    case 'remove':
    case 'remove-list':
      return 'removal';
    case 'left-out':
      return 'left-out';
    // Not the store's own: whoever asked for it does the rest.
    case 'settings':
    case 'pause':
    case 'resume':
      return 'outside';
    default:
      return 'wish';
  }
}
