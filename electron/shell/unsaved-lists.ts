import type { Clock } from '../../contract/clock';
import type { AppState, ListSummary } from '../../contract/view';
import { isDone, type Seen } from './news';

/** A long list takes a tenth of a second to count, and states come ten times a second. */
const COUNT_EVERY_MS = 2_000;

export interface UnsavedPorts {
  clock: Clock;
  /** How many photos of a list are still on their way. */
  photosLeft(list: number): Promise<number>;
  /** A list was not counted that may be done by now: the state is to be looked at once more. */
  lookAgain(): void;
}

type State = Pick<AppState, 'lists' | 'counts' | 'settings'>;

/**
 * Finds the lists that have all their answers, but not all their photos. Most of the time none is counted;
 * one whose photos are on their way is counted anew every two seconds, however many states there are.
 *
 * @returns to be told of every state, with the one before it
 */
export function createUnsavedLists(
  ports: UnsavedPorts,
): (state: State, before: Seen | null) => Promise<Set<number>> {
  let isResting = false;
  let wasSkipped = false;

  function rest(): void {
    if (isResting) return;
    isResting = true;
    ports.clock.setTimer(COUNT_EVERY_MS, () => {
      isResting = false;
      if (wasSkipped) ports.lookAgain();
      wasSkipped = false;
    });
  }

  return async ({ lists, counts, settings }, before) => {
    const unsaved = new Set<number>();
    if (counts.photosQueued === 0 || !settings.saveAutomatically) return unsaved;
    const known = new Map(before?.lists.map((list): [number, ListSummary] => [list.id, list]));
    for (const list of lists) {
      const was = known.get(list.id);
      if (list.waiting > 0 || (before && was && isDone(was, before.unsaved))) continue;
      if (isResting && before?.unsaved.has(list.id)) {
        wasSkipped = true;
        unsaved.add(list.id);
        continue;
      }
      if ((await ports.photosLeft(list.id)) > 0) unsaved.add(list.id);
    }
    if (unsaved.size > 0) rest();
    return unsaved;
  };
}
