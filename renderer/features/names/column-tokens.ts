/** Tokens that every list has, so that a column of such a title needs no chip of its own. */
const BUILT_IN = new Set(['name', 'id', 'n', 'list', 'template', 'mode', 'date']);

/** More columns than this are not offered: they can still be typed. */
const MOST = 24;

/** The columns that can be put into a template. */
export function columnTokens(columns: readonly string[]): string[] {
  return columns
    .filter((title) => title !== '' && !/[{}]/u.test(title))
    .filter((title) => !BUILT_IN.has(title.trim().toLowerCase()))
    .slice(0, MOST);
}
