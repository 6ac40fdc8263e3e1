import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toTsv } from './tsv';

/** Reads tab-separated text as a spreadsheet does. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^\t\r\n"]*))(\t|\r\n)/gy;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\t') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('rows for a spreadsheet', () => {
  it('are lines of cells between tabs', () => {
    expect(
      toTsv([
        ['Name', 'Photos'],
        ['陈宇', '2'],
      ]),
    ).toBe('Name\tPhotos\r\n陈宇\t2\r\n');
  });

  it('keep a tab, a line break and a quote within their cell', () => {
    expect(toTsv([['a\tb', 'c\nd', 'e"f']])).toBe('"a\tb"\t"c\nd"\t"e""f"\r\n');
  });

  it('never begin a cell with what a spreadsheet would calculate', () => {
    for (const text of ['=1+1', '@SUM(A1)', '+49-30-1', '-2+3', '＝1', '=HYPERLINK("http://x")']) {
      expect(read(toTsv([[text]]))).toEqual([[`'${text}`]]);
    }
  });

  it('leave numbers and names as they are', () => {
    for (const text of ['-5', '+49', '-1,234.5', '00712', "O'Neill", 'a=b', '', '7-8']) {
      expect(read(toTsv([[text]]))).toEqual([[text]]);
    }
  });

  it('come out of a spreadsheet as they went in, but for that apostrophe', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', '\t', '\n', '\r', '"', '=', '-', '1', '李'),
    });
    const table = fc
      .integer({ min: 1, max: 4 })
      .chain((columns) => fc.array(fc.array(text, { minLength: columns, maxLength: columns })));
    fc.assert(
      fc.property(table, (rows) => {
        const back = read(toTsv(rows));
        const bare = back.map((cells, y) =>
          cells.map((cell, x) => (cell === rows[y]?.[x] ? cell : cell.replace(/^'/u, ''))),
        );
        expect(bare).toEqual(rows);
        for (const cell of back.flat()) expect(cell).not.toMatch(/^[=@]|^[+-][^\d]/u);
      }),
    );
  });
});
