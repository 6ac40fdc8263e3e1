/** How large a sheet says it is. The parser fills every gap, so one far-off cell can fill the memory. */
import { Buffer } from 'node:buffer';

// The limits of the file format itself (ECMA-376, also Excel's own).
const MAX_ROW = 1_048_576;
const MAX_COLUMN = 16_384;
/** Rows × columns: what the parser will hold at once. */
const MAX_CELLS = 20_000_000;

/**
 * Whether the row numbers and cell references of a sheet's XML stay within bounds. Looks at every
 * `r` attribute, wherever it stands and however it is spelled, rather than parse what may be hostile.
 */
export function checkSheetSize(sheet: Uint8Array): boolean {
  const xml = Buffer.from(sheet.buffer, sheet.byteOffset, sheet.byteLength).toString('latin1');
  const references = /[^\w.-]r\s*=\s*(?:["']([A-Za-z]{0,3})(\d{1,7})(?=["'])|["'])/g;
  let rows = (xml.match(/<(?:\w+:)?row[\s/>]/g) ?? []).length;
  let columns = 1;
  for (let match = references.exec(xml); match; match = references.exec(xml)) {
    // The other branch: a value that is no reference, or one written with character entities.
    if (match[2] === undefined) return false;
    const row = Number(match[2]);
    const column = columnNumber(match[1]!);
    if (row > MAX_ROW || column > MAX_COLUMN) return false;
    if (row > rows) rows = row;
    if (column > columns) columns = column;
  }
  return rows * columns <= MAX_CELLS;
}

/** A → 1, Z → 26, AA → 27, as the parser counts them. */
function columnNumber(letters: string): number {
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}
