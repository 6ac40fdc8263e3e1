import type { ApiFailure } from '../../contract/api-outcome';
import type { AccountView, AppState, TaskDetail } from '../../contract/view';
import { SETTINGS } from './bridge';
import type { Scene } from './bridge';
import {
  ASKED,
  CLEAN,
  NOTHING,
  PREVIEW,
  REMEMBERED,
  UNREADABLE,
  WORKBOOK,
} from './bridge-previews';
import { SCENE_START, sampleTask } from './bridge-tasks';
import type { Kind, Portraits } from './bridge-tasks';

const MARCH = { id: 1, name: 'march-intake.csv' };
const CLASS = { id: 2, name: 'class-of-2026.xlsx' };
const PASTED = { id: 3, name: 'pasted 10:42' };
const LISTS = [MARCH, CLASS, PASTED];

const ACCOUNT: AccountView = {
  kind: 'live',
  key: 'live',
  name: '',
  apiUrl: 'https://api.acedata.cloud',
  keychain: 'stored',
  memoryOnly: false,
  tokenStoredAt: SCENE_START - 12 * 86_400_000,
};
const BUSY: AppState['saving'] = {
  paused: false,
  active: 3,
  queued: 9,
  bytesPerSecond: 2_100_000,
  problem: null,
};

/** Lines without an ID of two lists; one of them is a workbook that had more of them than are kept. */
const LEFT_OUT: Scene['lists'] = [
  {
    ...MARCH,
    leftOut: {
      sheet: null,
      total: 3,
      done: false,
      lines: [
        {
          line: 18,
          text: '00718,Ana Petrović,Finance,16f96e95-d95c-46ef',
          reason: 'cut-short',
          name: 'Ana Petrović',
        },
        { line: 41, text: '00741,陈宇,Design,,', reason: 'no-id', name: '陈宇' },
        { line: 77, text: "see Tuesday's mail", reason: 'no-id', name: null },
      ],
    },
  },
  {
    ...CLASS,
    leftOut: {
      sheet: 'Form 3b',
      total: 1_240,
      done: false,
      lines: Array.from({ length: 130 }, (_, n) => ({
        line: n + 4,
        text: `Pupil ${n + 1}, 2.02411E+17, 3b`,
        reason: 'rounded' as const,
        name: `Pupil ${n + 1}`,
      })),
    },
  },
  PASTED,
];

/** A list in which most is done and a little of everything is left. */
const MIXED: Record<number, Kind> = {
  6: 'saving',
  7: 'waiting',
  8: 'waiting',
  11: 'failed',
  13: 'missing',
  16: 'photo-failed',
  18: 'overdue',
  20: 'saving',
  22: 'waiting',
};

/** Downloads that the operator has steered, and those that need an answer. */
const STEERED: Record<number, Kind> = {
  1: 'paused',
  2: 'half-paused',
  4: 'cancelled',
  5: 'name-taken',
  7: 'damaged',
  8: 'saving',
  10: 'name-taken',
  12: 'paused',
  13: 'paused',
};

export const SCENES = [
  'first-run',
  'first-run-connecting',
  'first-run-rejected',
  'first-run-locked',
  'first-run-unavailable',
  'first-run-not-answering',
  'empty',
  'waiting',
  'mixed',
  'steered',
  'on-demand',
  'sandbox',
  'accounts',
  'offline',
  'rate-limited',
  'server-trouble',
  'paused',
  'token-rejected',
  'no-token',
  'used-up',
  'disabled',
  'no-api',
  'keychain-locked',
  'keychain-unavailable',
  'keychain-not-answering',
  'saving-problem',
  'mostly-missing',
  'folder-link',
  'hostile',
  'import-queue',
  'import-nothing',
  'import-sheets',
  'import-asked',
  'import-remembered',
  'names-taken',
  'names-asked',
  'left-out',
  'left-out-alone',
  'many',
] as const;
export type SceneName = (typeof SCENES)[number];

