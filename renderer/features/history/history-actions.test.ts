import { describe, expect, it, vi } from 'vitest';
import type { History, HistoryStep, StepDone } from '../../../contract/history';
import type { Desk } from '../../state/desk';
import { canUndo, turn } from './history-actions';

const step = (id: number): HistoryStep => ({ id, kind: 'remove', count: 2, name: null });

function deskWith(history: Partial<History>, answer: StepDone | null = null) {
  const say = vi.fn<(said: () => string) => void>();
  const desk = {
    app: { history: { undo: null, redo: null, ...history } },
    ask: (value: unknown) => Promise.resolve(value),
    bridge: { undo: () => answer, redo: () => answer },
    messages: { say },
  };
  return { desk: desk as unknown as Desk, said: () => say.mock.lastCall?.[0]() };
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
    const all = deskWith({}, { step: step(1), left: 0 });
    await turn(all.desk, 'undo', null);
    expect(all.said()).toBe('2 tasks are back');
    const retry: HistoryStep = { id: 1, kind: 'retry', count: 3, name: null };
    const part = deskWith({}, { step: retry, left: 1 });
    await turn(part.desk, 'undo', null);
    expect(part.said()).toBe(
      'Undone: trying 3 tasks again. 1 task went on meanwhile and stays as it is.',
    );
  });

  it('names what was done again, and says when there is nothing to be undone', async () => {
    const again = deskWith({}, { step: step(1), left: 0 });
    await turn(again.desk, 'redo', null);
    expect(again.said()).toBe('Done again: removing 2 tasks');
    const none = deskWith({});
    await turn(none.desk, 'undo', 7);
    expect(none.said()).toBe('That cannot be undone any more');
  });
});
