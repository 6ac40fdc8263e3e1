import { describe, expect, it, vi } from 'vitest';
import type { ActionId } from '../../../contract/actions';
import { ACTION_IDS } from '../../../contract/actions';
import type { Checking } from '../../../contract/checking';
import type { History } from '../../../contract/history';
import type { AppState, PhotoRow, TaskRow } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import { countRows } from '../../state/task-counts';
import { createRegistry } from './registry';

const photo = (part: Partial<PhotoRow>): PhotoRow => ({
  key: 'p',
  status: 'saved',
  src: null,
  thumbnail: null,
  error: null,
  damaged: false,
  ...part,
});
const task = (id: string, ...photos: PhotoRow[]): TaskRow => ({
  id,
  name: null,
  status: 'finished',
  overdue: false,
  error: null,
  addedAt: 0,
  updatedAt: 0,
  createdAt: null,
  finishedAt: null,
  template: null,
  mode: null,
  fields: {},
  photos,
});

interface Given {
  /** Selected tasks whose rows are not here. */
  unseen?: TaskRow[];
  rows?: TaskRow[];
  selected?: string[];
  checking?: Checking['kind'];
  tasks?: number;
  history?: Partial<History>;
  copying?: AppState['copying'];
  reporting?: AppState['reporting'];
  typing?: boolean;
}

/** As much of the desk as actions look at. */
function deskWith({
  rows = [],
  selected = [],
  checking = 'idle',
  tasks = rows.length,
  unseen = [],
  ...more
}: Given) {
  const { history, copying = null, reporting = null, typing = false } = more;
  const answer = vi.fn(() => Promise.resolve({ ok: true, value: null }));
  const ids = new Set(selected);
  const show = vi.fn();
  const desk = {
    app: {
      lists: [],
      counts: { all: tasks },
      history: { undo: null, redo: null, ...history },
      checking: { kind: checking },
      copying,
      reporting,
      updates: { kind: 'off' },
      settings: { saveAutomatically: true, onTaken: 'number', appearance: 'system' },
      account: {
        kind: 'live',
        keychain: 'stored',
        memoryOnly: false,
        apiUrl: 'https://api.example',
      },
    },
    ask: async (reply: Promise<{ value: unknown }>) => (await reply).value,
    bridge: {
      reveal: answer,
      remove: answer,
      retry: answer,
      countTasks: vi.fn(() => Promise.resolve({ ok: true, value: { delivered: 0 } })),
      platform: 'linux',
      copyText: answer,
      undo: answer,
      redo: answer,
      cancelCopies: answer,
      cancelReport: answer,
    },
    messages: { say: vi.fn<(said: () => string) => void>() },
    dialogs: { open: () => null, show },
    selected: {
      ids: () => ids,
      has: (id: string) => ids.has(id),
      cursor: () => null,
      clear: vi.fn(),
      forget: vi.fn(),
    },
    selectedCounts: () => countRows([...rows, ...unseen].filter(({ id }) => ids.has(id))),
    rows: { loaded: () => rows, total: () => tasks, indexOf: () => 0 },
    query: { current: () => ({ status: 'all', list: null, search: '', sort: 'added' }) },
    layout: {
      narrow: () => false,
      sidebar: () => true,
      inspector: () => true,
      closeDrawers: () => false,
    },
    view: { name: () => 'sheet' },
    zoom: { level: () => 0 },
    typing: () => typing,
  };
  return { registry: createRegistry(desk as unknown as Desk), show, answer, desk };
}
const offered = (given: Given): ActionId[] =>
  deskWith(given)
    .registry.offered()
    .map(({ id }) => id);

