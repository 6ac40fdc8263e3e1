import type { MenuItemConstructorOptions } from 'electron';
import type { ActionId } from '../../contract/actions';
import { shellWords } from '../words';
import { acceleratorOf, inLanguage, labelOf, type MenuActionId } from './menu-items';

/** What the menu's own items do; the system's roles do the rest. */
export interface MenuPorts {
  /** Asks the window for something. */
  command(command: ActionId): void;
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
  /** Whether newer versions can be looked for. */
  updates?: boolean;
  /** What makes sense in the window now. */
  offered: ReadonlySet<ActionId>;
  /** What undo and redo are called now; empty = as ever. */
  undo: string;
  redo: string;
}

/** Makes the item of an action. */
type ItemOf = (id: MenuActionId) => MenuItemConstructorOptions;

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
  const item: ItemOf = (id) => ({
    id,
    label: labelOf(id, state),
    enabled: state.offered.has(id),
    click: () => ports.command(id),
    ...acceleratorOf(id, platform),
  });
  const template = [
    ...(mac ? [appMenu(item, state)] : []),
    fileMenu(mac, item, state, ports),
    editMenu(item),
    viewMenu(development, item),
    photosMenu(mac, item, state, ports),
    windowMenu(mac),
    helpMenu(mac, item, state, ports),
  ];
  return template.map((menu) => inLanguage(menu, mac));
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

function appMenu(item: ItemOf, { updates }: MenuState): MenuItemConstructorOptions {
  return {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      ...(updates ? [item('updates')] : []),
      SEPARATOR,
      item('settings'),
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
  item: ItemOf,
  { checks }: MenuState,
  ports: MenuPorts,
): MenuItemConstructorOptions {
  return {
    label: shellWords().menu.file,
    submenu: [
      item('open'),
      {
        label: shellWords().menu['paste-list'],
        enabled: checks !== null,
        click: ports.pasteList,
        ...acceleratorOf('paste-list', mac ? 'darwin' : ''),
      },
      SEPARATOR,
      item('choose-folder'),
      SEPARATOR,
      item('export-report'),
      item('export-attention'),
      SEPARATOR,
      ...(mac
        ? [{ role: 'close' } as const]
        : [item('settings'), SEPARATOR, { role: 'quit' } as const]),
    ],
  };
}

function editMenu(item: ItemOf): MenuItemConstructorOptions {
  return {
    label: shellWords().menu.edit,
    submenu: [
      item('undo'),
      item('redo'),
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      item('select-all'),
      item('clear-selection'),
      SEPARATOR,
      item('find'),
      item('palette'),
    ],
  };
}

function viewMenu(development: boolean, item: ItemOf): MenuItemConstructorOptions {
  const tools: MenuItemConstructorOptions[] = [
    SEPARATOR,
    { role: 'reload' },
    { role: 'toggleDevTools' },
  ];
  return {
    label: shellWords().menu.view,
    submenu: [
      item('view-sheet'),
      item('view-table'),
      SEPARATOR,
      item('zoom-in'),
      item('zoom-out'),
      SEPARATOR,
      item('show-all'),
      item('show-waiting'),
      item('show-finished'),
      item('show-attention'),
      SEPARATOR,
      item('sidebar'),
      item('inspector'),
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

function photosMenu(
  mac: boolean,
  item: ItemOf,
  { checks }: MenuState,
  ports: MenuPorts,
): MenuItemConstructorOptions {
  return {
    label: shellWords().menu.photos,
    submenu: [
      item('look'),
      { ...item('reveal'), ...(mac ? { label: shellWords().menu.revealMac } : {}) },
      SEPARATOR,
      item('photo-save'),
      item('photo-number'),
      item('photo-retry'),
      item('photo-pause'),
      item('photo-release'),
      item('photo-cancel'),
      SEPARATOR,
      item('copy-photo'),
      item('copy-to-folder'),
      item('copy-id'),
      item('copy-trace'),
      item('copy-curl'),
      SEPARATOR,
      item('remove'),
      SEPARATOR,
      // These need no window: a Mac's menu bar is there without one.
      {
        label: shellWords().menu['check-now'],
        enabled: checks === 'running',
        click: () => ports.checkNow(),
        ...acceleratorOf('check-now', mac ? 'darwin' : ''),
      },
      checks === 'paused'
        ? { label: shellWords().menu.resume, click: () => ports.resume() }
        : { label: shellWords().menu.pause, enabled: checks !== null, click: () => ports.pause() },
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

function helpMenu(
  mac: boolean,
  item: ItemOf,
  { updates }: MenuState,
  ports: MenuPorts,
): MenuItemConstructorOptions {
  return {
    role: 'help',
    submenu: [
      item('shortcuts'),
      SEPARATOR,
      { label: shellWords().menu.tokenPage, click: () => ports.openTokenPage() },
      { label: shellWords().menu.diagnostics, click: () => ports.exportDiagnostics() },
      { label: shellWords().menu.sandbox, click: () => ports.trySandbox() },
      ...(mac
        ? []
        : [SEPARATOR, ...(updates ? [item('updates')] : []), { role: 'about' } as const]),
    ],
  };
}
