import { createSignal, onCleanup } from 'solid-js';
import type { RowQuery, StatusCounts } from '../../contract/view';
import { isNarrowed, sameQuery } from './query';

/** While tasks change all the time, they are counted anew no sooner than this after the last count. */
const PAUSE_MS = 1_000;

interface Ports {
  query: () => RowQuery;
  /** The query that the rows on hand belong to. */
  shown: () => RowQuery | null;
  /** Grows with every change of tracked data. */
  revision: () => number;
  count(query: RowQuery): Promise<StatusCounts | undefined>;
}

/** The tasks of a query are searched or filtered by more than their status and list. */
export function isSifted(query: RowQuery): boolean {
  return query.search !== '' || isNarrowed(query);
}

/**
 * How many tasks each status filter would show within the search and the filters; null where there are none,
 * and until it is known. It is asked once the rows are there, so that these need not wait; what was counted
 * last stays until then, so that nothing flickers while somebody types.
 */
export function createStatusCounts(ports: Ports): {
  counts: () => StatusCounts | null;
  /** To be called whenever query, rows or data have changed. */
  follow(): void;
} {
  const [held, setHeld] = createSignal<StatusCounts | null>(null);
  let known: { query: RowQuery; revision: number } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = false;
  onCleanup(() => clearTimeout(timer));

  const ask = async (): Promise<void> => {
    clearTimeout(timer);
    const query = ports.query();
    if (asking || !isSifted(query)) return;
    asking = true;
    const revision = ports.revision();
    const counts = await ports.count(query);
    asking = false;
    // What came too late says nothing of what is on show now.
    if (counts && isSifted(ports.query())) setHeld(counts);
    known = { query, revision };
    follow();
  };
  function follow(): void {
    const query = ports.query();
    const shown = ports.shown();
    if (!isSifted(query)) {
      clearTimeout(timer);
      known = null;
      setHeld(null);
    } else if (shown && sameQuery(shown, query)) {
      if (!known || !sameQuery(known.query, query)) void ask();
      else if (known.revision < ports.revision()) {
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), PAUSE_MS);
      }
    }
  }
  return { counts: held, follow };
}
