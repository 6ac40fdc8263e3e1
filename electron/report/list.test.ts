import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseList } from '../intake/parse-list';
import type { ReportRow } from '../tracking/report-rows';
import { failed, finished, openStore, photoTrouble, type Line } from '../tracking/store-on-disk';
import { listLayout } from './list';
import { AT, cells, written } from './report-on-disk';
import { reportWords } from './report-words';

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
    fc.asyncProperty(list, fc.constantFrom(',', ';'), async (lines, separator) => {
      const titles = [...new Set(lines.flatMap(([, said]) => Object.keys(said)))];
      const columns = titles.map((one) => ({ title: one, isName: one === '姓名' }));
      const { groups } = listLayout({ tasks: [], columns }, reportWords, separator);
      const { before, row } = groups[0]!;
      const rows = lines.flatMap(([one, said], place) =>
        row({ id: one, fields: said, status: 'missing' } as unknown as ReportRow, place),
      );
      const text = before + rows.join('');
      const read = await parseList(Buffer.from(text), 'again.csv');
      if (lines.length === 0) return;
      expect(read).toMatchObject({ ok: true, list: { rejected: [] } });
      const back = read.ok ? read.list.entries.map((entry) => [entry.id, entry.fields]) : [];
      const Reason = 'The service does not know this ID';
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
  const text = await written(open, 'list', { query: { status: 'attention' } });
  expect(cells(text)).toEqual([
    ['task_id', 'Class', 'Person', 'Reason'],
    ['task-0001', '3b', 'Ana', 'There was trouble at the service: no face was found'],
    ['task-0002', '3b', 'Bo', 'The photo’s address has expired'],
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
  expect(cells(await written(again, 'list', { query: { status: 'attention' } }))).toEqual([
    ['task_id', 'Class', 'Person', 'Reason'],
    ['task-0001', '3b', 'Ana', 'There was trouble at the service: too dark'],
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
