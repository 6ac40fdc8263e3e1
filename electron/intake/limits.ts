/** How much a list may hold. Beyond these it is refused, with a word on what to do. */

export const MAX_BYTES = 64 * 1024 * 1024;
/** Entries and rejected lines together. */
export const MAX_LINES = 1_000_000;
/** Characters in all fields together: a spreadsheet may repeat one long text in a million cells. */
export const MAX_FIELD_CHARS = 256 * 1024 * 1024;
/** Fields of all entries together. */
export const MAX_FIELDS = 10_000_000;
/** Columns of one table. Spreadsheet programs stop at 16 384. */
export const MAX_COLUMNS = 16_384;
/** Values in one JSON text: a million tasks with four fields each have as many. Each costs memory and time. */
export const MAX_JSON_VALUES = 5_000_000;
export const MAX_TEXT_SHOWN = 200;
/** Characters that are kept of the cells of a line without an ID. */
export const MAX_CELLS_KEPT = 2_000;
