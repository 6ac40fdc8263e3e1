import type { TaskFact } from '../../contract/fact';
import type { StepKind } from '../../contract/history';
import type { Watch } from './apply';
import { beforeWish } from './restored-wish';
import type { Connection } from './transaction';
import type { UndoSteps } from './undo-steps';

/** What the operator wished of tasks, or (`key`) of one photo. */
export type Wish =
  | { kind: 'retried' | 'released' | 'number-allowed' | 'queued'; key: string | null }
  | { kind: 'held'; key: string | null; hold: 'paused' | 'cancelled' };

/** Photos of a task that were not asked for by hand before. */
interface WantedRow {
  id: string;
  keys: string[];
}

/** How wishes are written down, so that they may be taken back. */
export interface WishRows {
  factOf(wish: Wish, taskId: string, at: number): TaskFact;
  /** Keeps what each task was before, under the step; it is asked once there is something to keep. */
  watch(step: () => number): Watch;
  /** Photos of these tasks that are not saved are wanted; keeps which were not before. Answers of which tasks. */
  want(account: number, ids: readonly string[], step: () => number): string[];
  setWanted(account: number, row: WantedRow, wanted: 0 | 1): void;
}

export function stepKindOf(wish: Wish): StepKind {
  switch (wish.kind) {
    case 'held':
      return wish.hold === 'paused' ? 'pause-photos' : 'cancel-photos';
    case 'retried':
      return 'retry';
    case 'released':
      return 'release';
    case 'number-allowed':
      return 'number';
    case 'queued':
      return 'save';
  }
}

export function createWishRows(db: Connection, steps: UndoSteps): WishRows {
  const unwanted = db.prepare(`
    SELECT t.id, json_group_array(p.key) AS keys
    FROM json_each(?2) AS asked CROSS JOIN tasks t ON t.account = ?1 AND t.id = asked.value
    CROSS JOIN photos p ON p.task = t.n
    WHERE p.status <> 'saved' AND p.wanted = 0 GROUP BY t.n`);
  const setWanted = db.prepare(`
    UPDATE photos SET wanted = ?4 WHERE status <> 'saved'
      AND task = (SELECT n FROM tasks WHERE account = ?1 AND id = ?2)
      AND key IN (SELECT value FROM json_each(?3))`);

  const set: WishRows['setWanted'] = (account, { id, keys }, wanted) =>
    void setWanted.run(account, id, JSON.stringify(keys), wanted);

  return {
    factOf(wish, taskId, at) {
      const { key } = wish;
      if (wish.kind === 'held') return { kind: 'held', taskId, key, hold: wish.hold, at };
      // What is wanted by hand is not held back.
      return { kind: wish.kind === 'queued' ? 'released' : wish.kind, taskId, key, at };
    },
    watch: (step) => (before, after) => {
      const memo = beforeWish(before, after);
      if (memo) steps.keepRow(step(), 'wish', { id: after.id, before: memo });
    },
    want(account, ids, step) {
      const rows: { id: string; keys: string }[] = unwanted.all(account, JSON.stringify(ids));
      for (const { id, keys } of rows) {
        const row: WantedRow = { id, keys: JSON.parse(keys) };
        steps.keepRow(step(), 'wanted', row);
        set(account, row, 1);
      }
      return rows.map(({ id }) => id);
    },
    setWanted: set,
  };
}
