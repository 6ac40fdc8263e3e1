import { describe, expect, it } from 'vitest';
import { actionOf } from './action-of';

const keys = (key: string, held: { ctrl?: true; meta?: true; shift?: true } = {}) => ({
  key,
  ctrlKey: held.ctrl ?? false,
  metaKey: held.meta ?? false,
  shiftKey: held.shift ?? false,
  altKey: false,
});

describe('keys anywhere in the window', () => {
  it('start what they stand for', () => {
    expect(actionOf(keys('k', { ctrl: true }), 'linux', false)).toBe('palette');
    expect(actionOf(keys('P', { ctrl: true, shift: true }), 'linux', false)).toBe('palette');
    expect(actionOf(keys('F1'), 'linux', false)).toBe('shortcuts');
    expect(actionOf(keys('s', { ctrl: true, meta: true }), 'darwin', false)).toBe('sidebar');
  });

  it('leave a field its own select-all, delete, escape and letters', () => {
    for (const key of ['Delete', 'Escape', '?']) {
      expect(actionOf(keys(key), 'linux', true)).toBeNull();
      expect(actionOf(keys(key), 'linux', false)).not.toBeNull();
    }
    expect(actionOf(keys('a', { ctrl: true }), 'linux', true)).toBeNull();
    expect(actionOf(keys('a', { ctrl: true }), 'linux', false)).toBe('select-all');
    expect(actionOf(keys('k', { ctrl: true }), 'linux', true)).toBe('palette');
  });

  it('undo and redo, but not in a field', () => {
    expect(actionOf(keys('z', { ctrl: true }), 'linux', false)).toBe('undo');
    expect(actionOf(keys('Z', { ctrl: true, shift: true }), 'win32', false)).toBe('redo');
    expect(actionOf(keys('y', { ctrl: true }), 'win32', false)).toBe('redo');
    expect(actionOf(keys('z', { meta: true }), 'darwin', false)).toBe('undo');
    expect(actionOf(keys('z', { ctrl: true }), 'linux', true)).toBeNull();
  });

  it('remove with Delete, and with Cmd+Backspace on a Mac', () => {
    expect(actionOf(keys('Delete'), 'win32', false)).toBe('remove');
    expect(actionOf(keys('Backspace', { meta: true }), 'darwin', false)).toBe('remove');
    expect(actionOf(keys('Backspace', { ctrl: true }), 'linux', false)).toBeNull();
    expect(actionOf(keys('Backspace'), 'darwin', false)).toBeNull();
  });

  it('leave Space and Enter to what has the focus', () => {
    expect(actionOf(keys(' '), 'linux', false)).toBeNull();
    expect(actionOf(keys('Enter'), 'linux', false)).toBeNull();
  });
});
