/** Delimited text → rows, with the line each begins on. */
import { MAX_COLUMNS } from './limits';
import { isWholeUuid, uuidsIn } from './task-id';
import { idTitleRank } from './titles';

export type Delimiter = ',' | ';' | '\t';

/** One row of a table, whatever it was read from. */
export interface Row {
  /** 1-based number of its first line, or of the spreadsheet's row. */
  line: number;
  cells: string[];
  /** The row as it was written; null where only its cells are known. */
  text: string | null;
  /** A cell opens a quotation mark that nothing closes. */
  openQuote: boolean;
}

/** A quoted cell that runs over more lines or characters than these was never closed. */
const MAX_CELL_LINES = 500;
const MAX_CELL_CHARS = 1_000_000;
/** As much of a text as the delimiter is looked for in. */
const SAMPLE_CHARS = 256 * 1024;
const SAMPLE_ROWS = 50;

/**
 * Splits text into rows (RFC 4180, any number of cells in each). Lines must end in "\n". Blank lines
 * give no row. A quotation mark that opens a cell and is not closed properly is an ordinary
 * character: such a cell ends with its line, so it never swallows the lines below.
 *
 * Written by hand because `csv-parse` and `papaparse` give the rest of the file to a quote that is
 * never closed, and starting them again behind each one takes time that grows with its square.
 */
export function* splitRows(text: string, delimiter: Delimiter): Generator<Row> {
  let line = 1;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const plain = text.slice(start, end);
    if (!plain.includes('"')) {
      if (plain.trim() !== '') {
        yield { line, cells: cellsOf(plain, delimiter), text: plain, openQuote: false };
      }
      line += 1;
      start = end + 1;
      continue;
    }
    const row = readQuotedRow(text, start, delimiter);
    const { cells, openQuote } = row;
    yield { line, cells, text: text.slice(start, row.end), openQuote };
    line += 1 + row.innerLines;
    start = row.end + 1;
  }
}

/** A line with more cells than any spreadsheet has columns is no row of a table: it stays one cell. */
function cellsOf(line: string, delimiter: Delimiter): string[] {
  const cells = line.split(delimiter, MAX_COLUMNS + 1);
  return cells.length > MAX_COLUMNS ? [line] : cells;
}

interface QuotedRow {
  cells: string[];
  openQuote: boolean;
  /** Where its last line ends. */
  end: number;
  innerLines: number;
}

function readQuotedRow(text: string, start: number, delimiter: Delimiter): QuotedRow {
  const cells: string[] = [];
  let openQuote = false;
  let innerLines = 0;
  let at = start;
  for (;;) {
    let opening = at;
    while (text[opening] === ' ') opening += 1;
    const quoted = text[opening] === '"' ? readQuotedCell(text, opening, delimiter) : null;
    if (quoted) {
      cells.push(quoted.value);
      innerLines += quoted.innerLines;
      at = quoted.end;
    } else {
      const end = endOfCell(text, at, delimiter);
      const stray = text[opening] === '"';
      openQuote ||= stray;
      cells.push(text.slice(stray ? opening + 1 : at, end));
      at = end;
    }
    if (text[at] !== delimiter) return { cells, openQuote, end: at, innerLines };
    // The rest of an endless row becomes its last cell, as in `cellsOf`: nothing is lost of it.
    if (cells.length === MAX_COLUMNS - 1) {
      const end = endOfCell(text, at, '\n');
      return { cells: [...cells, text.slice(at + 1, end)], openQuote, end, innerLines };
    }
    at += 1;
  }
}

/** Reads from an opening quote to the delimiter or line end behind the closing one; null if none closes it. */
function readQuotedCell(
  text: string,
  opening: number,
  delimiter: Delimiter,
): { value: string; end: number; innerLines: number } | null {
  let closing = text.indexOf('"', opening + 1);
  while (closing >= 0 && text[closing + 1] === '"' && closing - opening < MAX_CELL_CHARS) {
    closing = text.indexOf('"', closing + 2);
  }
  if (closing < 0 || closing - opening > MAX_CELL_CHARS) return null;
  let end = closing + 1;
  while (text[end] === ' ') end += 1;
  if (end < text.length && text[end] !== delimiter && text[end] !== '\n') return null;
  const raw = text.slice(opening + 1, closing);
  const innerLines = raw.includes('\n') ? countLines(raw) : 0;
  if (innerLines > MAX_CELL_LINES || (innerLines > 0 && holdsRows(raw, delimiter))) return null;
  return { value: raw.includes('""') ? raw.replaceAll('""', '"') : raw, end, innerLines };
}

/** Whether a "cell" of several lines is rows of the table that a stray quote has joined. */
function holdsRows(raw: string, delimiter: Delimiter): boolean {
  return raw
    .split('\n')
    .slice(1)
    .some((line) => {
      const cells = line.split(delimiter);
      return cells.length > 1 && cells.some(isWholeUuid);
    });
}

function endOfCell(text: string, from: number, delimiter: Delimiter | '\n'): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === delimiter || text[at] === '\n') return at;
  }
  return text.length;
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

/**
 * Finds the delimiter that makes a table of the text: the one that gives most rows the same number
 * of cells, and cells that are an ID or its title. Null when the text is no table: prose and logs
 * hold commas too, so without such a cell only a file that is named as a table passes for one, and
 * with one no delimiter without: notes of several lines hold semicolons as well.
 */
export function detectDelimiter(text: string, namedAsTable: boolean): Delimiter | null {
  const samples = (['\t', ';', ','] as const).map((delimiter) => ({
    delimiter,
    rows: sampleRows(text, delimiter),
  }));
  const best = (needsIds: boolean): Delimiter | null => {
    const scored = samples.map(({ delimiter, rows }) => {
      return { delimiter, score: tableScore(rows, needsIds) };
    });
    const most = Math.max(...scored.map(({ score }) => score));
    return most === 0 ? null : scored.find(({ score }) => score === most)!.delimiter;
  };
  return best(true) ?? (namedAsTable ? best(false) : null);
}

function sampleRows(text: string, delimiter: Delimiter): Row[] {
  const rows: Row[] = [];
  for (const row of splitRows(text.slice(0, SAMPLE_CHARS), delimiter)) {
    if (!isComment(row)) rows.push(row);
    if (rows.length === SAMPLE_ROWS) break;
  }
  return rows;
}

function tableScore(rows: Row[], needsIds: boolean): number {
  const widths = new Map<number, number>();
  let withIds = 0;
  for (const { cells } of rows) {
    widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    if (cells.length > 1 && cells.some(isIdOrTitle)) withIds += 1;
  }
  const single = widths.get(1) ?? 0;
  if (single * 2 > rows.length || (withIds === 0 && needsIds)) return 0;
  widths.delete(1);
  return Math.max(0, ...widths.values()) + withIds;
}

function isIdOrTitle(cell: string): boolean {
  if (isWholeUuid(cell) || idTitleRank(cell) !== null) return true;
  return /^\s*https?:\/\/\S+\s*$/i.test(cell) && uuidsIn(cell).length > 0;
}

/** Those that hold more than blanks. */
export function filledCells(cells: readonly string[]): string[] {
  return cells.filter((cell) => cell.trim() !== '');
}

/** Whether a row begins with "#". */
export function isComment(row: Row): boolean {
  return row.cells.length > 0 && row.cells[0]!.trimStart().startsWith('#');
}
