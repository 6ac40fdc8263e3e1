import { describe, expect, it, vi } from 'vitest';
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

function menu(platform: string, checks: MenuState['checks'] = 'running', given = ports()) {
  return menuTemplate(platform, false, { checks }, given);
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
      all(menuTemplate('linux', development, { checks: null }, ports())).map((item) => item.role);
    expect(roles(true)).toContain('toggleDevTools');
    expect(roles(false)).not.toContain('toggleDevTools');
    expect(roles(false)).not.toContain('reload');
  });
});