/** The world of a scene. `portraits`: pictures to show as saved photos. */
export function sceneNamed(name: SceneName, portraits: Portraits): Scene {
  const make = (count: number, kindOf: (n: number) => Kind, list = MARCH): TaskDetail[] =>
    Array.from({ length: count }, (_, n) => sampleTask({ n, kind: kindOf(n), list, portraits }));
  /** `begun`: what has become of photos whose saving had begun. */
  const mixed = (begun: Kind = 'saving'): TaskDetail[] => [
    ...make(40, (n) => (MIXED[n] === 'saving' ? begun : (MIXED[n] ?? 'saved'))),
    ...Array.from({ length: 30 }, (_, n) =>
      sampleTask({ n: n + 60, kind: 'saved', list: n < 22 ? CLASS : PASTED, portraits }),
    ),
  ];
  const base: Scene = {
    tasks: mixed(),
    lists: LISTS,
    previews: [PREVIEW],
    connect: { kind: 'connected' },
    portrait: portraits['03-source'] ?? null,
    state: { saving: BUSY, checking: { kind: 'scheduled', nextCheckAt: SCENE_START + 4_900 } },
  };
  const firstRun = (connect: Scene['connect']): Scene => ({
    ...base,
    tasks: [],
    lists: [],
    connect,
    state: { account: null },
  });
  const checking = (state: AppState['checking']): Scene => ({
    ...base,
    state: { checking: state },
  });
  const keychain = (state: AccountView['keychain']): Scene => ({
    ...base,
    state: {
      account: { ...ACCOUNT, keychain: state },
      checking: { kind: 'stopped', reason: 'no-token', failure: null },
    },
  });
  switch (name) {
    case 'first-run':
      return firstRun({ kind: 'connected' });
    case 'first-run-connecting':
      return firstRun('never');
    case 'first-run-rejected':
      return firstRun({ kind: 'rejected', message: 'The token has expired (token_expired).' });
    case 'first-run-locked':
      return firstRun({ kind: 'keychain', state: 'locked' });
    case 'first-run-unavailable':
      return firstRun({ kind: 'keychain', state: 'unavailable' });
    case 'first-run-not-answering':
      return firstRun({ kind: 'keychain', state: 'not-answering' });
    case 'empty':
      return { ...base, tasks: [], lists: [], state: {} };
    case 'waiting':
      return {
        ...base,
        tasks: make(24, () => 'waiting'),
        lists: [MARCH],
        state: { checking: { kind: 'asking', ids: 24 } },
      };
    case 'mixed':
      return base;
    case 'steered':
      return {
        ...base,
        tasks: make(24, (n) => STEERED[n] ?? 'saved'),
        portrait: null,
        lists: [MARCH],
        state: { saving: { ...BUSY, active: 1, queued: 1 } },
      };
    case 'on-demand':
      return {
        ...base,
        tasks: make(24, (n) => (n < 5 ? 'saved' : 'unsaved')),
        lists: [MARCH],
        state: {
          settings: { ...SETTINGS, saveAutomatically: false },
        },
      };
    case 'sandbox':
      return {
        ...base,
        state: {
          ...base.state,
          account: { ...ACCOUNT, kind: 'sandbox', key: 'sandbox', tokenStoredAt: null },
        },
      };
    case 'accounts':
      return {
        ...base,
        state: {
          ...base.state,
          account: { ...ACCOUNT, name: 'Studio' },
          accounts: [
            { key: 'live', name: 'Studio', hasToken: true, tasks: 70 },
            { key: 'live-2', name: 'Hill School, class photos', hasToken: true, tasks: 1_204 },
            { key: 'live-3', name: '', hasToken: false, tasks: 12 },
          ],
        },
      };
    case 'offline':
      return checking({ kind: 'offline', until: SCENE_START + 20_000, barrier: 'network' });
    case 'rate-limited':
      return checking({ kind: 'rate-limited', until: SCENE_START + 30_900, capped: false });
    case 'server-trouble':
      return checking({
        kind: 'server-trouble',
        until: SCENE_START + 12_900,
        failure: failure('server', 502, 'bad_gateway', 'Bad gateway'),
      });
    case 'paused':
      return {
        ...base,
        tasks: mixed('unsaved'),
        state: { checking: { kind: 'paused' }, saving: { ...BUSY, paused: true, active: 0 } },
      };
    case 'token-rejected':
      return checking({
        kind: 'stopped',
        reason: 'token',
        failure: failure('token', 401, 'invalid_token', 'The token is invalid.'),
      });
    case 'no-token':
      return {
        ...keychain('none'),
      };
    case 'used-up':
      return checking({
        kind: 'stopped',
        reason: 'used-up',
        failure: failure('used-up', 403, 'used_up', 'Your balance is not sufficient.'),
      });
    case 'disabled':
      return checking({
        kind: 'stopped',
        reason: 'disabled',
        failure: failure('disabled', 403, 'disabled', 'This application is disabled.'),
      });
    case 'no-api':
      return checking({
        kind: 'stopped',
        reason: 'no-api',
        failure: failure('no-api', 404, 'no_api', 'No such API.'),
      });
    case 'keychain-locked':
      return keychain('locked');
    case 'keychain-unavailable':
      return keychain('unavailable');
    case 'keychain-not-answering':
      return keychain('not-answering');
    case 'saving-problem':
      return {
        ...base,
        tasks: mixed('unsaved'),
        state: {
          checking: { kind: 'scheduled', nextCheckAt: SCENE_START + 4_900 },
          saving: {
            paused: false,
            active: 0,
            queued: 12,
            bytesPerSecond: 0,
            problem: {
              code: 'no-space',
              message:
                'There is no space left for photos in /home/studio/Pictures/Proofsheet. Saving goes on when there is.',
            },
          },
        },
      };
    case 'mostly-missing':
      return {
        ...base,
        tasks: make(24, (n) => (n === 5 ? 'saved' : 'missing'), CLASS),
        lists: [CLASS],
        state: {},
      };
    case 'folder-link':
      return {
        ...base,
        tasks: make(12, (n) => (n < 3 ? 'folder-link' : 'saved'), CLASS),
        lists: [CLASS],
        state: {},
      };
    case 'hostile':
      return { ...base, tasks: hostile(portraits), lists: [HOSTILE_LIST], state: {} };
    case 'import-queue':
      return { ...base, previews: [PREVIEW, UNREADABLE, { ok: true, preview: CLEAN }] };
    case 'import-nothing':
      return { ...base, previews: [{ ok: true, preview: NOTHING }] };
    case 'import-sheets':
      return { ...base, previews: [{ ok: true, preview: WORKBOOK }] };
    case 'import-asked':
      return { ...base, previews: [{ ok: true, preview: ASKED }] };
    case 'import-remembered':
      return { ...base, previews: [{ ok: true, preview: REMEMBERED }] };
    case 'names-taken':
      return {
        ...base,
        names: { collisions: 3, collidesAt: 'march-intake/Ana Duarte.png', taken: 2 },
      };
    case 'names-asked':
      return {
        ...base,
        names: { photos: 100_000, collisions: 1_204, taken: 1, partial: true },
        state: {
          ...base.state,
          settings: { ...SETTINGS, onTaken: 'ask', concurrency: 1, perHost: 1 },
        },
      };
    case 'left-out':
      return { ...base, lists: LEFT_OUT };
    case 'left-out-alone':
      return { ...base, tasks: make(24, () => 'saved'), lists: LEFT_OUT.slice(0, 1) };
    case 'many':
      return {
        ...base,
        tasks: make(100_000, (n) => (n % 9 === 4 ? 'waiting' : 'saved')),
        lists: [MARCH],
      };
  }
}

