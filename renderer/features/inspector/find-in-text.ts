/** Where a text was found, as `[start, end)` in UTF-16 units. */
export type Found = readonly [start: number, end: number];

export interface Finds {
  found: Found[];
  /** There are more than were asked for. */
  more: boolean;
}

/** Every place where `sought` stands in `text`, whatever its case, from the first; at most `most`. */
export function findIn(text: string, sought: string, most: number): Finds {
  const found: Found[] = [];
  if (sought === '') return { found, more: false };
  // Lower case can be longer than upper case (İ): only a pattern finds places in the text as it is.
  const pattern = new RegExp(sought.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'giu');
  for (const { 0: match, index } of text.matchAll(pattern)) {
    if (found.length === most) return { found, more: true };
    found.push([index, index + match.length]);
  }
  return { found, more: false };
}

/** A part of a long text that is laid out by itself, and only where it is looked at. */
export interface Piece {
  /** Where it begins in the text. */
  start: number;
  text: string;
  lines: number;
}

/** Lines of a piece, and how long a line may be before it goes on in a piece of its own. */
const LINES = 50;
const LONG_LINE = 2_000;

/** A text in pieces of whole lines; a very long line is cut. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  let lines = 0;
  const end = (at: number): void => {
    if (at > start) pieces.push({ start, text: text.slice(start, at), lines: Math.max(1, lines) });
    start = at;
    lines = 0;
  };
  for (let line = 0; line < text.length;) {
    const newline = text.indexOf('\n', line);
    const next = newline < 0 ? text.length : newline + 1;
    if (next - line > LONG_LINE) {
      end(line);
      for (let cut = line + LONG_LINE; cut < next; cut += LONG_LINE) end(wholeSign(text, cut));
      end(next);
    } else {
      lines += 1;
      if (lines === LINES) end(next);
    }
    line = next;
  }
  end(text.length);
  return pieces;
}

/** Not between the two halves of a sign. */
function wholeSign(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at;
}

/** Which of the pieces holds the sign at `at`: the last that begins at it or before. */
export function pieceAt(pieces: readonly Piece[], at: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((pieces[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
