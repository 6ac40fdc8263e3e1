import { expect, test } from 'vitest';
import type { FetchReport } from './fetch-report';
import { summaryTable } from './summary';

type Task = FetchReport['tasks'][number];

function task(id: string, more: Partial<Task> = {}): Task {
  return { id, name: null, fields: {}, status: 'waiting', error: null, photos: [], ...more };
}

function photo(path: string | null, more: Partial<Task['photos'][number]> = {}) {
  return {
    key: 'k',
    id: 'k',
    url: 'https://cdn.test/k.png',
    status: path ? ('saved' as const) : ('queued' as const),
    path,
    bytes: null,
    sha256: null,
    error: null,
    damaged: false,
    ...more,
  };
}

function report(tasks: Task[], more: Partial<FetchReport> = {}): FetchReport {
  const counts = {
    finished: 0,
    waiting: 0,
    failed: 0,
    missing: 0,
    photosSaved: 0,
    photosFailed: 0,
  };
  const photos = { photosQueued: 0, photosHeld: 0, photosDamaged: 0 };
  return { lists: [], tasks, counts, ...photos, needsAttention: false, ...more };
}

test('columns line up on a terminal, where Chinese characters are two wide', () => {
  const lines = summaryTable(
    report([
      task('id-1', { name: '欧阳小雨', status: 'finished', photos: [photo('/out/欧阳小雨.png')] }),
      task('id-2', { name: 'Zoë', status: 'missing' }),
      task('id-3', { name: 'José', status: 'waiting' }),
    ]),
    '/out',
  ).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    'NAME      STATUS    PHOTOS',
    '欧阳小雨  finished  欧阳小雨.png',
    'Zoë       missing   the service does not know this ID',
    'José      waiting',
  ]);
});

test('nothing of a list, a file name or a server can steer the terminal', () => {
  const text = summaryTable(
    report(
      [
        task('id-1', {
          name: 'A\u001b[31m\u009b2J\r\nB\u202eC\u2028D',
          status: 'failed',
          error: { code: 'x', message: 'No\u0007 face\nHACK  finished', traceId: null },
        }),
      ],
      {
        lists: [
          { file: 'a\u001b]0;b.csv', entries: 1, duplicates: 0, rejected: [], rejectedTotal: 0 },
        ],
      },
    ),
    '/out',
  );
  // oxlint-disable-next-line no-control-regex -- they are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u2028]/);
  expect(text.split('\n')).toHaveLength(6);
});

test('lists and sums are told in few words, each only where there is something to tell', () => {
  const rejected = [{ line: 2, text: 'x', reason: 'no-id' as const }];
  const text = summaryTable(
    report([], {
      lists: [
        { file: 'a.csv', entries: 1, duplicates: 0, rejected, rejectedTotal: 1 },
        { file: 'b.csv', entries: 4, duplicates: 2, rejected, rejectedTotal: 1_200 },
      ],
      counts: { finished: 3, waiting: 1, failed: 1, missing: 2, photosSaved: 1, photosFailed: 4 },
      photosQueued: 5,
    }),
    '/out',
  );
  expect(text).toBe(
    `
a.csv: 1 ID, 1 line left out
b.csv: 4 IDs (2 repeated), 1200 lines left out
3 finished · 1 waiting · 1 failed · 2 missing · 1 photo saved to /out · 5 to come · 4 not saved
`,
  );
  expect(summaryTable(report([]), '/out')).toBe('\n0 finished · 0 photos saved to /out\n');
});

test('a photo that could not be saved says why; others that are there or to come are named', () => {
  const error = { code: 'too-large', message: 'The photo is too large.' };
  const [, bad, good] = summaryTable(
    report([
      task('id-1', {
        status: 'finished',
        photos: [photo('/out/a.png'), photo(null, { status: 'failed', error })],
      }),
      task('id-2', { status: 'finished', photos: [photo('/out/b.png'), photo(null), photo(null)] }),
    ]),
    '/out',
  ).split('\n');
  expect(bad).toBe('id-1  finished  The photo is too large.');
  expect(good).toBe('id-2  finished  b.png, 2 to come');
});

test('of more than 200 tasks, only those that need attention are named', () => {
  const many = Array.from({ length: 250 }, (_, n) =>
    task(`id-${n}`, { status: n === 7 ? 'missing' : 'waiting' }),
  );
  const lines = summaryTable(report(many), '/out').split('\n');
  expect(lines.slice(0, 3)).toEqual([
    'NAME  STATUS   PHOTOS',
    'id-7  missing  the service does not know this ID',
    'and 249 tasks more that need no attention',
  ]);
});

test('a damaged photo is named as trouble; paused and cancelled ones are no trouble', () => {
  const tasks = [
    task('id-1', { status: 'finished', photos: [photo('/out/a.png', { damaged: true })] }),
    task('id-2', {
      status: 'finished',
      photos: [photo('/out/b.png'), photo(null, { status: 'paused' }), photo(null)],
    }),
  ];
  const lines = summaryTable(report(tasks, { photosHeld: 1, photosDamaged: 1 }), '/out').split(
    '\n',
  );
  expect(lines.slice(1, 3)).toEqual([
    'id-1  finished  a.png: no picture can be made of this file',
    'id-2  finished  b.png, 1 to come, 1 paused or cancelled',
  ]);
  expect(lines.at(-2)).toContain(' · 1 paused or cancelled · 1 damaged');
});
