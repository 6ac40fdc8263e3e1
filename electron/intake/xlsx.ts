/** An .xlsx file → the list of one of its sheets, and what the others hold. */
import type { IntakeFailure, IntakeResult } from '../../contract/list';
import type { SheetSummary } from '../../contract/table';
import { refuse } from './collect';
import type { SheetContext } from './sheet-rows';
import { readRows, sheetRoom, SheetTooLarge } from './sheet-rows';
import type { Wanted } from './table';
import { readTable } from './table';
import type { SheetPart } from './workbook';
import { findParts, readDateStyles, readSharedStrings } from './workbook';
import { ZipArchive } from './zip';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/**
 * Reads the sheet that is wanted; else the one that was chosen before, else the first with IDs, hidden
 * ones last. All sheets together may hold as much as one. `bytes` must begin with the ZIP signature.
 */
export function readXlsx(bytes: Uint8Array, wanted: Wanted): IntakeResult {
  const archive = ZipArchive.open(bytes);
  if (!archive.ok) return archive.reason === 'bomb' ? refuseHuge() : refuseDamaged();
  try {
    return readSheets(archive.value, wanted) ?? refuseOtherZip();
  } catch (error) {
    return refuseFor(error);
  }
}

/** A sheet that was read; the lists of those that are not taken are let go. */
interface SheetRead {
  name: string;
  result: IntakeResult;
  /** null = it is not read, for a reason of its own. */
  ids: number | null;
  /** It was the chosen one when a workbook with these titles was read before. */
  remembered: boolean;
}

/** Null when the archive is no workbook; throws where it is damaged or too large. */
function readSheets(archive: ZipArchive, wanted: Wanted): IntakeResult | null {
  const workbook = part(archive, WORKBOOK);
  if (workbook === null) return null;
  const parts = findParts(workbook, part(archive, RELATIONS) ?? '');
  // One after the other: a hostile workbook may name one large file as all three.
  const strings = readSharedStrings(part(archive, parts.strings) ?? '');
  const dateStyles = readDateStyles(part(archive, parts.styles) ?? '');
  const context = { strings, dateStyles, from1904: parts.from1904, room: sheetRoom() };

  const { sheet: asked } = wanted.choice;
  const own = parts.sheets.find(({ name }) => sameName(name, asked));
  if (asked !== null && !own) return refuseSheet(asked, parts.sheets);
  const summaries = new Map<SheetPart, SheetSummary>();
  let taken: SheetRead | null = null;
  let failure: IntakeResult | null = null;
  // The wanted one first, so that nothing else uses up the room.
  for (const sheet of own ? [own, ...parts.sheets.filter((one) => one !== own)] : parts.sheets) {
    const { name, hidden } = sheet;
    try {
      const read = readSheet(archive, sheet, context, wanted);
      if (read !== null) {
        summaries.set(sheet, { name, hidden, ids: read.ids });
        if (own ? sheet === own : taken === null || isBetter(read, taken)) taken = read;
      }
    } catch (error) {
      if (sheet === own) throw error;
      failure ??= refuseFor(error);
      summaries.set(sheet, { name, hidden, ids: null });
    }
  }
  if (parts.sheets.length === 0) throw new Error('no sheet');
  if (failure !== null && !own && !taken?.ids) return failure;
  if (taken === null) return refuse('empty', 'This sheet is empty. Choose another one.');
  return withSheets(
    taken,
    parts.sheets.flatMap((sheet) => summaries.get(sheet) ?? []),
    own !== undefined,
  );
}

/** Null when the sheet is empty; throws where it is damaged or too large. */
function readSheet(
  archive: ZipArchive,
  { name, path }: SheetPart,
  context: SheetContext,
  wanted: Wanted,
): SheetRead | null {
  const xml = part(archive, path);
  if (xml === null) throw new Error('no sheet');
  const rows = readRows(xml, context);
  if (rows.length === 0) return null;
  let remembered = false;
  const result = readTable(rows, 'table', {
    choice: wanted.choice,
    recall(shape) {
      const before = wanted.recall(shape);
      remembered ||= before?.sheet === name;
      return before;
    },
  });
  if (result === null) return null;
  const ids = result.ok ? result.list.entries.length : hasNone(result.code) ? 0 : null;
  const applied = result.ok && result.list.table?.remembered === true;
  return { name, result, ids, remembered: applied && remembered };
}

function hasNone(code: IntakeFailure): boolean {
  return code === 'empty' || code === 'no-such-column';
}

/** Whether a sheet is rather taken than the one before it. */
function isBetter(read: SheetRead, taken: SheetRead): boolean {
  if (read.remembered !== taken.remembered) return read.remembered;
  return !taken.ids && (read.ids ?? 0) > 0;
}

/** The list with what is known of all sheets. */
function withSheets(taken: SheetRead, sheets: SheetSummary[], own: boolean): IntakeResult {
  const { result, name, remembered } = taken;
  if (!result.ok || result.list.table === null) return result;
  const { table } = result.list;
  const several = sheets.filter(({ ids }) => ids !== 0).length > 1;
  const doubt = table.doubt ?? (several && !own && !remembered ? 'sheets' : null);
  return {
    ok: true,
    list: { ...result.list, table: { ...table, sheets, sheet: name, doubt } },
  };
}

function sameName(name: string, asked: string | null): boolean {
  return asked !== null && name.trim().toLowerCase() === asked.trim().toLowerCase();
}

/** The text of one file of the archive; null when there is none. */
function part(archive: ZipArchive, path: string): string | null {
  const read = archive.read(path);
  if (!read.ok) throw new Error(`${path} is damaged`);
  return read.value === null ? null : new TextDecoder().decode(read.value);
}

function refuseFor(error: unknown): IntakeResult {
  return error instanceof SheetTooLarge ? refuseHuge() : refuseDamaged();
}

function refuseSheet(asked: string, sheets: readonly SheetPart[]): IntakeResult {
  const names = sheets.slice(0, 10).map(({ name }) => `“${name}”`);
  const more = sheets.length > names.length ? ' …' : '';
  return refuse(
    'no-such-sheet',
    `This workbook has no sheet “${asked.slice(0, 80)}”. It has ${names.join(', ')}${more}.`,
  );
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
