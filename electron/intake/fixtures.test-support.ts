/** Builds the files that the intake tests read: spreadsheets zipped by hand, text in every encoding. */
import { Buffer } from 'node:buffer';
import { deflateRawSync } from 'node:zlib';
import type { IntakeResult, ParsedList } from '../../contract/list';

interface ZipFile {
  name: string;
  body: string | Uint8Array;
  /** What the directory claims the inflated size to be; the truth when absent. */
  declaredSize?: number;
}

/** A deflated ZIP archive. */
export function zip(files: readonly ZipFile[]): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const body = Buffer.from(file.body);
    const packed = deflateRawSync(body, { level: 1 });
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(file.declaredSize ?? body.length, 8);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(8, 8);
    sizes.copy(local, 14);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(8, 10);
    sizes.copy(central, 16);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, name, packed);
    directory.push(central, name);
    offset += 30 + name.length + packed.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...directory, end]));
}

/** A cell of a test sheet: text (shared), a number as stored, a date's day number, or nothing. */
type Cell = string | number | { date: number } | { flag: boolean } | null;

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a workbook with one sheet, as Excel writes them. */
export function workbookParts(rows: readonly (readonly Cell[])[]): ZipFile[] {
  const strings: string[] = [];
  const indexes = new Map<string, number>();
  const shared = (text: string): number => {
    const known = indexes.get(text);
    if (known !== undefined) return known;
    indexes.set(text, strings.length);
    return strings.push(`<si><t xml:space="preserve">${escapeXml(text)}</t></si>`) - 1;
  };
  const xmlRows = rows.map((row, at) => {
    const cells = row.map((cell, column) => {
      const ref = `r="${columnLetters(column)}${at + 1}"`;
      if (cell === null) return '';
      if (typeof cell === 'string') return `<c ${ref} t="s"><v>${shared(cell)}</v></c>`;
      if (typeof cell === 'number') return `<c ${ref}><v>${cell}</v></c>`;
      if ('date' in cell) return `<c ${ref} s="1"><v>${cell.date}</v></c>`;
      return `<c ${ref} t="b"><v>${cell.flag ? 1 : 0}</v></c>`;
    });
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return workbookAround(`<sheetData>${xmlRows.join('')}</sheetData>`, strings.join(''));
}

/** The parts of a workbook around the XML of its only sheet. */
export function workbookAround(sheetXml: string, stringsXml = ''): ZipFile[] {
  const sheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relation = (id: number, type: string, target: string) =>
    `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  return [
    {
      name: 'xl/workbook.xml',
      body: `<workbook xmlns="${sheet}" xmlns:r="${OFFICE}"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<Relationships>${relation(1, 'worksheet', 'worksheets/sheet1.xml')}${relation(2, 'sharedStrings', 'sharedStrings.xml')}${relation(3, 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', body: `<sst xmlns="${sheet}">${stringsXml}</sst>` },
    {
      name: 'xl/styles.xml',
      body: `<styleSheet xmlns="${sheet}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      body: `<worksheet xmlns="${sheet}">${sheetXml}</worksheet>`,
    },
  ];
}

/** An .xlsx file with these rows. */
export function xlsx(rows: readonly (readonly Cell[])[]): Uint8Array {
  return zip(workbookParts(rows));
}

interface TestSheet {
  name: string;
  /** As raw XML where it is a text. */
  rows: readonly (readonly Cell[])[] | string;
  state?: 'hidden' | 'veryHidden';
}

/** An .xlsx file with several sheets; their texts stand in the cells. */
export function xlsxOf(sheets: readonly TestSheet[]): Uint8Array {
  const parts = workbookAround('');
  const named = sheets.map(
    ({ name, state }, at) =>
      `<sheet name="${escapeXml(name)}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`,
  );
  const related = sheets.map(
    (_, at) =>
      `<Relationship Id="s${at}" Type="${OFFICE}/worksheet" Target="worksheets/s${at}.xml"/>`,
  );
  const bodies = sheets.map(({ rows }, at) => ({
    name: `xl/worksheets/s${at}.xml`,
    body: typeof rows === 'string' ? rows : `<worksheet>${inlineRows(rows)}</worksheet>`,
  }));
  return zip([
    ...parts.slice(0, 4).map(({ name, body }) => ({
      name,
      body: String(body)
        .replace(/<sheet [^>]*>/, named.join(''))
        .replace('</Relationships>', `${related.join('')}</Relationships>`),
    })),
    ...bodies,
  ]);
}

function inlineRows(rows: readonly (readonly Cell[])[]): string {
  const xml = rows.map((row, at) => {
    const cells = row.map((cell, column) =>
      cell === null
        ? ''
        : `<c r="${columnLetters(column)}${at + 1}" t="str"><v>${escapeXml(String(cell))}</v></c>`,
    );
    return `<row r="${at + 1}">${cells.join('')}</row>`;
  });
  return `<sheetData>${xml.join('')}</sheetData>`;
}

export const ENCODINGS = [
  'utf-8',
  'utf-8-bom',
  'utf-16le',
  'utf-16be',
  'utf-16le-bare',
  'utf-16be-bare',
] as const;

/** Text as bytes; the "bare" encodings have no byte order mark. */
export function encode(text: string, encoding: (typeof ENCODINGS)[number]): Uint8Array {
  if (encoding === 'utf-8') return new Uint8Array(Buffer.from(text));
  if (encoding === 'utf-8-bom') return new Uint8Array(Buffer.from(`\uFEFF${text}`));
  const wide = Buffer.from(encoding.endsWith('bare') ? text : `\uFEFF${text}`, 'utf16le');
  return new Uint8Array(encoding.startsWith('utf-16be') ? wide.swap16() : wide);
}

/** Text as GB18030: built by asking the decoder about every two-byte pair. */
export function encodeGb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(gbPairs().get(character) ?? [0x3f]));
  }
  return new Uint8Array(bytes);
}

let pairs: Map<string, [number, number]> | null = null;

function gbPairs(): Map<string, [number, number]> {
  if (pairs) return pairs;
  pairs = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1 && character !== '\uFFFD')
        pairs.set(character, [lead, trail]);
    }
  }
  return pairs;
}

/** The list of a result that must be one. */
export function listOf(result: IntakeResult): ParsedList {
  if (!result.ok) throw new Error(`refused: ${result.code}: ${result.message}`);
  return result.list;
}

/** The IDs of a result, in order. */
export function idsOf(result: IntakeResult): string[] {
  return listOf(result).entries.map((entry) => entry.id);
}

/** A UUID that is the same for the same number. */
export function uuid(n: number): string {
  const hex = (((n + 1) * 2654435761) % 4294967296).toString(16).padStart(8, 'a');
  return `${hex}-d95c-46ef-b183-${n.toString(16).padStart(12, '0')}`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function columnLetters(at: number): string {
  return at < 26
    ? String.fromCharCode(65 + at)
    : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26);
}
