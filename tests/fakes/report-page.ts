import { readFileSync } from 'node:fs';
import path from 'node:path';
import { htmlLayout } from '../../electron/report/html';
import { createLocalTimes } from '../../electron/report/local-time';
import { reportWords } from '../../electron/report/report-words';
import type { ReportPlan, ReportRow, ReportRowPhoto } from '../../electron/tracking/report-rows';
import { zh } from '../../electron/words/zh';
import { NAMES, SCENE_START } from './bridge-tasks';

/** The page of a report as it is written, on tasks of which one in twelve has a problem. */

const PORTRAITS = path.join(import.meta.dirname, '../../sandbox/portraits');
const PEOPLE = 15;
const TROUBLES = [
  { code: 'face_not_found', message: 'No face was found.' },
  { code: 'api_error', message: 'upstream returned 502 for the third time' },
];

export function reportPage(
  language: 'en' | 'zh-CN',
  tasks: number,
  subject = 'march-intake.csv',
): string {
  const words = language === 'en' ? reportWords : zh.report;
  const rows = Array.from({ length: tasks }, (_, n) => rowOf(n, subject));
  const layout = htmlLayout(planOf(rows), words, createLocalTimes(language, 'Europe/Berlin'), {
    subject,
    undelivered: false,
    at: SCENE_START,
  });
  const written = layout.groups.map(({ before, tasks: some, row }) => {
    const pieces = some.flatMap((n, place) => row(rows[n]!, place));
    return before + pieces.map((one) => textOf(one)).join('');
  });
  return written.join('') + layout.after;
}

type Piece = ReturnType<ReturnType<typeof htmlLayout>['groups'][number]['row']>[number];

/** What a photo was made from stands for its small picture: it is a JPEG already. */
function textOf(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const person = String((Number(piece.photo.sha256) % PEOPLE) + 1).padStart(2, '0');
  return piece.written(readFileSync(path.join(PORTRAITS, `${person}-source.jpg`)));
}

function rowOf(n: number, list: string): ReportRow {
  const kind = n % 12;
  const isFinished = kind !== 5 && kind !== 9;
  const trouble = TROUBLES[Math.floor(n / 12) % TROUBLES.length]!;
  const name = NAMES[n % NAMES.length] ?? null;
  const saved = (of: string): ReportRowPhoto => photoOf(n, `${name}${of}.png`);
  return {
    id: `9c0f1d2e-${String(n).padStart(4, '0')}-4b7a-9e55-0c1d2e3f4a5b`,
    name,
    lists: [list],
    fields: { Class: `${3 + (n % 4)}b`, 'Staff no.': `S-${1000 + n}` },
    status: kind === 5 ? 'failed' : isFinished ? 'finished' : 'waiting',
    overdue: false,
    error: kind === 5 ? { ...trouble, traceId: null } : null,
    traceId: kind === 5 ? 'c3b1a8f0-trace-0042' : null,
    template: null,
    mode: null,
    addedAt: SCENE_START,
    createdAt: null,
    finishedAt: null,
    photos: isFinished ? photosOf(kind, saved) : [],
  };
}

function photosOf(kind: number, saved: (of: string) => ReportRowPhoto): ReportRowPhoto[] {
  if (kind === 3) return [saved('-1'), saved('-2')];
  if (kind !== 11) return [saved('')];
  const error = { code: 'stalled', message: 'No bytes came for 30 s.' };
  return [saved('-1'), { ...saved('-2'), status: 'failed', path: null, savedAt: null, error }];
}

function photoOf(n: number, file: string): ReportRowPhoto {
  return {
    id: null,
    url: 'https://cdn.test/a.png',
    status: 'saved',
    path: `/home/studio/Pictures/Proofsheet/march-intake/${file}`,
    bytes: 1,
    sha256: String(n),
    type: 'png',
    savedAt: SCENE_START,
    error: null,
    damaged: false,
  };
}

function planOf(rows: readonly ReportRow[]): ReportPlan {
  const numbers = rows.map((_, n) => n);
  const isProblem = (n: number): boolean => n % 12 === 5 || n % 12 === 11;
  const attention = numbers.filter(isProblem);
  const delivered = numbers.filter((n) => !isProblem(n) && n % 12 !== 9);
  const photos = rows.flatMap((row) => row.photos);
  const waiting = rows.filter(({ status }) => status === 'waiting').length;
  const failed = rows.filter(({ status }) => status === 'failed').length;
  return {
    of: rows.length,
    tasks: numbers,
    attention,
    delivered,
    leftOut: [],
    counts: {
      tasks: rows.length,
      waiting,
      finished: rows.length - waiting - failed,
      failed,
      missing: 0,
      overdue: 0,
      attention: attention.length,
      delivered: delivered.length,
      held: 0,
      empty: 0,
      photosSaved: photos.filter(({ path: at }) => at !== null).length,
      photosFailed: photos.filter(({ path: at }) => at === null).length,
      leftOut: 0,
    },
    columns: ['Name', 'Class', 'Staff no.'].map((title) => ({ title, isName: title === 'Name' })),
  };
}
