import type { Shortcut } from './shortcut';

/**
 * Everything that an operator can do by name. The window's registry (renderer/features/actions) holds
 * what each is called and does, and when it makes sense; the palette, the menus, the menu bar and the
 * keyboard are all fed from it.
 */
export const ACTION_GROUPS = {
  photos: [
    'photo-number',
    'photo-save',
    'photo-release',
    'photo-retry',
    'photo-pause',
    'photo-cancel',
    'look',
    'reveal',
    'copy-photo',
    'copy-to-folder',
    'cancel-copies',
    'copy-id',
    'copy-trace',
    'copy-curl',
    'remove',
    'select-all',
    'clear-selection',
  ],
  lists: [
    'open',
    'paste-list',
    'export-report',
    'cancel-report',
    'export-attention',
    'show-left-out',
  ],
  checks: ['check-now', 'pause-checks', 'resume-checks'],
  show: [
    'find',
    'show-all',
    'show-waiting',
    'show-finished',
    'show-attention',
    'sort-added',
    'sort-name',
    'sort-status',
    'sort-updated',
  ],
  window: [
    'view-sheet',
    'view-table',
    'zoom-in',
    'zoom-out',
    'sidebar',
    'inspector',
    'theme-system',
    'theme-light',
    'theme-dark',
  ],
  app: ['undo', 'redo', 'settings', 'choose-folder', 'token', 'palette', 'shortcuts', 'updates'],
} as const;
export type ActionGroup = keyof typeof ACTION_GROUPS;
export type ActionId = (typeof ACTION_GROUPS)[ActionGroup][number];
export const ACTION_IDS: readonly ActionId[] = Object.values(ACTION_GROUPS).flat();

/** The keys of each action that has any. */
export const SHORTCUTS: { readonly [K in ActionId]?: Shortcut } = {
  // A field has an undo of its own.
  undo: { keys: 'Mod+Z' },
  redo: { keys: 'Mod+Shift+Z', also: 'Ctrl+Y' },
  palette: { keys: 'Mod+K', also: 'Mod+Shift+P', inFields: true },
  find: { keys: 'Mod+F', inFields: true },
  open: { keys: 'Mod+O', inFields: true },
  'paste-list': { keys: 'Mod+Shift+V', inFields: true },
  'export-report': { keys: 'Mod+E', inFields: true },
  settings: { keys: 'Mod+,', inFields: true },
  shortcuts: { keys: 'F1', also: '?' },
  'check-now': { keys: 'Mod+R', inFields: true },
  sidebar: { keys: 'Ctrl+B', mac: 'Ctrl+Mod+S', inFields: true },
  inspector: { keys: 'Mod+I', inFields: true },
  'view-sheet': { keys: 'Mod+1', inFields: true },
  'view-table': { keys: 'Mod+2', inFields: true },
  'photo-save': { keys: 'Mod+S' },
  'photo-retry': { keys: 'Mod+Shift+R' },
  // In a field it selects the field's own text.
  'select-all': { keys: 'Mod+A' },
  'clear-selection': { keys: 'Escape' },
  // A Mac's keyboards have no Delete key: Cmd+Backspace is its way to remove.
  remove: { keys: 'Delete', mac: 'Mod+Backspace' },
  look: { keys: 'Space', inTasks: true },
  reveal: { keys: 'Enter', inTasks: true },
};
