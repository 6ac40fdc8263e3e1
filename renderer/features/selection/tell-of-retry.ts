import { createEffect, createRoot, on, onCleanup } from 'solid-js';
import { MOST_COUNTED } from '../../../contract/ipc';
import type { TaskCounts } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { words } from '../../words';

/** Who waits for longer has gone on to something else. */
const MOST_MS = 120_000;

/** Only what was tried last is told of. */
let endLast = (): void => undefined;

/**
 * Says what came of tasks that were tried again, as soon as none of them is under way any more: what fails
 * again looks as it did before. Says nothing of more than can be counted at once, nor where it takes long.
 */
export function tellOfRetry(desk: Desk, ids: string[]): void {
  endLast();
  if (ids.length > MOST_COUNTED) return;
  createRoot((end) => {
    endLast = end;
    const timer = setTimeout(end, MOST_MS);
    let isOver = false;
    onCleanup(() => {
      isOver = true;
      clearTimeout(timer);
    });
    const look = async (): Promise<void> => {
      // Nobody asked for it: where it cannot be told, that is no trouble to speak of.
      const reply = await desk.bridge.countTasks({ ids });
      if (isOver || !reply.ok || isUnderWay(reply.value)) return;
      end();
      const { tasks, delivered } = reply.value;
      // Another account is in use, or the tasks were removed.
      if (tasks === 0) return;
      desk.messages.say(() => words().steps.retry.came(tasks - delivered));
    };
    createEffect(
      on(
        () => desk.app.revision,
        () => void look(),
        { defer: true },
      ),
    );
  });
}

function isUnderWay({ waiting, photos }: TaskCounts): boolean {
  return waiting + photos.queued + photos.downloading + photos.paused + photos.cancelled > 0;
}
