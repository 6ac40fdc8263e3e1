import type { Applied, Store, Wished } from './store';
import { breathe } from './transaction';
import type { UndoSteps } from './undo-steps';
import { stepKindOf, type Wish, type WishRows } from './wish-rows';
import { MAX_CHANGED, type Writer } from './writer';

/** Tasks that a wish is carried out for in one transaction: some 20 ms. */
const PART = 200;

export type Wishes = Pick<Store, 'retry' | 'hold' | 'release' | 'allowNumber' | 'queuePhotos'>;

/** What the operator wishes of tasks and their photos, be they a hundred thousand; it can be undone. */
export function createWishes(writer: Writer, steps: UndoSteps, rows: WishRows): Wishes {
  async function inParts(
    ids: readonly string[],
    carryOut: (part: readonly string[]) => Promise<Applied>,
  ): Promise<Applied> {
    let all = await carryOut(ids.slice(0, PART));
    for (let from = PART; from < ids.length; from += PART) {
      await breathe();
      const { changed, revision } = await carryOut(ids.slice(from, from + PART));
      all = { changed: [...all.changed, ...changed].slice(0, MAX_CHANGED), revision };
    }
    return all;
  }

  async function wish(
    account: number,
    ids: readonly string[],
    asked: Wish,
    at: number,
  ): Promise<Wished> {
    const counted = asked.key === null;
    const recording = steps.record(account, { kind: stepKindOf(asked), at, counted });
    const step = (): number => {
      const isNew = recording.begun() === null;
      const id = recording.step();
      if (isNew) steps.describe(id, { wish: asked });
      return id;
    };
    const note = rows.watch(step);
    /** The operator has taken it back before all of it was carried out: the rest is not wished any more. */
    const isTakenBack = (): boolean => {
      const id = recording.begun();
      return id !== null && !steps.isDone(id);
    };
    const seen = new Set<string>();
    const count = (id: string): void => {
      if (seen.has(id)) return;
      seen.add(id);
      recording.count(1);
    };
    const applied = await inParts(ids, async (part) => {
      if (asked.kind === 'queued') {
        await writer.change(false, () => {
          if (!isTakenBack()) rows.want(account, part, step).forEach(count);
        });
      }
      const facts = () => (isTakenBack() ? [] : part.map((id) => rows.factOf(asked, id, at)));
      return writer.apply(account, facts, 1, (before, after) => {
        note(before, after);
        if (recording.begun() !== null) count(after.id);
      });
    });
    return { ...applied, tasks: seen.size };
  }

  return {
    retry: (account, ids, key, at) => wish(account, ids, { kind: 'retried', key }, at),
    hold: (account, ids, key, hold, at) => wish(account, ids, { kind: 'held', key, hold }, at),
    release: (account, ids, key, at) => wish(account, ids, { kind: 'released', key }, at),
    allowNumber: (account, ids, key, at) => wish(account, ids, { kind: 'number-allowed', key }, at),
    queuePhotos: (account, ids, at) => wish(account, ids, { kind: 'queued', key: null }, at),
  };
}
