/** The XML of a sheet → its rows, within limits of our own. */
import { MAX_COLUMNS, MAX_FIELD_CHARS } from './limits';
import type { Row } from './split-rows';
import { unescapeText } from './workbook';
import { attributesOf, readXml } from './xml';

/** What the cells of a sheet refer to. */
export interface SheetContext {
  strings: readonly string[];
  dateStyles: readonly boolean[];
  from1904: boolean;
  /** What all sheets of the workbook together may still hold. */
  room: SheetRoom;
}

/** Cells, with the empty ones to the left of others, and characters in them. */
export interface SheetRoom {
  cells: number;
  chars: number;
}

/** The sheet holds more than is read. */
export class SheetTooLarge extends Error {}

/** The limit of the file format itself (ECMA-376, also Excel's own). */
const MAX_ROW = 1_048_576;
/** As much as is read of one workbook. */
export function sheetRoom(): SheetRoom {
  return { cells: 20_000_000, chars: MAX_FIELD_CHARS };
}

/**
 * Reads the rows that hold anything; `line` is the row's number. A cell without its place stands right
 * of the one before it, a row without a number below the one before it (ECMA-376, part 1, 18.3.1.4).
 * Throws `SheetTooLarge`, and an Error where the sheet is damaged.
 */
export function readRows(xml: string, context: SheetContext): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell: { type: string; style: string } | null = null;
  let inSheet = false;
  let row = 0;
  let numbered = false;
  let column = 0;
  let value = '';
  let inText = false;
  let above = false;
  const { room } = context;

  function beginRow(text: string): void {
    const number = attributesOf(text).get('r');
    numbered = number !== undefined;
    row = number === undefined ? row + 1 : wholeNumber(number);
    column = 0;
    cells = [];
  }

  function beginCell(text: string): void {
    const attributes = attributesOf(text);
    const place = attributes.get('r');
    if (place === undefined) column += 1;
    else {
      const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/i.exec(place) ?? [];
      column = columnNumber(letters.toUpperCase());
      if (!numbered) row = wholeNumber(digits);
    }
    if (column > MAX_COLUMNS) throw new SheetTooLarge();
    if (column < 1) throw new Error(`a cell at ${place}`);
    cell = { type: attributes.get('t') ?? 'n', style: attributes.get('s') ?? '' };
    value = '';
  }

  function endCell(): void {
    if (cell === null) return;
    const text = cellText(value, cell.type, cell.style, context).trim();
    cell = null;
    if (text === '') return;
    room.cells -= Math.max(0, column - cells.length);
    room.chars -= text.length;
    if (room.cells < 0 || room.chars < 0) throw new SheetTooLarge();
    while (cells.length < column - 1) cells.push('');
    cells[column - 1] = text;
  }

  function endRow(): void {
    if (row > MAX_ROW) throw new SheetTooLarge();
    if (cells.length > 0) rows.push({ line: row, cells, text: null, openQuote: false });
    cells = [];
  }

  readXml(xml, {
    open(name, text) {
      if (name === 'sheetData') inSheet = true;
      else if (!inSheet) return;
      else if (name === 'row') beginRow(text);
      else if (name === 'c') beginCell(text);
      else if (name === 'v' || name === 't') inText = true;
      else if (name === 'rPh') above = true;
    },
    close(name) {
      if (name === 'sheetData') inSheet = false;
      else if (!inSheet) return;
      else if (name === 'row') endRow();
      else if (name === 'c') endCell();
      else if (name === 'v' || name === 't') inText = false;
      else if (name === 'rPh') above = false;
    },
    text(piece) {
      if (inText && !above && cell !== null) value += piece;
    },
  });
  return rows;
}

function wholeNumber(text: string): number {
  const number = /^\d+$/.test(text) ? Number(text) : 0;
  if (number < 1) throw new Error(`a row numbered ${text}`);
  if (number > MAX_ROW) throw new SheetTooLarge();
  return number;
}

/** A → 1, Z → 26, AA → 27. */
function columnNumber(letters: string): number {
  // Longer ones name no column of any sheet.
  if (letters.length > 3) throw new SheetTooLarge();
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
}

/** What a cell shows. `type` is its `t` attribute: ECMA-376, part 1, 18.18.11. */
function cellText(value: string, type: string, style: string, context: SheetContext): string {
  switch (type) {
    case 's': {
      if (value.trim() === '') return '';
      const text = context.strings[Number(value)];
      if (text === undefined) throw new Error(`no text number ${value}`);
      return text;
    }
    case 'n': {
      const stored = value.trim();
      const isDate = style !== '' && context.dateStyles[Number(style)] === true;
      return isDate ? dateText(dayTime(stored, context.from1904), stored) : numberText(stored);
    }
    case 'b':
      return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : value;
    case 'd':
      return dateText(Date.parse(value), value);
    case 'e':
      return ''; // A formula that came to nothing.
    default:
      return unescapeText(value);
  }
}

/** A number as a person would write it: whole numbers keep all their digits, 0.1 is not 0.1000…01. */
function numberText(stored: string): string {
  if (stored === '' || /^-?\d+$/.test(stored)) return stored;
  const value = Number(stored);
  return Number.isFinite(value) ? String(value) : stored;
}

const DAY_MS = 86_400_000;

/** Days since the end of 1899, or since the beginning of 1904, as ms since 1970; NaN for an empty cell. */
function dayTime(stored: string, from1904: boolean): number {
  const days = stored === '' ? Number.NaN : Number(stored);
  return Math.floor((days + (from1904 ? 1_462 : 0) - 25_569) * DAY_MS);
}

/**
 * A date as 2026-03-09, with its time where it has one; a time alone (day 0 of the calendar) as 14:30.
 * @param ms since 1970, UTC
 * @param stored what to show instead where that is no date
 */
function dateText(ms: number, stored: string): string {
  // Days are fractions of a number: round to the second it was meant to be.
  const date = new Date(Math.round(ms / 1000) * 1000);
  if (Number.isNaN(date.getTime())) return stored;
  const [day = '', time = ''] = date.toISOString().slice(0, -5).split('T');
  const shortTime = time.endsWith(':00') ? time.slice(0, 5) : time;
  if (date.getUTCFullYear() < 1900) return shortTime;
  return time === '00:00:00' ? day : `${day} ${shortTime}`;
}
