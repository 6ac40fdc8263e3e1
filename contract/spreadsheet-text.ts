/** A number as spreadsheets write it, with a sign or without: it does no harm as what it is. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/u;
/**
 * Full-width signs begin a formula, too, in Chinese and Japanese spreadsheets; and what stands before it,
 * if it is not seen, may be lost on the way into a cell.
 */
const FORMULA = /^\s*[=+\-@＝＋－＠]/u;

/**
 * Text that a spreadsheet takes as text, in whatever cell it is put. A name or an error message comes
 * from somebody else's list or server: `=HYPERLINK(…)` is a live formula, which can send what stands
 * beside it to a stranger; an apostrophe before it makes it text (OWASP, "CSV Injection"). Numbers keep
 * their signs: `-5` must come out as it went in.
 */
export function withoutFormula(text: string): string {
  return FORMULA.test(text) && !NUMBER.test(text.trim()) ? `'${text}` : text;
}
