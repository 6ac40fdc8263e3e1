import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, uuid, workbookAround, workbookParts, xlsx, zip } from './fixtures.test-support';
import { parseList } from './parse-list';

const A = uuid(1);
const B = uuid(2);

/** A sheet as raw XML, with inline text. */
function sheet(rows: string): Uint8Array {
  return zip(workbookAround(`<sheetData>${rows}</sheetData>`));
}

const inline = (ref: string, text: string) =>
  `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`;

describe('a spreadsheet', () => {
  it('gives entries with the numbers of its rows, and its cells as text', async () => {
    const bytes = xlsx([
      ['Name', '任务 ID', 'Staff', 'Height', 'Born', 'Seen', 'Here'],
      [],
      [
        '张伟 & <co>',
        A.toUpperCase(),
        1001,
        1.75,
        { date: 36526 },
        { date: 45000.6 },
        { flag: true },
      ],
      ['# not yet', B],
      ['Bob', null, 7],
    ]);
    const list = listOf(await parseList(bytes, 'march.xlsx'));
    expect(list.entries).toEqual([
      {
        line: 3,
        id: A,
        fields: {
          Name: '张伟 & <co>',
          Staff: '1001',
          Height: '1.75',
          Born: '2000-01-01',
          Seen: '2023-03-15 14:24',
          Here: 'TRUE',
        },
      },
    ]);
    expect(list.rejected).toEqual([
      {
        line: 5,
        text: 'Bob, 7',
        reason: 'no-id',
        cells: { id: '', fields: { Name: 'Bob', Staff: '7' } },
      },
    ]);
    expect(list.nameColumn).toBe('Name');
  });

  it('keeps every digit of a long whole number', async () => {
    const bytes = sheet(
      `<row r="1">${inline('A1', 'task_id')}${inline('B1', 'n')}</row><row r="2"><c r="A2"><v>202411032022077381</v></c><c r="B2"><v>0.30000000000000004</v></c></row>`,
    );
    const [entry] = listOf(await parseList(bytes, 'x.xlsx')).entries;
    expect(entry).toEqual({
      line: 2,
      id: '202411032022077381',
      fields: { n: '0.30000000000000004' },
    });
  });

  it('may leave out the places of its cells, and the numbers of its rows', async () => {
    const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
    const rows = [
      `<row>${text('Name')}${text('Task ID')}</row>`,
      `<row r="5">${text('Ann')}${text(A)}</row>`,
      '<row/>',
      `<row><c/>${text(B)}${inline('AA7', 'far')}${text('next')}</row>`,
    ];
    const list = listOf(await parseList(sheet(rows.join('')), 'x.xlsx'));
    expect(list.entries).toEqual([
      { line: 5, id: A, fields: { Name: 'Ann' } },
      { line: 7, id: B, fields: { 'Column 27': 'far', 'Column 28': 'next' } },
    ]);
  });

  it('may have cells in its far corners', async () => {
    const corners = `<row r="1">${inline('XFD1', 'x')}</row><row r="1048576">${inline('A1048576', A)}</row>`;
    const list = listOf(await parseList(sheet(corners), 'x.xlsx'));
    expect(list.entries.map((entry) => entry.line)).toEqual([1_048_576]);
  });

  it('shows numbers as dates where their style does, by 1900 or by 1904', async () => {
    const codes = ['yyyy"年"m"月"', '[h]:mm', '0.00E+00', '"days" 0', '[Red]0', 'General', 'ggge'];
    const formats = codes.map((code, at) => {
      const plain = code.replaceAll('"', '&quot;');
      return `<numFmt numFmtId="${164 + at}" formatCode="${plain}"/>`;
    });
    const ids = [0, 14, 31, ...codes.keys()].map((id, at) => (at < 3 ? id : 164 + id));
    const styles = `<styleSheet>${formats.join('')}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${ids.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`;
    const cells = ids.map((_, style) => `<c s="${style}"><v>45000</v></c>`).join('');
    const workbook = (date1904: string) =>
      zip(
        workbookAround(
          `<sheetData><row>${inline('A1', A)}${cells}<c t="d"><v>2024-11-03T10:00:00Z</v></c></row></sheetData>`,
        ).map(({ name, body }) => {
          if (name.endsWith('styles.xml')) return { name, body: styles };
          return { name, body: String(body).replace('<sheets>', `${date1904}<sheets>`) };
        }),
      );
    const shown = async (date1904: string) =>
      Object.values(listOf(await parseList(workbook(date1904), 'x.xlsx')).entries[0]!.fields);
    const day = '2023-03-15';
    const number = '45000';
    expect((await shown('')).join(' ')).toBe(
      [number, day, day, day, day, number, number, number, number, day, '2024-11-03 10:00'].join(
        ' ',
      ),
    );
    expect((await shown('<workbookPr date1904="1"/>'))[1]).toBe('2027-03-16');
  });

  it('holds text in runs, with entities, escapes, CDATA, and pronunciation left out', async () => {
    const strings =
      '<si><r><t>Ann </t></r><r><t xml:space="preserve">&amp; &#x1F600;&#233;</t></r></si>' +
      '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></si><si><t>a_x000A_b</t></si>';
    const rows = `<row>${inline('A1', A)}<c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="str"><f>B1</f><v><![CDATA[<x> ]]>y</v></c><c t="e"><v>#N/A</v></c></row>`;
    const bytes = zip(workbookAround(`<sheetData>${rows}</sheetData>`, strings));
    const [entry] = listOf(await parseList(bytes, 'x.xlsx')).entries;
    expect(Object.values(entry!.fields)).toEqual(['Ann & 😀é', '東京', 'a\nb', '<x> y']);
  });

  it('is known by its bytes, not its name', async () => {
    expect(listOf(await parseList(xlsx([['Task ID'], [A]]), 'list.csv')).entries).toHaveLength(1);
    const text = Buffer.from(`Name,Task ID\nAnn,${A}`);
    expect(listOf(await parseList(text, 'list.xlsx')).entries[0]!.fields).toEqual({ Name: 'Ann' });
  });

  it('is empty when its first sheet is', async () => {
    expect(await parseList(xlsx([]), 'x.xlsx')).toMatchObject({ ok: false, code: 'empty' });
  });
});

