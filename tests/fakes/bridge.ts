import type { ActionId } from '../../contract/actions';
import type { Reply } from '../../contract/app-error';
import type { StepKind } from '../../contract/history';
import type { Bridge, ConnectOutcome, NamesPreview, PreviewOutcome } from '../../contract/ipc';
import type { PhotoStatus } from '../../contract/photo';
import { DEFAULT_CHOICES } from '../../contract/settings';
import type { Settings } from '../../contract/settings';
import type { AccountView, AppState, PhotoDetail, RowQuery, TaskDetail } from '../../contract/view';
import { countRows } from '../../renderer/state/task-counts';
import { fakeAccounts } from './bridge-accounts';
import { fakeHistory } from './bridge-history';
import { fakeNames } from './bridge-names';
import { fakeRemap } from './bridge-previews';
import { fakePortrait } from './bridge-portraits';
import {
  columnValuesOf,
  countTasks,
  facetsOf,
  matching,
  rowOf,
  statusCountsOf,
  summarize,
  type FakeList,
} from './bridge-rows';
import { SCENE_START } from './bridge-tasks';

/** What a fake bridge starts with. */
export interface Scene {
  tasks: TaskDetail[];
  lists: FakeList[];
  state: Partial<AppState>;
  /** What every import is previewed as. */
  previews: PreviewOutcome[];
  /** What every preview of names says beside what the tasks and samples make of it. */
  names?: Partial<NamesPreview>;
  /** What `connect` answers; `never` leaves it open. */
  connect: ConnectOutcome | 'never';
  /** Address of the portrait that every task was made from; null = it is gone. */
  portrait?: string | null;
}

/** A bridge in memory, and the strings it hangs by. */
export interface FakeBridge extends Bridge {
  /** Calls that change something, in their order. */
  readonly calls: { name: string; input: unknown }[];
  /** Changes the world and tells the window. */
  change(part: Partial<AppState>, tasks?: TaskDetail[]): void;
  command(command: ActionId): void;
  offer(previews: PreviewOutcome[]): void;
}

const LIVE: AccountView = {
  kind: 'live',
  key: 'live',
  name: '',
  apiUrl: 'https://api.acedata.cloud',
  keychain: 'stored',
  memoryOnly: false,
  tokenStoredAt: SCENE_START - 12 * 86_400_000,
};

export const SETTINGS: Settings = {
  folder: '/home/studio/Pictures/Proofsheet',
  nameTemplate: '{list}/{name}',
  saveAutomatically: true,
  onTaken: 'number',
  concurrency: 16,
  perHost: 8,
  appearance: 'system',
  ...DEFAULT_CHOICES,
};

function linesOf(lists: readonly FakeList[], list: number | null): number {
  return lists
    .filter(({ id, leftOut }) => (list === null ? leftOut?.done === false : id === list))
    .reduce((sum, { leftOut }) => sum + (leftOut?.lines.length ?? 0), 0);
}

