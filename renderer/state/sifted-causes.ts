import { createEffect, createSignal, on } from 'solid-js';
import type { Counted, RowQuery, StatusCounts } from '../../contract/view';
import { sameQuery } from './query';
import { isSifted } from './status-counts';

interface Ports {
  query: () => RowQuery;
  /** The query that the rows on hand belong to. */
  shown: () => RowQuery | null;
  /** The causes of the list, a new array whenever its tasks were counted anew; null while they are not wanted. */
  causes: () => readonly Counted[] | null;
  count(query: RowQuery): Promise<StatusCounts | undefined>;
}

/**
 * The causes within the search and the filters, each with its tasks there; null where there are none, and
 * until they are known. They are counted once the rows are there, so that these need not wait; what was
 * counted last stays until then.
 */
export function createSiftedCauses(ports: Ports): () => readonly Counted[] | null {
  const [held, setHeld] = createSignal<readonly Counted[] | null>(null);
  let turn = 0;

  const count = async (query: RowQuery, causes: readonly Counted[]): Promise<void> => {
    const mine = turn;
    const found: Counted[] = [];
    for (const { value } of causes) {
      const counts = await ports.count({ ...query, status: 'attention', cause: value });
      if (mine !== turn || !counts) return;
      if (counts.attention > 0) found.push({ value, tasks: counts.attention });
    }
    setHeld(found);
  };
  createEffect(
    on([ports.query, ports.shown, ports.causes], ([query, shown, causes]) => {
      turn += 1;
      if (causes === null || !isSiftedBesideCause(query)) setHeld(null);
      else if (shown && sameQuery(shown, query)) void count(query, causes);
    }),
  );
  return held;
}

/** The causes are counted within all filters but the one that chooses one of them. */
export function isSiftedBesideCause(query: RowQuery): boolean {
  return isSifted({ ...query, cause: null });
}
