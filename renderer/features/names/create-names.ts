import { createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Input, NamesPreview } from '../../../contract/ipc';
import type { Desk } from '../../state/desk';
import { latestAnswer } from './latest-answer';

const PAUSE_MS = 150;

export interface Names {
  /** The latest answer, and the template that it is about; null until the first one. */
  answer: () => { names: NamesPreview; nameTemplate: string } | null;
  /** A change has not been answered yet. */
  pending: () => boolean;
}

/**
 * Where photos would go under names that are being chosen. The last answer stays until the next has
 * come, so that nothing jumps while somebody types.
 */
export function createNames(desk: Desk, question: () => Input<'previewNames'>): Names {
  const [answer, setAnswer] = createSignal<ReturnType<Names['answer']>>(null);
  const [pending, setPending] = createSignal(true);
  const latest = latestAnswer<Input<'previewNames'>, NamesPreview>({
    ask: (asked) => desk.ask(desk.bridge.previewNames(asked)),
    take(names, { nameTemplate }) {
      setAnswer({ names, nameTemplate });
      setPending(false);
    },
    pauseMs: PAUSE_MS,
  });
  onCleanup(() => latest.stop());
  // What happens to a name that is taken is part of the answer, though it is no part of the question.
  createEffect(
    on([question, () => desk.app.settings.onTaken], ([asked]) => {
      setPending(true);
      latest.change(asked);
    }),
  );
  return { answer, pending };
}
