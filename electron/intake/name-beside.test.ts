import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOf, uuid } from './fixtures.test-support';
import { nameBeside } from './name-beside';
import { parseList, parseText } from './parse-list';

const ID = '7d2f1f0a-3c1b-4c62-9a0b-1f8a1e6d2c11';
const OTHER = '9b882848-d4f2-4205-ab48-c44f604e7814';

describe('the words beside the only ID of a line', () => {
  it.each([
    [`Tom  Becker ,  ${ID}`, 'Tom Becker'],
    [`${ID} Tom Becker;`, 'Tom Becker'],
    [`   ${ID}   Mara Duarte`, 'Mara Duarte'],
    [`Üzgür / O'Neil\t${ID.toUpperCase()}`, "Üzgür / O'Neil"],
    [`| Tom Becker | ${ID} |`, 'Tom Becker'],
    [`12 | ${ID} | Tom Becker`, 'Tom Becker'],
    [`| Tom Becker | ${ID} | Sales |`, 'Tom Becker'],
    [`"Becker, Tom" <${ID}>`, 'Becker, Tom'],
    [`(${ID}) Tom Becker (Tommy)`, 'Tom Becker (Tommy)'],
    [`1. Tom Becker – ${ID}`, 'Tom Becker'],
    [`- Tom Becker: ${ID}.`, 'Tom Becker'],
    [`> Tom Becker -> ${ID}`, 'Tom Becker'],
    [`${ID} => Jean-Luc d’Arc Jr.`, 'Jean-Luc d’Arc Jr.'],
    [`Task ID: ${ID}, Name: Tom Becker`, 'Tom Becker'],
    [`Tom Becker task id ${ID}`, 'Tom Becker'],
    [`姓名：张伟 任务ID：${ID}`, '张伟'],
    [`张伟，${ID}`, '张伟'],
    [`Zoë Ng 3b ${ID}`, 'Zoë Ng 3b'],
  ])('are its name: %s', (line, name) => {
    expect(nameBeside(line)).toBe(name);
  });

  it.each([
    ['nothing', ID],
    ['separators', `"${ID}",`],
    ['a number', `12; ${ID}`],
    ['a label', `Task ID: ${ID}`],
    ['another ID', `Tom ${ID} ${OTHER}`],
    ['the ID of a trace', `Tom ${ID} trace_id: ${OTHER}`],
    ['hexadecimal', `Tom ${ID} 67276ab6550a4144a53b6036`],
    ['an image URL with the ID', `https://platform.cdn.acedata.cloud/headshots/${ID}.png`],
    ['a name and such a URL', `Tom https://platform.cdn.acedata.cloud/headshots/${ID}.png`],
    ['an image URL', `${ID} https://cdn.example/tom.png`],
    ['an address without its scheme', `${ID} www.example.com`],
    ['an escaped URL', `u https%3A%2F%2Fy.example%2F${ID}.png`],
    ['a file name', `headshot_${ID}_v2.png`],
    ['a file beside it', `${ID} tom.png`],
    ['a path', `/photos/march/tom ${ID}`],
    ['a path of Windows', `C:\\photos\\tom ${ID}`],
    ['a mail address', `${ID} tom@example.com`],
    ['a line of JSON', `  "task_id": "${ID}",`],
    ['an object of JSON', `{"name": "Tom", "id": "${ID}"},`],
    ['an item of JSON', `["${ID}", {"state": "finished"}]`],
    ['a line of Python', `{'id': '${ID}', 'success': True}`],
    ['a key of YAML', `image: ${ID}`],
    ['a key with an underscore', `portrait_of: ${ID}`],
    ['key=value', `task_id=${ID} state=finished`],
    ['a call', `retrieve(${ID}) took long`],
    ['HTML', `<td>Tom</td><td>${ID}</td>`],
    ['an attribute', `<img alt="Tom" src="${ID}">`],
    ['a time', `10:00:01 finished ${ID}`],
    ['a date', `finished ${ID} on 2026-03-01`],
    ['a German date', `Tom ${ID} 1.3.2026`],
    ['a level', `INFO saved ${ID}`],
    ['a level in brackets', `[warn] worker saved ${ID}`],
    ['a state', `${ID} finished`],
    ['figures', `${ID} 200 OK 35ms`],
    ['a sentence around it', `please fetch ${ID} today`],
    ['a letter around it', `Dear all, please fetch ${ID}, thanks`],
    ['a question', `${ID} who is this?`],
    ['a long sentence', `the photo of the man we talked about on the phone is ${ID}`],
    ['a long word', `${'a'.repeat(81)} ${ID}`],
    ['no ID at all', 'Tom Becker'],
  ])('are no name: %s', (_, line) => {
    expect(nameBeside(line)).toBeNull();
  });

  it('are read from any text without a fault, short and without blanks around', () => {
    const piece = fc.oneof(
      fc.constantFrom(ID, ' ', ',', '"', '(', ')', '→', '->', 'Tom', ':', '\t', '张', '<', '.'),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const name = nameBeside(pieces.join(''));
        if (name === null) return;
        expect(name).toMatch(/\p{L}/u);
        expect(name).toBe(name.trim());
        expect(name.length).toBeLessThanOrEqual(80);
        expect(name).not.toMatch(/[<>{}=@\\]|:\/\//);
      }),
      { numRuns: 3000 },
    );
  });

  it('come to their end in a line made to be slow', () => {
    for (const part of [' ', '- ', '1. ', 'a:', '/', '((', '->', 'task ']) {
      for (let n = 0; n < 200; n += 1) {
        expect(nameBeside(`${part.repeat(180)}${ID}`.slice(-400))).not.toBe('');
      }
      expect(nameBeside(`${part.repeat(1_000_000)}${ID}`)).toBeNull();
    }
  });
});

