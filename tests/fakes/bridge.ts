import type { Reply } from '../../contract/app-error';
import type {
  Bridge,
  Command,
  ConnectOutcome,
  NamesPreview,
  PreviewOutcome,
} from '../../contract/ipc';
import type { PhotoStatus } from '../../contract/photo';
import type { Settings } from '../../contract/settings';
import type { AccountView, AppState, PhotoDetail, RowQuery, TaskDetail } from '../../contract/view';
import { fakeNames } from './bridge-names';
import { countTasks, matching, rowOf, summarize } from './bridge-rows';
import { SCENE_START } from './bridge-tasks';

/** What a fake bridge starts with. */
export interface Scene {
  tasks: TaskDetail[];
  lists: { id: number; name: string }[];
  state: Partial<AppState>;
  /** What every import is previewed as. */
  previews: PreviewOutcome[];
  /** What every preview of names says beside what the tasks and samples make of it. */
  names?: Partial<NamesPreview>;
  /** What `connect` answers; `never` leaves it open. */
  connect: ConnectOutcome | 'never';
}

/** A bridge in memory, and the strings it hangs by. */
export interface FakeBridge extends Bridge {
  /** Calls that change something, in their order. */
  readonly calls: { name: string; input: unknown }[];
  /** Changes the world and tells the window. */
  change(part: Partial<AppState>, tasks?: TaskDetail[]): void;
  command(command: Command): void;
  offer(previews: PreviewOutcome[]): void;
}

const LIVE: AccountView = {
  kind: 'live',
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
};

export function createFakeBridge(scene: Scene, platform = 'linux'): FakeBridge {
  const startedAt = Date.now();
  const now = (): number => SCENE_START + (Date.now() - startedAt);
  let { tasks, lists } = scene;
  let revision = 1;
  let state: AppState = {
    account: LIVE,
    checking: { kind: 'idle' },
    saving: { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null },
    counts: countTasks(tasks),
    lists: summarize(lists, tasks),
    settings: SETTINGS,
    revision,
    now: SCENE_START,
    ...scene.state,
  };

  const stateListeners = new Set<(state: AppState) => void>();
  const commandListeners = new Set<(command: Command) => void>();
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

  const setPhotos = (
    { ids, key }: { ids: string[]; key: string | null },
    from: PhotoStatus[],
    status: PhotoStatus,
  ): void => {
    const steered = new Set(ids);
    const hits = (photo: PhotoDetail): boolean =>
      from.includes(photo.status) && (key === null || photo.key === key);
    setTasks(
      tasks.map((task) =>
        steered.has(task.id)
          ? { ...task, photos: task.photos.map((one) => (hits(one) ? { ...one, status } : one)) }
          : task,
      ),
    );
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

    state: () => answer({ ...state, now: now() }),
    rows({ query, offset, limit }) {
      const all = find(query);
      const rows = all.slice(offset, offset + limit).map(rowOf);
      return answer({ rows, total: all.length, revision });
    },
    idsBetween: ({ query, from, to }) =>
      answer(
        find(query)
          .slice(from, to + 1)
          .map(({ id }) => id),
      ),
    detail: ({ id }) => answer(tasks.find((task) => task.id === id) ?? null),

    connect({ memoryOnly }) {
      calls.push({ name: 'connect', input: { memoryOnly } });
      if (scene.connect === 'never') return new Promise(() => {});
      const outcome: ConnectOutcome = memoryOnly ? { kind: 'connected' } : scene.connect;
      if (outcome.kind === 'connected' || outcome.kind === 'stored-unverified') {
        push({
          account: { ...LIVE, memoryOnly, tokenStoredAt: memoryOnly ? null : now() },
          checking:
            outcome.kind === 'connected' ? { kind: 'idle' } : { kind: 'offline', until: now() },
        });
      }
      return answer(outcome);
    },
    trySandbox() {
      push({ account: { ...LIVE, kind: 'sandbox', keychain: 'none', tokenStoredAt: null } });
      return done('trySandbox', null);
    },
    disconnect() {
      push({ account: null });
      return done('disconnect', null);
    },
    recheckKeychain: () => done('recheckKeychain', null),

    openLists: () => answer(scene.previews),
    previewFiles: () => answer(scene.previews),
    previewText: () =>
      answer(scene.previews[0] ?? { ok: false, name: 'pasted text', message: 'It is empty.' }),
    commitImport(input) {
      void done('commitImport', input);
      const id = lists.length + 1;
      const outcome = scene.previews.find(
        (one) => one.ok && one.preview.previewId === input.previewId,
      );
      const name = outcome?.ok ? outcome.preview.name : 'pasted';
      lists = [...lists, { id, name }];
      setTasks(tasks.map((task) => ({ ...task, lists: [...task.lists, { id, name }] })));
      return answer({ list: id, added: outcome?.ok ? outcome.preview.fresh : 0 });
    },
    discardImport: (input) => done('discardImport', input),
    removeList(input) {
      lists = lists.filter(({ id }) => id !== input.list);
      setTasks(
        tasks
          .map((task) => ({ ...task, lists: task.lists.filter(({ id }) => id !== input.list) }))
          .filter((task) => task.lists.length > 0),
      );
      return done('removeList', input);
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

    retry(input) {
      setPhotos(input, ['failed', 'paused', 'cancelled'], 'queued');
      return done('retry', input);
    },
    hold(input) {
      setPhotos(input, ['queued', 'downloading', 'failed', 'paused', 'cancelled'], input.hold);
      return done('hold', input);
    },
    release(input) {
      setPhotos(input, ['paused', 'cancelled'], 'queued');
      return done('release', input);
    },
    saveNumbered(input) {
      setPhotos(input, ['failed'], 'queued');
      return done('saveNumbered', input);
    },
    remove(input) {
      const gone = new Set(input.ids);
      setTasks(tasks.filter((task) => !gone.has(task.id)));
      return done('remove', input);
    },
    save: (input) => done('save', input),
    reveal: (input) => done('reveal', input),
    copyPhoto: (input) => done('copyPhoto', input),
    copyText: (input) => done('copyText', input),

    changeSettings(input) {
      push({ settings: { ...state.settings, ...input } });
      return done('changeSettings', input);
    },
    chooseFolder: () => answer('/home/studio/Deliveries'),
    previewNames: (input) => answer({ ...fakeNames(input, tasks, scene.previews), ...scene.names }),
    openTokenPage: () => done('openTokenPage', null),
  };
}
