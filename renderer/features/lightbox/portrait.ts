import { createEffect, createSignal, on } from 'solid-js';
import type { PortraitOutcome } from '../../../contract/portrait';
import type { Desk } from '../../state/desk';

export interface Portrait {
  /** null while it is being fetched. */
  outcome: () => PortraitOutcome | null;
  /** Which of the task's portraits, from 0. */
  n: () => number;
  showNext(): void;
  again(): void;
}

/** The portrait of a task; it is asked for only while `id` names one. */
export function createPortrait(desk: Desk, id: () => string | null): Portrait {
  const [outcome, setOutcome] = createSignal<PortraitOutcome | null>(null);
  const [n, setN] = createSignal(0);
  let turn = 0;

  const ask = async (): Promise<void> => {
    const mine = ++turn;
    const task = id();
    setOutcome(null);
    if (task === null) return;
    const answer = await desk.ask(desk.bridge.portrait({ id: task, n: n() }));
    if (mine === turn) setOutcome(answer ?? { kind: 'unreachable', of: 1 });
  };
  createEffect(
    on(id, () => {
      setN(0);
      void ask();
    }),
  );
  return {
    outcome,
    n,
    showNext() {
      setN((before) => (before + 1) % Math.max(1, outcome()?.of ?? 1));
      void ask();
    },
    again: () => void ask(),
  };
}
