import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import type { ReportFormat } from '../../contract/report';
import type { RowQuery } from '../../contract/view';
import { parseList } from '../intake/parse-list';
import { EVERYTHING } from '../../contract/everything';
import {
  failed,
  finished,
  openStore,
  photoTrouble,
  saved,
  type Line,
  type OpenStore,
} from '../tracking/store-on-disk';
import type { ReportRow } from '../tracking/report-rows';
import { listLayout } from './csv';
import { exportReport, refusedWords } from './export-report';
import { reportWords } from './report-words';

const AT = Date.UTC(2026, 2, 14, 10, 41);

/** The calls of a store as they come from its thread: each is answered later. */
function client({ store }: OpenStore): Parameters<typeof exportReport>[0] {
  return {
    reportPlan: async (account, query) => store.reportPlan(account, query),
    reportRows: async (account, tasks) => store.reportRows(account, tasks),
  };
}

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'proofsheet-report-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

async function written(
  open: OpenStore,
  format: ReportFormat,
  query: Partial<RowQuery> = {},
): Promise<string> {
  const path = join(folder(), 'report');
  const wish = { format, query: { ...EVERYTHING, ...query }, subject: 'march.csv', path, at: AT };
  const outcome = await exportReport(client(open), open.account, wish, reportWords);
  expect(outcome).toMatchObject({ ok: true });
  return readFileSync(path, 'utf8');
}

