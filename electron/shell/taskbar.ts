import { openLines } from '../../contract/left-out';
import type { AppState } from '../../contract/view';

/** How far the work at hand is, over all lists that are not done. */
export interface Work {
  done: number;
  tasks: number;
}

/** null = nothing is being worked on: no task waits, or all that wait are overdue and may never come. */
export function workOf({ lists, counts }: Pick<AppState, 'lists' | 'counts'>): Work | null {
  if (counts.waiting <= counts.overdue) return null;
  const open = lists.filter(({ waiting }) => waiting > 0);
  const tasks = open.reduce((sum, list) => sum + list.tasks, 0);
  const waiting = open.reduce((sum, list) => sum + list.waiting, 0);
  return tasks === 0 ? null : { done: tasks - waiting, tasks };
}

/** What the system shows of the app without its window. */
export interface Taskbar {
  /** From 0 to 1; -1 = none is shown. */
  progress: number;
  mode: 'normal' | 'paused' | 'error';
  /** Number on the icon, where the system has that; 0 = none. */
  badge: number;
}

export function taskbarOf(
  state: Pick<AppState, 'lists' | 'counts' | 'checking' | 'saving'>,
): Taskbar {
  const work = workOf(state);
  const isStopped = state.checking.kind === 'stopped' || state.saving.problem !== null;
  const isPaused = state.checking.kind === 'paused' || state.saving.paused;
  return {
    progress: work ? work.done / work.tasks : -1,
    mode: isStopped ? 'error' : isPaused ? 'paused' : 'normal',
    badge: attentionOf(state),
  };
}

/** What needs attention as the window's sidebar counts it: tasks, and lines that were left out of lists. */
export function attentionOf({ counts, lists }: Pick<AppState, 'lists' | 'counts'>): number {
  return counts.attention + openLines(lists);
}
