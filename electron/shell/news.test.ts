import { expect, it, onTestFinished } from 'vitest';
import type { AccountView, ListSummary } from '../../contract/view';
import { speakShell } from '../words';
import { tellNews, type Seen } from './news';

const ALL = { listDone: true, needsYou: true };
const account = { key: 'live', keychain: 'stored' } as AccountView;
const NOTHING: ReadonlySet<string> = new Set();
const token = { kind: 'stopped', reason: 'token', failure: null } as const;

function list(waiting: number, attention = 0): ListSummary {
  return {
    id: 1,
    name: 'march.csv',
    tasks: 10,
    waiting,
    overdue: 0,
    finished: 10 - waiting - attention,
    attention,
    addedAt: 0,
    leftOut: 0,
    leftOutDone: false,
    mostlyMissing: false,
  };
}
function seen(lists: ListSummary[], part: Partial<Seen> = {}): Seen {
  const saving = { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null };
  return { account, checking: { kind: 'idle' }, saving, lists, unsaved: new Set(), ...part };
}
/** What is told while the operator looks elsewhere. */
const told = (before: Seen | null, now: Seen, wanted = ALL) =>
  tellNews(before, NOTHING, now, wanted, false).news;

it('tells that a list is done, with what is left of it, and which list a click shows', () => {
  expect(told(seen([list(2)]), seen([list(0, 3)]))).toEqual([
    {
      cause: 'list 1',
      title: 'march.csv is done',
      body: '7 of 10 finished · 3 need attention',
      list: 1,
    },
  ]);
  expect(told(seen([list(2)]), seen([list(0, 1)]))[0]?.body).toContain('1 needs attention');
  expect(told(seen([list(2)]), seen([list(1)]))).toEqual([]);
  expect(told(seen([list(0)]), seen([list(0)]))).toEqual([]);
  expect(told(seen([]), seen([list(0)]))).toEqual([]);
});

it('says of a list that is done which lines were left out of it, unless that was seen to', () => {
  const done = (leftOut: number, leftOutDone = false) =>
    told(seen([list(2)]), seen([{ ...list(0), leftOut, leftOutDone }]))[0]?.body;
  expect(done(3)).toBe('10 of 10 finished · 3 lines left out');
  expect(done(1)).toBe('10 of 10 finished · 1 line left out');
  expect(done(3, true)).toBe('10 of 10 finished');
  speakShell('zh-CN');
  onTestFinished(() => speakShell('en'));
  expect(done(3)).toBe('10 个任务中完成了 10 个 · 略过了 3 行');
});

it('does not call a list done while its photos are on their way', () => {
  const saving = seen([list(0)], { unsaved: new Set([1]) });
  expect(told(seen([list(2)]), saving)).toEqual([]);
  expect(told(saving, seen([list(0)]))).toMatchObject([{ title: 'march.csv is done' }]);
});

it('tells what only the operator can end, by its cause', () => {
  const now = seen([], { checking: token });
  expect(told(seen([]), now)).toMatchObject([
    { title: 'The service rejected the token', list: null },
  ]);
  expect(told(now, now)).toEqual([]);
  const usedUp = seen([], { checking: { ...token, reason: 'used-up' } });
  expect(told(now, usedUp)).toMatchObject([{ cause: 'stopped used-up' }]);
  const problem = { code: 'no-space', message: 'The disk is full.' };
  const stopped = seen([], { saving: { ...now.saving, problem } });
  expect(told(seen([]), stopped)).toMatchObject([{ cause: 'saving' }]);
});

it('does not take a locked keychain for a missing token', () => {
  const checking = { ...token, reason: 'no-token' } as const;
  const locked = { ...account, keychain: 'locked' } as const;
  const before = seen([], { account: locked });
  expect(told(before, seen([], { account: locked, checking }))).toMatchObject([
    { cause: 'keychain' },
  ]);
  expect(told(seen([]), seen([], { checking }))).toMatchObject([{ cause: 'stopped no-token' }]);
});

it('tells one cause once, until the operator has been in the window', () => {
  const well = seen([]);
  const ill = seen([], { checking: token });
  const first = tellNews(well, NOTHING, ill, ALL, false);
  expect(first.news).toHaveLength(1);
  const better = tellNews(ill, first.told, well, ALL, false);
  expect(tellNews(well, better.told, ill, ALL, false).news).toEqual([]);
  const looked = tellNews(ill, better.told, well, ALL, true);
  expect(tellNews(well, looked.told, ill, ALL, false).news).toHaveLength(1);
});

it('tells nothing to an operator who sees it, or did not ask for it', () => {
  const before = seen([list(2)]);
  const now = seen([list(0)], { checking: token });
  expect(tellNews(before, NOTHING, now, ALL, true).news).toEqual([]);
  expect(told(before, now, { listDone: false, needsYou: false })).toEqual([]);
  expect(told(before, now, { listDone: true, needsYou: false })).toHaveLength(1);
});

it('tells nothing of an account that has just been taken up', () => {
  const now = seen([list(0)], { checking: token });
  const other = { ...account, key: 'live-2' };
  expect(told(null, now)).toEqual([]);
  expect(told(seen([list(2)], { account: other }), now)).toEqual([]);
  expect(told(seen([list(2)], { account: null }), now)).toEqual([]);
});
