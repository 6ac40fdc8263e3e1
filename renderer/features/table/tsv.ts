import { withoutFormula } from '../../../contract/spreadsheet-text';

/**
 * Rows as tab-separated text, as every spreadsheet reads it from the clipboard. A cell with a tab, a line
 * break or a quote is quoted, as RFC 4180 does it for CSV.
 */
export function toTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${cells.map(toCell).join('\t')}\r\n`).join('');
}

function toCell(text: string): string {
  const harmless = withoutFormula(text);
  return /[\t\r\n"]/u.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
