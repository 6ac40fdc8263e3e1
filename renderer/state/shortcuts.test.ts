import { describe, expect, it } from 'vitest';
import { pasteKeys, shortcutOf } from './shortcuts';

const keys = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey')[]) => ({
  key,
  ctrlKey: held.includes('ctrlKey'),
  metaKey: held.includes('metaKey'),
  shiftKey: held.includes('shiftKey'),
  altKey: held.includes('altKey'),
});

describe('shortcuts', () => {
  it('are made with Ctrl, and with Cmd on a Mac', () => {
    expect(shortcutOf(keys('f', 'ctrlKey'), 'linux', false)).toBe('find');
    expect(shortcutOf(keys('f', 'metaKey'), 'darwin', false)).toBe('find');
    expect(shortcutOf(keys('f', 'ctrlKey'), 'darwin', false)).toBeNull();
    expect(shortcutOf(keys('f', 'metaKey'), 'win32', false)).toBeNull();
  });

  it('leave a field its own select-all, delete and escape', () => {
    expect(shortcutOf(keys('a', 'ctrlKey'), 'linux', true)).toBeNull();
    expect(shortcutOf(keys('Delete'), 'linux', true)).toBeNull();
    expect(shortcutOf(keys('Escape'), 'linux', true)).toBeNull();
    expect(shortcutOf(keys('a', 'ctrlKey'), 'linux', false)).toBe('select-all');
  });

  it('remove with Delete, and with Cmd+Backspace on a Mac', () => {
    expect(shortcutOf(keys('Delete'), 'win32', false)).toBe('remove');
    expect(shortcutOf(keys('Backspace', 'metaKey'), 'darwin', false)).toBe('remove');
    expect(shortcutOf(keys('Backspace', 'ctrlKey'), 'linux', false)).toBeNull();
    expect(shortcutOf(keys('Backspace'), 'darwin', false)).toBeNull();
  });

  it('are no shortcuts with Alt or Shift added, or without any', () => {
    expect(shortcutOf(keys('f', 'ctrlKey', 'altKey'), 'linux', false)).toBeNull();
    expect(shortcutOf(keys('f', 'ctrlKey', 'shiftKey'), 'linux', false)).toBeNull();
    expect(shortcutOf(keys('f'), 'linux', false)).toBeNull();
  });

  it('are written as the platform writes them', () => {
    expect(pasteKeys('darwin')).toBe('⌘V');
    expect(pasteKeys('linux')).toBe('Ctrl+V');
  });
});
