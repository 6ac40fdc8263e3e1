/** A run of rows by index: `first` to `last`, both included; empty when `last < first`. */
export interface Range {
  first: number;
  last: number;
}

export interface Window {
  offset: number;
  limit: number;
}

/** Windows begin at multiples of this, so that a small scroll asks for nothing new. */
const STEP = 24;
/** The bridge takes no more than 500 rows at once. */
export const MOST_ROWS = 480;

/**
 * Which rows to ask for when `range` is on screen: those, and about a screenful on each side, of which
 * that side has more to which the range moves: `ahead` rows (below 0: upwards) until the answer is there.
 * The window always holds the range, as long as the range fits into it.
 */
export function windowAround(range: Range, ahead = 0): Window {
  const shown = Math.max(1, range.last - range.first + 1);
  const room = MOST_ROWS - shown - 2 * STEP;
  const spare = Math.max(0, Math.min(shown, Math.floor(room / 2)));
  const lead = Math.max(0, Math.min(Math.abs(ahead), room - 2 * spare));
  const above = spare + (ahead < 0 ? lead : 0);
  const below = spare + (ahead > 0 ? lead : 0);
  const offset = Math.max(0, Math.floor((range.first - above) / STEP) * STEP);
  const end = Math.ceil((range.last + 1 + below) / STEP) * STEP;
  return { offset, limit: Math.max(STEP, Math.min(MOST_ROWS, end - offset)) };
}

/** The range, as far as it will have moved: see `windowAround`. */
export function movedAhead({ first, last }: Range, ahead: number, total: number): Range {
  return {
    first: Math.max(0, first + Math.min(0, ahead)),
    last: Math.min(total - 1, last + Math.max(0, ahead)),
  };
}

/** Whether a window of `length` rows from `offset` on holds all of the range that exists. */
export function covers(offset: number, length: number, total: number, range: Range): boolean {
  const last = Math.min(range.last, total - 1);
  if (last < range.first) return true;
  return range.first >= offset && last < offset + length;
}
