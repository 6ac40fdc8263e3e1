import { createEffect, createMemo, onCleanup, onMount } from 'solid-js';
import type { ActionId } from '../../contract/actions';
import type { Input } from '../../contract/ipc';
import type { Desk } from '../state/desk';
import { isTyping } from '../state/typing';
import { actionOf } from './actions/action-of';
import type { Registry } from './actions/registry';
import { bringInTransfer } from './import/bring-in';

/**
 * Follows the keyboard, the menu bar, the clipboard, and files that come from outside the window, and
 * tells the menu bar what makes sense now.
 */
export function followCommands(desk: Desk, registry: Registry): void {
  const { bridge } = desk;
  const asksOperator = (): boolean =>
    desk.dialogs.open() !== null || desk.imports.current() !== undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (asksOperator() || event.defaultPrevented || event.isComposing) return;
    const id = actionOf(event, bridge.platform, isTyping(event.target));
    // The menu has the same shortcuts: a key that is heard here must not be heard there, too.
    if (id !== null && registry.run(id)) event.preventDefault();
  };
  const onPaste = (event: ClipboardEvent): void => {
    if (isTyping(event.target) || desk.dialogs.open() !== null || !event.clipboardData) return;
    event.preventDefault();
    void bringInTransfer(desk, event.clipboardData);
  };

  onMount(() => {
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener('paste', onPaste);
    onCleanup(() => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener('paste', onPaste);
    });
  });
  onCleanup(
    bridge.onCommand((id) => {
      // A Mac's menu asks for this also while a field of a dialog has the focus.
      if ((isOfField(id) && desk.typing()) || !asksOperator()) registry.run(id);
    }),
  );
  onCleanup(bridge.onPreviews((previews) => desk.imports.offer(previews)));
  onCleanup(bridge.onShowList((list) => desk.query.showList(list)));

  const offered = createMemo(
    (): Input<'offerActions'> => {
      const ids = registry.offered().map(({ id }) => id);
      return {
        ids: asksOperator() ? ids.filter((id) => isOfField(id) && desk.typing()) : ids,
        undo: registry.get('undo').label().slice(0, MAX_LABEL),
        redo: registry.get('redo').label().slice(0, MAX_LABEL),
      };
    },
    undefined,
    { equals: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  createEffect(() => void desk.ask(bridge.offerActions(offered())));
  onCleanup(() => void desk.ask(bridge.offerActions({ ids: [], undo: '', redo: '' })));
}

/** Characters of a label that the menu bar shows. */
const MAX_LABEL = 80;

/** Fields do these themselves. */
const isOfField = (id: ActionId): boolean => id === 'undo' || id === 'redo';
