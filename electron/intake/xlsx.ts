/** An .xlsx file → the rows of its first sheet. */
import type { IntakeResult } from '../../contract/list';
import { refuse } from './collect';
import { readRows, SheetTooLarge } from './sheet-rows';
import type { Row } from './split-rows';
import { readTable } from './table';
import { findParts, readDateStyles, readSharedStrings } from './workbook';
import { ZipArchive } from './zip';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';

/** Reads the first sheet of a workbook. `bytes` must begin with the ZIP signature. */
export function readXlsx(bytes: Uint8Array): IntakeResult {
  const archive = ZipArchive.open(bytes);
  if (!archive.ok) return archive.reason === 'bomb' ? refuseHuge() : refuseDamaged();
  let rows: Row[] | null;
  try {
    rows = readFirstSheet(archive.value);
  } catch (error) {
    return error instanceof SheetTooLarge ? refuseHuge() : refuseDamaged();
  }
  if (rows === null) return refuseOtherZip();
  return readTable(rows, 'table') ?? refuse('empty', 'The first sheet is empty.');
}

/** Null when the archive is no workbook; throws where it is damaged or too large. */
function readFirstSheet(archive: ZipArchive): Row[] | null {
  const workbook = part(archive, WORKBOOK);
  if (workbook === null) return null;
  const parts = findParts(workbook, part(archive, RELATIONS) ?? '');
  // One after the other: a hostile workbook may name one large file as all three.
  const strings = readSharedStrings(part(archive, parts.strings) ?? '');
  const dateStyles = readDateStyles(part(archive, parts.styles) ?? '');
  const sheet = parts.sheet === null ? null : part(archive, parts.sheet);
  if (sheet === null) throw new Error('no sheet');
  return readRows(sheet, { strings, dateStyles, from1904: parts.from1904 });
}

/** The text of one file of the archive; null when there is none. */
function part(archive: ZipArchive, path: string): string | null {
  const read = archive.read(path);
  if (!read.ok) throw new Error(`${path} is damaged`);
  return read.value === null ? null : new TextDecoder().decode(read.value);
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
