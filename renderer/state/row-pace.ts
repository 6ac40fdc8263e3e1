import type { Range } from './row-window';

/** Until rows are here that were asked for now, and as long again, in ms. */
const AHEAD_MS = 150;
/** A range that has not moved for so long stands. */
const STANDS_AFTER_MS = 100;

/** Tells where the range on screen will be when an answer is there. */
export interface RowPace {
  moved(to: Range): void;
  /** Rows that it will have moved by then (below 0: upwards); 0 while it moves so little that it is no matter. */
  ahead(): number;
}

/** `now` gives ms. */
export function createRowPace(now: () => number = () => performance.now()): RowPace {
  let at = Number.NEGATIVE_INFINITY;
  let first = 0;
  let shown = 1;
  let perMs = 0;
  return {
    moved(to) {
      const ms = now() - at;
      const pace = (to.first - first) / Math.max(1, ms);
      // The mean of the last few moves: one late frame is no change of pace.
      perMs = ms > STANDS_AFTER_MS ? 0 : (perMs + pace) / 2;
      at = now();
      first = to.first;
      shown = to.last - to.first + 1;
    },
    ahead() {
      if (now() - at > STANDS_AFTER_MS) return 0;
      const rows = Math.round(perMs * AHEAD_MS);
      return Math.abs(rows) < shown / 2 ? 0 : rows;
    },
  };
}
