import type { BrowserWindow } from 'electron';
import { eventChannel } from '../../contract/ipc';
import type { EventName, Events } from '../../contract/ipc';
import { showWindow } from './window';

/** The one window: on a Mac it may be closed and made anew while the app goes on. */
export interface MainWindow {
  current(): BrowserWindow;
  /** Null while it is closed. */
  open(): BrowserWindow | null;
  /** Brings it to the front; makes it anew where it was closed. */
  show(): void;
  isInFront(): boolean;
  /** Its page has asked for its first state: from now on it hears events. */
  listens(): void;
  isListening(): boolean;
  /** Tells its page something; lost where the window is closed. */
  send<K extends EventName>(name: K, payload: Events[K]): void;
}

/** Opens the window with `make`. */
export function openMainWindow(make: () => BrowserWindow): MainWindow {
  let window = make();
  let listening = false;
  const open = (): BrowserWindow | null => (window.isDestroyed() ? null : window);
  return {
    current: () => window,
    open,
    show() {
      if (open()) {
        showWindow(window);
      } else {
        listening = false;
        window = make();
      }
    },
    isInFront: () => open()?.isFocused() ?? false,
    listens: () => void (listening = true),
    isListening: () => listening && open() !== null,
    send: (name, payload) => open()?.webContents.send(eventChannel(name), payload),
  };
}
