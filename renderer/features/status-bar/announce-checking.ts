import { createEffect, on } from 'solid-js';
import type { Desk } from '../../state/desk';
import { words } from '../../words';
import { checkingWords } from './checking-words';

/** Tells a screen reader when the checks stop, wait or are done; the seconds are not read out. */
export function announceChecking(desk: Desk): void {
  const state = (): string => {
    const { checking } = desk.app;
    return checking.kind === 'stopped' ? `stopped ${checking.reason}` : checking.kind;
  };
  createEffect(
    on(
      state,
      () => {
        const { checking, counts, account } = desk.app;
        if (checking.kind === 'stopped') {
          const said = checkingWords({
            checking,
            counts,
            account,
            now: desk.now(),
          });
          desk.messages.announce(said.text);
        } else if (checking.kind !== 'scheduled' && checking.kind !== 'asking') {
          desk.messages.announce(words().announce[checking.kind]);
        }
      },
      { defer: true },
    ),
  );
}
