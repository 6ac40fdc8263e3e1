import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  SORT_KEYS,
  STATUS_FILTERS,
  type ColumnFilter,
  type RowQuery,
  type TaskDetail,
} from '../../contract/view';
import type { Fact } from '../../contract/fact';
import { OVERDUE_AFTER_MS } from '../../contract/task';
import { EVERYTHING } from '../../contract/everything';
import {
  answer,
  failed,
  finished,
  openStore,
  photoTrouble,
  saved,
  type Line,
} from './store-on-disk';

/** Everything that a query can ask for, said once more in the plainest way. */
function expected(tasks: readonly Known[], query: RowQuery): string[] {
  const direction = query.descending ? -1 : 1;
  return tasks
    .filter((task) => fits(task, query))
    .map((task) => ({ task, place: placeOf(task, query.list), key: keyOf(task, query) }))
    .sort((a, b) => {
      if (a.key === null || b.key === null) {
        const blanks = Number(a.key === null) - Number(b.key === null);
        return blanks || direction * (a.place - b.place);
      }
      return direction * (compare(a.key, b.key, query) || a.place - b.place);
    })
    .map(({ task }) => task.id);
}

interface Known extends TaskDetail {
  /** Place in the order added. */
  place: number;
  /** Lists it stands on, with its place there. */
  on: Map<number, number>;
}

/** What a column says of a task; '' = nothing. */
const saidOf = (task: TaskDetail, title: string): string =>
  Object.hasOwn(task.fields, title) ? task.fields[title]! : '';

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
const placeOf = (task: Known, list: number | null): number =>
  list === null ? task.place : task.on.get(list)!;
const unsaved = (task: TaskDetail): boolean =>
  task.status === 'finished' &&
  task.photos.some((photo) => photo.status === 'failed' || photo.damaged);

function causesOf(task: TaskDetail): string[] {
  if (task.overdue) return ['overdue'];
  if (task.status === 'missing') return ['missing'];
  if (task.status === 'failed') return [`failed:${task.error?.code ?? ''}`];
  if (task.status === 'waiting') return [];
  const ofPhotos = task.photos.flatMap((photo) => [
    ...(photo.status === 'failed' ? [`photo:${photo.error?.code ?? ''}`] : []),
    ...(photo.damaged ? ['damaged'] : []),
  ]);
  return [...new Set(ofPhotos)];
}

function fits(task: Known, query: RowQuery): boolean {
  const since = task.createdAt ?? task.addedAt;
  const text = [
    task.id,
    ...task.lists.map(({ name }) => name),
    ...Object.values(task.fields),
    ...[task.error, ...task.photos.map(({ error }) => error)].flatMap((error) =>
      error ? [error.code, error.message] : [],
    ),
  ];
  return (
    (query.list === null || task.on.has(query.list)) &&
    (query.status !== 'waiting' || task.status === 'waiting') &&
    (query.status !== 'finished' || task.status === 'finished') &&
    (query.status !== 'attention' ||
      task.status === 'failed' ||
      task.status === 'missing' ||
      task.overdue ||
      unsaved(task)) &&
    (query.template === null || task.template === query.template) &&
    (query.mode === null || task.mode === query.mode) &&
    (query.cause === null || causesOf(task).includes(query.cause)) &&
    query.columns.every(({ title, value }) => plain(saidOf(task, title)) === plain(value)) &&
    (query.days === null || (since >= query.days.from && since < query.days.to)) &&
    (plain(query.search.trim()) === '' ||
      text.some((part) => plain(part).includes(plain(query.search.trim()))))
  );
}

function keyOf(task: TaskDetail, { sort }: RowQuery): string | number | null {
  switch (sort) {
    case 'added':
      return 0;
    case 'name':
      return plain(task.name ?? task.id);
    case 'status':
      if (task.status === 'failed') return 0;
      if (task.status === 'missing') return 1;
      if (task.overdue) return 2;
      if (unsaved(task)) return 3;
      return task.status === 'waiting' ? 4 : 5;
    case 'updated':
      return task.updatedAt;
    case 'id':
      return task.id;
    case 'created':
      return task.createdAt ?? task.addedAt;
    case 'finished':
      return task.finishedAt;
    case 'template':
      return task.template;
    case 'mode':
      return task.mode;
    default:
      return task.fields[sort.slice('field:'.length)] || null;
  }
}

function compare(a: string | number, b: string | number, { sort }: RowQuery): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b);
  return sort.startsWith('field:') ? natural(plain(a), plain(b)) : inOrder(a, b);
}

/** What each status filter would show; a cause goes with `attention` alone. */
function countsOf(known: readonly Known[], query: RowQuery): Record<string, number> {
  return Object.fromEntries(
    STATUS_FILTERS.map((status) => {
      const cause = status === 'attention' ? query.cause : null;
      return [status, known.filter((task) => fits(task, { ...query, status, cause })).length];
    }),
  );
}

