import type { Reply } from '../../contract/app-error';
import type { History, HistoryStep, StepDone, StepKind } from '../../contract/history';

/** What the operator did, with the world before and after it. */
interface Kept<W> {
  step: HistoryStep;
  before: W;
  after: W;
  list: number | null;
}

export interface FakeHistory {
  /** Does it as a step; answers the step's number. */
  step(
    kind: StepKind,
    count: number | null,
    name: string | null,
    work: () => void,
    list?: number,
  ): number;
  undo(input: { step: number | null }): Promise<Reply<StepDone | null>>;
  redo(input: { step: number | null }): Promise<Reply<StepDone | null>>;
}

/** Undo for a world that fits into one value. */
export function fakeHistory<W>(
  world: { read(): W; write(world: W): void },
  push: (history: History) => void,
): FakeHistory {
  let done: Kept<W>[] = [];
  let undone: Kept<W>[] = [];
  let lastId = 0;
  const tell = (): void =>
    push({ undo: done.at(-1)?.step ?? null, redo: undone.at(-1)?.step ?? null });

  function turn(from: Kept<W>[], to: Kept<W>[], side: 'before' | 'after', id: number | null) {
    const last = from.at(-1);
    if (!last || (id !== null && last.step.id !== id)) {
      return Promise.resolve({ ok: true as const, value: null });
    }
    from.pop();
    to.push(last);
    world.write(last[side]);
    tell();
    const brings = last.step.kind === (side === 'before' ? 'remove-list' : 'import');
    const list = brings ? last.list : null;
    return Promise.resolve({ ok: true as const, value: { step: { ...last.step }, left: 0, list } });
  }

  return {
    step(kind, count, name, work, list) {
      const before = world.read();
      work();
      lastId += 1;
      const made = { before, after: world.read(), list: list ?? null };
      done = [...done, { step: { id: lastId, kind, count, name }, ...made }];
      undone = [];
      tell();
      return lastId;
    },
    undo: ({ step }) => turn(done, undone, 'before', step),
    redo: ({ step }) => turn(undone, done, 'after', step),
  };
}
