import { describe, expect, it } from 'vitest';
import { ACTION_IDS, SHORTCUTS } from './actions';
import { accelerator, keyCaps, keysOn, pressed } from './shortcut';

type Held = 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey';
const keys = (key: string, ...held: Held[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
});

describe('a shortcut', () => {
  it('is pressed with Ctrl, and with Cmd on a Mac', () => {
    expect(pressed('Mod+F', keys('f', 'ctrlKey'), 'linux')).toBe(true);
    expect(pressed('Mod+F', keys('f', 'metaKey'), 'darwin')).toBe(true);
    expect(pressed('Mod+F', keys('f', 'ctrlKey'), 'darwin')).toBe(false);
    expect(pressed('Mod+F', keys('f', 'metaKey'), 'win32')).toBe(false);
    expect(pressed('Ctrl+Mod+S', keys('s', 'ctrlKey', 'metaKey'), 'darwin')).toBe(true);
  });

  it('is pressed with exactly the keys it has', () => {
    expect(pressed('Mod+F', keys('F', 'ctrlKey', 'shiftKey'), 'linux')).toBe(false);
    expect(pressed('Mod+F', keys('f', 'ctrlKey', 'altKey'), 'linux')).toBe(false);
    expect(pressed('Mod+F', keys('f'), 'linux')).toBe(false);
    expect(pressed('Mod+Shift+P', keys('P', 'ctrlKey', 'shiftKey'), 'linux')).toBe(true);
    expect(pressed('Mod+Shift+P', keys('p', 'ctrlKey'), 'linux')).toBe(false);
    expect(pressed('Delete', keys('Delete', 'shiftKey'), 'linux')).toBe(false);
  });

  it('is a sign whether or not the keyboard needs Shift for it', () => {
    expect(pressed('?', keys('?', 'shiftKey'), 'linux')).toBe(true);
    expect(pressed('?', keys('?'), 'linux')).toBe(true);
  });

  it('is written as the platform writes it', () => {
    expect(keyCaps('Mod+Shift+P', 'win32')).toEqual(['Ctrl', 'Shift', 'P']);
    expect(keyCaps('Mod+Shift+P', 'darwin')).toEqual(['⇧', '⌘', 'P']);
    expect(keyCaps('Ctrl+Mod+S', 'darwin')).toEqual(['⌃', '⌘', 'S']);
    expect(accelerator('Ctrl+Mod+S')).toBe('Control+CommandOrControl+S');
    expect(accelerator('Ctrl+B')).toBe('Control+B');
  });
});

it('gives no keys to two actions', () => {
  for (const platform of ['darwin', 'linux', 'win32']) {
    const all = ACTION_IDS.flatMap((id) => {
      const shortcut = SHORTCUTS[id];
      return shortcut ? [keysOn(shortcut, platform), shortcut.also ?? id] : [];
    });
    expect(all).toEqual([...new Set(all)]);
  }
});
