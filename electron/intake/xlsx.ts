/** An .xlsx file → the rows of its first sheet, with every limit checked before the library sees it. */
import { readSheet } from 'read-excel-file/universal';
import type { IntakeResult } from '../../contract/list';
import { refuse } from './collect';
import { MAX_COLUMNS } from './limits';
import { checkSheetSize } from './sheet-size';
import type { Row } from './split-rows';
import { readTable } from './table';
import { storedZip, ZipArchive } from './zip';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Reads the first sheet of a workbook. `bytes` must begin with the ZIP signature. */
export async function readXlsx(bytes: Uint8Array): Promise<IntakeResult> {
  const archive = ZipArchive.open(bytes);
  if (!archive.ok) return archive.reason === 'bomb' ? refuseHuge() : refuseDamaged();
  const picked = pickFiles(archive.value);
  if (!picked.ok) return picked.result;
  let rows: unknown[][];
  try {
    const zip = storedZip(picked.files);
    rows = (await readSheet(zip.buffer, picked.sheetNumber, {
      parseNumber: numberText,
    })) as unknown[][];
  } catch {
    // The library throws whatever it meets: its own errors, and TypeErrors on unexpected markup.
    return refuseDamaged();
  }
  const result = readTable(rows.map(toRow), 'table');
  return result ?? refuse('empty', 'The first sheet is empty.');
}

type Picked =
  | { ok: true; files: Map<string, Uint8Array>; sheetNumber: number }
  | { ok: false; result: IntakeResult };

/** The few files that the first sheet needs. The library would inflate all, to any size. */
function pickFiles(archive: ZipArchive): Picked {
  const files = new Map<string, Uint8Array>();
  const take = (path: string): Uint8Array | null | 'damaged' => {
    const read = archive.read(path);
    if (!read.ok) return 'damaged';
    if (read.value) files.set(path, read.value);
    return read.value;
  };
  const workbook = take(WORKBOOK);
  const relations = take(RELATIONS);
  if (workbook === null) return { ok: false, result: refuseOtherZip() };
  if (relations === null || workbook === 'damaged' || relations === 'damaged') {
    return { ok: false, result: refuseDamaged() };
  }
  const parts = findParts(decode(workbook), decode(relations));
  const sheet = parts.sheet === null ? null : take(parts.sheet);
  if (sheet === null || sheet === 'damaged') return { ok: false, result: refuseDamaged() };
  if (!checkSheetSize(sheet)) return { ok: false, result: refuseHuge() };
  const others = [take(parts.strings), take(parts.styles)];
  if (others.includes('damaged')) return { ok: false, result: refuseDamaged() };
  return { ok: true, files, sheetNumber: parts.sheetNumber };
}

interface Parts {
  sheet: string | null;
  /** 1-based, among the sheets of the workbook, charts included. */
  sheetNumber: number;
  strings: string;
  styles: string;
}

/** Finds where the first worksheet and what it refers to are stored. */
function findParts(workbook: string, relations: string): Parts {
  const targets = new Map<string, { id: string; type: string; path: string }>();
  const byType = new Map<string, string>();
  for (const [, tag = ''] of relations.matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)) {
    const type = attribute(tag, 'Type').replace(/^.*\//, '');
    const target = attribute(tag, 'Target');
    const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
    targets.set(attribute(tag, 'Id'), { id: attribute(tag, 'Id'), type, path });
    byType.set(type, path);
  }
  const sheets = [...workbook.matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)].map(([, tag = '']) =>
    targets.get(attribute(tag, 'id')),
  );
  const at = sheets.findIndex((sheet) => sheet?.type === 'worksheet');
  return {
    sheet: sheets[at]?.path ?? null,
    sheetNumber: at + 1,
    strings: byType.get('sharedStrings') ?? 'xl/sharedStrings.xml',
    styles: byType.get('styles') ?? 'xl/styles.xml',
  };
}

/** An attribute's value, with or without a namespace prefix before its name; '' when absent. */
function attribute(tag: string, name: string): string {
  const match = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return match?.[1] ?? match?.[2] ?? '';
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function toRow(cells: unknown[], at: number): Row {
  return {
    line: at + 1,
    cells: cells.slice(0, MAX_COLUMNS).map(cellText),
    text: null,
    openQuote: false,
  };
}

function cellText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Date) return dateText(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return '';
}

/** A number as a person would write it: whole numbers keep all their digits, 0.1 is not 0.1000…01. */
function numberText(stored: string): string {
  if (/^-?\d+$/.test(stored)) return stored;
  const value = Number(stored);
  return Number.isFinite(value) ? String(value) : stored;
}

/** A date as 2026-03-09, with its time where it has one; a time alone (day 0 of the calendar) as 14:30. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  // Days are fractions of a number: round to the second it was meant to be.
  const [day = '', time = ''] = new Date(Math.round(date.getTime() / 1000) * 1000)
    .toISOString()
    .slice(0, -5)
    .split('T');
  const shortTime = time.endsWith(':00') ? time.slice(0, 5) : time;
  if (date.getUTCFullYear() < 1900) return shortTime;
  return time === '00:00:00' ? day : `${day} ${shortTime}`;
}

function refuseHuge(): IntakeResult {
  return refuse(
    'too-large',
    'This spreadsheet unpacks to more than can be read safely. Copy the columns you need into a new one, or save it as .csv.',
  );
}

function refuseDamaged(): IntakeResult {
  return refuse(
    'bad-xlsx',
    'This spreadsheet is damaged or incomplete. Open it in your spreadsheet program and save it again as .xlsx or .csv.',
  );
}

function refuseOtherZip(): IntakeResult {
  return refuse(
    'bad-xlsx',
    'This is a packed file, but not an Excel workbook. Unpack it first, or save the table as .xlsx or .csv.',
  );
}
