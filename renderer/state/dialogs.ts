import { createSignal } from 'solid-js';

export const SETTINGS_PAGES = [
  'accounts',
  'saving',
  'checks',
  'network',
  'notifications',
  'appearance',
  'data',
] as const;
export type SettingsPage = (typeof SETTINGS_PAGES)[number];

/** Dialogs that wait for the operator, beside the import preview. One at a time. */
export type Dialog =
  | { kind: 'settings'; page?: SettingsPage }
  | { kind: 'add-account' }
  | { kind: 'rename-account'; key: string; name: string }
  | { kind: 'forget-account'; key: string; name: string; tasks: number }
  | { kind: 'forget-everything' }
  /** Other days to filter by. */
  | { kind: 'days' }
  | { kind: 'token'; memoryOnly: boolean }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'remove-list'; list: number; name: string }
  | { kind: 'remove-token' }
  | { kind: 'report' }
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  /** The row of the query, and the photo of its task: null = its first; `portrait`: what it was made from, too. */
  | { kind: 'lightbox'; index: number; key: string | null; portrait?: boolean };

export interface Dialogs {
  open: () => Dialog | null;
  show(dialog: Dialog): void;
  close(): void;
}

export function createDialogs(): Dialogs {
  const [open, setOpen] = createSignal<Dialog | null>(null);
  return { open, show: setOpen, close: () => setOpen(null) };
}
