/** Gathers entries and rejected lines within the limits, and finds the name column at the end. */
import type {
  Entry,
  IntakeFailure,
  IntakeResult,
  RejectedLine,
  RejectReason,
} from '../../contract/list';
import { MAX_COLUMNS, MAX_FIELD_CHARS, MAX_FIELDS, MAX_LINES, MAX_TEXT_SHOWN } from './limits';
import { findNameColumn } from './name-column';

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

  /** Adds a line that holds no ID. */
  reject(line: number, text: string, reason: RejectReason): void {
    if (!this.#hasRoom()) return;
    this.#rejected.push({ line, text: shown(text), reason });
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

/** One line of at most 200 characters, never ending in half a character. */
function shown(text: string): string {
  const line = text
    .slice(0, MAX_TEXT_SHOWN * 4)
    .replace(/\n+/g, ' ')
    .trim();
  if (line.length <= MAX_TEXT_SHOWN) return line;
  return `${line.slice(0, MAX_TEXT_SHOWN - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
