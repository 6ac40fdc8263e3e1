import { describe, expect, it } from 'vitest';
import type { IntakeResult } from '../../contract/list';
import { idsOf, listOf, uuid } from './fixtures.test-support';
import { parseText } from './parse-list';
import { splitRows } from './split-rows';
import { readTable } from './table';

const A = uuid(1);
const B = uuid(2);
const C = uuid(3);

/** Reads a .csv text. */
function csv(text: string): IntakeResult {
  return readTable({ [Symbol.iterator]: () => splitRows(text, ',') }, 'table')!;
}

const cells = (id: string, name: string) => ({ id, fields: { Name: name } });

describe('the ID column', () => {
  it('is the one titled as the task ID, whatever looks like it', () => {
    const row = `${uuid(11)},${uuid(12)},67276ab6550a4144a53b6036,${uuid(13)},${A},${uuid(14)},Ann`;
    const list = listOf(
      csv(`api_id,trace_id,_id,application_id,Task-ID,credential_id,name\n${row}\n`),
    );
    expect(list.entries.map((entry) => entry.id)).toEqual([A]);
    expect(list.columns).toEqual([
      'api_id',
      'trace_id',
      '_id',
      'application_id',
      'credential_id',
      'name',
    ]);
    expect(list.nameColumn).toBe('name');
  });

  it.each([
    'id',
    'ID',
    'task_id',
    'TaskID',
    'task',
    'TASK ID',
    '任务ID',
    '任务 ID',
    '任务编号',
    'ＩＤ',
    'response.task_id',
  ])('is known by the title %s', (title) => {
    expect(idsOf(csv(`Note,${title}\nx,TASK-0001\ny,TASK-0002`))).toEqual([
      'TASK-0001',
      'TASK-0002',
    ]);
  });

  it('is never one of the others, even when it stands alone', () => {
    for (const title of [
      'api_id',
      'application_id',
      'trace_id',
      'credential_id',
      'user_id',
      '_id',
    ]) {
      const list = listOf(csv(`Name,${title}\nAnn,${A}\nBob,${B}`));
      expect(list.entries).toEqual([]);
      expect(list.rejected.map((line) => line.reason)).toEqual(['other-id', 'other-id']);
    }
  });

  it('is task_id rather than a running number titled id', () => {
    expect(idsOf(csv(`id,task_id\n1,${A}\n2,${B}`))).toEqual([A, B]);
  });

  it('is a column of UUIDs rather than staff numbers titled ID', () => {
    const list = listOf(csv(`ID,Name,Reference\nS1001234,Ann,${A}\nS1001235,Bob,${B}`));
    expect(list.entries.map((entry) => [entry.id, entry.fields['ID']])).toEqual([
      [A, 'S1001234'],
      [B, 'S1001235'],
    ]);
  });

  it('is, without titles, the first column of UUIDs in most rows', () => {
    const list = listOf(
      csv(`Ann Lee,${A},${uuid(21)}\nBob,${B},${uuid(22)}\nCy Oh,,${uuid(23)}\n`),
    );
    expect(list.entries.map((entry) => entry.id)).toEqual([A, B, uuid(23)]);
    expect(list.columns).toEqual(['Column 1', 'Column 3']);
    expect(list.nameColumn).toBe('Column 1');
  });

  it('prefers a column of IDs to a column of URLs that contain some', () => {
    const photo = (id: string) => `https://static.example/${id}.jpg`;
    expect(idsOf(csv(`${photo(uuid(31))},Ann,${A}\n${photo(uuid(32))},Bob,${B}`))).toEqual([A, B]);
  });

  it('may be the column of image URLs', () => {
    const photo = (id: string) => `https://platform.cdn.acedata.cloud/headshots/${id}.png`;
    expect(idsOf(csv(`Name,Photo\nAnn,${photo(A)}\nBob,${photo(B)}`))).toEqual([A, B]);
  });
});

