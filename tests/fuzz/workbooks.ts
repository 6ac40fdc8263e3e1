import * as fc from 'fast-check';
import { uuid, workbookParts, zip } from '../../electron/intake/fixtures.test-support';
import { parseList } from '../../electron/intake/parse-list';
import { checkOutcome, plain } from './list-outcome';
import { spoiltText } from './spoil';
import { within } from './target';
import type { Target } from './target';

const ID = '16f96e95-d95c-46ef-b183-139b9bd1aebd';

interface Workbook {
  parts: { name: string; body: string }[];
  /** Bytes of the packed file that are changed. */
  flips: [at: number, byte: number][];
}

const XML_PIECES = [
  ['<', '>', '/>', '</', '"', "'", '=', '&', '&amp;', '&#65;', '&#x10FFFF;', '&#9999999;', '<!--'],
  ['-->', '<![CDATA[', ']]>', '<?', '?>', '<!DOCTYPE a>', '<row>', '<row r="9">', '</row>', '<c>'],
  ['<c r="B2">', '<c t="s">', '</c>', '<v>', '</v>', '<v>0</v>', '<is><t>', '</t></is>', '<rPh>'],
  [
    ' r="ZZ9"',
    ' r="0"',
    ' r="XFD1048576"',
    ' r=""',
    ' t="s"',
    ' t="d"',
    ' s="1"',
    ' s="99"',
    'x:',
    'xmlns:r=',
  ],
  [
    '1',
    '-1',
    '1e9',
    '45000.6',
    '9'.repeat(30),
    ID,
    '\0',
    '_x000D_',
    '../',
    'sheet1.xml',
    'date1904="1"',
  ],
].flat(1);

const BOOKS = [
  workbookParts([
    ['Name', 'Task ID', 'Born', 'Here', 'Staff'],
    ['张伟', uuid(1), { date: 36_526 }, { flag: true }, 1_001],
    [null, uuid(2), { date: 45_000.6 }, { flag: false }, 0.1],
  ]),
  workbookParts([[uuid(1)], [], [uuid(2), 'note']]).map((part) => ({
    ...part,
    body: String(part.body).replaceAll(/ r="[A-Z]*\d+"/g, ''),
  })),
];

const workbooks: Target<Workbook> = {
  name: 'workbooks',
  taste: 1_000,
  seeds: BOOKS.map((parts) => ({
    parts: parts.map(({ name, body }) => ({ name, body: String(body) })),
    flips: [],
  })),
  spoil: (from) =>
    from.chain(({ parts, flips }) =>
      fc.record({
        parts: fc.tuple(fc.nat(parts.length - 1), fc.boolean()).chain(([at, whole]) =>
          fc.tuple(
            ...parts.map((part, n) =>
              fc.record({
                name: fc.constant(part.name),
                body:
                  n === at && !whole
                    ? spoiltText(fc.constant(part.body), XML_PIECES)
                    : fc.constant(part.body),
              }),
            ),
          ),
        ),
        flips: fc.oneof(
          fc.constant(flips),
          fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        ),
      }),
    ),
  async check({ parts, flips }) {
    const bytes = zip(parts);
    for (const [at, byte] of flips) bytes[4 + (at % (bytes.length - 4))] = byte;
    const result = await within(() => parseList(bytes, 'list.xlsx'));
    checkOutcome(result, 1_048_576);
    if (flips.length > 0) return;
    const texts = parts.map(({ body }) => body.replace(/<[^>]*>/g, '')).join('\n');
    const resolved = texts.replace(/&#(\d{1,7});/g, (_, code) => safeCharacter(Number(code)));
    const found = result.ok ? result.list.entries.filter(({ id }) => id.length === 36) : [];
    for (const { id } of found) {
      if (!plain(`${texts}\n${resolved}`).includes(id)) throw new Error(`${id} stands nowhere.`);
    }
  },
};

function safeCharacter(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

export const workbookTargets = [workbooks] as const;
