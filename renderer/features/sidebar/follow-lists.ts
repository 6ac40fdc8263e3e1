import { createEffect, on } from 'solid-js';
import type { Desk } from '../../state/desk';

/** A list on show that goes away, removed or undone, leaves all tasks on show instead. */
export function followLists(desk: Desk): void {
  createEffect(
    on(
      () => desk.app.lists.map(({ id }) => id),
      (lists, before) => {
        const { list } = desk.query.current();
        // One that was just added is shown before the window is told of it.
        if (list === null || lists.includes(list) || !before?.includes(list)) return;
        desk.query.showStatus('all');
      },
    ),
  );
}
