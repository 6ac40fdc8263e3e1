import { BrowserWindow, nativeTheme, screen } from 'electron';
import type { Appearance } from '../../contract/settings';
import type { WindowBounds } from '../storage/settings';
import { LEAST_SIZE, windowPlace } from './window-bounds';

/** The window's own background (`--table` in renderer/styles/tokens.css): no flash before it paints. */
const BACKGROUND = { light: '#f4f4f2', dark: '#1a1a19' };

/** Bounds are told this long after the last move, in ms. */
const SETTLED_MS = 500;

export interface WindowPorts {
  /** Absolute path of the preload script. */
  preload: string;
  /** The page to show: APP_PAGE, or the development server's. */
  page: string;
  /** Whether the developer tools can be opened. */
  development: boolean;
  /** Where the window was when it was last closed. */
  bounds: WindowBounds | null;
  /** Told after each move or change of size, and when the window closes. */
  onBounds(bounds: WindowBounds): void;
}

/** Makes the window; it shows itself as soon as its page has something to show. */
export function createWindow(ports: WindowPorts): BrowserWindow {
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()];
  const window = new BrowserWindow({
    ...windowPlace(
      ports.bounds,
      displays.map((display) => display.workArea),
    ),
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: 'Proofsheet',
    show: false,
    backgroundColor: background(),
    webPreferences: {
      preload: ports.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      safeDialogs: true,
      spellcheck: false,
      devTools: ports.development,
    },
  });
  if (ports.bounds?.maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  rememberBounds(window, ports.onBounds);

  const repaint = (): void => window.setBackgroundColor(background());
  nativeTheme.on('updated', repaint);
  window.once('closed', () => nativeTheme.off('updated', repaint));

  window
    .loadURL(ports.page)
    .catch((error: unknown) => console.error('proofsheet: the window has no page:', error));
  return window;
}

/** Makes the window light or dark, or lets it follow the system. */
export function applyAppearance(appearance: Appearance): void {
  nativeTheme.themeSource = appearance;
}

/** Brings the window to the front, wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light;
}

function rememberBounds(window: BrowserWindow, tell: (bounds: WindowBounds) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const now = (): void => {
    clearTimeout(timer);
    tell({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(now, SETTLED_MS);
  };
  window.on('move', soon);
  window.on('resize', soon);
  window.on('maximize', soon);
  window.on('unmaximize', soon);
  window.on('close', now);
  window.on('closed', () => clearTimeout(timer));
}
