/** How well what was typed fits a name: more is better, null = not at all. Words may come in any order. */
export function score(typed: string, name: string): number | null {
  const wanted = plain(typed).split(/\s+/).filter(Boolean);
  const text = plain(name);
  let sum = 0;
  for (const word of wanted) {
    const fit = fitOf(word, text);
    if (fit === null) return null;
    sum += fit;
  }
  // Of two names that fit alike, the shorter one is meant.
  return sum - text.length / 1_000;
}

/** Without capitals and accents: nobody types them to find something. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function fitOf(word: string, text: string): number | null {
  if (text.startsWith(word)) return 8;
  const at = text.indexOf(word);
  if (at >= 0) return startsWord(text, at) ? 6 : 3;
  return word.length > 1 && fitsInPieces(word, text) ? 1 : null;
}

/**
 * Whether the letters stand in the text in their order, each at the start of a word or right behind the
 * one before it: `coid` fits `Copy ID`.
 */
function fitsInPieces(word: string, text: string): boolean {
  /** Where in the text the letters so far may end, and the first of those places. */
  let ends = new Set<number>();
  let first = -1;
  for (const letter of word) {
    const next = new Set<number>();
    for (let at = first + 1; at < text.length; at++) {
      if (text[at] === letter && (startsWord(text, at) || ends.has(at - 1))) next.add(at);
    }
    const [start] = next;
    if (start === undefined) return false;
    [ends, first] = [next, start];
  }
  return true;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '');
}
