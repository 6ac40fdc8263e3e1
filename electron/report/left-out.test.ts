import { expect, it } from 'vitest';
import { MOST_LEFT_OUT, type RejectedLine } from '../../contract/list';
import type { RowQuery } from '../../contract/view';
import { parseList } from '../intake/parse-list';
import { openStore } from '../tracking/store-on-disk';
import { leftOutCsv, leftOutText } from './left-out-table';
import { AT, cells, someTasks, written } from './report-on-disk';
import { reportWords } from './report-words';

/** Lines that were left out of lists, in reports. */

const LEFT_OUT: RejectedLine[] = [
  {
    line: 6,
    text: 'Bo <i>,16f96e95-d95c,3b',
    reason: 'cut-short',
    cells: { id: '16f96e95-d95c', fields: { Name: 'Bo <i>', Class: '3b' } },
  },
  { line: 9, text: '=see the mail', reason: 'no-id' },
];

async function someLists() {
  const open = await someTasks();
  const list = await open.add('april.csv', [['task-0001', { Name: 'Ana' }]], AT, LEFT_OUT);
  return { open, list };
}

it('stand in every format, with their status and why', async () => {
  const { open, list } = await someLists();
  const [head, ...rows] = cells(await written(open, 'csv'));
  expect(rows).toHaveLength(6);
  const column = (title: string) => rows.slice(4).map((row) => row[head!.indexOf(title)]);
  expect(column('Name')).toEqual(['Bo <i>', '']);
  expect(column('Task ID')).toEqual(['16f96e95-d95c', '']);
  expect(column('List')).toEqual(['april.csv', 'april.csv']);
  expect(column('Class')).toEqual(['3b', '']);
  expect(column('Status (Proofsheet)')).toEqual(['Left out', 'Left out']);
  expect(column('Reason')).toEqual([
    'april.csv, line 6: an ID that was cut short',
    'april.csv, line 9: no ID in this line (=see the mail)',
  ]);
  const report = JSON.parse(await written(open, 'json', { query: { list } }));
  expect([report.tasks.length, report.counts.leftOut]).toEqual([1, 2]);
  expect(report.leftOut).toEqual([
    {
      list: 'april.csv',
      sheet: null,
      line: 6,
      name: 'Bo <i>',
      text: 'Bo <i>,16f96e95-d95c,3b',
      fields: { Name: 'Bo <i>', Class: '3b' },
      status: 'left-out',
      statusText: 'Left out',
      reason: 'an ID that was cut short',
    },
    expect.objectContaining({ line: 9, name: null, fields: {} }),
  ]);
  const page = await written(open, 'html');
  expect(page).toContain('Lines left out <small>2</small>');
  expect(page).toContain('<dt>Lines left out</dt><dd>2</dd>');
  expect(page).toContain('Bo &lt;i&gt;');
  for (const tag of ['table', 'section', 'main']) {
    const count = (pattern: string) => page.match(new RegExp(pattern, 'gu'))?.length;
    expect(count(`<${tag}[ >]`)).toBe(count(`</${tag}>`));
  }
});

it('make a page of their own where no task is', async () => {
  const { open, list } = await someLists();
  const page = await written(open, 'html', { query: { list, status: 'attention' } });
  expect(page).toContain('Bo &lt;i&gt;');
  expect(page).not.toContain('No tasks.');
});

it('stay in the report when the operator is done with them, but need no attention', async () => {
  const { open } = await someLists();
  const told = async (query: Partial<RowQuery>) =>
    JSON.parse(await written(open, 'json', { query })).leftOut.map(
      ({ status }: { status: string }) => status,
    );
  expect(await told({ status: 'attention' })).toEqual(['left-out', 'left-out']);
  await open.store.settleLeftOut(open.account, null, AT);
  expect(await told({})).toEqual(['left-out-done', 'left-out-done']);
  expect(await told({ status: 'attention' })).toEqual([]);
});

it('are in a report on what is not delivered until the operator is done with them', async () => {
  const { open, list } = await someLists();
  const told = async (): Promise<{ counts: { tasks: number }; leftOut: unknown[] }> =>
    JSON.parse(await written(open, 'json', { undelivered: true }));
  expect(await told()).toMatchObject({ counts: { tasks: 3 }, leftOut: [{ line: 6 }, { line: 9 }] });
  await open.store.settleLeftOut(open.account, list, AT);
  expect(await told()).toMatchObject({ counts: { tasks: 3 }, leftOut: [] });
});

it('belong to no report on some of the tasks', async () => {
  const { open } = await someLists();
  const found: Partial<RowQuery>[] = [
    { search: 'ana' },
    { status: 'finished' },
    { list: 1 },
    { mode: 'fast' },
    { days: { from: 0, to: AT } },
    { columns: [{ title: 'Class', value: '3b' }] },
  ];
  for (const query of found) {
    const report = JSON.parse(await written(open, 'json', { query }));
    expect([report.counts.leftOut, report.leftOut]).toEqual([0, []]);
  }
  expect(await written(open, 'html', { query: { list: 1 } })).not.toContain('left out');
});

it('are counted where not all of them are kept', async () => {
  const open = await openStore();
  const many = Array.from({ length: MOST_LEFT_OUT + 7 }, () => LEFT_OUT[1]!);
  await open.add('may.csv', [['task-0001']], AT, many);
  const rows = cells(await written(open, 'csv'));
  expect(rows).toHaveLength(1 + 1 + MOST_LEFT_OUT + 1);
  const more = '7 more lines of may.csv were left out: only their number is kept';
  expect(rows.at(-1)).toContain(more);
  expect(await written(open, 'html')).toContain('7 more lines of may.csv');
  expect(JSON.parse(await written(open, 'json')).counts.leftOut).toBe(MOST_LEFT_OUT + 7);
});

it('make a list that can be mended and brought in again', async () => {
  const { open, list } = await someLists();
  const kept = open.store.leftOut(open.account, list)!;
  const csv = leftOutCsv([kept], reportWords, ',');
  expect(cells(csv)).toEqual([
    ['task_id', 'Name', 'Text', 'Reason'],
    ['16f96e95-d95c', 'Bo <i>', '', 'april.csv, line 6: an ID that was cut short'],
    ['', '', "'=see the mail", 'april.csv, line 9: no ID in this line'],
  ]);
  const read = async (text: string) => {
    const result = await parseList(new TextEncoder().encode(text), 'x.csv');
    if (!result.ok) throw new Error(result.message);
    return result.list;
  };
  expect((await read(csv)).rejected.map(({ line }) => line)).toEqual([2, 3]);
  const mended = csv.replace('16f96e95-d95c', '16f96e95-d95c-46ef-b183-1e0b43d26f06');
  for (const text of [mended, leftOutText([kept], reportWords)]) {
    const { entries, rejected, nameColumn } = await read(text);
    expect(nameColumn).toBe('Name');
    expect(entries.length + rejected.length).toBe(2);
  }
  expect((await read(mended)).entries).toMatchObject([
    { id: '16f96e95-d95c-46ef-b183-1e0b43d26f06', fields: { Name: 'Bo <i>' } },
  ]);
  expect(leftOutText([kept], reportWords).split('\n')[1]).toBe(
    '16f96e95-d95c\tBo <i>\t\tapril.csv, line 6: an ID that was cut short',
  );
});
