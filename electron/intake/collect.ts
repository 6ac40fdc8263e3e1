/** Gathers entries and rejected lines within the limits, and finds the name column at the end. */
import type {
  Entry,
  IntakeFailure,
  IntakeResult,
  RejectedLine,
  RejectReason,
} from '../../contract/list';
import { MOST_LEFT_OUT } from '../../contract/list';
import {
  MAX_CELLS_KEPT,
  MAX_COLUMNS,
  MAX_FIELD_CHARS,
  MAX_FIELDS,
  MAX_LINES,
  MAX_TEXT_SHOWN,
} from './limits';
import { findNameColumn } from './name-column';
import { readIdCell } from './task-id';

/** A field's title and its text. */
export type Field = readonly [title: string, text: string];

/** A list in the making. `full` turns true when a limit is passed: reading may then stop. */
export class ListCollector {
  readonly #entries: Entry[] = [];
  readonly #rejected: RejectedLine[] = [];
  #fields = 0;
  #fieldChars = 0;
  full: 'lines' | 'fields' | null = null;

  /** Adds an entry for each ID, all with the same fields. Blank fields are left out. */
  add(line: number, ids: readonly string[], fields: readonly Field[]): void {
    for (const id of ids) {
      if (!this.#hasRoom()) return;
      const record: Record<string, string> = {};
      for (const [title, text] of fields) {
        const value = text.trim();
        if (value === '') continue;
        this.#fields += 1;
        this.#fieldChars += value.length;
        setOwn(record, title, value);
      }
      this.#entries.push({ line, id, fields: record });
    }
  }

  /** Adds a line that holds no ID. `cells`: what stands in the place of the ID, and beside it. */
  reject(
    line: number,
    text: string,
    reason: RejectReason,
    cells?: () => { id: string; fields: readonly Field[] },
  ): void {
    if (!this.#hasRoom()) return;
    const rejected: RejectedLine = { line, text: shown(text), reason };
    const kept = cells && this.#rejected.length < MOST_LEFT_OUT ? cellsKept(cells()) : null;
    if (kept) rejected.cells = kept;
    this.#rejected.push(rejected);
  }

  /** The finished list; refused when it is empty or too long. `columns` in their order. */
  finish(columns: string[]): IntakeResult {
    if (this.full === 'lines') {
      return refuse(
        'too-many',
        'This list has more than one million lines. Split it into smaller files and bring them in one after another.',
      );
    }
    if (columns.length > MAX_COLUMNS) {
      return refuse(
        'too-large',
        'This list has more than 16 384 columns. Remove those you do not need and bring it in again.',
      );
    }
    if (this.full === 'fields') {
      return refuse(
        'too-large',
        'This list holds too much text beside its IDs. Remove the long columns and bring it in again.',
      );
    }
    if (this.#entries.length === 0 && this.#rejected.length === 0) {
      return refuse('empty', 'This list is empty: it has no line with an ID. Choose another file.');
    }
    const entries = this.#entries;
    const nameColumn = findNameColumn(columns, entries);
    return {
      ok: true,
      list: { entries, rejected: this.#rejected, columns, nameColumn, table: null },
    };
  }

  #hasRoom(): boolean {
    if (this.#entries.length + this.#rejected.length >= MAX_LINES) this.full = 'lines';
    else if (this.#fields > MAX_FIELDS || this.#fieldChars > MAX_FIELD_CHARS) this.full = 'fields';
    return this.full === null;
  }
}

/** A refusal of the whole list. */
export function refuse(code: IntakeFailure, message: string): IntakeResult {
  return { ok: false, code, message };
}

/** Sets an own property whatever its name: plain assignment to `__proto__` would set the prototype. */
function setOwn(record: Record<string, string>, title: string, value: string): void {
  if (title === '__proto__') {
    Object.defineProperty(record, title, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    record[title] = value;
  }
}

/** The cells that are not blank, as far as there is room for them; null where all are. */
function cellsKept(cells: {
  id: string;
  fields: readonly Field[];
}): NonNullable<RejectedLine['cells']> | null {
  let room = MAX_CELLS_KEPT;
  const take = (text: string): string => {
    const value = cut(text.trim(), room);
    room -= value.length;
    return value;
  };
  // A rounded number, or a word of another column, would pass for an ID in a list of these lines.
  const id = readIdCell(cells.id).ok ? '' : take(cells.id);
  const fields: Record<string, string> = {};
  for (const [title, text] of cells.fields) {
    const value = room > 0 ? take(text) : '';
    if (value !== '') setOwn(fields, title, value);
  }
  return id === '' && Object.keys(fields).length === 0 ? null : { id, fields };
}

/** One line of at most 200 characters, never ending in half a character. */
function shown(text: string): string {
  const line = text
    .slice(0, MAX_TEXT_SHOWN * 4)
    .replace(/\n+/g, ' ')
    .trim();
  return cut(line, MAX_TEXT_SHOWN);
}

function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
