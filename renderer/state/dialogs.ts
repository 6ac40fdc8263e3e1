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

/** Dialogs that wait for the operator, beside the import preview. */
export type Dialog =
  | { kind: 'settings'; page?: SettingsPage }
  | { kind: 'add-account' }
  | { kind: 'rename-account'; key: string; name: string }
  | { kind: 'forget-account'; key: string; name: string; tasks: number }
  | { kind: 'forget-everything' }
  /** Other days to filter by. */
  | { kind: 'days' }
  /** The values of a column of the lists to filter by. */
  | { kind: 'column'; title: string }
  | { kind: 'token'; memoryOnly: boolean }
  | { kind: 'remove'; ids: string[] }
  | { kind: 'remove-list'; list: number; name: string }
  | { kind: 'remove-token' }
  /** `list`: what it is on first; else what is on show. */
  | { kind: 'report'; list?: number }
  /** Of a list, or (null) of all whose lines need attention. */
  | { kind: 'left-out'; list: number | null }
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  /** The row of the query, and the photo of its task: null = its first; `portrait`: what it was made from, too. */
  | { kind: 'lightbox'; index: number; key: string | null; portrait?: boolean };

/** What the settings ask further: they stay open below, and have the focus again afterwards. */
const OVER_SETTINGS: readonly Dialog['kind'][] = [
  'add-account',
  'rename-account',
  'forget-account',
  'forget-everything',
  'token',
  'remove-token',
];

export interface Dialogs {
  /** Those that are open, the topmost last: at most one, and one more above the settings. */
  all: () => readonly Dialog[];
  /** The topmost. */
  open: () => Dialog | null;
  show(dialog: Dialog): void;
  /** Closes the topmost. */
  close(): void;
  closeAll(): void;
}

export function createDialogs(): Dialogs {
  const [all, setAll] = createSignal<readonly Dialog[]>([]);
  const isOver = (dialog: Dialog): boolean =>
    all()[0]?.kind === 'settings' && OVER_SETTINGS.includes(dialog.kind);
  return {
    all,
    open: () => all().at(-1) ?? null,
    show: (dialog) => setAll(isOver(dialog) ? [all()[0]!, dialog] : [dialog]),
    close: () => setAll((before) => before.slice(0, -1)),
    closeAll: () => setAll([]),
  };
}
