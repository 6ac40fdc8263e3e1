/** Rows of a table → entries: finds the titles and the ID column, and reads each row by them. */
import type { IntakeResult } from '../../contract/list';
import type { RememberedTable, TableChoice } from '../../contract/table';
import { ListCollector, refuse } from './collect';
import type { Layout } from './layout';
import { findLayout, layoutAsBefore, layoutBy } from './layout';
import type { Row } from './split-rows';
import { filledCells, isComment } from './split-rows';
import { TableColumns } from './table-columns';
import { describeTable } from './table-reading';
import type { IdReading } from './task-id';
import { isWholeUuid, readFreeLine, readIdCell, uuidsIn } from './task-id';
import { idTitleRank } from './titles';

/** Rows that are looked at to understand the table before any is read. */
const SAMPLE_ROWS = 1000;

/** What the rows came from: a table proper, or free text that happens to look like one. */
type TableSource = 'table' | 'text';

/** How a list is wanted to be read. */
export interface Wanted {
  /** What the operator chose for this list. */
  choice: TableChoice;
  /** What was chosen before for tables with titles of this shape. */
  recall(shape: string): RememberedTable | null;
}

/** As it seems best. */
export const AS_IT_SEEMS: Wanted = { choice: { sheet: null, idColumn: null }, recall: () => null };

/**
 * Reads a table. `rows` is walked twice. Null when the source is free text whose every cell is an
 * ID: a run of IDs with commas between them, which is no table.
 */
export function readTable(
  rows: Iterable<Row>,
  source: TableSource,
  wanted: Wanted = AS_IT_SEEMS,
): IntakeResult | null {
  const sample: Row[] = [];
  for (const row of rows) {
    if (isBlank(row)) continue;
    sample.push(row);
    if (sample.length === SAMPLE_ROWS) break;
  }
  const chosen = wanted.choice.idColumn;
  const before = chosen === null ? layoutAsBefore(sample, wanted.recall) : null;
  const layout =
    chosen === null ? (before?.layout ?? findLayout(sample)) : layoutBy(sample, chosen);
  if (layout === null) return refuseColumn(String(chosen), sample);
  if (chosen === null && source === 'text' && layout.header === null && isRunOfIds(sample)) {
    return null;
  }

  const collector = new ListCollector();
  const columns = new TableColumns(layout);
  let begun = false;
  for (const row of rows) {
    if (isBlank(row) || isComment(row) || isHeader(row, layout)) continue;
    const reading = readRow(row, layout);
    if (reading.ok) {
      begun = true;
      collector.add(row.line, reading.ids, columns.fieldsOf(row, reading.ids));
    } else if (begun || !isAboutList(row, layout)) {
      const unclosed = row.openQuote && reading.reason === 'no-id';
      collector.reject(row.line, textOf(row), unclosed ? 'open-quote' : reading.reason, () =>
        columns.cellsOf(row),
      );
    }
    if (collector.full) break;
  }
  const result = collector.finish(columns.inUse());
  if (!result.ok) return result;
  const { list } = result;
  // Prose has commas, too: where nothing in it speaks for a table, no column is asked about.
  const prose = source === 'text' && layout.header === null && list.entries.length === 0;
  if (prose && chosen === null) return result;
  const name = before?.as.nameColumn;
  const known = name === null || (name !== undefined && list.columns.includes(name));
  return {
    ok: true,
    list: {
      ...list,
      ...(known ? { nameColumn: name } : {}),
      table: describeTable({
        sample,
        layout,
        titles: columns.titlesOver(sample),
        hasIds: list.entries.length > 0,
        chosen: chosen !== null,
        remembered: before !== null,
      }),
    },
  };
}

function readRow(row: Row, { header, idColumn, idNamed, otherIds }: Layout): IdReading {
  const cell = idColumn === null ? undefined : row.cells[idColumn];
  if (idNamed) {
    if (cell !== undefined && cell.trim() !== '') return readIdCell(cell);
    return aloneInRow(row, otherIds) ?? { ok: false, reason: 'no-id' };
  }
  const own = cell === undefined ? null : readUnnamedCell(cell);
  if (own?.ok) return own;
  const found = new Set<string>();
  let reason = own?.reason ?? 'no-id';
  for (const [at, text] of row.cells.entries()) {
    if (text === '') continue;
    if (otherIds.has(at)) {
      if (reason === 'no-id' && uuidsIn(text).length > 0) reason = 'other-id';
      continue;
    }
    const reading = readUnnamedCell(text);
    if (reading.ok) reading.ids.forEach((id) => found.add(id));
    else if (reason === 'no-id') reason = reading.reason;
  }
  if (found.size > 0) return { ok: true, ids: header === null ? [...found] : [[...found][0]!] };
  if (row.cells.length === 1 && reason === 'no-id') return readIdCell(row.cells[0]!);
  return { ok: false, reason };
}

/** A cell of a column that is not named for the ID: only UUIDs count in it. */
function readUnnamedCell(cell: string): IdReading {
  const reading = readFreeLine(cell);
  if (!reading.ok) return reading.reason === 'too-short' ? { ok: false, reason: 'no-id' } : reading;
  return uuidsIn(cell).length > 0 ? reading : { ok: false, reason: 'no-id' };
}

/** A row with one filled cell is a bare line if that is a UUID: a bare ID among rows that have more. */
function aloneInRow({ cells }: Row, otherIds: ReadonlySet<number>): IdReading | null {
  const filled = [...cells.keys()].filter((at) => cells[at]!.trim() !== '');
  const [at = 0] = filled;
  if (filled.length !== 1 || otherIds.has(at) || !isWholeUuid(cells[at]!)) return null;
  return readIdCell(cells[at]!);
}

function refuseColumn(title: string, sample: readonly Row[]): IntakeResult {
  const widest = sample.slice(0, 20).find(({ cells }) => cells.length > 1) ?? sample[0];
  const seen = widest ? textOf({ ...widest, text: null }).slice(0, 120) : '';
  const near = seen === '' ? '' : ` Its first columns read: ${seen.replace(/\s+/g, ' ')}.`;
  return refuse('no-such-column', `This list has no column titled “${title.slice(0, 80)}”.${near}`);
}

function isBlank(row: Row): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

function isRunOfIds(sample: readonly Row[]): boolean {
  return sample.every(({ cells }) => {
    const filled = filledCells(cells);
    const withIds = filled.filter((cell) => uuidsIn(cell).length > 0).length;
    return withIds === 0 || withIds === filled.length;
  });
}

function textOf(row: Row): string {
  return row.text ?? filledCells(row.cells).join(', ');
}

/** The header itself, or a copy of it further down where two exports were joined. */
function isHeader(row: Row, { header }: Layout): boolean {
  if (header === null) return false;
  if (row.line === header.line) return true;
  if (row.cells.length !== header.cells.length) return false;
  return row.cells.every((cell, at) => cell === header.cells[at]);
}

/**
 * Words about the list over its titles: "March intake". Only where a title names the ID: elsewhere it could
 * be a task that lacks its own.
 */
function isAboutList(row: Row, { header, idColumn }: Layout): boolean {
  if (header === null || row.line > header.line || row.openQuote) return false;
  if (idTitleRank(header.titles[idColumn ?? NaN] ?? '') === null) return false;
  const [words = '', ...more] = filledCells(row.cells);
  const reading = readIdCell(words);
  return more.length === 0 && !reading.ok && reading.reason === 'no-id';
}
