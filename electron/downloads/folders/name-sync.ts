import type { Clock } from '../../../contract/clock';
import { syncFolder } from './folders';

/** Makes the names of saved photos survive a power cut, many with one sync of their folder. */
export interface NameSync {
  /** A photo is on its way to a name. */
  begin(): void;
  /** Resolves when the names in this folder are durable. */
  durable(folder: string): Promise<void>;
  /** That photo is done with, with or without a name. */
  end(): void;
}

/** Photos that get their names within this time share one sync of their folder. */
const SYNC_TOGETHER_MS = 50;

export function createNameSync(clock: Clock, sync = syncFolder): NameSync {
  const waiting = new Map<string, { done: Promise<void>; start(): void }>();
  let underWay = 0;
  let waiters = 0;

  /** When nothing else is on its way, there is nothing to wait for. */
  const startIfAllWait = () => {
    if (waiters === underWay) for (const { start } of waiting.values()) start();
  };
  const open = (folder: string) => {
    let start = () => {};
    const done = new Promise<void>((resolve) => {
      start = () => {
        cancel();
        waiting.delete(folder);
        resolve(sync(folder));
      };
    });
    const cancel = clock.setTimer(SYNC_TOGETHER_MS, start);
    const group = { done, start };
    waiting.set(folder, group);
    return group;
  };

  return {
    begin() {
      underWay += 1;
    },
    async durable(folder) {
      const { done } = waiting.get(folder) ?? open(folder);
      waiters += 1;
      startIfAllWait();
      await done;
      waiters -= 1;
    },
    end() {
      underWay -= 1;
      startIfAllWait();
    },
  };
}
