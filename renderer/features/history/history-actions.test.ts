import { describe, expect, it, vi } from 'vitest';
import type { History, HistoryStep, StepDone } from '../../../contract/history';
import { EVERYTHING } from '../../../contract/everything';
import type { RowQuery } from '../../../contract/view';
import type { Desk } from '../../state/desk';
import type { Offer } from '../../state/messages';
import { canUndo, turn } from './history-actions';

const step = (id: number): HistoryStep => ({ id, kind: 'remove', count: 2, name: null });

function deskWith(
  history: Partial<History>,
  answer: StepDone | null = null,
  asked: Partial<RowQuery> = {},
) {
  const say = vi.fn<(said: () => string, tone?: null, offer?: Offer) => void>();
  const takeBack = vi.fn<(step: number) => void>();
  const query = {
    current: () => ({ ...EVERYTHING, ...asked }),
    showWholeList: vi.fn(),
    reset: vi.fn(),
  };
  const desk = {
    app: { history: { undo: null, redo: null, ...history } },
    ask: (value: unknown) => Promise.resolve(value),
    bridge: { undo: () => answer, redo: () => answer },
    messages: { say, takeBack },
    query,
  };
  return {
    desk: desk as unknown as Desk,
    said: () => say.mock.lastCall?.[0](),
    say,
    takeBack,
    query,
  };
}

describe('a message that tells of a step', () => {
  it('offers to undo it, also before the window has heard of the step', () => {
    expect(canUndo(deskWith({ undo: step(3) }).desk, 3)).toBe(true);
    expect(canUndo(deskWith({ undo: step(2) }).desk, 3)).toBe(true);
    expect(canUndo(deskWith({}).desk, 1)).toBe(true);
  });

  it('offers it no more when something was done since, or it was undone', () => {
    expect(canUndo(deskWith({ undo: step(4) }).desk, 3)).toBe(false);
    expect(canUndo(deskWith({ undo: step(2), redo: step(3) }).desk, 3)).toBe(false);
    expect(canUndo(deskWith({ redo: step(2) }).desk, 3)).toBe(false);
  });
});

describe('what is said', () => {
  it('names what was undone, and what stays as it is', async () => {
    const all = deskWith({}, { step: step(1), left: 0, list: null });
    await turn(all.desk, 'undo', null);
    expect(all.said()).toBe('2 tasks are back');
    // What was said of it when it was done stands there no more.
    expect(all.takeBack).toHaveBeenCalledWith(1);
    const retry: HistoryStep = { id: 1, kind: 'retry', count: 3, name: null };
    const part = deskWith({}, { step: retry, left: 1, list: null });
    await turn(part.desk, 'undo', null);
    expect(part.said()).toBe(
      'Undone: trying 3 tasks again. 1 task went on meanwhile and stays as it is.',
    );
  });

  it('names what was done again, and says when there is nothing to be undone', async () => {
    const again = deskWith({}, { step: step(1), left: 0, list: null });
    await turn(again.desk, 'redo', null);
    expect(again.said()).toBe('Done again: removing 2 tasks');
    expect(again.takeBack).not.toHaveBeenCalled();
    const none = deskWith({});
    await turn(none.desk, 'undo', 7);
    expect(none.said()).toBe('That cannot be undone any more');
  });
});

describe('what came back', () => {
  const removedList: HistoryStep = { id: 1, kind: 'remove-list', count: 9, name: 'march.csv' };
  const done: StepDone = { step: removedList, left: 0, list: 4 };

  it('is shown where a search, a filter or another list would hide the list', async () => {
    const columns = [{ title: 'Room', value: '3b' }];
    const hiding: Partial<RowQuery>[] = [
      { search: 'li' },
      { columns },
      { status: 'waiting' },
      { list: 2 },
    ];
    for (const asked of hiding) {
      const { desk, query } = deskWith({}, done, asked);
      await turn(desk, 'undo', null);
      expect(query.showWholeList).toHaveBeenCalledWith(4);
    }
  });

  it('is left among all tasks where these are on show', async () => {
    const { desk, query } = deskWith({}, done);
    await turn(desk, 'undo', null);
    expect(query.showWholeList).not.toHaveBeenCalled();
  });

  it('is shown with one click where the tasks may be hidden by a search', async () => {
    const tasks: StepDone = { step: step(1), left: 0, list: null };
    const { desk, say, query } = deskWith({}, tasks, { search: 'li' });
    await turn(desk, 'undo', null);
    const [, , offer] = say.mock.calls[0]!;
    expect(offer?.label()).toBe('Show all tasks');
    offer?.run();
    expect(query.reset).toHaveBeenCalled();
    expect(query.showWholeList).not.toHaveBeenCalled();
  });
});