function failure(
  kind: ApiFailure['kind'],
  status: number,
  code: string,
  message: string,
): ApiFailure {
  return {
    kind,
    status,
    code,
    message,
    traceId: null,
    retryAfterMs: null,
    retryAfterCapped: false,
  };
}

const HOSTILE_LIST = {
  id: 1,
  name: '<b>list</b> of a very long name that somebody typed on a Friday afternoon.csv',
};

function hostile(portraits: Portraits): TaskDetail[] {
  const names = [
    '<img src=x onerror=alert(1)>',
    'محمد بن عبد الله الحسيني',
    'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh, Hubert Blaine',
    '&lt;script&gt;',
    'a\u202Egnp.exe',
    '👩🏽‍💼 emoji',
  ];
  const kinds: Kind[] = ['saved', 'saved', 'failed', 'waiting', 'missing', 'photo-failed'];
  return names.map((name, n) => {
    const task = sampleTask({ n, kind: kinds[n] ?? 'saved', list: HOSTILE_LIST, portraits, name });
    const message = '<script>document.body.innerHTML = "gone"</script> '.repeat(4);
    return {
      ...task,
      fields: { 'A column with a very long title indeed': '<b>bold</b>', ...task.fields },
      error: task.error && { ...task.error, code: 'odd_code', message },
    };
  });
}
