import { createEffect, createMemo, createSignal, on, onCleanup } from 'solid-js';
import type { Desk } from '../../state/desk';
import type { OpenStack } from './stack';

export interface Stacks {
  /** The one that is open, where it stands now. */
  open: () => OpenStack | null;
  /** The photo (from 0) of the open stack that the keyboard stands on. */
  photo: () => number;
  stand(photo: number): void;
  /** Opens the stack of the task at an index, or closes it; tells whether there is one. */
  toggle(index: number): boolean;
  close(): void;
}

/** The stack of the sheet that is open; another query closes it. */
export function createStacks({ rows, query, stackCursor }: Desk): Stacks {
  const [id, setId] = createSignal<string | null>(null);
  const [photo, stand] = createSignal(0);
  const open = createMemo<OpenStack | null>(
    (before) => {
      const task = id();
      if (task === null) return null;
      const index = rows.indexOf(task);
      const row = index === undefined ? undefined : rows.at(index);
      // Scrolled out of the window it keeps its places, so that the sheet does not jump.
      if (index === undefined || !row) return before;
      return { index, photos: row.photos.length };
    },
    null,
    { equals: (a, b) => a?.index === b?.index && a?.photos === b?.photos },
  );
  const close = (): void => {
    setId(null);
    stand(0);
  };
  createEffect(on(query.current, close, { defer: true }));
  createEffect(() => {
    const task = id();
    stackCursor.set(task === null ? null : { task, photo: photo() });
  });
  onCleanup(() => stackCursor.set(null));
  return {
    open,
    photo,
    stand,
    toggle(index) {
      const row = rows.at(index);
      if (!row || row.photos.length < 2) return false;
      const isOpen = id() === row.id;
      close();
      if (!isOpen) setId(row.id);
      return true;
    },
    close,
  };
}
