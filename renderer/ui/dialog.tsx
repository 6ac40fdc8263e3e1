import * as Kobalte from '@kobalte/core/dialog';
import X from 'lucide-solid/icons/x';
import { Show } from 'solid-js';
import type { Component, JSX } from 'solid-js';
import { words } from '../words';
import { Icon } from './icon';
import './dialog.css';

interface DialogProps {
  title: string;
  /** Words to the right of the title, such as `1 of 3`. */
  aside?: string | undefined;
  width: 'small' | 'medium' | 'large' | 'panes';
  /** Questions have no cross: their buttons are the way out. */
  question?: boolean;
  onClose(): void;
  children: JSX.Element;
}

/** The element of a dialog that has the focus when it opens; without one the dialog itself has it. */
export const FIRST = { 'data-first': '' };

function focusFirst(event: Event): void {
  if (!(event.target instanceof HTMLElement)) return;
  event.preventDefault();
  const first =
    event.target.querySelector<HTMLElement>('[data-first], [autofocus]') ?? event.target;
  // A dialog below lets go of the focus only once this one is there.
  queueMicrotask(() => first.focus());
}

/**
 * Gives the focus back to whoever has it now, once a dialog that opens now is closed; to the button of
 * a menu for an item of it. Never to what is behind a dialog that is open then.
 */
export function returnFocus(): (event: Event) => void {
  const focused = document.activeElement;
  const menu = focused?.closest('[role=menu]')?.getAttribute('aria-labelledby');
  const before = menu ? document.getElementById(menu) : focused;
  return (event) => {
    event.preventDefault();
    const over = [...document.querySelectorAll('[role=dialog], [role=alertdialog]')]
      .filter((dialog) => dialog !== event.target)
      .at(-1);
    if (over?.contains(document.activeElement)) return;
    const there = before instanceof HTMLElement && before.isConnected && before !== document.body;
    const back = there && (!over || over.contains(before)) ? before : over;
    const to = back ?? document.getElementById('sheet');
    if (to instanceof HTMLElement) to.focus({ preventScroll: true });
  };
}

/** Escape that drops an unfinished Chinese character closes nothing. */
export function keepWhileComposing(event: KeyboardEvent): void {
  if (event.isComposing) event.preventDefault();
}

/** A dialog over the window. Escape and a click beside it close it. */
export const Dialog: Component<DialogProps> = (props) => {
  const giveBack = returnFocus();
  return (
    // The page itself never scrolls. Told to prevent it, Kobalte hides its overflow, and then loops for ever
    // where a menu is opened by key inside of what scrolls (its `scrollIntoViewport`).
    <Kobalte.Root open onOpenChange={(open) => !open && props.onClose()} preventScroll={false}>
      <Kobalte.Portal>
        <Kobalte.Overlay class="dialog-veil" />
        <div class="dialog-place">
          <Kobalte.Content
            class={`dialog dialog-${props.width}`}
            onOpenAutoFocus={(event) => focusFirst(event)}
            onCloseAutoFocus={giveBack}
            onEscapeKeyDown={keepWhileComposing}
            role={props.question ? 'alertdialog' : 'dialog'}
          >
            <header class="dialog-head">
              <Kobalte.Title class="dialog-title">{props.title}</Kobalte.Title>
              <Show when={props.aside}>
                <span class="dialog-aside">{props.aside}</span>
              </Show>
              <Show when={!props.question}>
                <Kobalte.CloseButton
                  class="icon-button"
                  aria-label={words().app.close}
                  title={words().app.close}
                >
                  <Icon shape={X} />
                </Kobalte.CloseButton>
              </Show>
            </header>
            {props.children}
          </Kobalte.Content>
        </div>
      </Kobalte.Portal>
    </Kobalte.Root>
  );
};

/** What a dialog's question is about, read out with its title. */
export const DialogText: Component<{ children: JSX.Element }> = (props) => (
  <Kobalte.Description class="dialog-text">{props.children}</Kobalte.Description>
);

/** The row of buttons at a dialog's end. */
export const DialogButtons: Component<{ note?: string; children: JSX.Element }> = (props) => (
  <footer class="dialog-buttons">
    <Show when={props.note}>
      <span class="dialog-note">{props.note}</span>
    </Show>
    {props.children}
  </footer>
);
