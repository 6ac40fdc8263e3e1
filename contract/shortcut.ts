/** Keys that start an action, written `Mod+Shift+P`. `Mod` is Cmd on a Mac and Ctrl elsewhere. */
export interface Shortcut {
  keys: string;
  /** What a Mac has instead. */
  mac?: string;
  /** Does the same, and is shown nowhere but among the shortcuts. */
  also?: string;
  /** It is heard while the operator types into a field, too. */
  inFields?: boolean;
  /** The sheet and the table hear it, where the cursor stands on a task; nobody else does. */
  inTasks?: boolean;
}

/** The parts of a keyboard event that a shortcut is told by. */
export interface Keys {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
}

const MAC = 'darwin';

/** The keys as the platform has them. */
export function keysOn(shortcut: Shortcut, platform: string): string {
  return platform === MAC ? (shortcut.mac ?? shortcut.keys) : shortcut.keys;
}

/** Whether these keys are pressed; `combination` as in `Shortcut`, by `process.platform`. */
export function pressed(combination: string, keys: Keys, platform: string): boolean {
  const { held, key } = parse(combination);
  const mac = platform === MAC;
  const mod = held.includes('Mod');
  const ctrl = held.includes('Ctrl') || (mod && !mac);
  if (keys.ctrlKey !== ctrl || keys.metaKey !== (mod && mac) || keys.altKey) return false;
  // Which signs need Shift differs from keyboard to keyboard.
  const sign = key.length === 1 && !/[A-Z0-9]/.test(key);
  if (!sign && keys.shiftKey !== held.includes('Shift')) return false;
  const name = keys.key === ' ' ? 'Space' : keys.key;
  return name.toLowerCase() === key.toLowerCase();
}

const MAC_SIGNS: Record<string, string> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Backspace: '⌫',
  Enter: '↩',
  Escape: '⎋',
};
/** The order in which a Mac writes them. */
const MAC_ORDER = ['Ctrl', 'Shift', 'Mod'];

/** Keys as the platform writes them, one string a key: `['Ctrl', 'Shift', 'P']`, on a Mac `['⇧', '⌘', 'P']`. */
export function keyCaps(combination: string, platform: string): string[] {
  const { held, key } = parse(combination);
  if (platform !== MAC) return [...held.map((name) => (name === 'Mod' ? 'Ctrl' : name)), key];
  const ordered = held.toSorted((a, b) => MAC_ORDER.indexOf(a) - MAC_ORDER.indexOf(b));
  return [...ordered, key].map((name) => MAC_SIGNS[name] ?? name);
}

/** The same as Electron's menus take it. */
export function accelerator(combination: string): string {
  return combination.replace('Mod', 'CommandOrControl').replace('Ctrl', 'Control');
}

function parse(combination: string): { held: string[]; key: string } {
  const parts = combination.split('+');
  return { held: parts.slice(0, -1), key: parts.at(-1) ?? '' };
}
