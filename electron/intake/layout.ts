/** Understands a table from its first rows: where the titles are, which column holds the IDs. */
import type { Row } from './split-rows';
import { isComment } from './split-rows';
import { isWholeUuid, readFreeLine, readIdCell, uuidsIn } from './task-id';
import { idTitleRank, isOtherIdTitle, nameTitleRank } from './titles';

export interface Layout {
  header: { line: number; cells: string[]; titles: string[] } | null;
  idColumn: number | null;
  /** The ID column is titled as such: nothing else in a row counts. */
  idNamed: boolean;
  /** Columns titled as another kind of ID (trace_id …), which never count. */
  otherIds: ReadonlySet<number>;
}

/** Titles stand near the top, perhaps under a line or two about the list. */
const HEADER_WITHIN_ROWS = 20;

/** Finds the layout in the first rows of a table; none of them may be blank. */
export function findLayout(sample: readonly Row[]): Layout {
  const rows = sample.filter((row) => !isComment(row));
  const titled = findTitledHeader(sample);
  if (titled) {
    const below = rows.filter((row) => row.line > titled.line);
    return layoutUnder(titled, below);
  }
  const [first, ...rest] = rows;
  const idColumn = columnOfUuids(rest, new Set());
  if (first && idColumn !== null && looksLikeTitles(first.cells, idColumn)) {
    return layoutUnder(headerOf(first), rest);
  }
  return {
    header: null,
    idColumn: columnOfUuids(rows, new Set()),
    idNamed: false,
    otherIds: new Set(),
  };
}

type Header = NonNullable<Layout['header']>;

/** The first row above the IDs with a title that is known; one that names the ID goes first. */
function findTitledHeader(sample: readonly Row[]): Header | null {
  let named: Header | null = null;
  for (const row of sample.slice(0, HEADER_WITHIN_ROWS)) {
    if (row.cells.some((cell) => uuidsIn(cell).length > 0)) break;
    // "#, Name, Task ID" numbers its rows, "# Task ID, Name" is a commented title: but a comment in
    // prose is neither, so the title must be a cell of its own among others.
    if (isComment(row) && row.cells.length < 2) continue;
    const header = headerOf(row);
    if (header.titles.some((title) => idTitleRank(title) !== null)) return header;
    if (isComment(row)) continue;
    const known = (title: string) => nameTitleRank(title) !== null || isOtherIdTitle(title);
    if (named === null && header.titles.some(known)) named = header;
  }
  return named;
}

function headerOf(row: Row): Header {
  const [first = '', ...others] = row.cells;
  const bare = isComment(row) ? first.trimStart().replace(/^#+\s*(?=\S)/, '') : first;
  return { line: row.line, cells: row.cells, titles: [bare, ...others] };
}

function layoutUnder(header: Header, rows: readonly Row[]): Layout {
  const otherIds = new Set(
    header.titles.flatMap((title, at) => (isOtherIdTitle(title) ? [at] : [])),
  );
  const uuids = columnOfUuids(rows, otherIds);
  const named = namedIdColumn(header.titles, rows);
  if (named === null) return { header, idColumn: uuids, idNamed: false, otherIds };
  // A plain "ID" of running or staff numbers loses to a column of UUIDs; "task_id" never does.
  const weak = idTitleRank(header.titles[named]!) !== 0;
  const better = weak && uuids !== null && uuids !== named && isColumnOfWholeUuids(rows, uuids);
  if (better && !rows.some((row) => uuidsIn(row.cells[named] ?? '').length > 0)) {
    return { header, idColumn: uuids, idNamed: false, otherIds };
  }
  return { header, idColumn: named, idNamed: true, otherIds };
}

/** Of the columns titled as the ID: the best title among those that hold IDs in most rows. */
function namedIdColumn(titles: readonly string[], rows: readonly Row[]): number | null {
  let best: { at: number; score: number } | null = null;
  for (const [at, title] of titles.entries()) {
    const rank = idTitleRank(title);
    if (rank === null) continue;
    const filled = rows.filter((row) => (row.cells[at] ?? '').trim() !== '');
    const ids = filled.filter((row) => readIdCell(row.cells[at]!).ok).length;
    const mostly = ids > 0 && ids * 2 >= filled.length;
    const score = (mostly ? 20 : ids > 0 ? 10 : 0) - rank;
    if (best === null || score > best.score) best = { at, score };
  }
  return best?.at ?? null;
}

/**
 * The first column whose cells are UUIDs in most of the rows that have one, or else the first whose
 * cells contain one (an image's URL). Null when no column stands out.
 */
function columnOfUuids(rows: readonly Row[], except: ReadonlySet<number>): number | null {
  const whole: number[] = [];
  const within: number[] = [];
  let total = 0;
  for (const { cells } of rows) {
    let any = false;
    for (const [at, cell] of cells.entries()) {
      if (except.has(at) || cell.length < 36) continue;
      if (isWholeUuid(cell)) whole[at] = (whole[at] ?? 0) + 1;
      else if (!holdsTaskUuid(cell)) continue;
      within[at] = (within[at] ?? 0) + 1;
      any = true;
    }
    if (any) total += 1;
  }
  const most = (counts: number[]) => counts.findIndex((count) => (count ?? 0) * 2 > total);
  const at = most(whole) >= 0 ? most(whole) : most(within);
  return at >= 0 ? at : null;
}

/** Not one that is labelled as something else's, as in "trace_id=…". */
function holdsTaskUuid(cell: string): boolean {
  return uuidsIn(cell).length > 0 && readFreeLine(cell).ok;
}

function isColumnOfWholeUuids(rows: readonly Row[], at: number): boolean {
  return rows.filter((row) => isWholeUuid(row.cells[at] ?? '')).length * 2 > rows.length;
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
