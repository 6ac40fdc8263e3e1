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
 * Which rows to ask for when `range` is on screen: those, and about a screenful on each side.
 * The window always holds the range, as long as the range fits into it.
 */
export function windowAround(range: Range): Window {
  const shown = Math.max(1, range.last - range.first + 1);
  const spare = Math.max(0, Math.min(shown, Math.floor((MOST_ROWS - shown - 2 * STEP) / 2)));
  const offset = Math.max(0, Math.floor((range.first - spare) / STEP) * STEP);
  const end = Math.ceil((range.last + 1 + spare) / STEP) * STEP;
  return { offset, limit: Math.max(STEP, Math.min(MOST_ROWS, end - offset)) };
}

/** Whether a window of `length` rows from `offset` on holds all of the range that exists. */
export function covers(offset: number, length: number, total: number, range: Range): boolean {
  const last = Math.min(range.last, total - 1);
  if (last < range.first) return true;
  return range.first >= offset && last < offset + length;
}
