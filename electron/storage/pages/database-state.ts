import { crc32 } from 'node:zlib';
import * as v from 'valibot';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** What is known of `tracking.db` from outside. Times are ms since 1970. */
const STATE = v.object({
  /** Bytes; 0 = nothing is known of the database yet. */
  pageSize: whole,
  /** How many there are, those that only the log has included. */
  pages: whole,
  /** Version of the schema. */
  version: whole,
  /** The first page of each table and index, by name. */
  roots: v.record(v.string(), whole),
  /** The file as it was after it was closed in good order; null = it is open, or its program was killed. */
  closed: v.nullable(v.object({ size: whole, mtimeMs: v.number() })),
  /** SQLite came across damage: the file is to be looked through before it is used again. */
  suspect: v.boolean(),
  /** Whether every page has a sum. */
  complete: v.boolean(),
  /** When every page was last read and found to be what it should. */
  checkedAt: whole,
  /** Grows with the file, and what it was when the last backup was made. */
  changes: whole,
  backedUp: whole,
  tasks: v.nullable(whole),
  photos: v.nullable(whole),
  /** How far the log has been moved into the file. */
  moved: v.nullable(v.object({ salts: v.pipe(v.string(), v.digits()), frames: whole })),
});
export type DatabaseState = v.InferOutput<typeof STATE>;

export const NOTHING_KNOWN: DatabaseState = {
  pageSize: 0,
  pages: 0,
  version: 0,
  roots: {},
  closed: null,
  suspect: false,
  complete: false,
  checkedAt: 0,
  changes: 0,
  backedUp: 0,
  tasks: null,
  photos: null,
  moved: null,
};

/** Begins with the CRC-32 of what follows. */
export function writeState(state: DatabaseState): string {
  const text = JSON.stringify(state);
  return `${crc32(text)} ${text}`;
}

/** Throws where the text is not what was written. */
export function parseState(written: string | undefined): DatabaseState {
  if (written === undefined) return NOTHING_KNOWN;
  const [sum = ''] = written.split(' ', 1);
  const text = written.slice(sum.length + 1);
  if (Number(sum) !== crc32(text)) throw new Error('What is known of the database has changed.');
  return v.parse(STATE, JSON.parse(text));
}