/** Cells of a CSV as a spreadsheet reads them. */
function cells(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n"]*))(,|\r\n)/gy;
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

async function someTasks(): Promise<OpenStore> {
  const open = await openStore();
  const lines: Line[] = [
    ['task-0001', { Name: 'Ana', Class: '3b', Status: 'new' }],
    ['task-0002', { Name: '=HYPERLINK("http://x")', Class: '3b' }],
    ['task-0003', { Name: 'Li <b>Wei</b>' }],
    ['task-0004', { Name: 'Émile, "le petit"' }],
  ];
  await open.add('march.csv', lines, AT);
  await open.apply(
    finished('task-0001', AT + 1_000, ['a', 'b']),
    saved('task-0001', 'a', AT + 2_000, { path: '/p/Ana-1.png' }),
    saved('task-0001', 'b', AT + 3_000, { path: '/p/Ana-2.png', sha256: 'cd'.repeat(32) }),
    failed('task-0002', AT + 1_000, 'no face\nwas found'),
    finished('task-0003', AT + 1_000, ['c']),
    photoTrouble('photo-failed', 'task-0003', 'c', AT + 2_000),
  );
  return open;
}

it('tells a spreadsheet all that is known, a line for each task', async () => {
  const [head, ...rows] = cells((await written(await someTasks(), 'csv')).slice(1));
  expect(head).toEqual(
    'Name,ID,List,Class,Status (list),Status,Reason,Error code,Trace ID,Template,Mode,Added,Created,Finished,Saved,Files,SHA-256'.split(
      ',',
    ),
  );
  const column = (title: string) => rows.map((row) => row[head!.indexOf(title)]);
  expect(column('Name')).toEqual([
    'Ana',
    `'=HYPERLINK("http://x")`,
    'Li <b>Wei</b>',
    'Émile, "le petit"',
  ]);
  expect(column('Status')).toEqual(['Saved', 'Failed', 'Finished, not saved', 'Waiting']);
  expect(column('Status (list)')).toEqual(['new', '', '', '']);
  expect(column('Reason')).toEqual(['', 'no face\nwas found', 'gone', '']);
  expect(column('Error code')).toEqual(['', 'api_error', 'http-410', '']);
  expect(column('Trace ID')).toEqual(['', 'trace-1', '', '']);
  expect(column('Files')[0]).toBe('/p/Ana-1.png | /p/Ana-2.png');
  expect(column('SHA-256')[0]).toBe(`${'ab'.repeat(32)} | ${'cd'.repeat(32)}`);
  expect(column('Added')[0]).toBe('2026-03-14T10:41:00.000Z');
  expect(column('Saved')[0]).toBe('2026-03-14T10:41:03.000Z');
});

it('tells a program the same, as one object', async () => {
  const report = JSON.parse(await written(await someTasks(), 'json'));
  expect(report).toMatchObject({
    madeAt: '2026-03-14T10:41:00.000Z',
    counts: { tasks: 4, finished: 2, failed: 1, waiting: 1, attention: 2, photosSaved: 2 },
  });
  expect(report.tasks.map((task: { outcome: string }) => task.outcome)).toEqual([
    'saved',
    'failed',
    'unsaved',
    'waiting',
  ]);
  expect(report.tasks[0]).toMatchObject({
    name: 'Ana',
    fields: { Class: '3b' },
    photos: [{ path: '/p/Ana-1.png', savedAt: '2026-03-14T10:41:02.000Z' }, {}],
  });
  expect(JSON.parse(await written(await openStore(), 'json'))).toMatchObject({ tasks: [] });
});

it('shows people what needs attention first, and every text as text', async () => {
  const page = await written(await someTasks(), 'html');
  const place = (text: string): number => {
    expect(page).toContain(text);
    return page.indexOf(text);
  };
  expect(place('Needs attention <small>2</small>')).toBeLessThan(place('All other tasks'));
  expect(place('task-0003')).toBeLessThan(place('task-0001'));
  expect(page).toContain('Li &lt;b&gt;Wei&lt;/b&gt;');
  expect(page).not.toContain('<script');
  expect(page.match(/<table>/gu)).toHaveLength(2);
  expect(page.match(/<\/table>/gu)).toHaveLength(2);
  expect(await written(await openStore(), 'html')).toContain('No tasks.');
});

it('holds what a query finds, and nothing else', async () => {
  const open = await someTasks();
  const rows = cells((await written(open, 'csv', { status: 'attention' })).slice(1));
  expect(rows.slice(1).map((row) => row[1])).toEqual(['task-0002', 'task-0003']);
  const found = await written(open, 'csv', { search: 'émile' });
  expect(cells(found.slice(1))).toHaveLength(2);
});

it('writes what needs attention as a list that comes back as it went', async () => {
  const title = fc.constantFrom('Class', 'Staff no', '姓名', 'Note');
  const text = fc
    .string({ unit: fc.constantFrom('a', 'B', '7', ' ', ',', ';', '"', '\n', '陈', '-', '+') })
    .map((value) => value.trim())
    .filter((value) => !/^[+-]/u.test(value));
  const fields = fc.dictionary(title, text.filter(Boolean));
  const id = fc.stringMatching(/^[-_a-zA-Z]{8,12}[0-9]$/u);
  const list = fc.uniqueArray(fc.tuple(id, fields), { selector: ([one]) => one, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(list, async (lines) => {
      const titles = [...new Set(lines.flatMap(([, said]) => Object.keys(said)))];
      const columns = titles.map((one) => ({ title: one, isName: one === '姓名' }));
      const { groups, row } = listLayout({ tasks: [], columns }, reportWords);
      const rows = lines.map(([one, said], place) =>
        row({ id: one, fields: said, status: 'missing' } as unknown as ReportRow, place),
      );
      const text = groups.map(({ before }) => before).join('') + rows.join('');
      const read = await parseList(Buffer.from(text), 'again.csv');
      if (lines.length === 0) return;
      expect(read).toMatchObject({ ok: true, list: { rejected: [] } });
      const back = read.ok ? read.list.entries.map((entry) => [entry.id, entry.fields]) : [];
      const Reason = 'The API does not know this ID';
      expect(back).toEqual(lines.map(([one, said]) => [one, { ...said, Reason }]));
    }),
  );
});

it('says in that list why each task needs attention, and says it anew when it comes back', async () => {
  const open = await openStore();
  const lines: Line[] = [
    ['task-0001', { Class: '3b', Person: 'Ana' }],
    ['task-0002', { Class: '3b', Person: 'Bo' }],
  ];
  await open.add('march.csv', lines, AT);
  await open.apply(
    failed('task-0001', AT + 1_000, 'no face\nwas found'),
    finished('task-0002', AT + 1_000, ['a']),
    photoTrouble('photo-failed', 'task-0002', 'a', AT + 2_000),
  );
  const text = await written(open, 'list', { status: 'attention' });
  expect(cells(text.slice(1))).toEqual([
    ['task_id', 'Class', 'Person', 'Reason'],
    ['task-0001', '3b', 'Ana', 'no face was found'],
    ['task-0002', '3b', 'Bo', 'gone'],
  ]);
  const read = await parseList(Buffer.from(text), 'again.csv');
  expect(read).toMatchObject({ ok: true, list: { nameColumn: 'Person' } });

  const again = await openStore();
  const back = read.ok ? read.list.entries : [];
  await again.add(
    'again.csv',
    back.map(({ id, fields }) => [id, fields]),
    AT,
  );
  await again.apply(failed('task-0001', AT + 1_000, 'too dark'));
  expect(cells((await written(again, 'list', { status: 'attention' })).slice(1))).toEqual([
    ['task_id', 'Class', 'Person', 'Reason'],
    ['task-0001', '3b', 'Ana', 'too dark'],
  ]);
});

it('brings in a list of IDs and reasons without taking these for names', async () => {
  const open = await openStore();
  await open.add('march.csv', [['task-0001'], ['task-0002'], ['task-0003']], AT);
  await open.apply(
    failed('task-0001', AT + 1_000, 'no face was found'),
    failed('task-0002', AT + 1_000, 'too dark'),
    failed('task-0003', AT + 1_000, 'too small'),
  );
  const text = await written(open, 'list');
  const read = await parseList(Buffer.from(text), 'again.csv');
  expect(read).toMatchObject({ ok: true, list: { columns: ['Reason'], nameColumn: null } });
});

it('reads bit by bit, and leaves out what is no longer tracked when its turn comes', async () => {
  const open = await openStore();
  const ids = Array.from({ length: 450 }, (_, n) => `task-${1000 + n}`);
  await open.add(
    'many.csv',
    ids.map((id) => [id]),
  );
  const asked: number[] = [];
  const path = join(folder(), 'report.csv');
  const store: Parameters<typeof exportReport>[0] = {
    ...client(open),
    async reportRows(account, tasks) {
      asked.push(tasks.length);
      if (asked.length === 2) await open.store.remove(account, ids.slice(-10), 0);
      return open.store.reportRows(account, tasks);
    },
  };
  const wish = { format: 'csv', query: EVERYTHING, subject: 'all', path, at: AT } as const;
  expect(await exportReport(store, open.account, wish, reportWords)).toEqual({
    ok: true,
    tasks: 440,
  });
  expect(asked).toEqual([200, 200, 50]);
  expect(cells(readFileSync(path, 'utf8'))).toHaveLength(441);
});

it('leaves what was there untouched until the new one is whole, and nothing of its own behind', async () => {
  const open = await someTasks();
  const place = folder();
  const wish = { format: 'csv', query: EVERYTHING, subject: 'all', at: AT } as const;
  const gone = { ...wish, path: join(place, 'gone', 'report.csv') };
  expect(await exportReport(client(open), open.account, gone, reportWords)).toEqual({
    ok: false,
    code: 'ENOENT',
  });
  const store: Parameters<typeof exportReport>[0] = {
    ...client(open),
    reportRows: () => Promise.reject(new Error('The storage thread has ended.')),
  };
  const path = join(place, 'report.csv');
  await expect(exportReport(store, open.account, { ...wish, path }, reportWords)).rejects.toThrow(
    'ended',
  );
  expect(readdirSync(place)).toEqual([]);
});

it('says what to do where the disk refuses', () => {
  expect(refusedWords('EBUSY', reportWords)).toContain('Close it there');
  expect(refusedWords('ENOSPC', reportWords)).toContain('Make room');
  expect(refusedWords('EIO', reportWords)).toContain('EIO');
});
