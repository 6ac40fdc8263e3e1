/** How a table was read, so that the operator can look at it and have it read in another way. */
export interface TableReading {
  /** Sheets of a workbook that hold anything, hidden ones last; empty where the list is no workbook. */
  sheets: SheetSummary[];
  /** The sheet that was read, one of `sheets`. */
  sheet: string | null;
  /** The columns that may hold the IDs, in their order: not all of a very wide table. */
  columns: TableColumn[];
  /** Where the IDs were looked for (`TableColumn.at`); null = no column stands out. */
  idColumn: number | null;
  /** The first rows below the titles, each with a cell for each of `columns`; long texts are cut. */
  firstRows: { line: number; cells: string[] }[];
  /** Why the operator had better look; null = the reading is plain, or the operator's own. */
  doubt: 'no-ids' | 'columns' | 'sheets' | null;
  /** What its titles are remembered by (SHA-256, hex); null where it has none. */
  shape: string | null;
  /** It was read as a table with the same titles was read before. */
  remembered: boolean;
}

/** A sheet by its name, and how many lines with an ID it has; null = it could not be read. */
export interface SheetSummary {
  name: string;
  ids: number | null;
  hidden: boolean;
}

export interface TableColumn {
  /** Its place in the table, from 0. */
  at: number;
  title: string;
  /** The first thing that stands in it; may be empty. */
  example: string;
}

/** How a table is to be read; null = as it seems best. */
export interface TableChoice {
  sheet: string | null;
  /** A column's place, from 0, or its title. */
  idColumn: number | string | null;
}

/** What the operator chose for tables with the same titles. */
export interface RememberedTable {
  sheet: string | null;
  idColumn: number | null;
  nameColumn: string | null;
}
