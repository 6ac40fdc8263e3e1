import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ENCODINGS,
  encode,
  encodeGb18030,
  idsOf,
  listOf,
  uuid,
  xlsx,
} from './fixtures.test-support';
import { parseList, parseText } from './parse-list';

const A = uuid(1);
const B = uuid(2);
const PEOPLE = [
  { 姓名: '张伟', 任务ID: A },
  { 姓名: '欧阳娜娜', 任务ID: B },
];
const TEXTS = {
  'list.csv': `姓名,任务ID\r\n张伟,${A}\r\n欧阳娜娜,${B}\r\n`,
  'list.tsv': `姓名\t任务ID\n张伟\t${A}\n欧阳娜娜\t${B}`,
  'list.txt': `姓名;任务ID\r张伟;${A}\r欧阳娜娜;${B}`,
  'list.json': JSON.stringify(PEOPLE, null, 2),
  'list.jsonl': PEOPLE.map((person) => JSON.stringify(person)).join('\n'),
  'list.ndjson': PEOPLE.map((person) => JSON.stringify(person)).join('\r\n'),
};

const shape = (list: { entries: { id: string; fields: Record<string, string> }[] }) =>
  list.entries.map(({ id, fields }) => [id, fields]);
const EXPECTED = [
  [A, { 姓名: '张伟' }],
  [B, { 姓名: '欧阳娜娜' }],
];

describe('every format in every encoding', () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it.each(ENCODINGS)(`${name} in %s`, async (encoding) => {
      const list = listOf(await parseList(encode(text, encoding), name));
      expect(shape(list)).toEqual(EXPECTED);
      expect([list.nameColumn, list.rejected]).toEqual(['姓名', []]);
    });

    it(`${name} in GB18030`, async () => {
      expect(shape(listOf(await parseList(encodeGb18030(text), name)))).toEqual(EXPECTED);
    });
  }

  it('reads western accents', async () => {
    const text = `Nom;Task ID\nHélène Lefèvre;${A}\nRené;${B}\n`;
    const list = listOf(await parseList(Buffer.from(text, 'latin1'), 'x.csv'));
    expect(list.entries.map((entry) => entry.fields['Nom'])).toEqual(['Hélène Lefèvre', 'René']);
  });

  it('reads a single Chinese name far down in a long list', async () => {
    const lines = Array.from({ length: 8000 }, (_, n) => `Person ${n},${uuid(n)}`);
    const bytes = encodeGb18030(`Name,Task ID\n${lines.join('\n')}\n张伟,${uuid(9000)}`);
    expect(listOf(await parseList(bytes, 'x.csv')).entries.at(-1)!.fields).toEqual({
      Name: '张伟',
    });
  });

  it('reads UTF-8 that was cut in the middle of a character', async () => {
    const bytes = Buffer.from(`姓名,任务ID\n张伟,${A}\n李`).subarray(0, -1);
    expect(listOf(await parseList(bytes, 'x.csv')).entries[0]!.fields).toEqual({ 姓名: '张伟' });
  });
});

describe('an ugly list', () => {
  it('gives every ID and reports every other line', () => {
    const list = listOf(
      parseText(
        [
          '# March, second try',
          '',
          `"${uuid(3).toUpperCase()}",`,
          `'${uuid(4)}'`,
          `  ${uuid(5)}  `,
          uuid(6).replace(/[0-9a-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)),
          uuid(7).replaceAll('-', '－'),
          `https://platform.cdn.acedata.cloud/headshots/${uuid(8)}.png`,
          `${uuid(9)} and ${uuid(10)}`,
          'TASK_2024-17',
          '   ',
          '16f96e95-d95c-46ef-b183',
          'ask Ann about the rest',
          `${uuid(3)}`,
        ].join('\r\n'),
      ),
    );
    expect(list.entries.map((entry) => [entry.line, entry.id])).toEqual([
      [3, uuid(3)],
      [4, uuid(4)],
      [5, uuid(5)],
      [6, uuid(6)],
      [7, uuid(7)],
      [8, uuid(8)],
      [9, uuid(9)],
      [9, uuid(10)],
      [10, 'TASK_2024-17'],
      [14, uuid(3)],
    ]);
    expect(list.rejected).toEqual([
      { line: 12, text: '16f96e95-d95c-46ef-b183', reason: 'cut-short' },
      { line: 13, text: 'ask Ann about the rest', reason: 'no-id' },
    ]);
  });

  it('may have a title above bare IDs', () => {
    expect(listOf(parseText(`Task IDs\n${A}\n`))).toMatchObject({
      entries: [{ line: 2, id: A }],
      rejected: [],
    });
  });

  it('may be a table of a single column', async () => {
    const bytes = Buffer.from(`Reference\n${A}\n"${B}"\nTASK-0001\nlater\n`);
    const list = listOf(await parseList(bytes, 'x.csv'));
    expect(list.entries.map((entry) => [entry.line, entry.id])).toEqual([
      [2, A],
      [3, B],
      [4, 'TASK-0001'],
    ]);
    expect(list.rejected).toEqual([
      { line: 5, text: 'later', reason: 'no-id', cells: { id: 'later', fields: {} } },
    ]);
  });

  it('may begin with a quoted ID without being JSON', () => {
    expect(idsOf(parseText(`"${A}"\n${B}`))).toEqual([A, B]);
  });

  it('heeds the delimiter that Excel declares', async () => {
    const list = listOf(
      await parseList(Buffer.from(`sep=;\r\nName;Task ID\r\nLee, Ann;${A}`), 'x.csv'),
    );
    expect(list.entries).toEqual([{ line: 3, id: A, fields: { Name: 'Lee, Ann' } }]);
  });

  it('shows at most 200 characters of a rejected line', () => {
    const [line] = listOf(parseText(`${'word '.repeat(9000)}\n${A}`)).rejected;
    expect(line!.text).toHaveLength(200);
  });
});