export function createFakeBridge(scene: Scene, platform = 'linux'): FakeBridge {
  const startedAt = Date.now();
  const now = (): number => SCENE_START + (Date.now() - startedAt);
  let { tasks, lists } = scene;
  let revision = 1;
  let state: AppState = {
    account: LIVE,
    accounts: [{ key: 'live', name: '', hasToken: true, tasks: tasks.length }],
    checking: { kind: 'idle' },
    saving: { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null },
    copying: null,
    reporting: null,
    counts: countTasks(tasks),
    lists: summarize(lists, tasks),
    history: { undo: null, redo: null },
    adding: null,
    settings: SETTINGS,
    updates: { kind: 'off' },
    revision,
    now: SCENE_START,
    ...scene.state,
  };

  const stateListeners = new Set<(state: AppState) => void>();
  const commandListeners = new Set<(command: ActionId) => void>();
  const previewListeners = new Set<(previews: PreviewOutcome[]) => void>();
  const listen =
    <T>(listeners: Set<(value: T) => void>) =>
    (listener: (value: T) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };

  // The engine has its indexes: a scroll over 100 000 tasks must not wait for a scan of them here.
  let found: { query: string; tasks: TaskDetail[]; rows: TaskDetail[] } | null = null;
  const find = (query: RowQuery): TaskDetail[] => {
    const key = JSON.stringify(query);
    if (found?.query !== key || found.tasks !== tasks) {
      found = { query: key, tasks, rows: matching(tasks, query) };
    }
    return found.rows;
  };

  const calls: FakeBridge['calls'] = [];
  /** Everything crosses by copy, as it does over the real bridge. */
  const answer = <T>(value: T): Promise<Reply<T>> =>
    Promise.resolve({ ok: true, value: structuredClone(value) });
  const done = (name: string, input: unknown): Promise<Reply<null>> => {
    calls.push({ name, input: structuredClone(input) });
    return answer(null);
  };

  const push = (part: Partial<AppState>): void => {
    state = { ...state, ...part, now: now() };
    for (const listener of stateListeners) listener(structuredClone(state));
  };
  const setTasks = (next: TaskDetail[]): void => {
    tasks = next;
    revision++;
    push({ revision, counts: countTasks(tasks), lists: summarize(lists, tasks) });
  };

  const history = fakeHistory(
    {
      read: () => ({ tasks, lists }),
      write(world) {
        ({ lists } = world);
        setTasks(world.tasks);
      },
    },
    (next) => push({ history: next }),
  );

  const setPhotos = (
    { ids, key }: { ids: string[]; key: string | null },
    from: PhotoStatus[],
    status: PhotoStatus,
  ): number => {
    const steered = new Set(ids);
    const hits = (photo: PhotoDetail): boolean =>
      from.includes(photo.status) && (key === null || photo.key === key);
    const hit = tasks.filter(({ id, photos }) => steered.has(id) && photos.some(hits));
    setTasks(
      tasks.map((task) =>
        steered.has(task.id)
          ? { ...task, photos: task.photos.map((one) => (hits(one) ? { ...one, status } : one)) }
          : task,
      ),
    );
    return hit.length;
  };
  /** Steers photos as a step that can be undone; answers of how many tasks something was changed. */
  const steer = (
    name: 'retry' | 'hold' | 'release' | 'saveNumbered',
    input: { ids: string[]; key: string | null },
    kind: StepKind,
    from: PhotoStatus[],
    status: PhotoStatus,
  ): Promise<Reply<number>> => {
    calls.push({ name, input: structuredClone(input) });
    let changed = 0;
    const about = new Set(input.ids);
    const stuck = countRows(tasks.filter(({ id }) => about.has(id))).stuck;
    history.step(kind, input.key === null ? input.ids.length : null, null, () => {
      changed = setPhotos(input, from, status);
    });
    return answer(name === 'retry' ? changed + stuck : changed);
  };

  return {
    platform,
    calls,
    change(part, next) {
      push(part);
      if (next) setTasks(next);
    },
    command: (command) => commandListeners.forEach((listener) => listener(command)),
    offer: (previews) => previewListeners.forEach((listener) => listener(previews)),

    onState: listen(stateListeners),
    onCommand: listen(commandListeners),
    onPreviews: listen(previewListeners),
    onShowList: listen(new Set<(list: number) => void>()),

    state: () => answer({ ...state, now: now() }),
    rows({ query, offset, limit, fields }) {
      const all = find(query);
      const rows = all.slice(offset, offset + limit).map((task) => rowOf(task, fields));
      return answer({ rows, total: all.length, revision });
    },
    prepareSearch: () => answer(null),
    facets: ({ list }) => answer(facetsOf(tasks, list)),
    columnValues: (asked) => answer(columnValuesOf(tasks, asked)),
    statusCounts: ({ query }) => answer(statusCountsOf(tasks, query)),
    idsBetween: ({ query, from, to }) =>
      answer(
        find(query)
          .slice(from, to + 1)
          .map(({ id }) => id),
      ),
    seek({ query, prefix, from }) {
      const all = find(query);
      const fits = ({ name, id }: { name: string | null; id: string }): boolean =>
        (name ?? id).toLowerCase().startsWith(prefix.toLowerCase());
      const after = all.findIndex((task, index) => index >= from && fits(task));
      const found = after >= 0 ? after : all.findIndex(fits);
      return answer(found >= 0 ? found : null);
    },
    countTasks({ ids }) {
      const about = new Set(ids);
      return answer(countRows(tasks.filter(({ id }) => about.has(id))));
    },
    detail: ({ id }) => answer(tasks.find((task) => task.id === id) ?? null),
    // Its photos have addresses of their own kind, which the window asks.
    thumbnails: ({ addresses }) => answer(addresses.map(() => null)),

    connect({ memoryOnly }) {
      calls.push({ name: 'connect', input: { memoryOnly } });
      if (scene.connect === 'never') return new Promise(() => {});
      const outcome: ConnectOutcome = memoryOnly ? { kind: 'connected' } : scene.connect;
      if (outcome.kind === 'connected' || outcome.kind === 'stored-unverified') {
        push({
          account: { ...LIVE, memoryOnly, tokenStoredAt: memoryOnly ? null : now() },
          checking:
            outcome.kind === 'connected'
              ? { kind: 'idle' }
              : { kind: 'offline', until: now(), barrier: 'network' },
        });
      }
      return answer(outcome);
    },
    trySandbox() {
      push({
        account: {
          ...LIVE,
          kind: 'sandbox',
          key: 'sandbox',
          keychain: 'none',
          tokenStoredAt: null,
        },
      });
      return done('trySandbox', null);
    },
    disconnect() {
      push({ account: null });
      return done('disconnect', null);
    },
    ...fakeAccounts(
      {
        state: () => state,
        push,
        note: (name, input) => calls.push({ name, input: structuredClone(input) }),
        connect: scene.connect,
      },
      LIVE,
    ),
    recheckKeychain: () => done('recheckKeychain', null),

    openLists: () => answer(scene.previews),
    previewFiles: () => answer(scene.previews),
    previewText: () =>
      answer(
        scene.previews[0] ?? {
          ok: false,
          name: 'pasted text',
          code: 'empty',
          message: 'It is empty.',
        },
      ),
    pasteList: () => answer(scene.previews[0] ?? null),
    remapPreview: (input) => answer(fakeRemap(input, scene.previews)),
    commitImport(input) {
      void done('commitImport', input);
      const id = lists.length + 1;
      const outcome = scene.previews.find(
        (one) => one.ok && one.preview.previewId === input.previewId,
      );
      const name = outcome?.ok ? outcome.preview.name : 'pasted';
      const added = outcome?.ok ? outcome.preview.fresh : 0;
      const add = (): void => {
        lists = [...lists, { id, name }];
        setTasks(tasks.map((task) => ({ ...task, lists: [...task.lists, { id, name }] })));
      };
      const step = history.step('import', added, name, add, id);
      return answer({ list: id, added, step });
    },
    discardImport: (input) => done('discardImport', input),
    removeList(input) {
      const name = lists.find(({ id }) => id === input.list)?.name ?? null;
      const remove = (): void => {
        lists = lists.filter(({ id }) => id !== input.list);
        setTasks(
          tasks
            .map((task) => ({ ...task, lists: task.lists.filter(({ id }) => id !== input.list) }))
            .filter((task) => task.lists.length > 0),
        );
      };
      const step = history.step('remove-list', null, name, remove, input.list);
      void done('removeList', input);
      return answer({ step });
    },

    leftOut: ({ list }) => {
      const found = lists.find(({ id }) => id === list);
      return answer(found?.leftOut ? { list, name: found.name, ...found.leftOut } : null);
    },
    copyLeftOut(input) {
      void done('copyLeftOut', input);
      return answer(linesOf(lists, input.list));
    },
    saveLeftOut(input) {
      void done('saveLeftOut', input);
      return answer({ file: 'march-intake lines left out.csv', lines: linesOf(lists, input.list) });
    },
    settleLeftOut(input) {
      void done('settleLeftOut', input);
      const step = history.step('left-out', null, null, () => {
        lists = lists.map((one) =>
          one.leftOut && (input.list === null || one.id === input.list)
            ? { ...one, leftOut: { ...one.leftOut, done: true } }
            : one,
        );
        setTasks(tasks);
      });
      return answer({ step });
    },

    pause() {
      push({ checking: { kind: 'paused' }, saving: { ...state.saving, paused: true, active: 0 } });
      return done('pause', null);
    },
    resume() {
      push({
        checking: { kind: 'scheduled', nextCheckAt: now() + 4_000 },
        saving: { ...state.saving, paused: false },
      });
      return done('resume', null);
    },
    checkNow() {
      push({ checking: { kind: 'asking', ids: Math.min(50, state.counts.waiting) } });
      return done('checkNow', null);
    },

    retry: (input) => steer('retry', input, 'retry', ['failed', 'paused', 'cancelled'], 'queued'),
    hold: (input) =>
      steer(
        'hold',
        input,
        input.hold === 'paused' ? 'pause-photos' : 'cancel-photos',
        ['queued', 'downloading', 'failed', 'paused', 'cancelled'],
        input.hold,
      ),
    release: (input) => steer('release', input, 'release', ['paused', 'cancelled'], 'queued'),
    saveNumbered: (input) => steer('saveNumbered', input, 'number', ['failed'], 'queued'),
    remove(input) {
      const gone = new Set(input.ids);
      const step = history.step('remove', input.ids.length, null, () =>
        setTasks(tasks.filter((task) => !gone.has(task.id))),
      );
      void done('remove', input);
      return answer({ step });
    },
    save(input) {
      calls.push({ name: 'save', input: structuredClone(input) });
      return answer(input.ids.length);
    },
    undo: history.undo,
    redo: history.redo,
    reveal: (input) => done('reveal', input),
    copyPhoto: (input) => done('copyPhoto', input),
    copyPhotos(input) {
      calls.push({ name: 'copyPhotos', input: structuredClone(input) });
      const about = new Set(input.ids);
      const { photos } = countRows(tasks.filter(({ id }) => about.has(id)));
      return answer({
        folder: 'For the printer',
        copied: input.key === null ? photos.saved : 1,
        left: 0,
        failed: [],
      });
    },
    cancelCopies(input) {
      push({ copying: null });
      return done('cancelCopies', input);
    },
    openCopies: (input) => done('openCopies', input),
    copyText: (input) => done('copyText', input),
    dragPhotos(input) {
      calls.push({ name: 'dragPhotos', input: structuredClone(input) });
      return answer(input.ids.length);
    },
    portrait({ id, n }) {
      calls.push({ name: 'portrait', input: { id, n } });
      const task = tasks.find((one) => one.id === id);
      return answer(fakePortrait(task, scene.portrait ?? null));
    },

    changeSettings(input) {
      push({ settings: { ...state.settings, ...input } });
      return done('changeSettings', input);
    },
    chooseFolder: () => answer('/home/studio/Deliveries'),
    previewNames: (input) => answer({ ...fakeNames(input, tasks, scene.previews), ...scene.names }),
    offerActions: () => answer(null),
    openTokenPage: () => done('openTokenPage', null),
    lookForUpdates: () => answer(state.updates),
    restartToUpdate: () => done('restartToUpdate', null),
    exportReport(input) {
      void done('exportReport', input);
      const file = input.format === 'list' ? 'needs attention.csv' : `report.${input.format}`;
      return answer({ file: `march-intake ${file}`, tasks: find(input.query).length });
    },
    cancelReport(input) {
      push({ reporting: null });
      return done('cancelReport', input);
    },
    revealReport: () => done('revealReport', null),
  };
}
