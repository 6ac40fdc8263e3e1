import { expect, it } from 'vitest';
import { zh } from '../words/zh';
import { openStore, saved, finished } from '../tracking/store-on-disk';
import { AT, cells, someTasks, written } from './report-on-disk';

it('tells a spreadsheet what the lists say, what became of it, and last what is technical', async () => {
  const text = await written(await someTasks(), 'csv');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const [head, ...rows] = cells(text);
  expect(head?.join(' · ')).toBe(
    'Name · Class · Status · ' +
      'List · Status (Proofsheet) · Reason · What helps · Photos · Files · Saved (Europe/Berlin) · ' +
      'Task ID · Template · Mode · ' +
      'Added (Europe/Berlin) · Created (Europe/Berlin) · Finished (Europe/Berlin) · ' +
      'Error code · Error message · Trace ID · Paths · SHA-256',
  );
  const column = (title: string) => rows.map((row) => row[head!.indexOf(title)]);
  expect(column('Name')).toEqual([
    'Ana',
    `'=HYPERLINK("http://x")`,
    'Li <b>Wei</b>',
    'Émile, "le petit"',
  ]);
  expect(column('Status')).toEqual(['new', '', '', '']);
  expect(column('Status (Proofsheet)')).toEqual([
    'Saved',
    'Failed',
    'Finished, not saved',
    'Waiting',
  ]);
  expect(column('Reason')).toEqual([
    '',
    'There was trouble at the service: no face was found',
    'The photo’s address has expired',
    'The photo is still being made',
  ]);
  expect(column('What helps').map(Boolean)).toEqual([false, true, true, true]);
  expect(column('Error code')).toEqual(['', 'api_error', 'http-410', '']);
  expect(column('Error message')).toEqual(['', 'no face was found', 'gone', '']);
  expect(column('Trace ID')).toEqual(['', 'trace-1', '', '']);
  expect(column('Photos')).toEqual(['2', '0', '0', '0']);
  expect(column('Files')[0]).toBe('Ana-1.png | Ana-2.png');
  expect(column('Paths')[0]).toBe('/p/Ana-1.png | /p/Ana-2.png');
  expect(column('SHA-256')[0]).toBe(`${'ab'.repeat(32)} | ${'cd'.repeat(32)}`);
  expect(column('Added (Europe/Berlin)')[0]).toBe('2026-03-14 11:41:00');
  expect(column('Saved (Europe/Berlin)')).toEqual(['2026-03-14 11:41:03', '', '', '']);
});

it('speaks Chinese where the window does', async () => {
  const [head, , failedOne] = cells(await written(await someTasks(), 'csv', { words: zh.report }));
  expect(head?.slice(0, 6)).toEqual(['Name', 'Class', 'Status', '列表', '状态', '原因']);
  expect(head).toContain('保存时间（Europe/Berlin）');
  expect(failedOne?.slice(4, 6)).toEqual(['失败', '服务出了问题：no face was found']);
});

it('is split at semicolons where the comma is in numbers', async () => {
  const open = await someTasks();
  const text = await written(open, 'csv', { separator: ';' });
  const [plain, other] = [await written(open, 'csv'), text].map((one, i) =>
    cells(one, i === 0 ? ',' : ';'),
  );
  expect(other).toEqual(plain);
});

it('gives the names of lists that call them differently in one column', async () => {
  const open = await openStore();
  await open.add('march.csv', [['task-0001', { Name: 'Ana' }]], AT);
  await open.add('april.csv', [['task-0002', { Person: 'Bo' }]], AT);
  await open.apply(finished('task-0001', AT, ['a']), saved('task-0001', 'a', AT));
  const [head, ...rows] = cells(await written(open, 'csv'));
  expect(head?.slice(0, 3)).toEqual(['Name', 'Person', 'List']);
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['Ana', '', 'march.csv'],
    ['', 'Bo', 'april.csv'],
  ]);
});

it('holds what a query finds, and nothing else', async () => {
  const open = await someTasks();
  const problems = cells(await written(open, 'csv', { query: { status: 'attention' } }));
  const id = problems[0]!.indexOf('Task ID');
  expect(problems.slice(1).map((row) => row[id])).toEqual(['task-0002', 'task-0003']);
  expect(cells(await written(open, 'csv', { query: { search: 'émile' } }))).toHaveLength(2);
});
