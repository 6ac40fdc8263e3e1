import type { CallName, Input } from '../../contract/ipc';
import { photoAddress } from '../../contract/photo-address';

type Samples = { [K in CallName]: readonly Input<K>[] };

/** A filter is set or not, each by itself: all of the ways in which a query can look. */
const queries: readonly Input<'rows'>['query'][] = Array.from({ length: 64 }, (_, which) => ({
  status: 'all',
  list: which & 1 ? 3 : null,
  template: which & 2 ? 'male_portrait' : null,
  mode: which & 4 ? 'fast' : null,
  cause: which & 8 ? 'missing' : null,
  days: which & 16 ? { from: 1, to: 2 } : null,
  columns: which & 32 ? [{ title: 'Room', value: '3b' }] : [],
  search: '',
  sort: 'field:Room',
  descending: false,
}));
const settings = {
  folder: '/a',
  nameTemplate: '{name}',
  saveAutomatically: true,
  onTaken: 'ask',
  concurrency: 1,
  perHost: 1,
  appearance: 'dark',
  language: 'zh-CN',
  notifications: { listDone: true, needsYou: false },
  checkAutomatically: false,
  questionRate: 1,
} as const;
const photos = [
  { ids: ['a', 'b'], key: null },
  { ids: ['a'], key: 'p' },
];
const nothing = [null];

/** What the window sends, at least once in each of its forms. */
export const SAMPLES: Samples = {
  state: nothing,
  rows: queries.map((query) => ({ query, offset: 0, limit: 10, fields: ['Room'] })),
  prepareSearch: nothing,
  facets: [{ list: null }, { list: 3 }],
  columnValues: queries.map((query) => ({ query, title: 'Room', search: 'b' })),
  statusCounts: queries.map((query) => ({ query })),
  idsBetween: queries.map((query) => ({ query, from: 0, to: 9 })),
  seek: queries.map((query) => ({ query, prefix: 'an', from: 3 })),
  countTasks: [{ ids: ['a', 'b'] }],
  detail: [{ id: 'a' }],
  thumbnails: [{ addresses: [photoAddress('thumbnail', 'a', 'p1', 'v')] }],
  connect: [{ token: 'a', memoryOnly: false }],
  trySandbox: nothing,
  disconnect: nothing,
  addAccount: [{ name: 'a', token: 'b', memoryOnly: false }],
  switchAccount: [{ key: 'live' }],
  renameAccount: [{ key: 'live', name: '' }],
  forgetAccount: [{ key: 'live-2' }],
  recheckKeychain: nothing,
  openLists: nothing,
  pasteList: nothing,
  previewFiles: [{ paths: ['/a', '/b'] }],
  previewText: [{ text: 'a' }],
  commitImport: [
    { previewId: 'a', nameColumn: 'b' },
    { previewId: 'a', nameColumn: null },
  ],
  remapPreview: [
    { previewId: 'a', sheet: 'b', idColumn: 1 },
    { previewId: 'a', sheet: null, idColumn: null },
    { previewId: 'a', sheet: 'b', idColumn: null },
    { previewId: 'a', sheet: null, idColumn: 1 },
  ],
  discardImport: [{ previewId: 'a' }],
  removeList: [{ list: 1 }],
  leftOut: [{ list: 1 }],
  copyLeftOut: [{ list: null }, { list: 1 }],
  saveLeftOut: [{ list: null }, { list: 1 }],
  settleLeftOut: [{ list: null }, { list: 1 }],
  pause: nothing,
  resume: nothing,
  checkNow: nothing,
  retry: photos,
  hold: photos.map((one) => ({ ...one, hold: 'paused' as const })),
  release: photos,
  saveNumbered: photos,
  remove: [{ ids: ['a', 'b'] }],
  save: [{ ids: ['a', 'b'] }],
  reveal: [
    { id: 'a', key: null },
    { id: 'a', key: 'b' },
  ],
  copyPhoto: [{ id: 'a', key: 'b' }],
  dragPhotos: [
    { ids: ['task-001'], key: null },
    { ids: ['task-001'], key: 'a' },
  ],
  portrait: [{ id: 'task-001', n: 0 }],
  copyPhotos: photos,
  cancelCopies: nothing,
  openCopies: nothing,
  copyText: [{ text: 'a' }],
  changeSettings: [
    { ...settings, proxy: 'system' },
    { ...settings, proxy: 'system', questionRate: 0.5 },
    { ...settings, proxy: { server: 'http://proxy:8080' }, questionRate: 0.5 },
    { ...settings, proxy: { server: 'http://proxy:8080' } },
  ],
  chooseFolder: nothing,
  previewNames: [
    { nameTemplate: '{name}', folder: '/a', previewId: 'a', nameColumn: 'b' },
    { nameTemplate: '{name}', folder: '/a', previewId: null, nameColumn: 'b' },
    { nameTemplate: '{name}', folder: '/a', previewId: 'a', nameColumn: null },
    { nameTemplate: '{name}', folder: '/a', previewId: null, nameColumn: null },
  ],
  places: nothing,
  revealPlace: [{ place: 'logs' }],
  exportDiagnostics: nothing,
  exportData: nothing,
  forgetEverything: nothing,
  cancelReport: nothing,
  exportReport: queries.map((query) => ({ format: 'html' as const, query })),
  revealReport: nothing,
  openTokenPage: nothing,
  undo: [{ step: null }, { step: 7 }],
  redo: [{ step: null }, { step: 7 }],
  lookForUpdates: nothing,
  restartToUpdate: nothing,
  offerActions: [{ ids: ['find', 'settings'], undo: 'Undo', redo: 'Redo' }],
};

