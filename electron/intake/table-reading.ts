/** Tells how a table was read: its columns, its first rows, and whether the operator had better look. */
import type { TableColumn, TableReading } from '../../contract/table';
import { shapeOf } from './header';
import type { Layout } from './layout';
import { hasRivals } from './layout';
import type { Row } from './split-rows';
import { isComment } from './split-rows';

/** Columns that are offered: more than anybody looks through. */
const MOST_COLUMNS = 60;
const ROWS_SHOWN = 4;
/** Of a cell that is shown: as much as a UUID, and a little more. */
const CELL_CHARS = 48;

interface TableRead {
  /** The first rows that hold anything. */
  sample: readonly Row[];
  layout: Layout;
  /** Of all columns, by their place. */
  titles: readonly string[];
  hasIds: boolean;
  /** The operator chose the column of the IDs. */
  chosen: boolean;
  remembered: boolean;
}

/** Describes a table that was read; `sheets` stay empty, for whoever knows them. */
export function describeTable(read: TableRead): TableReading {
  const { layout, sample, chosen, remembered } = read;
  const { header, idColumn } = layout;
  const below = sample.filter((row) => row.line > (header?.line ?? 0) && !isComment(row));
  const columns = columnsOf(read, below);
  const rivals = !chosen && !remembered && hasRivals(sample, layout);
  return {
    sheets: [],
    sheet: null,
    columns,
    idColumn,
    firstRows: below.slice(0, ROWS_SHOWN).map(({ line, cells }) => ({
      line,
      cells: columns.map(({ at }) => shown(cells[at])),
    })),
    doubt: read.hasIds ? (rivals ? 'columns' : null) : 'no-ids',
    shape: header && shapeOf(header),
    remembered,
  };
}

/** Columns that have a title or hold anything near the top, the one with the IDs among them. */
function columnsOf({ layout, titles }: TableRead, below: readonly Row[]): TableColumn[] {
  const { header, idColumn } = layout;
  const examples: string[] = [];
  for (const { cells } of below) {
    for (const [at, cell] of cells.entries()) examples[at] ||= cell.trim();
  }
  const columns = titles.flatMap((title, at) => {
    const titled = (header?.titles[at] ?? '').trim() !== '';
    const used = titled || (examples[at] ?? '') !== '' || at === idColumn;
    return used ? [{ at, title: shown(title), example: shown(examples[at]) }] : [];
  });
  return columns.filter(({ at }, place) => place < MOST_COLUMNS || at === idColumn);
}

/** One short line, never ending in half a character. */
function shown(text = ''): string {
  const line = text
    .slice(0, CELL_CHARS * 2)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= CELL_CHARS) return line;
  return `${line.slice(0, CELL_CHARS - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
