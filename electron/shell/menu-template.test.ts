import { describe, expect, it, vi } from 'vitest';
import { ACTION_IDS } from '../../contract/actions';
import type { ActionId } from '../../contract/actions';
import { menuTemplate, type MenuPorts, type MenuState } from './menu-template';

type Item = ReturnType<typeof menuTemplate>[number];

function ports() {
  return {
    command: vi.fn<MenuPorts['command']>(),
    pasteList: vi.fn<MenuPorts['pasteList']>(),
    pause: vi.fn<MenuPorts['pause']>(),
    resume: vi.fn<MenuPorts['resume']>(),
    checkNow: vi.fn<MenuPorts['checkNow']>(),
    openTokenPage: vi.fn<MenuPorts['openTokenPage']>(),
    exportDiagnostics: vi.fn<MenuPorts['exportDiagnostics']>(),
    trySandbox: vi.fn<MenuPorts['trySandbox']>(),
  };
}

const EVERYTHING: ReadonlySet<ActionId> = new Set(ACTION_IDS);

function menu(
  platform: string,
  checks: MenuState['checks'] = 'running',
  given = ports(),
  offered = EVERYTHING,
) {
  return menuTemplate(platform, false, { checks, offered, undo: '', redo: '' }, given);
}

const items = (top: Item | undefined): Item[] => (top?.submenu ?? []) as Item[];
const plain = (label?: string): string => (label ?? '').replace('&', '');
const all = (template: Item[]) => template.flatMap(items);
const named = (template: Item[], label: string) =>
  all(template).find((item) => plain(item.label) === label);
const click = (item: Item | undefined): void => {
  (item?.click as (() => void) | undefined)?.();
};

describe('the menu bar', () => {
  it('has the settings and Quit in the app menu of a Mac, and under File elsewhere', () => {
    const [app, file] = menu('darwin');
    expect(app?.role).toBe('appMenu');
    expect(items(app).map((item) => plain(item.label))).toContain('Settings…');
    expect(items(app).map((item) => item.role)).toContain('quit');
    expect(items(file).map((item) => plain(item.label))).not.toContain('Settings…');
    for (const platform of ['linux', 'win32']) {
      const [first] = menu(platform);
      expect(plain(first?.label)).toBe('File');
      expect(items(first).map((item) => plain(item.label))).toContain('Settings…');
      expect(items(first).map((item) => item.role)).toContain('quit');
    }
  });

  it.each([
    ['Open Lists…', 'open'],
    ['Settings…', 'settings'],
    ['Select All', 'select-all'],
    ['Find', 'find'],
    ['Show or Hide Sidebar', 'sidebar'],
    ['Show or Hide Inspector', 'inspector'],
    ['Find an Action…', 'palette'],
    ['As Table', 'view-table'],
    ['Needs Attention', 'show-attention'],
    ['Try Again', 'photo-retry'],
    ['Remove', 'remove'],
    ['Undo', 'undo'],
    ['Redo', 'redo'],
    ['Keyboard Shortcuts', 'shortcuts'],
  ])('asks the window with "%s"', (label, command) => {
    for (const platform of ['darwin', 'linux', 'win32']) {
      const given = ports();
      click(named(menu(platform, 'running', given), label));
      expect(given.command.mock.calls).toEqual([[command]]);
    }
  });

  it('pauses running checks, and resumes paused ones', () => {
    const given = ports();
    const running = menu('linux', 'running', given);
    expect(named(running, 'Resume Checks')).toBeUndefined();
    click(named(running, 'Pause Checks'));
    click(named(running, 'Check Now'));
    const paused = menu('linux', 'paused', given);
    expect(named(paused, 'Pause Checks')).toBeUndefined();
    expect(named(paused, 'Check Now')?.enabled).toBe(false);
    click(named(paused, 'Resume Checks'));
    expect([given.pause, given.checkNow, given.resume].map((f) => f.mock.calls.length)).toEqual([
      1, 1, 1,
    ]);
  });

  it('offers what the window offers, and nothing while it offers nothing', () => {
    const enabled = (offered: ReadonlySet<ActionId>) =>
      all(menu('linux', 'running', ports(), offered))
        .filter((item) => item.id !== undefined && item.enabled !== false)
        .map((item) => item.id);
    expect(enabled(new Set(['remove', 'settings']))).toEqual(['settings', 'remove']);
    expect(enabled(new Set())).toEqual([]);
    expect(enabled(EVERYTHING).length).toBeGreaterThan(25);
  });

  it('does not hear keys that mean something else in a field', () => {
    for (const platform of ['linux', 'darwin']) {
      const template = menu(platform);
      expect(named(template, 'Select All')?.registerAccelerator).toBe(false);
      expect(named(template, 'Remove')?.registerAccelerator).toBe(false);
      expect(named(template, 'Find')?.registerAccelerator).toBeUndefined();
      const bare = all(template).filter((item) =>
        ['Space', 'Enter'].includes(`${item.accelerator}`),
      );
      expect(bare).toEqual([]);
    }
    expect(named(menu('darwin'), 'Remove')?.accelerator).toBe('CommandOrControl+Backspace');
    expect(named(menu('linux'), 'Remove')?.accelerator).toBe('Delete');
  });

  it('has each menu and item opened by a letter of its own', () => {
    for (const platform of ['linux', 'win32']) {
      for (const menus of [menu(platform), ...menu(platform).map(items)]) {
        const letters = menus.flatMap(({ label }) => /&(\p{L})/u.exec(label ?? '')?.[1] ?? []);
        const lower = letters.map((letter) => letter.toLowerCase());
        expect(lower).toEqual([...new Set(lower)]);
      }
    }
  });

  it('calls undo and redo what the window calls them, and shows every & of it', () => {
    const labels = (undo: string) =>
      all(
        menuTemplate(
          'linux',
          false,
          { checks: null, offered: EVERYTHING, undo, redo: '' },
          ports(),
        ),
      ).flatMap(({ id, label }) => (id === 'undo' || id === 'redo' ? [label] : []));
    expect(labels('Undo removing A & B.csv')).toEqual(['Undo removing A && B.csv', '&Redo']);
    expect(labels('')).toEqual(['&Undo', '&Redo']);
  });

  it('lets text be cut, copied and pasted by the system’s own roles', () => {
    const roles = all(menu('win32')).map((item) => item.role);
    for (const role of ['cut', 'copy', 'paste']) expect(roles).toContain(role);
  });

  it('pastes a list', () => {
    const given = ports();
    click(named(menu('linux', 'running', given), 'Paste List'));
    expect(given.pasteList.mock.calls).toHaveLength(1);
  });

  it('has no checks to pause before there is an account', () => {
    expect(named(menu('linux', null), 'Pause Checks')?.enabled).toBe(false);
    expect(named(menu('linux', null), 'Check Now')?.enabled).toBe(false);
  });

  it('gives no shortcut to two items', () => {
    for (const platform of ['darwin', 'linux', 'win32']) {
      const keys = all(menu(platform)).flatMap((item) => item.accelerator ?? []);
      expect(keys).toEqual([...new Set(keys)]);
    }
  });

  it('offers developer tools in development only', () => {
    const roles = (development: boolean) =>
      all(
        menuTemplate(
          'linux',
          development,
          { checks: null, offered: EVERYTHING, undo: '', redo: '' },
          ports(),
        ),
      ).map((item) => item.role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
  });
});