const cyclic: Record<string, unknown> = { ids: [] };
cyclic['self'] = cyclic;
let deep: unknown = 'a';
for (let level = 0; level < 5_000; level += 1) deep = [deep];

/** What a window that somebody else has taken over may put anywhere: all that can cross to another process. */
const ODD: readonly unknown[] = [
  [undefined, null, true, false, 0, -0, -1, 0.5, 1e21, 2 ** 53, Number.NaN, Infinity, -Infinity],
  ['', ' ', 'a', '__proto__', '\0', '\ud800', '../../x', '0', 'x'.repeat(5_000), 10n, -1n],
  [
    [],
    [null],
    [[]],
    ['a'],
    [1],
    Array.from({ length: 1_001 }, () => 'a'),
    Array.from({ length: 9 }),
  ],
  [{}, { a: 1 }, { ids: 'a' }, { length: 3 }, { toString: 'a' }, { constructor: {} }],
  [JSON.parse('{"__proto__":{"ids":["a"],"key":null}}'), Object.create(null), cyclic, deep],
  [
    new Date(0),
    new Map([['ids', []]]),
    new Set(['a']),
    /a/,
    new Error('a'),
    Object('a'),
    Object(1),
  ],
  [new Uint8Array(3), new ArrayBuffer(8), new DataView(new ArrayBuffer(1))],
].flat(1);

/** A payload with one to three things in it that are not as the window would send them. */
export function oddPayload(samples: readonly unknown[], random: () => number): unknown {
  let payload = pick(samples, random);
  for (let times = 1 + Math.floor(random() * 3); times > 0; times -= 1) {
    payload = changed(payload, random, 0);
  }
  return payload;
}

function changed(value: unknown, random: () => number, depth: number): unknown {
  const draw = random();
  const here = depth === 0 ? 0.15 : 0.5;
  if (draw < here || typeof value !== 'object' || value === null) return pick(ODD, random);
  if (Array.isArray(value)) {
    if (value.length === 0 || draw < here + 0.1) return [...value, pick(ODD, random)];
    const at = Math.floor(random() * value.length);
    return value.with(at, changed(value[at], random, depth + 1));
  }
  const entries = Object.entries(value);
  const at = Math.floor(random() * (entries.length + 1));
  const [key, inner] = entries[at] ?? [pick(['more', 'id', 'length', 'constructor'], random), 0];
  if (draw < here + 0.15) return Object.fromEntries(entries.filter(([name]) => name !== key));
  return { ...value, [key]: changed(inner, random, depth + 1) };
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}

/** Whether a value has the form of a sample, told without the schemas: the same keys, and values of the same kind. */
export function hasForm(value: unknown, sample: unknown): boolean {
  if (Array.isArray(sample)) {
    return Array.isArray(value) && value.every((item) => hasForm(item, sample[0]));
  }
  if (typeof sample === 'object' && sample !== null) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const keys = Object.keys(value);
    const known = new Map(Object.entries(sample));
    return keys.every((key) => known.has(key) && hasForm(Reflect.get(value, key), known.get(key)));
  }
  if (typeof value === 'number' && typeof sample === 'number')
    return value === sample || (Number.isSafeInteger(value) && value >= 0);
  return sample === null ? value === null : typeof value === typeof sample;
}