describe('pasted text', () => {
  it('gives names, however each line is written', () => {
    const list = listOf(
      parseText(
        [
          '  Hallo, bitte diese Fotos:',
          '',
          `   ${OTHER}   Mara Duarte`,
          OTHER,
          `Tom  Becker ,  ${ID}  `,
          ID.toUpperCase(),
          '12345',
          'foo bar baz ---- ',
          ` "Üzgür / O'Neil"\t${uuid(1)}`,
          `${uuid(2)} Ann Lee;`,
        ].join('\n'),
      ),
    );
    expect(list.entries.map(({ line, id, fields }) => [line, id, fields['Name']])).toEqual([
      [3, OTHER, 'Mara Duarte'],
      [4, OTHER, undefined],
      [5, ID, 'Tom Becker'],
      [6, ID, undefined],
      [9, uuid(1), "Üzgür / O'Neil"],
      [10, uuid(2), 'Ann Lee'],
    ]);
    expect([list.columns, list.nameColumn]).toEqual([['Name'], 'Name']);
    expect(list.rejected.map(({ line }) => line)).toEqual([1, 7, 8]);
  });

  const readAs = (lines: string[]) => {
    const { entries, columns, nameColumn } = listOf(parseText(lines.join('\n')));
    return {
      entries: entries.length,
      named: entries.map(({ fields }) => fields),
      columns,
      nameColumn,
    };
  };
  const nameless = (entries: number) => ({
    entries,
    named: Array.from({ length: entries }, () => ({})),
    columns: [],
    nameColumn: null,
  });

  it('has no names where most of its lines are a log', () => {
    const log = [
      `10:00:01 INFO picked ${uuid(1)}`,
      `10:00:02 INFO saved ${uuid(1)}`,
      `trying again ${uuid(2)}`,
    ];
    expect(readAs(log)).toEqual(nameless(3));
  });

  it('has no names where a few phrases come again and again', () => {
    const asked = [1, 2, 3].map((n) => `please fetch ${uuid(n)}`);
    expect(readAs(asked)).toEqual(nameless(3));
    const told = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${n % 2 ? 'picked' : 'saved'} ${uuid(n)}`);
    expect(readAs(told)).toEqual(nameless(9));
  });

  it('keeps a name that several tasks have', () => {
    const lines = [1, 2, 3, 4].map((n) => `${n < 3 ? 'Ann Lee' : 'Bo Oh'} ${uuid(n)}`);
    const list = listOf(parseText(lines.join('\n')));
    expect(list.entries.map(({ fields }) => fields['Name'])).toEqual([
      'Ann Lee',
      'Ann Lee',
      'Bo Oh',
      'Bo Oh',
    ]);
  });
});

describe('a row without titles that is an ID and a name in one cell', () => {
  it('has its name where the other rows have theirs', () => {
    const before = `Ann Lee,${uuid(1)}\nBo Oh,${uuid(2)}\n${uuid(3)} Cy Ng\nDi Xu,${uuid(4)}`;
    const behind = `${uuid(1)},Ann Lee\n${uuid(2)},Bo Oh\n${uuid(3)} Cy Ng;\n${uuid(4)},Di Xu`;
    for (const text of [before, behind]) {
      const list = listOf(parseText(text));
      const names = list.entries.map(({ fields }) => fields[list.nameColumn!]);
      expect(names).toEqual(['Ann Lee', 'Bo Oh', 'Cy Ng', 'Di Xu']);
    }
  });

  it('has it in a file that is named as a table, too', async () => {
    const bytes = new TextEncoder().encode(`${uuid(1)} Ann Lee;\n${uuid(2)} Bo Oh;\n`);
    const list = listOf(await parseList(bytes, 'x.csv'));
    expect(list.entries.map(({ fields }) => fields[list.nameColumn!])).toEqual([
      'Ann Lee',
      'Bo Oh',
    ]);
  });
});
