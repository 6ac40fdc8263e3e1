import { onCleanup, onMount } from 'solid-js';
import { assertNever } from '../../contract/assert-never';
import type { Desk } from '../state/desk';
import { shortcutOf } from '../state/shortcuts';
import type { Shortcut } from '../state/shortcuts';
import { bringInTransfer, openLists } from './import/bring-in';
import { SEARCH_ID } from './toolbar/search-field';

/** Follows the keyboard, the menu, the clipboard, and files that come from outside the window. */
export function followCommands(desk: Desk): void {
  const run = (shortcut: Shortcut): void => {
    switch (shortcut) {
      case 'find': {
        const field = document.getElementById(SEARCH_ID);
        if (field instanceof HTMLInputElement) field.select();
        break;
      }
      case 'select-all':
        if (document.activeElement instanceof HTMLInputElement) document.activeElement.select();
        else void desk.selected.all();
        break;
      case 'settings':
        desk.dialogs.show({ kind: 'settings' });
        break;
      case 'open':
        void openLists(desk);
        break;
      case 'sidebar':
        desk.layout.toggleSidebar();
        break;
      case 'inspector':
        desk.layout.toggleInspector();
        break;
      case 'remove': {
        const ids = [...desk.selected.ids()];
        if (ids.length > 0) desk.dialogs.show({ kind: 'remove', ids });
        break;
      }
      case 'escape':
        if (!desk.layout.closeDrawers()) desk.selected.clear();
        break;
      default:
        assertNever(shortcut);
    }
  };

  const asksOperator = (): boolean =>
    desk.dialogs.open() !== null || desk.imports.current() !== undefined;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (asksOperator() || event.defaultPrevented || event.isComposing) return;
    const shortcut = shortcutOf(event, desk.bridge.platform, isTyping(event.target));
    if (shortcut === null) return;
    event.preventDefault();
    run(shortcut);
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
    desk.bridge.onCommand((command) => {
      if (!asksOperator()) run(command);
    }),
  );
  onCleanup(desk.bridge.onPreviews((previews) => desk.imports.offer(previews)));
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLInputElement ||
      target instanceof HTMLSelectElement)
  );
}
