import { describe, expect, it } from 'vitest';
import type { RememberedTable, TableChoice } from '../../contract/table';
import { listOf, uuid, xlsxOf } from './fixtures.test-support';
import { parseList } from './parse-list';

const [A, B, C] = [uuid(1), uuid(2), uuid(3)];
const NOTES = { name: 'Read me', rows: [['Dear all'], ['the list is on the other sheets']] };
const MARCH = {
  name: 'March',
  rows: [
    ['Name', 'Task ID'],
    ['Ann', A],
  ],
};
const APRIL = {
  name: 'April',
  rows: [
    ['Name', 'Task ID'],
    ['Bob', B],
    ['Cy', C],
  ],
};

/** Reads sheets as they were chosen; `known` are the shapes that are remembered. */
function read(
  sheets: Parameters<typeof xlsxOf>[0],
  choice: Partial<TableChoice> = {},
  recall: (shape: string) => RememberedTable | null = () => null,
) {
  const wanted = { choice: { sheet: null, idColumn: null, ...choice }, recall };
  return parseList(xlsxOf(sheets), 'list.xlsx', wanted);
}
async function idsOf(...given: Parameters<typeof read>): Promise<string[]> {
  return listOf(await read(...given)).entries.map(({ id }) => id);
}

describe('a workbook of several sheets', () => {
  it('is read at the first sheet with IDs, and the others are counted', async () => {
    const list = listOf(await read([NOTES, MARCH, APRIL]));
    expect(list.entries.map(({ id }) => id)).toEqual([A]);
    expect(list.table).toMatchObject({ sheet: 'March', doubt: 'sheets' });
    expect(list.table?.sheets).toEqual([
      { name: 'Read me', ids: 0, hidden: false },
      { name: 'March', ids: 1, hidden: false },
      { name: 'April', ids: 2, hidden: false },
    ]);
  });

  it('raises no doubt where one sheet alone has IDs', async () => {
    const list = listOf(await read([NOTES, { name: 'Empty', rows: [] }, MARCH]));
    expect(list.table).toMatchObject({ sheet: 'March', doubt: null });
    expect(list.table?.sheets.map(({ name }) => name)).toEqual(['Read me', 'March']);
  });

  it('has its hidden sheets last', async () => {
    const hidden = { ...MARCH, state: 'hidden' as const };
    expect(await idsOf([hidden, APRIL])).toEqual([B, C]);
    const list = listOf(await read([hidden, APRIL]));
    expect(list.table?.sheets.at(-1)).toEqual({ name: 'March', ids: 1, hidden: true });
    expect(await idsOf([NOTES, { ...MARCH, state: 'veryHidden' }])).toEqual([A]);
  });

  it('is read at the sheet that was chosen, by its name', async () => {
    expect(await idsOf([MARCH, APRIL], { sheet: 'april ' })).toEqual([B, C]);
    expect(await read([MARCH, APRIL], { sheet: 'May' })).toMatchObject({
      ok: false,
      code: 'no-such-sheet',
      message: 'This workbook has no sheet “May”. It has “March”, “April”.',
    });
    expect(await read([MARCH, { name: 'Empty', rows: [] }], { sheet: 'Empty' })).toMatchObject({
      ok: false,
      code: 'empty',
    });
  });

  it('may have a sheet that cannot be read beside one that can', async () => {
    const broken = { name: 'Broken', rows: '<worksheet><sheetData><row>' };
    const list = listOf(await read([broken, MARCH]));
    expect(list.table).toMatchObject({ sheet: 'March', doubt: 'sheets' });
    expect(list.table?.sheets[0]).toEqual({ name: 'Broken', ids: null, hidden: false });
    expect(await read([broken, MARCH], { sheet: 'Broken' })).toMatchObject({ code: 'bad-xlsx' });
    expect(await read([broken, NOTES])).toMatchObject({ code: 'bad-xlsx' });
  });

  it('holds no more in all its sheets together than one may hold', async () => {
    const wide = '<row><c r="XFD1"><v>1</v></c></row>'.repeat(1_300);
    const huge = {
      name: 'Huge',
      rows: `<worksheet><sheetData>${wide}</sheetData></worksheet>`,
    };
    expect(await read([huge, MARCH])).toMatchObject({ ok: false, code: 'too-large' });
    const list = listOf(await read([huge, MARCH], { sheet: 'March' }));
    expect(list.entries.map(({ id }) => id)).toEqual([A]);
    expect(list.table?.sheets[0]).toEqual({ name: 'Huge', ids: null, hidden: false });
  });

  it('is read at the sheet that was chosen last time', async () => {
    const { shape } = listOf(await read([APRIL])).table!;
    const recall = (asked: string) =>
      asked === shape ? { sheet: 'April', idColumn: 1, nameColumn: null } : null;
    const list = listOf(await read([MARCH, APRIL], {}, recall));
    expect(list.entries.map(({ id }) => id)).toEqual([B, C]);
    expect(list.table).toMatchObject({ sheet: 'April', remembered: true, doubt: null });
    expect(list.nameColumn).toBeNull();
    expect(await idsOf([MARCH, APRIL], { sheet: 'March' }, recall)).toEqual([A]);
  });
});
