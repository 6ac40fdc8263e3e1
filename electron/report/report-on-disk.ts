/** For tests: reports on a store of a few tasks, written to a folder that goes when the test ends. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { EVERYTHING } from '../../contract/everything';
import type { ReportFormat } from '../../contract/report';
import type { RowQuery } from '../../contract/view';
import {
  failed,
  finished,
  openStore,
  photoTrouble,
  saved,
  type Line,
  type OpenStore,
} from '../tracking/store-on-disk';
import { exportReport, type ReportWish } from './export-report';
import { reportWords, type ReportWords } from './report-words';
import type { ReportSources, ReportWork } from './write-layout';

export const AT = Date.UTC(2026, 2, 14, 10, 41);

/** What a wish says where a test is not about it. */
export const WISH = {
  query: EVERYTHING,
  undelivered: false,
  subject: 'march.csv',
  at: AT,
  zone: 'Europe/Berlin',
  separator: ',',
} satisfies Partial<ReportWish>;

/** The calls of a store as they come from its thread: each is answered later. */
export function client({ store }: OpenStore): Parameters<typeof exportReport>[0] {
  return {
    reportPlan: async (...asked) => store.reportPlan(...asked),
    reportRows: async (account, tasks) => store.reportRows(account, tasks),
    leftOut: async (account, list) => store.leftOut(account, list),
  };
}

export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'proofsheet-report-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

export const noPicture: ReportSources['picture'] = () => Promise.resolve(null);

/** A report that nobody watches or ends. */
export const unwatched: ReportWork = {
  signal: new AbortController().signal,
  tell: () => undefined,
};

interface Wanted {
  query?: Partial<RowQuery>;
  undelivered?: boolean;
  separator?: ReportWish['separator'];
  words?: ReportWords;
  picture?: ReportSources['picture'];
}

export async function written(
  open: OpenStore,
  format: ReportFormat,
  {
    query,
    undelivered = false,
    separator = ',',
    words = reportWords,
    picture = noPicture,
  }: Wanted = {},
): Promise<string> {
  const path = join(folder(), 'report');
  const asked = { query: { ...EVERYTHING, ...query }, undelivered };
  const wish = { ...WISH, ...asked, format, path, separator };
  const outcome = await exportReport(client(open), open.account, wish, words, picture, unwatched);
  expect(outcome).toMatchObject({ ok: true });
  return readFileSync(path, 'utf8');
}

/** Cells of a table as a spreadsheet reads them, without the mark before them. */
export function cells(text: string, separator = ','): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${separator}\\r\\n"]*))(${separator}|\\r\\n)`,
    'gy',
  );
  const table = text.slice(1);
  for (let found = cell.exec(table); found; found = cell.exec(table)) {
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === separator) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** Four tasks: one delivered with two photos, one failed, one whose photo was not saved, one that waits. */
export async function someTasks(): Promise<OpenStore> {
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
