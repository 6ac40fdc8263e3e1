import type { StepKind } from '../../contract/history';
import type { Apply } from './apply';
import { createArchive } from './archive';
import type { EntryFields } from './entries';
import type { Imports, ListRows } from './import';
import type { LeftOutRows } from './left-out';
import { createRemoval } from './removal';
import type { Store } from './store';
import type { Tally } from './tally';
import type { Connection } from './transaction';
import { createUndo, MEMBERS, type StepDetail } from './undo';
import { createUndoSteps, type Recording } from './undo-steps';
import { createWishRows } from './wish-rows';
import { createWishes, type Wishes } from './wishes';
import type { Writer } from './writer';

export type Steps = Wishes &
  Pick<
    Store,
    'commitImport' | 'remove' | 'removeList' | 'settleLeftOut' | 'note' | 'undo' | 'redo'
  > & {
    /** At start: what another run of the program paused is not paused now. */
    begin(account: number): Promise<void>;
    /** Within a transaction of the caller's. */
    forgetAccount(account: number): Promise<void>;
  };

/** Of these, nothing is left in the next run. */
const OF_THIS_RUN: readonly StepKind[] = ['pause', 'resume'];

/** So soon after each other, changes of the same settings are one step. */
const ONE_CHANGE_MS = 3_000;

/** What the operator does to the records, each as a step that can be undone. */
export function createSteps(
  db: Connection,
  writer: Writer,
  imports: Imports,
  parts: { tally: Tally; entries: EntryFields; applyFacts: Apply; leftOut: LeftOutRows },
): Steps {
  const { tally, entries, applyFacts, leftOut } = parts;
  const steps = createUndoSteps(db);
  const archive = createArchive(db, steps, tally, entries);
  const removal = createRemoval(db, tally, entries, archive);
  const wishes = createWishRows(db, steps);
  const { putListRows } = imports;
  const undo = createUndo(db, {
    steps,
    archive,
    removal,
    applyFacts,
    wishes,
    putListRows,
    leftOut,
  });
  const listName = db.prepare('SELECT name FROM lists WHERE id = ? AND account = ?');
  const latest = db.prepare('SELECT at FROM undo_steps WHERE id = ?');
  const ofLastRun = db.prepare(`
    SELECT 1 FROM undo_steps WHERE account = ? AND kind IN (SELECT value FROM json_each(?)) LIMIT 1`);
  const prolong = db.prepare('UPDATE undo_steps SET at = ? WHERE id = ?');

  /** Takes away what is too old, after the step and not as part of it: nobody waits for it. */
  function tidy(account: number): void {
    if (!steps.untidy(account)) return;
    // A disk that is full leaves it for the next time.
    writer.aside(() => steps.tidy(account)).catch(() => undefined);
  }

  async function step<T>(account: number, work: () => Promise<T>): Promise<T> {
    const result = await work();
    tidy(account);
    return result;
  }

  function watchImport(recording: Recording) {
    let known: ListRows | null = null;
    return {
      list(list: number, before: ListRows | null) {
        known = before;
        if (!before) steps.describe(recording.step(), { list } satisfies StepDetail);
      },
      added(ids: readonly string[]) {
        if (ids.length === 0) return;
        recording.count(ids.length);
        if (known) steps.keepRow(recording.step(), MEMBERS, ids);
      },
      end(list: number) {
        const before = known;
        const after = imports.listRows(list);
        if (!before || !after) return;
        const isOther = JSON.stringify(before) !== JSON.stringify(after);
        if (recording.begun() === null && !isOther) return;
        steps.describe(recording.step(), { list, lists: { before, after } } satisfies StepDetail);
      },
    };
  }

  const wished = createWishes(writer, steps, wishes);
  return {
    retry: (account, ...given) => step(account, () => wished.retry(account, ...given)),
    hold: (account, ...given) => step(account, () => wished.hold(account, ...given)),
    release: (account, ...given) => step(account, () => wished.release(account, ...given)),
    allowNumber: (account, ...given) => step(account, () => wished.allowNumber(account, ...given)),
    queuePhotos: (account, ...given) => step(account, () => wished.queuePhotos(account, ...given)),

    commitImport: (account, previewId, input) =>
      step(account, () =>
        writer.change(true, async () => {
          const name = imports.waiting(account, previewId)?.name ?? '';
          const recording = steps.record(account, {
            kind: 'import',
            at: input.at,
            name,
            counted: true,
          });
          const watch = watchImport(recording);
          const outcome = await imports.commit(account, previewId, input, watch);
          if (!outcome) return null;
          watch.end(outcome.list);
          return { ...outcome, step: recording.begun() };
        }),
      ),
    remove: (account, ids, at) =>
      step(account, () =>
        writer.change(true, async () => {
          const recording = steps.record(account, { kind: 'remove', at, counted: true });
          await removal.tasks(account, ids, recording.step, (taken) => {
            recording.count(taken.length);
            steps.keepRow(recording.step(), MEMBERS, taken);
          });
          return recording.begun();
        }),
      ),
    removeList: (account, list, at) =>
      step(account, () =>
        writer.change(true, async () => {
          const { name = '' }: { name?: string } = listName.get(list, account) ?? {};
          const recording = steps.record(account, {
            kind: 'remove-list',
            at,
            name,
            counted: true,
          });
          const tasks = await removal.list(account, list, recording.step);
          const id = recording.begun();
          if (id === null) return null;
          recording.count(tasks);
          steps.describe(id, { list } satisfies StepDetail);
          return id;
        }),
      ),

    settleLeftOut: (account, list, at) =>
      step(account, () =>
        writer.change(false, () => {
          const lists = leftOut.open(account, list);
          if (lists.length === 0) return null;
          const recording = steps.record(account, { kind: 'left-out', at, counted: false });
          const id = recording.step();
          leftOut.settle(lists, at);
          steps.describe(id, { leftOut: lists } satisfies StepDetail);
          return id;
        }),
      ),

    note: (account, kind, settings, at) =>
      step(account, () =>
        writer.aside(() => {
          const last = steps.next(account, 'undo');
          const before: StepDetail = last ? JSON.parse(last.detail) : {};
          if (settings && last?.kind === 'settings' && before.settings) {
            const { at: then }: { at: number } = latest.get(last.id);
            const keys = (change: object): string => Object.keys(change).sort().join();
            const isSame = keys(before.settings.after) === keys(settings.after);
            if (isSame && at - then < ONE_CHANGE_MS && steps.next(account, 'redo') === null) {
              const { after } = settings;
              steps.describe(last.id, { settings: { before: before.settings.before, after } });
              prolong.run(at, last.id);
              return;
            }
          }
          const recording = steps.record(account, { kind, at, counted: false });
          const id = recording.step();
          if (settings) steps.describe(id, { settings } satisfies StepDetail);
        }),
      ),
    undo: (account, expected, at) =>
      step(account, () => writer.change(true, () => undo.turn(account, 'undo', expected, at))),
    redo: (account, expected, at) =>
      step(account, () => writer.change(true, () => undo.turn(account, 'redo', expected, at))),

    async begin(account) {
      if (ofLastRun.get(account, JSON.stringify(OF_THIS_RUN)) === undefined) return;
      await writer.aside(() => steps.forgetKinds(account, OF_THIS_RUN));
    },
    forgetAccount: steps.forgetAccount,
  };
}