describe('a file that only looks like a spreadsheet', () => {
  it('is refused with the way out: old Excel, another ZIP, damage', async () => {
    const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
    const cases: [string, Uint8Array, string][] = [
      ['old', old, 'old-excel'],
      ['zip', zip([{ name: 'photo.txt', body: 'hello' }]), 'bad-xlsx'],
      ['cut', xlsx([['Task ID'], [A]]).subarray(0, 900), 'bad-xlsx'],
      ['markup', zip(workbookAround('<sheetData><row><c></worksheet>')), 'bad-xlsx'],
      ['no sheet', zip(workbookParts([]).slice(0, 4)), 'bad-xlsx'],
      ['other notation', sheet('<row r="9e9"><c r="A1"><v>1</v></c></row>'), 'bad-xlsx'],
      ['row 0', sheet('<row r="0"><c r="A0"><v>1</v></c></row>'), 'bad-xlsx'],
      ['cell in row 0', sheet('<row><c r="A0"><v>1</v></c></row>'), 'bad-xlsx'],
      ['no such text', sheet('<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), 'bad-xlsx'],
      ['a document type', sheet('<!DOCTYPE a [<!ENTITY b "c">]>'), 'bad-xlsx'],
      ['nesting', sheet('<a>'.repeat(300) + '</a>'.repeat(300)), 'bad-xlsx'],
    ];
    for (const [name, bytes, code] of cases) {
      const result = await parseList(bytes, 'x.xlsx');
      expect([name, result.ok ? 'ok' : result.code]).toEqual([name, code]);
      if (!result.ok) expect(result.message).toContain('.xlsx or .csv');
    }
  });

  it.each([
    [
      'declares 240 MB',
      Array.from({ length: 60 }, (_, n) => ({
        name: `${n}`,
        body: 'x',
        declaredSize: 4 * 1024 * 1024,
      })),
    ],
    ['shrinks a thousandfold', [{ name: 'xl/x.xml', body: new Uint8Array(8 * 1024 * 1024) }]],
    [
      'holds thousands of files',
      Array.from({ length: 2001 }, (_, n) => ({ name: `${n}`, body: '' })),
    ],
  ])('is refused before anything is unpacked when it %s', async (_, bomb) => {
    const result = await parseList(zip([...workbookParts([['Task ID'], [A]]), ...bomb]), 'x.xlsx');
    expect(result).toMatchObject({ ok: false, code: 'too-large' });
  });

  it('never unpacks to more than it declares', async () => {
    const parts = workbookParts([['Task ID'], [A]]).map((file) =>
      file.name.endsWith('sheet1.xml')
        ? { ...file, body: new Uint8Array(64 * 1024 * 1024).fill(32), declaredSize: 1000 }
        : file,
    );
    const bytes = zip(parts);
    const before = process.memoryUsage().arrayBuffers;
    expect(await parseList(bytes, 'x.xlsx')).toMatchObject({ ok: false, code: 'bad-xlsx' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  it.each([
    ['a row far below', '<row r="99999999"><c r="A99999999"><v>1</v></c></row>'],
    ['a row number in entities', '<row r="&#57;99999999"><c r="A1"><v>1</v></c></row>'],
    ['a prefixed row number', '<row x:r="1"r="999999999"><c r="A1"><v>1</v></c></row>'],
    ['a column far out', '<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'],
    ['a column one too far out', '<row r="1"><c r="XFE1"><v>1</v></c></row>'],
    ['rows that end far out', '<row><c r="XFD1"><v>1</v></c></row>'.repeat(1_300)],
  ])('is refused when gaps would fill the memory: %s', async (_, rows) => {
    expect(await parseList(sheet(rows), 'x.xlsx')).toMatchObject({ ok: false, code: 'too-large' });
  });

  // Work that grows with the square of the length would not come to an end here.
  it.each([
    ['one tag without end', (n: number) => `<row a${n}="`, ''],
    ['one tag of attributes', (n: number) => ` a${n}="${n}"`, '<row'],
    ['open tags', (n: number) => `<c r="A${n}" `, ''],
    ['open relations', (n: number) => `<Relationship Id="${n}" `, ''],
    ['open comments', (n: number) => `<!-- ${n} `, ''],
    ['entities', (n: number) => `&#${n};`, '<row><c t="str"><v>'],
  ])('is read to its end, or refused, when it holds many of %s', async (_, piece, before) => {
    const many = before + Array.from({ length: 400_000 }, (_, n) => piece(n)).join('');
    for (const name of ['sheet1.xml', 'sharedStrings.xml', 'workbook.xml.rels']) {
      const parts = workbookParts([['Task ID'], [A]]).map((file) =>
        file.name.endsWith(name) ? { ...file, body: many } : file,
      );
      const result = await parseList(zip(parts), 'x.xlsx');
      expect(result.ok ? 'ok' : result.code).toMatch(/^(bad-xlsx|too-large)$/);
    }
  });

  it('never throws, whatever byte is changed', async () => {
    const good = xlsx([
      ['Name', 'Task ID'],
      ['Ann', A],
      ['Bob', B],
    ]);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(good.length - 1),
        fc.integer({ min: 0, max: 255 }),
        async (at, byte) => {
          const bytes = good.slice();
          bytes[at] = byte;
          const result = await parseList(bytes, 'x.xlsx');
          expect(result.ok || result.message.length > 20).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
