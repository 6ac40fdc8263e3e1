import { createEffect, on } from 'solid-js';
import { createStore, reconcile } from 'solid-js/store';
import type { TaskDetail } from '../../../contract/view';
import type { Desk } from '../../state/desk';

export interface Detail {
  /** The task to show; null while it is on its way, or when there is none. */
  task: () => TaskDetail | null;
  /** The task is not tracked any more. */
  gone: () => boolean;
}

/**
 * The selected task in full, read again with every change of the data. The last one stays until the
 * next has arrived, so that stepping through the sheet does not flicker.
 */
export function createDetail(desk: Desk): Detail {
  const [store, setStore] = createStore<{ task: TaskDetail | null; gone: boolean }>({
    task: null,
    gone: false,
  });
  let asking = false;

  const refresh = async (): Promise<void> => {
    if (asking) return;
    asking = true;
    try {
      for (;;) {
        const id = desk.selected.single();
        const { revision } = desk.app;
        if (id === null) return;
        const task = await desk.ask(desk.bridge.detail({ id }));
        if (task !== undefined && desk.selected.single() === id) {
          setStore('task', reconcile(task, { key: 'id' }));
          setStore('gone', task === null);
        }
        if (desk.selected.single() === id && desk.app.revision === revision) return;
      }
    } finally {
      asking = false;
    }
  };
  createEffect(on([desk.selected.single, () => desk.app.revision], () => void refresh()));

  return { task: () => store.task, gone: () => store.gone };
}