/** What a column says of the tasks that fit all else. */
function fitting(known: readonly Known[], query: RowQuery, title: string): string[] {
  const columns = query.columns.filter((one) => one.title !== title);
  return known
    .filter((task) => fits(task, { ...query, columns }))
    .map((task) => plain(saidOf(task, title)));
}

/** Values with `search` in them, with their counts; none are left out. */
function valuesOf(known: readonly Known[], query: RowQuery, title: string, search: string) {
  const counts: Record<string, number> = {};
  for (const value of fitting(known, query, title)) {
    if (value !== '' && value.includes(search)) counts[value] = (counts[value] ?? 0) + 1;
  }
  return [counts, 0] as const;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Numbers by their worth, all else by code unit. */
function natural(a: string, b: string): number {
  const parts = (text: string) => text.match(/\d+|\D/g) ?? [];
  const left = parts(a);
  const right = parts(b);
  for (const [i, one] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    const isNumber = (part: string) => /\d/.test(part);
    const order =
      isNumber(one) && isNumber(other)
        ? Number(one) - Number(other)
        : inOrder(isNumber(one) ? '0' : one, isNumber(other) ? '0' : other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

const IDS = Array.from({ length: 12 }, (_, i) => `task-${String(i * 7).padStart(3, '0')}`);
const HOUR = 3_600_000;

const fields = fc.record(
  {
    Name: fc.constantFrom('Ada', 'ada', '李雷', '李娜', 'Zoë', 'Bob 2', 'Bob 10'),
    'No. "1"': fc.constantFrom('S-9', 's-10', 'S-010', 'S-1a', '７', '12'),
    ['__proto__']: fc.constantFrom('odd', 'even'),
  },
  { requiredKeys: [] },
);
const line: fc.Arbitrary<Line> = fc.tuple(fc.constantFrom(...IDS), fields);
const list = fc.uniqueArray(line, { selector: ([id]) => id, maxLength: 9 });
const at = fc.integer({ min: 0, max: HOUR });
const code = fc.constantFrom('timeout', 'name-taken', 'http-410');
const remote = fc.record({
  createdAt: fc.option(at),
  finishedAt: fc.option(at),
  template: fc.option(fc.constantFrom('wedding', 'bob_suit')),
  mode: fc.option(fc.constantFrom('fast', 'relax')),
});
const happening: fc.Arbitrary<Fact[]> = fc
  .record({ id: fc.constantFrom(...IDS), at, remote, code, kind: fc.nat({ max: 5 }) })
  .map(({ id, at: time, remote: said, code: why, kind }): Fact[] => {
    const photos = ['a', 'b'].map((photo) => ({ id: photo, url: photo, template: null }));
    const done = answer(id, time, { ...said, status: 'finished', photos });
    switch (kind) {
      case 0:
        return [answer(id, time, said)];
      case 1:
        return [failed(id, time, `the ${why} of it`)];
      case 2:
        return [done, photoTrouble('photo-failed', id, 'a', time, why)];
      case 3:
        return [done, saved(id, 'a', time), saved(id, 'b', time, { damaged: true })];
      case 4:
        return [0, HOUR, 2 * HOUR].map((later) => {
          return { kind: 'absent', taskId: id, at: time + later, checkAgainAt: time + 9 * HOUR };
        });
      default:
        return [finished(id, time, ['a'])];
    }
  });
const query: fc.Arbitrary<RowQuery> = fc.record({
  status: fc.constantFrom(...STATUS_FILTERS),
  list: fc.option(fc.constantFrom(1, 2), { freq: 2 }),
  template: fc.option(fc.constantFrom('wedding', 'bob_suit', 'unheard-of'), { freq: 1 }),
  mode: fc.option(fc.constantFrom('fast', 'relax'), { freq: 1 }),
  cause: fc.option(
    fc.oneof(
      fc.constantFrom('overdue', 'missing', 'damaged', 'failed:api_error', 'failed:', 'nothing'),
      code.map((why) => `photo:${why}`),
    ),
    { freq: 1 },
  ),
  days: fc.option(
    fc.tuple(at, at).map(([from, to]) => ({ from, to })),
    { freq: 1 },
  ),
  columns: fc.oneof(
    { weight: 3, arbitrary: fc.constant<ColumnFilter[]>([]) },
    fc.uniqueArray(
      fc.record({
        title: fc.constantFrom('Name', 'No. "1"', '__proto__', 'none'),
        value: fc.constantFrom('', 'ADA', '李雷', 's-9', '7', 'odd', 'elsewhere'),
      }),
      { selector: ({ title }) => title, maxLength: 2 },
    ),
  ),
  search: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom(
      't',
      'ta',
      'task-0',
      '李',
      '李雷',
      'OF IT',
      'gone',
      'http',
      ' s-1 ',
      'spring',
      '%',
    ),
  ),
  sort: fc.oneof(
    fc.constantFrom(...SORT_KEYS),
    fc.constantFrom('field:No. "1"', 'field:Name', 'field:__proto__', 'field:none'),
  ),
  descending: fc.boolean(),
});

test('a query finds the tasks that a plain filter and sort would find', async () => {
  await fc.assert(
    fc.asyncProperty(
      list,
      list,
      fc.array(happening, { maxLength: 14 }),
      fc.array(query, { minLength: 1, maxLength: 25 }),
      async (first, second, happenings, queries) => {
        const { store, account, add, apply } = await openStore();
        const lists = [
          { id: await add('spring.csv', first, 1_000), lines: first },
          { id: await add('autumn.csv', second, HOUR), lines: second },
        ];
        for (const facts of happenings) await apply(...facts);
        await store.overview(account, OVERDUE_AFTER_MS + HOUR / 2);

        const added = [...new Set([...first, ...second].map(([id]) => id))];
        const known = added.map((id, place): Known => ({
          ...store.detail(account, id)!,
          place,
          on: new Map(
            lists.flatMap((one) => {
              const seat = one.lines.findIndex(([lineId]) => lineId === id);
              return seat < 0 ? [] : [[one.id, seat]];
            }),
          ),
        }));
        for (const asked of queries) {
          const { rows, total } = store.rows(account, asked, 0, 100, ['Name']);
          expect(rows.map(({ id }) => id)).toEqual(expected(known, asked));
          expect(total).toBe(rows.length);
          // A window of it may reach tasks that are blank, or not.
          const some = store.rows(account, asked, 1, 3);
          expect(some.rows.map(({ id }) => id)).toEqual(rows.slice(1, 4).map(({ id }) => id));
          expect(some.total).toBe(total);
          for (const row of rows) {
            const { fields: all } = known.find(({ id }) => id === row.id)!;
            expect(row.fields).toEqual('Name' in all ? { Name: all['Name'] } : {});
          }
          expect(store.statusCounts(account, asked)).toEqual(countsOf(known, asked));
          for (const title of ['Name', '__proto__']) {
            const { values, more, blank } = store.columnValues(account, asked, title, 'A');
            const said = Object.fromEntries(
              values.map(({ value, tasks }) => [plain(value), tasks]),
            );
            expect([said, more, blank]).toEqual([...valuesOf(known, asked, title, 'a'), blank]);
            expect(blank).toBe(fitting(known, asked, title).filter((one) => one === '').length);
          }
        }
        for (const of of [null, ...lists.map(({ id }) => id)]) {
          const within = known.filter(({ on }) => of === null || on.has(of));
          const count = (values: (task: Known) => readonly (string | null)[]) => {
            const counts: Record<string, number> = {};
            for (const value of within.flatMap(values)) {
              if (value !== null) counts[value] = (counts[value] ?? 0) + 1;
            }
            return counts;
          };
          const facets = store.facets(account, of);
          const told = (counted: { value: string; tasks: number }[]) =>
            Object.fromEntries(counted.map(({ value, tasks }) => [value, tasks]));
          expect(told(facets.templates)).toEqual(count(({ template }) => [template]));
          expect(told(facets.modes)).toEqual(count(({ mode }) => [mode]));
          expect(told(facets.causes)).toEqual(count(causesOf));
          for (const [value, tasks] of Object.entries(told(facets.causes))) {
            expect(store.rows(account, { ...EVERYTHING, list: of, cause: value }, 0, 0).total).toBe(
              tasks,
            );
          }
          expect(new Set(facets.fields)).toEqual(
            new Set(
              lists
                .filter(({ id }) => of === null || id === of)
                .flatMap(({ lines }) => lines.flatMap(([, said]) => Object.keys(said ?? {}))),
            ),
          );
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('a search is right also while the orders before it are remembered', async () => {
  const { store, account, add, apply, ids } = await openStore();
  await add('a.txt', [['task-001', { Name: 'Ada' }], ['task-002', { Name: 'Adam' }], ['task-003']]);
  expect(ids({ search: 'ad', sort: 'name' })).toEqual(['task-001', 'task-002']);
  expect(ids({ search: 'ada', sort: 'name' })).toEqual(['task-001', 'task-002']);
  expect(ids({ search: 'adam', sort: 'name' })).toEqual(['task-002']);
  expect(ids({ search: 'ad', sort: 'name' })).toEqual(['task-001', 'task-002']);
  await apply(failed('task-003', 5, 'no adapter'));
  await store.remove(account, ['task-001'], 9);
  expect(ids({ search: 'ada', sort: 'name' })).toEqual(['task-002', 'task-003']);
});
