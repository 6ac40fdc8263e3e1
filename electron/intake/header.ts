/** Finds the row with a table's titles, wherever it stands: under lines about the list, under merged cells. */
import { createHash } from 'node:crypto';
import type { Row } from './split-rows';
import { filledCells, isComment } from './split-rows';
import { readIdCell, uuidsIn } from './task-id';
import { idTitleRank, isOtherIdTitle, nameTitleRank, plainTitle } from './titles';

/** The row of the titles. `cells` as they stand, `titles` without the sign of a comment before them. */
export interface Header {
  line: number;
  cells: string[];
  titles: string[];
}

/** Rows that hold anything, above which the titles must stand. */
export const HEADER_WITHIN_ROWS = 100;
/** Titles that a table is remembered by. */
const MOST_TITLES = 256;

/** What titles are remembered by: the same for titles that differ in case, width or punctuation only. */
export function shapeOf(header: Header): string {
  const titles = header.titles
    .slice(0, MOST_TITLES)
    .map((title) => plainTitle(title) || title.trim());
  return createHash('sha256').update(titles.join('\n').trimEnd()).digest('hex');
}

/**
 * The row above the IDs with a title that is known; one that names the ID goes first, and of several
 * the fullest: "Tasks" over the table and a merged cell over some of its columns are no titles.
 */
export function findTitledHeader(sample: readonly Row[]): Header | null {
  let named: Header | null = null;
  let best: Header | null = null;
  for (const row of sample.slice(0, HEADER_WITHIN_ROWS)) {
    if (row.cells.some((cell) => uuidsIn(cell).length > 0)) break;
    // "#, Name, Task ID" numbers its rows, "# Task ID, Name" is a commented title: but a comment in
    // prose is neither, so the title must be a cell of its own among others.
    if (isComment(row) && row.cells.length < 2) continue;
    if (best !== null && isUnderTitle(row, best)) break;
    const header = headerOf(row);
    if (header.titles.some((title) => idTitleRank(title) !== null)) {
      if (best === null || filledCells(row.cells).length > filledCells(best.cells).length)
        best = header;
    }
    if (isComment(row)) continue;
    const known = (title: string) => nameTitleRank(title) !== null || isOtherIdTitle(title);
    if (named === null && header.titles.some(known)) named = header;
  }
  return best ?? named;
}

/** Whether a row has an ID under a title that names one: from here on there are no titles. */
function isUnderTitle(row: Row, header: Header): boolean {
  return header.titles.some(
    (title, at) => idTitleRank(title) !== null && readIdCell(row.cells[at] ?? '').ok,
  );
}

/** Of the rows above the first ID that look like titles the fullest, and of those the first. */
export function headerAbove(
  rows: readonly Row[],
  idColumn: number,
  isId: (cell: string) => boolean,
): Header | null {
  let best: Row | null = null;
  for (const row of rows.slice(0, HEADER_WITHIN_ROWS)) {
    if (isId(row.cells[idColumn] ?? '')) return best && headerOf(best);
    if (!looksLikeTitles(row.cells, idColumn)) continue;
    if (best === null || filledCells(row.cells).length > filledCells(best.cells).length) best = row;
  }
  return null;
}

export function headerOf(row: Row): Header {
  const [first = '', ...others] = row.cells;
  const bare = isComment(row) ? first.trimStart().replace(/^#+\s*(?=\S)/, '') : first;
  return { line: row.line, cells: row.cells, titles: [bare, ...others] };
}

/** Whether a row without known titles still is one: words above the IDs and no data beside them. */
function looksLikeTitles(cells: readonly string[], idColumn: number): boolean {
  const above = (cells[idColumn] ?? '').trim();
  if (above === '' || readIdCell(above).ok) return false;
  return cells.every((cell) => {
    const text = cell.trim();
    if (text === '') return true;
    const data = /^[\d\s.,:/+-]+$/.test(text) || text.includes('://') || text.includes('@');
    return text.length <= 60 && /\p{L}/u.test(text) && !data && uuidsIn(text).length === 0;
  });
}
