import { createSignal } from 'solid-js';

interface Place {
  task: string;
  /** From 0. */
  photo: number;
}

/** Where the keyboard stands among the photos of one task: in the stack that is open on the sheet. */
export interface StackCursor {
  /** The photo (from 0) of this task; null = no stack of it is open. */
  photoOf(task: string): number | null;
  set(place: Place | null): void;
}

export function createStackCursor(): StackCursor {
  const [place, set] = createSignal<Place | null>(null, {
    equals: (a, b) => a?.task === b?.task && a?.photo === b?.photo,
  });
  return {
    photoOf(task) {
      const at = place();
      return at?.task === task ? at.photo : null;
    },
    set: (at) => void set(at),
  };
}
