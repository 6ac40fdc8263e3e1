import { withoutFormula } from '../../contract/spreadsheet-text';

/** By this mark spreadsheets know UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** Several files of one task in one cell: on Windows no path can hold this sign. */
export const BETWEEN = ' | ';

/** What stands between two cells. */
export type Separator = ',' | ';';

/**
 * What spreadsheets of this system split lines at, as RFC 4180 does not tell them: a semicolon where the
 * comma is in numbers already. `locale`: a BCP 47 tag, of the system and not of the app.
 */
export function separatorOf(locale: string): Separator {
  try {
    return new Intl.NumberFormat(locale || 'en').format(1.5).includes(',') ? ';' : ',';
  } catch {
    // No tag at all.
    return ',';
  }
}

/** A line of texts (RFC 4180), none of which a spreadsheet takes for a formula. */
export function line(cells: readonly string[], separator: Separator): string {
  return `${cells.map((text) => cell(text)).join(separator)}\r\n`;
}

export function cell(text: string): string {
  return quoted(withoutFormula(text));
}

export function quoted(text: string): string {
  return /[,;\t\r\n"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Of a long text its lines as one: a cell of several makes its row high. */
export function inOneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