describe('a list that cannot be read', () => {
  it.each([
    ['empty', new Uint8Array(), 'empty'],
    ['only blanks', Buffer.from(' \r\n\t\r\n'), 'empty'],
    ['only a byte order mark', Buffer.from('\uFEFF'), 'empty'],
    ['only titles', Buffer.from('Name,Task ID\n# none yet\n'), 'empty'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452000000', 'hex'), 'not-text'],
    ['control characters', Buffer.alloc(500, 1), 'not-text'],
    ['too large', new Uint8Array(64 * 1024 * 1024 + 1), 'too-large'],
  ])('is refused in words: %s', async (_, bytes, code) => {
    const result = await parseList(bytes, 'x.csv');
    expect(result.ok ? 'ok' : result.code).toBe(code);
    if (!result.ok) expect(result.message).toMatch(/^This .*[.:] .*\.$/);
  });

  it('never throws, whatever the bytes', async () => {
    const name = fc.constantFrom('x.csv', 'x.json', 'x.jsonl', 'x.xlsx', 'x');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), name, async (bytes, file) => {
        const result = await parseList(bytes, file);
        expect(result.ok || result.message !== '').toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('never throws, whatever the text, and accounts for every line of it', () => {
    const piece = fc.constantFrom(
      A,
      'task_id',
      '"',
      ',',
      ';',
      '\t',
      '\n',
      '{',
      '}',
      '[',
      ']',
      ':',
      '#',
      ' ',
      'Ann',
      '16f96e95-d95c',
      '__proto__',
      '\u200B',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const result = parseText(text);
        if (!result.ok) return;
        for (const entry of result.list.entries) {
          expect(
            Object.keys(entry.fields).every((title) => result.list.columns.includes(title)),
          ).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('a list that was written as a table', () => {
  const person = fc.string({
    unit: fc.constantFrom(...'张伟娜 Ann,;\t"\n#é1'.split('')),
    maxLength: 12,
  });
  const rows = fc.uniqueArray(fc.record({ n: fc.nat(1e9), name: person, note: person }), {
    minLength: 1,
    maxLength: 20,
    selector: (row) => row.n,
  });

  it.each([',', ';', '\t'])(
    'comes back whole when delimited by %j, in any encoding',
    async (delimiter) => {
      await fc.assert(
        fc.asyncProperty(rows, fc.constantFrom(...ENCODINGS), async (table, encoding) => {
          const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
          const line = (...cells: string[]) => cells.map(quote).join(delimiter);
          const lines = table.map((row) => line(uuid(row.n), row.name, row.note));
          const text = [line('Task ID', 'Name', 'Note'), ...lines].join('\r\n');
          const list = listOf(await parseList(encode(text, encoding), 'x.csv'));
          const kept = (title: string, value: string) =>
            value.trim() === '' ? [] : [[title, value.trim()]];
          expect(shape(list)).toEqual(
            table.map((row) => [
              uuid(row.n),
              Object.fromEntries([...kept('Name', row.name), ...kept('Note', row.note)]),
            ]),
          );
        }),
      );
    },
  );

  it('comes back whole as a spreadsheet', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (table) => {
        const cells = table.map((row) => [uuid(row.n), row.name, row.note]);
        const list = listOf(
          await parseList(xlsx([['Task ID', 'Name', 'Note'], ...cells]), 'x.xlsx'),
        );
        expect(
          list.entries.map((entry) => [entry.line, entry.id, entry.fields['Name'] ?? '']),
        ).toEqual(table.map((row, at) => [at + 2, uuid(row.n), row.name.trim()]));
      }),
      { numRuns: 40 },
    );
  });
});
