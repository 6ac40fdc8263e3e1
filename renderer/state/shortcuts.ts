import type { Command } from '../../contract/ipc';

/** The parts of a keyboard event that a shortcut is told by. */
export interface Keys {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

export type Shortcut = Command | 'remove' | 'escape';

/**
 * What a key means anywhere in the window; null = nothing, leave it to the system. The menu has the
 * same shortcuts: a key that is handled here is prevented, so that it never happens twice.
 */
export function shortcutOf(keys: Keys, platform: string, typing: boolean): Shortcut | null {
  const mac = platform === 'darwin';
  const command = mac ? keys.metaKey && !keys.ctrlKey : keys.ctrlKey && !keys.metaKey;
  if (keys.altKey) return null;
  if (command) {
    if (keys.shiftKey) return null;
    switch (keys.key.toLowerCase()) {
      case 'f':
        return 'find';
      case 'o':
        return 'open';
      case ',':
        return 'settings';
      case 'a':
        return typing ? null : 'select-all';
      // A Mac's keyboards have no Delete key: Cmd+Backspace is its way to remove.
      case 'backspace':
        return mac && !typing ? 'remove' : null;
      default:
        return null;
    }
  }
  if (keys.ctrlKey || keys.metaKey || keys.shiftKey || typing) return null;
  if (keys.key === 'Escape') return 'escape';
  if (keys.key === 'Delete') return 'remove';
  return null;
}

/** The shortcut for pasting, as the platform writes it. */
export function pasteKeys(platform: string): string {
  return platform === 'darwin' ? '⌘V' : 'Ctrl+V';
}
