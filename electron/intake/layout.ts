/** Understands a table from its first rows: which column holds the IDs, under which titles. */
import type { RememberedTable } from '../../contract/table';
import { findTitledHeader, headerAbove, HEADER_WITHIN_ROWS, headerOf, shapeOf } from './header';
import type { Header } from './header';
import type { Row } from './split-rows';
import { isComment } from './split-rows';
import { isWholeUuid, readFreeLine, readIdCell, uuidsIn } from './task-id';
import { idTitleRank, isOtherIdTitle, plainTitle } from './titles';

export interface Layout {
  header: Header | null;
  idColumn: number | null;
  /** The ID column is titled as such: nothing else in a row counts. */
  idNamed: boolean;
  /** Columns titled as another kind of ID (trace_id …), which never count. */
  otherIds: ReadonlySet<number>;
}

/** Finds the layout in the first rows of a table; none of them may be blank. */
export function findLayout(sample: readonly Row[]): Layout {
  const rows = sample.filter((row) => !isComment(row));
  const titled = findTitledHeader(sample);
  if (titled) {
    const below = rows.filter((row) => row.line > titled.line);
    return layoutUnder(titled, below);
  }
  const idColumn = columnOfUuids(rows, new Set());
  const header =
    idColumn === null ? null : headerAbove(rows, idColumn, (cell) => uuidsIn(cell).length > 0);
  if (header) return layoutUnder(header, rows.filter(isBelow(header)));
  return { header: null, idColumn, idNamed: false, otherIds: new Set() };
}

/**
 * The layout with the IDs in a column that somebody chose: by its place, or by its title, which then
 * says where the titles stand. Null where no column has this title.
 */
export function layoutBy(sample: readonly Row[], idColumn: number | string): Layout | null {
  if (typeof idColumn === 'number') {
    const rows = sample.filter((row) => !isComment(row));
    const isId = (cell: string): boolean => readIdCell(cell).ok;
    return chosen(findTitledHeader(sample) ?? headerAbove(rows, idColumn, isId), idColumn);
  }
  const wanted = plainTitle(idColumn);
  for (const row of sample.slice(0, HEADER_WITHIN_ROWS)) {
    const header = headerOf(row);
    const at = header.titles.findIndex((title) => plainTitle(title) === wanted);
    if (wanted !== '' && at >= 0) return chosen(header, at);
  }
  return null;
}

/**
 * The layout of a table whose titles are remembered, wherever they stand; null where none are, or where
 * the remembered column holds no ID this time.
 */
export function layoutAsBefore(
  sample: readonly Row[],
  recall: (shape: string) => RememberedTable | null,
): { layout: Layout; as: RememberedTable } | null {
  for (const row of sample.slice(0, HEADER_WITHIN_ROWS)) {
    const header = headerOf(row);
    const as = recall(shapeOf(header));
    if (as === null) continue;
    const { idColumn } = as;
    const below = sample.filter(isBelow(header)).filter((one) => !isComment(one));
    if (idColumn === null) return { layout: layoutUnder(header, below), as };
    const holdsIds = below.some(({ cells }) => readIdCell(cells[idColumn] ?? '').ok);
    if (holdsIds) return { layout: chosen(header, idColumn), as };
  }
  return null;
}

/**
 * Whether other columns look just as much like the IDs as the one that was taken, which no title
 * names beyond doubt.
 */
export function hasRivals(sample: readonly Row[], { header, idColumn, otherIds }: Layout): boolean {
  if (idColumn === null) return false;
  if (idTitleRank(header?.titles[idColumn] ?? '') === 0) return false;
  const rows = sample.filter((row) => !isComment(row) && row.line > (header?.line ?? 0));
  const other = columnOfUuids(rows, new Set([...otherIds, idColumn]));
  return other !== null && isColumnOfWholeUuids(rows, other);
}

function chosen(header: Header | null, idColumn: number): Layout {
  return { header, idColumn, idNamed: true, otherIds: new Set() };
}

function isBelow(header: Header): (row: Row) => boolean {
  return (row) => row.line > header.line;
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
