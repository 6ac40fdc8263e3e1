import { createSignal, onCleanup } from 'solid-js';

/** Whether keys go into a field of its own. */
export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target instanceof HTMLInputElement ||
      target instanceof HTMLSelectElement ||
      target instanceof HTMLTextAreaElement)
  );
}

/** Follows the focus: whether the operator is in a field, which has an undo of its own. */
export function createTyping(): () => boolean {
  const [typing, setTyping] = createSignal(isTyping(document.activeElement));
  const look = (): void => void setTyping(isTyping(document.activeElement));
  // Between the two events nothing has the focus.
  const leave = (event: FocusEvent): void => void setTyping(isTyping(event.relatedTarget));
  document.addEventListener('focusin', look);
  document.addEventListener('focusout', leave);
  onCleanup(() => {
    document.removeEventListener('focusin', look);
    document.removeEventListener('focusout', leave);
  });
  // A field that is taken away while it has the focus says nothing.
  // eslint-disable-next-line solid/reactivity -- whoever asks tracks it
  return () => typing() && isTyping(document.activeElement);
}
