/** The parts of an .xlsx workbook that stand around its sheets: where they are, their texts, their dates. */
import { attributesOf, readXml } from './xml';

/** Where the worksheets and what they refer to are stored in the archive. */
export interface WorkbookParts {
  /** In the order of the workbook, hidden ones last. */
  sheets: SheetPart[];
  strings: string;
  styles: string;
  /** Days are counted from 1904 instead of 1900, as old Excels of the Macintosh did. */
  from1904: boolean;
}

export interface SheetPart {
  name: string;
  path: string;
  hidden: boolean;
}

/** More sheets than anybody chooses from; of further ones nothing is read. */
const MAX_SHEETS = 100;
/** Spreadsheet programs stop at 31. */
const LONGEST_NAME = 100;

/** Finds the parts by `xl/workbook.xml` and its relations; throws an Error where they are damaged. */
export function findParts(workbook: string, relations: string): WorkbookParts {
  const byId = new Map<string, { type: string; path: string }>();
  const byType = new Map<string, string>();
  readXml(relations, {
    open(name, text) {
      if (name !== 'Relationship') return;
      const attributes = attributesOf(text);
      const type = attributes.get('Type')?.replace(/^.*\//, '') ?? '';
      const target = attributes.get('Target') ?? '';
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
      byId.set(attributes.get('Id') ?? '', { type, path });
      byType.set(type, path);
    },
  });
  const sheets: SheetPart[] = [];
  let from1904 = false;
  readXml(workbook, {
    open(name, text) {
      if (name === 'workbookPr') {
        from1904 = ['1', 'true'].includes(attributesOf(text).get('date1904') ?? '');
      }
      if (name !== 'sheet' || sheets.length === MAX_SHEETS) return;
      const attributes = attributesOf(text);
      const part = byId.get(attributes.get('id') ?? '');
      const title = (attributes.get('name') ?? '').slice(0, LONGEST_NAME);
      // Two sheets of one name or in one place are the work of no spreadsheet program.
      if (part?.type !== 'worksheet') return;
      if (sheets.some((one) => one.name === title || one.path === part.path)) return;
      const state = attributes.get('state') ?? 'visible';
      sheets.push({ name: title, path: part.path, hidden: state !== 'visible' });
    },
  });
  return {
    sheets: [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)],
    strings: byType.get('sharedStrings') ?? 'xl/sharedStrings.xml',
    styles: byType.get('styles') ?? 'xl/styles.xml',
    from1904,
  };
}

/** The texts that cells refer to by number, without the pronunciation that may stand above them. */
export function readSharedStrings(xml: string): string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let inText = false;
  let above = false;
  readXml(xml, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') inText = true;
      else if (name === 'rPh') above = true;
    },
    close(name) {
      if (name === 'si') strings.push(unescapeText(text ?? ''));
      else if (name === 't') inText = false;
      else if (name === 'rPh') above = false;
    },
    text(piece) {
      if (inText && !above && text !== null) text += piece;
    },
  });
  return strings;
}

/** Escapes of characters that XML cannot hold: `_x000D_` (ECMA-376, part 1, 22.9.2.19). */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([\da-f]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** Whether the cells of each style (`s`) show their number as a date or a time. */
export function readDateStyles(xml: string): boolean[] {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let ofCells = false;
  readXml(xml, {
    open(name, text) {
      if (name === 'cellXfs') ofCells = true;
      if (name === 'numFmt') {
        const attributes = attributesOf(text);
        codes.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? '');
      }
      if (name === 'xf' && ofCells) {
        const id = Number(attributesOf(text).get('numFmtId') ?? 0);
        styles.push(isBuiltInDate(id) || isDateCode(codes.get(id) ?? ''));
      }
    },
    close(name) {
      if (name === 'cellXfs') ofCells = false;
    },
  });
  return styles;
}

/** ECMA-376, part 1, 18.8.30: of all languages, and those of Chinese, Japanese, Korean and Thai. */
function isBuiltInDate(id: number): boolean {
  const ranges = [
    [14, 22],
    [27, 36],
    [45, 47],
    [50, 58],
    [71, 81],
  ] as const;
  return ranges.some(([first, last]) => id >= first && id <= last);
}

/** Whether a number format such as `[$-404]e"年"m"月";@` has a part of a date outside of words and brackets. */
function isDateCode(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  // "e" is an era's year, unless it is a power of ten; "aaa" is a weekday.
  return /[dmhys]|aaa|(?<![0#?.])e(?![+-])/i.test(bare.replace(/general|standard/gi, ''));
}
