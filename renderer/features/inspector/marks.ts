import { pieceAt } from './find-in-text';
import type { Found, Piece } from './find-in-text';

/** The names that answer.css paints by. */
const ALL = 'found';
const CURRENT = 'found-current';

/** A text and the nodes that it was laid out as, one for each piece of it. */
interface LaidOut {
  pieces: readonly Piece[];
  nodes: readonly Node[];
}

/**
 * Marks what was found, without a change to the document; returns where the one on show (`current`, an
 * index) stands, null where nothing was found.
 */
export function mark(laidOut: LaidOut, found: readonly Found[], current: number): Range | null {
  const ranges = found.map((one) => rangeOf(laidOut, one));
  const shown = ranges[current] ?? null;
  CSS.highlights.set(ALL, new Highlight(...ranges));
  const one = new Highlight(...(shown ? [shown] : []));
  one.priority = 1;
  CSS.highlights.set(CURRENT, one);
  return shown;
}

export function unmark(): void {
  CSS.highlights.delete(ALL);
  CSS.highlights.delete(CURRENT);
}

function rangeOf({ pieces, nodes }: LaidOut, [start, end]: Found): Range {
  const range = document.createRange();
  const place = (at: number, within: number): [Node, number] => {
    const n = pieceAt(pieces, within);
    return [nodes[n] ?? document.body, at - (pieces[n]?.start ?? 0)];
  };
  range.setStart(...place(start, start));
  range.setEnd(...place(end, end - 1));
  return range;
}