describe('the registry of actions', () => {
  it('has every action, with a name', () => {
    const { registry } = deskWith({});
    for (const id of ACTION_IDS) expect(registry.get(id).label().trim()).not.toBe('');
  });

  it('offers nothing that needs a task where there is none', () => {
    expect(offered({})).toEqual([
      'open',
      'paste-list',
      'sidebar',
      'theme-light',
      'theme-dark',
      'settings',
      'choose-folder',
      'token',
      'palette',
      'shortcuts',
    ]);
  });

  it('offers what the selected tasks take', () => {
    const rows = [task('a', photo({})), task('b', photo({ status: 'failed' }))];
    const one = offered({ rows, selected: ['a'] });
    expect(one).toEqual(expect.arrayContaining(['reveal', 'copy-photo', 'copy-trace', 'remove']));
    expect(one).not.toContain('photo-retry');
    const both = offered({ rows, selected: ['a', 'b'] });
    expect(both).toEqual(expect.arrayContaining(['photo-retry', 'photo-cancel', 'copy-id']));
    expect(both).not.toContain('copy-photo');
    expect(both).not.toContain('copy-trace');
    expect(both).not.toContain('copy-curl');
  });

  it('offers no photo to look at or to reveal where there is none', () => {
    const looks = (row: TaskRow) => {
      const { registry } = deskWith({ rows: [row], selected: ['a'] });
      const ids = ['look', 'reveal', 'copy-to-folder'] as const;
      return ids.map((id) => registry.get(id)).flatMap((one) => (one.offered() ? one.label() : []));
    };
    expect(looks(task('a', photo({})))).toEqual([
      'Look at the photo',
      'Reveal in folder',
      'Copy photos to a folder…',
    ]);
    expect(looks(task('a', photo({ status: 'queued' })))).toEqual(['Look at the photo']);
    expect(looks({ ...task('a'), status: 'failed' })).toEqual(['Look at the portrait']);
    expect(looks({ ...task('a'), status: 'missing' })).toEqual([]);
    expect(deskWith({}).registry.get('look').label()).toBe('Look at the photo');
  });

  it('offers what selected tasks take whose rows are not here, and nothing that none of them takes', () => {
    const selected = ['a', 'b'];
    const saved = [task('a', photo({})), task('b', photo({}))];
    const steps = (unseen: TaskRow[]) =>
      offered({ unseen, selected, tasks: 2 }).filter((id) => id.startsWith('photo-'));
    expect(steps(saved)).toEqual([]);
    expect(steps([task('a', photo({})), task('b', photo({ status: 'failed' }))])).toEqual([
      'photo-retry',
      'photo-cancel',
    ]);
  });

  it('hurries, pauses and resumes checks only where that changes anything', () => {
    const checks = (checking: Checking['kind']) =>
      offered({ tasks: 1, checking }).filter((id) => /check/.test(id));
    expect(checks('scheduled')).toEqual(['check-now', 'pause-checks']);
    expect(checks('paused')).toEqual(['resume-checks']);
    expect(checks('stopped')).toEqual([]);
  });

  it('zooms no further than the smallest photos, and offers the other view and other orders', () => {
    const ids = offered({ tasks: 1 });
    expect(ids).toContain('zoom-in');
    expect(ids).not.toContain('zoom-out');
    expect(ids).toContain('view-table');
    expect(ids).not.toContain('view-sheet');
    expect(ids).not.toContain('sort-added');
    expect(ids).toContain('sort-name');
  });

  it('does only what is offered', () => {
    const { registry, answer } = deskWith({ rows: [task('a', photo({}))], selected: ['a'] });
    expect(registry.run('remove')).toBe(true);
    expect(answer).toHaveBeenCalledWith({ ids: ['a'] });
    const none = deskWith({});
    expect(none.registry.run('remove')).toBe(false);
    expect(none.answer).not.toHaveBeenCalled();
  });

  it('removes a few tasks at once, and asks before it removes many', () => {
    const ids = Array.from({ length: 50 }, (_, i) => `task-${i}`);
    const few = deskWith({ tasks: 50, selected: ids.slice(1) });
    few.registry.run('remove');
    expect(few.answer).toHaveBeenCalledWith({ ids: ids.slice(1) });
    expect(few.show).not.toHaveBeenCalled();
    const many = deskWith({ tasks: 50, selected: ids });
    many.registry.run('remove');
    expect(many.answer).not.toHaveBeenCalled();
    expect(many.show).toHaveBeenCalledWith({ kind: 'remove', ids });
  });

  it('ends the copying of photos, while there is any', async () => {
    expect(offered({})).not.toContain('cancel-copies');
    const { registry, desk } = deskWith({ copying: { done: 3, of: 40 } });
    expect(registry.offered().map(({ id }) => id)).toContain('cancel-copies');
    registry.get('cancel-copies').run();
    expect(desk.bridge.cancelCopies).toHaveBeenCalledWith(null);
  });

  it('ends a report, while one is being written', async () => {
    expect(offered({})).not.toContain('cancel-report');
    const { registry, answer } = deskWith({ reporting: { done: 0, of: 0 } });
    expect(registry.run('cancel-report')).toBe(true);
    expect(answer).toHaveBeenCalledWith(null);
  });

  it('copies the question about one task as a line that holds no token', () => {
    const { registry, answer } = deskWith({ rows: [task('a')], selected: ['a'] });
    expect(registry.run('copy-curl')).toBe(true);
    const text = expect.stringMatching(/^curl 'https:.*Bearer \$PROOFSHEET_TOKEN".*"id":"a"/s);
    expect(answer).toHaveBeenCalledWith({ text });
  });

  it('undoes by name what was done last, and offers neither undo nor redo where nothing was', () => {
    expect(offered({ tasks: 1 })).not.toContain('undo');
    const undo = { id: 3, kind: 'remove', count: 3, name: null } as const;
    const { registry, answer } = deskWith({ history: { undo } });
    expect(registry.get('undo').label()).toBe('Undo removing 3 tasks');
    expect(registry.run('redo')).toBe(false);
    expect(registry.run('undo')).toBe(true);
    expect(answer).toHaveBeenCalledWith({ step: null });
  });

  it('leaves undo to the field that the operator types in', () => {
    const undo = { id: 3, kind: 'retry', count: 1, name: null } as const;
    const { registry, answer } = deskWith({ history: { undo }, typing: true });
    expect(registry.get('undo').label()).toBe('Undo');
    const execCommand = vi.fn();
    vi.stubGlobal('document', { execCommand });
    expect(registry.run('undo')).toBe(true);
    vi.unstubAllGlobals();
    expect(execCommand).toHaveBeenCalledWith('undo');
    expect(answer).not.toHaveBeenCalled();
  });

  it('asks for all photos of the selected tasks at once', () => {
    const rows = [task('a', photo({ status: 'failed' })), task('b', photo({ status: 'failed' }))];
    const { registry, answer } = deskWith({ rows, selected: ['a', 'b'] });
    registry.run('photo-retry');
    expect(answer).toHaveBeenCalledWith({ ids: ['a', 'b'], key: null });
  });

  it('says of how many tasks something was changed, and why nothing was', async () => {
    const rows = [task('a', photo({ status: 'failed' })), task('b', photo({}))];
    const { registry, answer, desk } = deskWith({ rows, selected: ['a', 'b'] });
    const { bridge, messages } = desk;
    const done = (value: unknown) => Promise.resolve({ ok: true, value });
    answer.mockImplementation(() => done(1) as never);
    registry.run('photo-retry');
    const say = (text: string) =>
      vi.waitFor(() => expect(messages.say.mock.lastCall?.[0]()).toBe(text));
    await say('Trying 1 task again');
    answer.mockImplementation(() => done(0) as never);
    bridge.countTasks.mockResolvedValue({ ok: true, value: { delivered: 2 } });
    registry.run('photo-retry');
    await say('Nothing to try again: all 2 are saved');
    bridge.countTasks.mockResolvedValue({ ok: true, value: { delivered: 1 } });
    registry.run('photo-retry');
    await say('Nothing to try again');
  });
});
