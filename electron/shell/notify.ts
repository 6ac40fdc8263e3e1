import { Notification } from 'electron';
import type { AppState } from '../../contract/view';
import { tellNews, type Seen } from './news';
import { createUnsavedLists, type UnsavedPorts } from './unsaved-lists';

export interface NotifierPorts extends UnsavedPorts {
  /** Whether the window is in front. */
  inWindow(): boolean;
  /** The operator clicked on a notification. `list`: that it is about. */
  onClick(list: number | null): void;
}

/**
 * Shows what is news in a state as the system's notifications, unless the operator is in the window.
 *
 * @returns to be told of every new state, one after the other
 */
export function createNotifier(ports: NotifierPorts): (state: AppState) => Promise<void> {
  const unsavedOf = createUnsavedLists(ports);
  let before: Seen | null = null;
  let told: ReadonlySet<string> = new Set();
  /** Collected as garbage, a notification would not hear its click. */
  const shown = new Set<Notification>();

  return async (state) => {
    const now = { ...state, unsaved: await unsavedOf(state, before) };
    const inWindow = ports.inWindow() || !Notification.isSupported();
    const outcome = tellNews(before, told, now, state.settings.notifications, inWindow);
    before = now;
    told = outcome.told;
    for (const { title, body, list } of outcome.news) {
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.on('click', () => ports.onClick(list));
      notification.on('close', () => shown.delete(notification));
      notification.show();
    }
  };
}