describe('titles', () => {
  it('are found under lines about the list', () => {
    const list = listOf(csv(`March intake\n\n# from the studio\nPerson,Task ID\nAnn,${A}\n`));
    expect(list.entries).toEqual([{ line: 5, id: A, fields: { Person: 'Ann' } }]);
    expect(list.rejected).toEqual([]);
  });

  it('hide no line above them that may be a task', () => {
    const reasons = (text: string) => listOf(csv(text)).rejected.map(({ reason }) => reason);
    const titled = `Person,Task ID\nAnn,${A}\n`;
    expect(reasons(`March intake,spring\n${titled}`)).toEqual(['no-id']);
    expect(reasons(`${B.slice(0, -1)}\n${titled}`)).toEqual(['no-id']);
    expect(reasons(`Ben\nPerson,Reference\nAnn,${A}\n`)).toEqual(['no-id']);
    expect(reasons(`${titled}March intake\n`)).toEqual(['no-id']);
    // Two lists in one: what stands above the titles of the second may be of the first.
    expect(reasons(`Ann,TASK-0001\nBen\nName,Task ID\nCy,TASK-0002\n`)).toEqual(['no-id']);
  });

  it('are found by the words above the IDs', () => {
    const list = listOf(csv(`Person,Reference,Room\nAnn,${A},3B\nBob,${B},3C`));
    expect(list.columns).toEqual(['Person', 'Room']);
    expect(list.rejected).toEqual([]);
  });

  it('are not made of a first row that only lacks its ID', () => {
    const list = listOf(csv(`Ann,,Sales\nBob,${B},Sales`));
    expect(list.columns).toEqual(['Column 1', 'Column 3']);
    expect(list.rejected).toEqual([{ line: 1, text: 'Ann,,Sales', reason: 'no-id' }]);
  });

  it('may begin with a numbering column titled #', () => {
    expect(listOf(csv(`#,Name,Task ID\n1,Ann,${A}`)).entries[0]!.fields).toEqual({
      '#': '1',
      Name: 'Ann',
    });
  });

  it('are skipped again where two exports were joined', () => {
    const list = listOf(csv(`Name,Task ID\nAnn,${A}\nName,Task ID\nBob,${B}`));
    expect(list.entries.map((entry) => entry.line)).toEqual([2, 4]);
    expect(list.rejected).toEqual([]);
  });

  it('are made unique when repeated or empty', () => {
    const list = listOf(csv(`Note,Task ID,Note,,Note 2\na,${A},b,c,d`));
    expect(list.columns).toEqual(['Note', 'Note 2', 'Column 4', 'Note 2 2']);
    expect(list.entries[0]!.fields).toEqual({
      Note: 'a',
      'Note 2': 'b',
      'Column 4': 'c',
      'Note 2 2': 'd',
    });
  });

  it('may be as hostile as they like', () => {
    const list = listOf(csv(`__proto__,Task ID,constructor,toString\nx,${A},y,z`));
    const { fields } = list.entries[0]!;
    expect(Object.entries(fields)).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
      ['toString', 'z'],
    ]);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
    expect(Object.entries(structuredClone(fields))).toEqual(Object.entries(fields));
    expect(JSON.stringify(fields)).toBe('{"__proto__":"x","constructor":"y","toString":"z"}');
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

describe('rows', () => {
  it('may be ragged; blank cells give no field', () => {
    const list = listOf(csv(`Name,Task ID,Room\nAnn,${A}\nBob,${B},,extra\n ,${C},  `));
    expect(list.entries.map((entry) => entry.fields)).toEqual([
      { Name: 'Ann' },
      { Name: 'Bob', 'Column 4': 'extra' },
      {},
    ]);
    expect(list.columns).toEqual(['Name', 'Room', 'Column 4']);
  });

  it('are no entries when blank or a comment', () => {
    const list = listOf(csv(`Name,Task ID\n,\n# old, ${B}\n\nAnn,${A}\n`));
    expect([list.entries.length, list.rejected.length]).toEqual([1, 0]);
  });

  it('without an ID are reported with their number, text and reason', () => {
    const text = `Name,Task ID\nAnn,${A}\nBob,\nCy,16f96e95-d95c-46ef\nDi,TASK-1\n"Ed,never\nFay,pending\n`;
    expect(listOf(csv(text)).rejected).toEqual([
      { line: 3, text: 'Bob,', reason: 'no-id', cells: cells('', 'Bob') },
      {
        line: 4,
        text: 'Cy,16f96e95-d95c-46ef',
        reason: 'cut-short',
        cells: cells('16f96e95-d95c-46ef', 'Cy'),
      },
      { line: 5, text: 'Di,TASK-1', reason: 'too-short', cells: cells('TASK-1', 'Di') },
      { line: 6, text: '"Ed,never', reason: 'open-quote', cells: cells('never', 'Ed') },
      { line: 7, text: 'Fay,pending', reason: 'no-id', cells: cells('pending', 'Fay') },
    ]);
  });

  it('without an ID keep their cells, as far as there is room', () => {
    const bad = (n: number) => `Bob ${n},,${'x'.repeat(3_000)},more`;
    const lines = Array.from({ length: 1_001 }, (_, n) => bad(n));
    const { rejected, columns } = listOf(
      csv(`Name,Task ID,Remark,More\nAnn,${A}\n${lines.join('\n')}\n`),
    );
    expect(columns).toEqual(['Name', 'Remark', 'More']);
    const { id, fields } = rejected[0]!.cells!;
    expect([id, Object.keys(fields)]).toEqual(['', ['Name', 'Remark']]);
    expect(Object.values(fields).join('')).toHaveLength(2_000);
    expect(fields['Remark']).toMatch(/x…$/);
    expect(rejected[999]?.cells?.fields['Name']).toBe('Bob 999');
    expect(rejected[1_000]).toMatchObject({ line: 1_003, reason: 'no-id' });
    expect(rejected[1_000]).not.toHaveProperty('cells');
  });

  it('without an ID keep nothing in its place that would pass for one', () => {
    const list = listOf(csv(`Name,Ref\nAnn,${A}\nBob,pending-2024\nCy,later\n`));
    expect(list.rejected.map((line) => line.cells)).toEqual([
      cells('', 'Bob'),
      cells('later', 'Cy'),
    ]);
  });

  it('without an ID name no column of their own', () => {
    const list = listOf(csv(`Name,Task ID\nAnn,${A}\nBob,,stray\n`));
    expect(list.columns).toEqual(['Name']);
    expect(list.rejected[0]?.cells).toEqual(cells('', 'Bob'));
  });

  it('may be a bare ID among rows that have more', () => {
    const list = listOf(csv(`Name,Task ID\nAnn,${A}\n${B}\nRoom2024,\n`));
    expect(list.entries.at(-1)).toEqual({ line: 3, id: B, fields: {} });
    expect(list.rejected.map((line) => line.line)).toEqual([4]);
  });

  it('with two IDs in the ID cell are two entries', () => {
    expect(listOf(csv(`Name,Task ID\nAnn,${A} ${B}`)).entries).toEqual([
      { line: 2, id: A, fields: { Name: 'Ann' } },
      { line: 2, id: B, fields: { Name: 'Ann' } },
    ]);
  });

  it('keep repeats', () => {
    expect(idsOf(csv(`Name,Task ID\nAnn,${A}\nAnn,${A.toUpperCase()}`))).toEqual([A, A]);
  });
});

describe('the name column', () => {
  it.each([
    'Name',
    'Full name',
    'Display name',
    '姓名',
    '名字',
    'Nom',
    'Nombre',
    'Nome',
    '氏名',
    'Имя',
  ])('is the one titled %s', (title) => {
    expect(listOf(csv(`Room,${title},Task ID\nEast,Ann,${A}\nWest,Bob,${B}`)).nameColumn).toBe(
      title,
    );
  });

  it('is the first name where there are two halves', () => {
    expect(listOf(csv(`Last name,First name,Task ID\nLee,Ann,${A}`)).nameColumn).toBe('First name');
  });

  it('is else the first column of text, not numbers, dates, addresses or one repeated word', () => {
    const row = (n: number, who: string, id: string) =>
      `${n},2026-03-0${n},a${n}@x.example,https://x.example/${n},3B class,S100${n},${who},${id}`;
    const text = [
      'No,Day,Mail,Page,Form,Staff,Person,Task ID',
      row(1, 'Ann', A),
      row(2, 'Bob', B),
      row(3, 'Cy', C),
    ];
    expect(listOf(csv(text.join('\n'))).nameColumn).toBe('Person');
  });

  it('is never what became of the tasks', () => {
    const text = `Task ID,原因,Reason,Status\n${A},甲,Too dark,Failed\n${B},乙,No face,Missing`;
    expect(listOf(csv(text)).nameColumn).toBeNull();
  });

  it('is none where there is no such column', () => {
    expect(listOf(csv(`No,Task ID\n1,${A}\n2,${B}`)).nameColumn).toBeNull();
  });
});

describe('pasted text that looks like a table', () => {
  it('is a table when names stand beside the IDs', () => {
    const list = listOf(parseText(`Ann Lee\t${A}\nBob\t${B}`));
    expect(list.entries).toEqual([
      { line: 1, id: A, fields: { 'Column 1': 'Ann Lee' } },
      { line: 2, id: B, fields: { 'Column 1': 'Bob' } },
    ]);
  });

  it('is a run of IDs when every cell is one', () => {
    expect(idsOf(parseText(`${A}, ${B},\n${C}, ${uuid(4)}`))).toEqual([A, B, C, uuid(4)]);
  });
});
