import { createSignal } from 'solid-js';

/** Dialogs that wait for the operator, beside the import preview. One at a time. */
export type Dialog =
  | { kind: 'settings' }
  | { kind: 'token'; memoryOnly: boolean }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'remove-list'; list: number; name: string }
  | { kind: 'remove-token' };

export interface Dialogs {
  open: () => Dialog | null;
  show(dialog: Dialog): void;
  close(): void;
}

export function createDialogs(): Dialogs {
  const [open, setOpen] = createSignal<Dialog | null>(null);
  return { open, show: setOpen, close: () => setOpen(null) };
}
