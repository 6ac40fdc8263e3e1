import { app } from 'electron';
import type { AppState } from '../../contract/view';
import type { MainWindow } from './main-window';
import { createNotifier } from './notify';
import { taskbarOf } from './taskbar';
import { createTray } from './tray';
import type { UnsavedPorts } from './unsaved-lists';

export interface OutsidePorts extends UnsavedPorts {
  window: MainWindow;
  pause(): void;
  resume(): void;
  checkNow(): void;
}

/**
 * Shows the state outside of the window: notifications, the tray, and the icon in the taskbar or dock.
 *
 * @returns to be told of every new state, one after the other
 */
export function createOutside(ports: OutsidePorts): (state: AppState) => Promise<void> {
  const { window } = ports;
  /** The list that a notification's click asks for, until the window can show it. */
  let wantedList: number | null = null;
  function showWantedList(): void {
    if (wantedList === null || !window.isListening()) return;
    window.send('showList', wantedList);
    wantedList = null;
  }
  const notify = createNotifier({
    ...ports,
    inWindow: window.isInFront,
    onClick(list) {
      window.show();
      wantedList = list;
      showWantedList();
    },
  });
  const showTray = createTray({
    pause: ports.pause,
    resume: ports.resume,
    checkNow: ports.checkNow,
    open: window.show,
    quit: () => app.quit(),
  });
  return async (state) => {
    await notify(state);
    showWantedList();
    showTray(state);
    const { progress, mode, badge } = taskbarOf(state);
    if (app.badgeCount !== badge) app.setBadgeCount(badge);
    window.open()?.setProgressBar(progress, { mode });
  };
}
