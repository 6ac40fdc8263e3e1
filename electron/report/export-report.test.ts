import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from '../tracking/store-on-disk';
import { exportReport, refusedWords } from './export-report';
import {
  cells,
  client,
  folder,
  noPicture,
  someTasks,
  unwatched,
  WISH,
  written,
} from './report-on-disk';
import { reportWords } from './report-words';

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
  const wish = { ...WISH, format: 'csv', path } as const;
  expect(await exportReport(store, open.account, wish, reportWords, noPicture, unwatched)).toEqual({
    ok: true,
    tasks: 440,
  });
  expect(asked).toEqual([200, 200, 50]);
  expect(cells(readFileSync(path, 'utf8'))).toHaveLength(441);
});

it('leaves what was there untouched until the new one is whole, and nothing of its own behind', async () => {
  const open = await someTasks();
  const place = folder();
  const wish = { ...WISH, format: 'csv' } as const;
  const gone = { ...wish, path: join(place, 'gone', 'report.csv') };
  expect(
    await exportReport(client(open), open.account, gone, reportWords, noPicture, unwatched),
  ).toEqual({
    ok: false,
    code: 'ENOENT',
  });
  const store: Parameters<typeof exportReport>[0] = {
    ...client(open),
    reportRows: () => Promise.reject(new Error('The storage thread has ended.')),
  };
  const path = join(place, 'report.csv');
  await expect(
    exportReport(store, open.account, { ...wish, path }, reportWords, noPicture, unwatched),
  ).rejects.toThrow('ended');
  expect(readdirSync(place)).toEqual([]);
});

it('says what to do where the disk refuses', () => {
  expect(refusedWords('EBUSY', reportWords)).toContain('Close it there');
  expect(refusedWords('ENOSPC', reportWords)).toContain('Make room');
  expect(refusedWords('EIO', reportWords)).toContain('EIO');
});
