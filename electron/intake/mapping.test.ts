import { describe, expect, it } from 'vitest';
import type { RememberedTable } from '../../contract/table';
import { listOf, uuid } from './fixtures.test-support';
import { parseList, parseText } from './parse-list';

const [A, B] = [uuid(1), uuid(2)];
const PLAIN = 'Person,Reference\nAnn,order-0001\nBob,order-0002\n';

const csv = (text: string, wanted: Parameters<typeof parseList>[2]) =>
  parseList(new TextEncoder().encode(text), 'list.csv', wanted);

function read(text: string, idColumn: number | string | null = null) {
  return csv(text, { choice: { sheet: null, idColumn }, recall: () => null });
}

/** Reads with this remembered for the titles of `PLAIN`. */
async function readAgain(text: string) {
  const { shape } = listOf(await read(PLAIN, 1)).table!;
  const known: RememberedTable = { sheet: null, idColumn: 1, nameColumn: 'Person' };
  const recall = (asked: string) => (asked === shape ? known : null);
  return listOf(await csv(text, { choice: { sheet: null, idColumn: null }, recall }));
}

describe('titles', () => {
  it('are found under title lines, blank rows and merged cells, also where none is known', async () => {
    const list = listOf(
      await read(`Spring intake,,\n,,\nPerson,,Order\nFirst,Room,Ref\nAnn,3B,${A}\n`),
    );
    expect(list.entries).toEqual([{ line: 5, id: A, fields: { First: 'Ann', Room: '3B' } }]);
  });

  it('are the fullest of several rows that name the ID', async () => {
    const list = listOf(await read(`Tasks,,\nTask,,Person\nID,Room,Name\n${A},3B,Ann\n`));
    expect(list.entries).toEqual([{ line: 4, id: A, fields: { Room: '3B', Name: 'Ann' } }]);
  });

  it('are found under dozens of lines', async () => {
    const above = Array.from({ length: 60 }, (_, n) => `remark ${n},,`).join('\n');
    expect(listOf(await read(`${above}\nName,Room,Task ID\nAnn,3B,${A}\n`)).entries).toEqual([
      { line: 62, id: A, fields: { Name: 'Ann', Room: '3B' } },
    ]);
  });
});

describe('words above the titles', () => {
  it('are hidden only where a title names the ID, and not where its column was chosen', async () => {
    const rejected = (list: { rejected: { text: string }[] }) =>
      list.rejected.map(({ text }) => text);
    expect(rejected(listOf(await read(`Ben\n${PLAIN}`, 1)))).toEqual(['Ben']);
    expect(rejected(await readAgain(`Ben\n${PLAIN}`))).toEqual(['Ben']);
    const titled = PLAIN.replace('Reference', 'Task ID');
    expect(rejected(listOf(await read(`Ben\n${titled}`, 1)))).toEqual([]);
  });
});

describe('the column of the IDs', () => {
  it('is asked for where no ID was found', async () => {
    const { entries, table } = listOf(await read(PLAIN));
    expect(entries).toEqual([]);
    expect(table).toMatchObject({
      doubt: 'no-ids',
      idColumn: null,
      columns: [{ at: 0, example: 'Person' }, { at: 1 }],
    });
  });

  it('is asked for where two look alike, unless a title settles it', async () => {
    const rows = (title: string) => `Name,${title},Second\nAnn,${A},${uuid(11)}\n`;
    expect(listOf(await read(rows('First'))).table?.doubt).toBe('columns');
    expect(listOf(await read(rows('Task ID'))).table?.doubt).toBeNull();
    expect(listOf(await read(rows('First'), 2)).table?.doubt).toBeNull();
    expect(listOf(await read(`Name,Task,trace_id\nAnn,${A},${B}\n`)).table?.doubt).toBeNull();
  });

  it('may be pointed at, by its place or by its title', async () => {
    for (const choice of [1, 'reference', ' REFERENCE']) {
      const list = listOf(await read(PLAIN, choice));
      expect(list.entries).toEqual([
        { line: 2, id: 'order-0001', fields: { Person: 'Ann' } },
        { line: 3, id: 'order-0002', fields: { Person: 'Bob' } },
      ]);
      expect(list.table).toMatchObject({ idColumn: 1, doubt: null });
    }
  });

  it('is refused where no column has its title', async () => {
    expect(await read(PLAIN, 'Order')).toEqual({
      ok: false,
      code: 'no-such-column',
      message: 'This list has no column titled “Order”. Its first columns read: Person, Reference.',
    });
  });

  it('is no question in prose', async () => {
    expect(listOf(parseText('Dear Ann,\nplease, find, the list\n')).table).toBeNull();
  });
});

describe('a table with known titles', () => {
  it('is read as last time, wherever they stand and however they are written', async () => {
    const list = await readAgain('Orders of May,\nPERSON,reference:\nCy,order-0009\n');
    expect(list.entries).toEqual([{ line: 3, id: 'order-0009', fields: { PERSON: 'Cy' } }]);
    expect(list.table).toMatchObject({ remembered: true, doubt: null });
  });

  it('is read anew where the remembered column holds no ID', async () => {
    const list = await readAgain(`Person,Reference\n${A},none\n${B},none\n`);
    expect(list.entries.map(({ id }) => id)).toEqual([A, B]);
    expect(list.table?.remembered).toBe(false);
  });

  it('is another one with other titles', async () => {
    const list = await readAgain(PLAIN.replace('Person', 'Who'));
    expect(list.table?.remembered).toBe(false);
  });
});

it('shows a bounded part of a wide table, with the column of the IDs', async () => {
  const titles = Array.from({ length: 300 }, (_, n) => (n === 250 ? 'Task ID' : `Column ${n}`));
  const cells = titles.map((_, n) => (n === 250 ? A : 'x'.repeat(500)));
  const { table } = listOf(await read(`${titles.join(',')}\n${`${cells.join(',')}\n`.repeat(9)}`));
  expect(table?.columns).toHaveLength(61);
  expect(table?.columns.at(-1)).toEqual({ at: 250, title: 'Task ID', example: A });
  expect(table?.firstRows).toHaveLength(4);
  expect(table?.firstRows[0]?.cells[0]).toHaveLength(48);
});
