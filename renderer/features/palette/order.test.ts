import { describe, expect, it } from 'vitest';
import type { Entry } from './entries';
import { withTasks } from './order';

const entry = (name: string): Entry => ({
  key: name,
  name,
  group: '',
  icon: () => null,
  caps: [],
  theirs: true,
  run: () => undefined,
});
const names = (entries: readonly Entry[]): string[] => entries.map(({ name }) => name);

describe('the tasks of the palette', () => {
  it('are the closest of those that were found, wherever they were', () => {
    const inside = Array.from({ length: 8 }, (_, at) => entry(`Hanna ${at}`));
    const found = [...inside, entry('Anna Berg')];
    expect(names(withTasks([], found, 'anna'))).toEqual([
      'Anna Berg',
      ...names(inside.slice(0, 5)),
    ]);
  });

  it('stand before what is less close to what was typed, and after all where none is close', () => {
    const actions = [entry('Copy'), entry('Go to copies')];
    expect(names(withTasks(actions, [entry('Li Copy')], 'copy'))).toEqual([
      'Copy',
      'Li Copy',
      'Go to copies',
    ]);
    expect(names(withTasks(actions, [entry('Xcopy')], 'copy'))).toEqual([
      'Copy',
      'Go to copies',
      'Xcopy',
    ]);
  });
});
