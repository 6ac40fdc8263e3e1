import { normalised } from './search-text';

/** Digits that a run of them is told by its length up to; longer ones are compared as text. */
const LONGEST = 0x7f - 0x30;

/**
 * A text whose place among others, compared by code units, is the natural order of `text`: without regard
 * to case, and numbers by what they are worth (`S-9` before `S-10`). Each run of digits loses its leading
 * zeros and gets its length in front, written as one character from `0` on.
 */
export function naturalKey(text: string): string {
  return normalised(text).replace(/[0-9]+/g, (digits) => {
    const worth = digits.replace(/^0+(?=.)/, '');
    return `0${String.fromCharCode(0x30 + Math.min(worth.length, LONGEST))}${worth}`;
  });
}
