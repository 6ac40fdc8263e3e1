import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { uuid } from './fixtures.test-support';
import { detectDelimiter, splitRows } from './split-rows';

const split = (text: string, delimiter: ',' | ';' | '\t' = ',') => [...splitRows(text, delimiter)];
const cells = (text: string) => split(text).map((row) => row.cells);

describe('splitting rows', () => {
  it('numbers each row by the line it begins on', () => {
    const rows = split('a,b\n\n"two\nlines",c\nd,e\n');
    expect(rows.map(({ line, cells: inRow }) => [line, inRow])).toEqual([
      [1, ['a', 'b']],
      [3, ['two\nlines', 'c']],
      [5, ['d', 'e']],
    ]);
    expect(rows[1]!.text).toBe('"two\nlines",c');
  });

  it('reads quoted cells with delimiters, doubled quotes and blanks around them', () => {
    expect(cells('"Lee, Ann", "5"" frame" ,x')).toEqual([['Lee, Ann', '5" frame', 'x']]);
  });

  it('keeps a quotation mark inside a cell as it is', () => {
    expect(cells('5" photo,b')).toEqual([['5" photo', 'b']]);
  });

  it('gives empty cells for trailing delimiters', () => {
    expect(cells('a,,\n,"",')).toEqual([
      ['a', '', ''],
      ['', '', ''],
    ]);
  });

  it.each([
    ['to the end of the text', '"Ann,1\nBob,2\nCy,3'],
    ['up to another quote', '"Ann,1\nBob,2\n"Cy",3'],
  ])('never lets an unclosed quote swallow lines %s', (_, text) => {
    const rows = split(text);
    expect(rows.map((row) => [row.line, ...row.cells])).toEqual([
      [1, 'Ann', '1'],
      [2, 'Bob', '2'],
      [3, 'Cy', '3'],
    ]);
    expect(rows.map((row) => row.openQuote)).toEqual([true, false, false]);
  });

  it('does not join rows with IDs when a later quote happens to close the first', () => {
    const rows = split(`"Ann,${uuid(1)}\nBob,${uuid(2)}\nCy 5",${uuid(3)}`);
    expect(rows.map((row) => [row.line, row.cells[1]])).toEqual([
      [1, uuid(1)],
      [2, uuid(2)],
      [3, uuid(3)],
    ]);
  });

  it('does not take hundreds of lines for one cell', () => {
    const rows = split(`"a\n${'line\n'.repeat(600)}z"\nlast`);
    expect(rows).toHaveLength(603);
    expect(rows.at(-1)).toMatchObject({ line: 603, cells: ['last'] });
  });

  it('gives back every table that was written by the rules', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', ' ', '#', '名'),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
        (table) => {
          const text = table
            .map((row) => row.map((value) => `"${value.replaceAll('"', '""')}"`).join(','))
            .join('\n');
          expect(cells(text)).toEqual(table);
        },
      ),
    );
  });

  it('survives any text, with line numbers that only grow', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' '), maxLength: 200 }),
        (text) => {
          const lines = split(text).map((row) => row.line);
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
          expect((lines.at(-1) ?? 0) <= text.split('\n').length).toBe(true);
        },
      ),
    );
  });

  // Work that grows with the square of the length would not come to an end here.
  it('comes to the end of a text with a stray quote in every line', () => {
    for (const line of ['"a,b\n', 'x,"""\n', '"" ""x,"\n', 'a,"b""\n']) {
      const rows = split(`${line.repeat(50_000)}last,row`);
      expect([line, rows.at(-1)!.cells.at(-1)]).toEqual([line, 'row']);
    }
  });

  it('leaves a line with too many cells for any table in one piece', () => {
    expect(split(`${','.repeat(20_000)}x`)[0]!.cells).toHaveLength(1);
    const quoted = split(`"a"${','.repeat(20_000)}x\nb,c`);
    expect(quoted[0]!.cells).toHaveLength(16_384);
    expect(quoted[0]!.cells.at(-1)).toMatch(/^,+x$/);
    expect(quoted[1]).toMatchObject({ line: 2, cells: ['b', 'c'] });
  });
});

describe('the delimiter', () => {
  it.each([
    [',', `Name,Task ID\nAnn,${uuid(1)}`],
    [';', `Name;Task ID;Height\nLee, Ann;${uuid(1)};1,75\nOh, Bo;${uuid(2)};1,60`],
    ['\t', `Name\tTask ID\nLee, Ann\t${uuid(1)}`],
    [',', `Ann,https://platform.cdn.acedata.cloud/headshots/${uuid(1)}.png`],
  ])('%j is found', (delimiter, text) => {
    expect(detectDelimiter(text, false)).toBe(delimiter);
  });

  it('is the one that titles stand between, whatever notes of several lines hold', () => {
    const text = 'task_id,Class\n--a,";\n;"\nAa-b,"a;\n;"\n';
    expect(detectDelimiter(text, true)).toBe(',');
  });

  it('is absent from prose and bare lines', () => {
    expect(detectDelimiter(`${uuid(1)}\n${uuid(2)}`, false)).toBeNull();
    expect(detectDelimiter(`Dear all, please fetch ${uuid(1)}, thanks`, false)).toBeNull();
    expect(detectDelimiter(`10:00:01,123 INFO task_id=${uuid(1)}`, false)).toBeNull();
  });
});
