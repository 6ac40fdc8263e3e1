import { createEffect, on } from 'solid-js';
import type { Desk } from '../../state/desk';

/** Another account has other tasks: nothing of the one before stays selected or filtered. */
export function followAccount(desk: Desk): void {
  createEffect(
    on(
      () => desk.app.account?.key,
      () => {
        desk.selected.clear();
        desk.query.reset();
      },
      { defer: true },
    ),
  );
}
