import type { MenuItemConstructorOptions } from 'electron';
import type { Command } from '../../contract/ipc';

/** What the menu's own items do; the system's roles do the rest. */
export interface MenuPorts {
  /** Asks the window for something. */
  command(command: Command): void;
  /** Previews the text on the clipboard as a list. */
  pasteList(): void;
  pause(): void;
  resume(): void;
  checkNow(): void;
  openTokenPage(): void;
  exportDiagnostics(): void;
  trySandbox(): void;
}

export interface MenuState {
  /** null = no account yet: there are no checks to pause. */
  checks: 'running' | 'paused' | null;
}

/**
 * The menu bar, by the conventions of the platform: on a Mac the settings and Quit are in the app's own
 * menu, elsewhere under File.
 *
 * @param platform `process.platform`
 * @param development whether to offer the developer tools
 */
export function menuTemplate(
  platform: string,
  development: boolean,
  state: MenuState,
  ports: MenuPorts,
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const settings: MenuItemConstructorOptions = {
    label: 'Settings…',
    accelerator: 'CommandOrControl+,',
    click: () => ports.command('settings'),
  };
  return [
    ...(mac ? [appMenu(settings)] : []),
    fileMenu(mac, settings, ports),
    editMenu(ports),
    viewMenu(mac, development, state, ports),
    windowMenu(mac),
    helpMenu(mac, ports),
  ];
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

function appMenu(settings: MenuItemConstructorOptions): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
}

function fileMenu(
  mac: boolean,
  settings: MenuItemConstructorOptions,
  ports: MenuPorts,
): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      {
        label: '&Open Lists…',
        accelerator: 'CommandOrControl+O',
        click: () => ports.command('open'),
      },
      {
        label: '&Paste List',
        accelerator: 'CommandOrControl+Shift+V',
        click: ports.pasteList,
      },
      SEPARATOR,
      ...(mac ? [{ role: 'close' } as const] : [settings, SEPARATOR, { role: 'quit' } as const]),
    ],
  };
}

function editMenu(ports: MenuPorts): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      {
        label: 'Select &All',
        accelerator: 'CommandOrControl+A',
        // Shown here, but heard by the page: in a text field the key means its text. A Mac's menu always
        // hears it; there the page tells by itself where the cursor stands.
        registerAccelerator: false,
        click: () => ports.command('select-all'),
      },
      SEPARATOR,
      {
        label: '&Find',
        accelerator: 'CommandOrControl+F',
        click: () => ports.command('find'),
      },
    ],
  };
}

function viewMenu(
  mac: boolean,
  development: boolean,
  { checks }: MenuState,
  ports: MenuPorts,
): MenuItemConstructorOptions {
  const tools: MenuItemConstructorOptions[] = [
    SEPARATOR,
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return {
    label: '&View',
    submenu: [
      {
        label: '&Check Now',
        accelerator: 'CommandOrControl+R',
        enabled: checks === 'running',
        click: () => ports.checkNow(),
      },
      checks === 'paused'
        ? { label: '&Resume Checks', click: () => ports.resume() }
        : { label: '&Pause Checks', enabled: checks !== null, click: () => ports.pause() },
      SEPARATOR,
      {
        label: 'Show or Hide &Sidebar',
        accelerator: mac ? 'Control+Command+S' : 'Control+B',
        click: () => ports.command('sidebar'),
      },
      {
        label: 'Show or Hide &Inspector',
        accelerator: 'CommandOrControl+I',
        click: () => ports.command('inspector'),
      },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      // The same key without Shift, as browsers have it.
      {
        role: 'zoomIn',
        accelerator: 'CommandOrControl+=',
        visible: false,
        acceleratorWorksWhenHidden: true,
      },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...(development ? tools : []),
    ],
  };
}

function windowMenu(mac: boolean): MenuItemConstructorOptions {
  return {
    role: 'windowMenu',
    submenu: mac
      ? [{ role: 'minimize' }, { role: 'zoom' }, SEPARATOR, { role: 'front' }]
      : [{ role: 'minimize' }, { role: 'close' }],
  };
}

function helpMenu(mac: boolean, ports: MenuPorts): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      { label: 'Where Tokens Come &From', click: () => ports.openTokenPage() },
      { label: '&Export Diagnostics…', click: () => ports.exportDiagnostics() },
      { label: 'Try the &Sandbox', click: () => ports.trySandbox() },
      ...(mac ? [] : [SEPARATOR, { role: 'about' } as const]),
    ],
  };
}
