/** What a word that was typed is worth by where it stands in a name. */
const WORTH = { start: 8, word: 6, inside: 3, pieces: 1 };

/**
 * How well what was typed fits a name: more is better, null = not at all. Words may come in any order. What
 * is close to it by its words (`closeness`) is always before what only has the letters.
 */
export function score(typed: string, name: string): number | null {
  const text = plain(name);
  const wanted = wordsOf(typed);
  let sum = 0;
  for (const word of wanted) {
    const worth = worthOf(word, text);
    if (worth === null) return null;
    sum += worth;
  }
  if (closeness(typed, name) > 0) sum += WORTH.start * wanted.length;
  // Of two names that fit alike, the shorter one is meant.
  return sum - text.length / 1_000;
}

/**
 * 2 = each word that was typed is a word of the name, 1 = each begins one, 0 = neither. Chinese has no spaces:
 * each of its characters may begin a word, and what it has of a name is a word.
 */
export function closeness(typed: string, name: string): 0 | 1 | 2 {
  const text = plain(name);
  const standing = wordsOf(typed).map((word) => standingOf(word, text));
  if (standing.every((one) => one === 'whole')) return 2;
  return standing.includes('inside') ? 0 : 1;
}

/** Without capitals and accents: nobody types them to find something. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase();
}

function wordsOf(typed: string): string[] {
  return plain(typed).split(/\s+/).filter(Boolean);
}

function worthOf(word: string, text: string): number | null {
  if (text.startsWith(word)) return WORTH.start;
  if (text.includes(word)) return standingOf(word, text) === 'inside' ? WORTH.inside : WORTH.word;
  return word.length > 1 && fitsInPieces(word, text) ? WORTH.pieces : null;
}

const HAN = /^\p{Script=Han}/u;

/** The best that a word is of a text that has it; `inside`, too, where the text has it not. */
function standingOf(word: string, text: string): 'whole' | 'begun' | 'inside' {
  let best: 'begun' | 'inside' = 'inside';
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (HAN.test(word)) return 'whole';
    if (!startsWord(text, at)) continue;
    if (!isLetter(text[at + word.length])) return 'whole';
    best = 'begun';
  }
  return best;
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
  return !isLetter(text[at - 1]);
}

function isLetter(one: string | undefined): boolean {
  return one !== undefined && /[\p{L}\p{N}]/u.test(one);
}
