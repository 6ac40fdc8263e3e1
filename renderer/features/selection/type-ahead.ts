import { createEffect, on, onCleanup } from 'solid-js';
import type { Desk } from '../../state/desk';
import { actionOf } from '../actions/action-of';

/** Letters that follow each other within this time are one name. */
const PAUSE_MS = 1_000;
/** No more letters than the bridge takes. */
const MOST_LETTERS = 100;

/** Goes to the next task whose name begins with what is typed in the sheet or the table. */
export interface TypeAhead {
  /** Takes a key that is a letter of a name; tells whether it was one. */
  take(event: KeyboardEvent): boolean;
}

/** `onFound`: told before the task is gone to. */
export function createTypeAhead(desk: Desk, onFound?: () => void): TypeAhead {
  let typed = '';
  let pause: ReturnType<typeof setTimeout> | undefined;
  let turn = 0;
  const forget = (): void => {
    clearTimeout(pause);
    typed = '';
  };
  onCleanup(forget);
  createEffect(
    on(
      desk.query.current,
      () => {
        turn += 1;
        forget();
      },
      { defer: true },
    ),
  );

  const seek = async (): Promise<void> => {
    const mine = (turn += 1);
    const { prefix, next } = prefixOf(typed);
    const from = (desk.selected.cursor() ?? -1) + (next ? 1 : 0);
    const query = desk.query.current();
    const index = await desk.ask(desk.bridge.seek({ query, prefix, from: Math.max(0, from) }));
    if (index === undefined || index === null || mine !== turn) return;
    onFound?.();
    await desk.selected.goTo(index);
  };

  return {
    take(event) {
      const isLetter = [...event.key].length === 1 && !event.isComposing;
      if (!isLetter || event.ctrlKey || event.metaKey || event.altKey) return false;
      // Space looks at a photo, unless it stands within a name.
      if (event.key === ' ' && typed === '') return false;
      if (actionOf(event, desk.bridge.platform, false) !== null) return false;
      event.preventDefault();
      typed = (typed + event.key).slice(0, MOST_LETTERS);
      clearTimeout(pause);
      pause = setTimeout(forget, PAUSE_MS);
      void seek();
      return true;
    },
  };
}

/**
 * What a name must begin with; `next`: the task that the keyboard stands on is no answer. The same letter
 * again and again goes from one name that begins with it to the next.
 */
export function prefixOf(typed: string): { prefix: string; next: boolean } {
  const letters = [...typed];
  const same = letters.every((letter) => letter === letters[0]);
  return same ? { prefix: letters[0] ?? '', next: true } : { prefix: typed, next: false };
}
