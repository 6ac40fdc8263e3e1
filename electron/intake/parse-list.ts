/** Intake's front door: the bytes of a file, or pasted text, become a list of entries. */
import type { IntakeResult } from '../../contract/list';
import { refuse } from './collect';
import { decodeText } from './decode';
import { readFreeText } from './free-text';
import { looksLikeJson, looksLikeJsonLines, readJson, readJsonLines, refuseJson } from './json';
import { MAX_BYTES } from './limits';
import type { Delimiter, Row } from './split-rows';
import { detectDelimiter, splitRows } from './split-rows';
import type { Wanted } from './table';
import { AS_IT_SEEMS, readTable } from './table';
import { readXlsx } from './xlsx';

/**
 * Reads a dropped or opened file: .txt .csv .tsv .json .jsonl .ndjson .xlsx, in any usual encoding.
 * What the bytes are counts for more than how the file is named; `name` (no path needed) only tips
 * the scales. `wanted` is heeded by tables alone. Never throws; every failure is a value with a sentence
 * for the operator.
 */
export async function parseList(
  bytes: Uint8Array,
  name: string,
  wanted: Wanted = AS_IT_SEEMS,
): Promise<IntakeResult> {
  if (bytes.length > MAX_BYTES) return refuseLarge();
  if (bytes.length === 0) return refuseEmpty();
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return readXlsx(bytes, wanted);
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return refuse(
      'old-excel',
      'This is an old Excel file (.xls) or one with a password. Open it and save it as .xlsx or .csv, without a password.',
    );
  }
  const text = decodeText(bytes);
  if (text === null) {
    return refuse(
      'not-text',
      'This file holds no text that can be read. Bring in a list as .txt, .csv, .tsv, .json, .jsonl or .xlsx.',
    );
  }
  return readText(text, /\.[a-z]+$/.exec(name.toLowerCase())?.[0] ?? '', wanted);
}

/** Reads text that was pasted or dropped. Never throws. */
export function parseText(text: string, wanted: Wanted = AS_IT_SEEMS): IntakeResult {
  if (text.length > MAX_BYTES) return refuseLarge();
  return readText(text, '', wanted);
}

function readText(source: string, extension: string, wanted: Wanted): IntakeResult {
  const text = withPlainLines(source);
  if (text.trim() === '') return refuseEmpty();
  const namedAsLines = extension === '.jsonl' || extension === '.ndjson';
  if (namedAsLines && looksLikeJsonLines(text)) return readJsonLines(text);
  const json = /^\s*[[{"]/.test(text) ? readJson(text) : null;
  if (json) return json;
  // A single line has just been found to be no JSON; where it is long, that took its time.
  const hasLines = text.trim().includes('\n');
  if (namedAsLines || (hasLines && looksLikeJsonLines(text))) return readJsonLines(text);
  if (looksLikeJson(text)) return refuseJson(text);
  return readDelimited(text, extension, wanted) ?? readFreeText(text);
}

/** Null when the text is no table. */
function readDelimited(text: string, extension: string, wanted: Wanted): IntakeResult | null {
  const namedAsTable = extension === '.csv' || extension === '.tsv';
  // Excel writes and heeds a first line that only names the delimiter.
  const declared = /^sep=([,;\t])\n/i.exec(text)?.[1] as Delimiter | undefined;
  const body = declared ? text.replace(/^[^\n]*/, '') : text;
  const delimiter = declared ?? detectDelimiter(body, namedAsTable) ?? (namedAsTable ? ',' : null);
  if (delimiter === null) return null;
  const rows: Iterable<Row> = { [Symbol.iterator]: () => splitRows(body, delimiter) };
  return readTable(rows, namedAsTable ? 'table' : 'text', wanted);
}

/** Every line end as "\n", no byte order mark. */
function withPlainLines(text: string): string {
  const unmarked = text.startsWith('\uFEFF') ? text.slice(1) : text;
  return unmarked.includes('\r') ? unmarked.replace(/\r\n?/g, '\n') : unmarked;
}

function startsWith(bytes: Uint8Array, ...signature: number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function refuseEmpty(): IntakeResult {
  return refuse('empty', 'This list is empty. Choose another file, or paste the IDs.');
}

function refuseLarge(): IntakeResult {
  return refuse(
    'too-large',
    'This list is larger than 64 MB. Split it into smaller files and bring them in one after another.',
  );
}
