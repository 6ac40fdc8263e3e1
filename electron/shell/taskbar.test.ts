import { describe, expect, it, vi } from 'vitest';
import type { Checking } from '../../contract/checking';
import type { AppState, Counts, ListSummary } from '../../contract/view';
import { taskbarOf } from './taskbar';
import { trayLines, trayTemplate, type TrayPorts } from './tray-template';

type State = Pick<AppState, 'lists' | 'counts' | 'checking' | 'saving'>;
const scheduled: Checking = { kind: 'scheduled', nextCheckAt: 0 };
const stopped: Checking = { kind: 'stopped', reason: 'token', failure: null };
const problem = { code: 'no-space', message: 'The disk is full.' };

const list = (tasks: number, waiting: number, leftOut = 0, leftOutDone = false) =>
  ({ tasks, waiting, leftOut, leftOutDone }) as ListSummary;
function state(
  lists: ListSummary[],
  checking: Checking = scheduled,
  counts: Partial<Counts> = {},
  saving: Partial<AppState['saving']> = {},
): State {
  const waiting = lists.reduce((sum, one) => sum + one.waiting, 0);
  return {
    lists,
    checking,
    counts: { waiting, overdue: 0, attention: 0, ...counts } as Counts,
    saving: { paused: false, active: 0, queued: 0, bytesPerSecond: 0, problem: null, ...saving },
  };
}

describe('the taskbar', () => {
  it('shows how far the lists are that are not done', () => {
    expect(taskbarOf(state([list(200, 50), list(1_000, 0)]))).toEqual({
      progress: 0.75,
      mode: 'normal',
      badge: 0,
    });
    expect(taskbarOf(state([list(1_000, 0)])).progress).toBe(-1);
  });

  it('shows no progress where only overdue tasks wait', () => {
    expect(taskbarOf(state([list(200, 2)], scheduled, { overdue: 2 })).progress).toBe(-1);
    expect(taskbarOf(state([list(200, 3)], scheduled, { overdue: 2 })).progress).toBe(0.985);
  });

  it('tells a pause from a stop, and counts what needs attention', () => {
    const lists = [list(4, 2)];
    expect(taskbarOf(state(lists, { kind: 'paused' })).mode).toBe('paused');
    expect(taskbarOf(state(lists, stopped)).mode).toBe('error');
    expect(taskbarOf(state(lists, scheduled, {}, { problem })).mode).toBe('error');
    expect(taskbarOf(state(lists, scheduled, { attention: 7 })).badge).toBe(7);
  });

  it('counts lines that were left out, until the operator is done with them', () => {
    const lists = [list(4, 2, 3), list(4, 0, 5, true)];
    expect(taskbarOf(state(lists, scheduled, { attention: 7 })).badge).toBe(10);
    expect(trayLines(state(lists))).toContain('3 need attention');
    expect(trayLines(state([list(4, 2, 5, true)]))).toEqual(['2 of 4']);
  });
});

describe('the icon in the tray', () => {
  it('says what is happening, what stops it first', () => {
    expect(trayLines(state([]))).toEqual(['Nothing waits']);
    expect(trayLines(state([list(204, 16)], scheduled, {}, { active: 3, queued: 9 }))).toEqual([
      '188 of 204 · saving 9 photos',
    ]);
    expect(trayLines(state([list(4, 2)], stopped, { attention: 1 }, { problem }))).toEqual([
      'Needs you',
      'Photos cannot be saved',
      '2 of 4',
      '1 needs attention',
    ]);
    expect(trayLines(state([], { kind: 'paused' }))).toEqual(['Paused']);
  });

  it('pauses, goes on, checks, opens and quits', () => {
    const ports = {
      pause: vi.fn<TrayPorts['pause']>(),
      resume: vi.fn<TrayPorts['resume']>(),
      checkNow: vi.fn<TrayPorts['checkNow']>(),
      open: vi.fn<TrayPorts['open']>(),
      quit: vi.fn<TrayPorts['quit']>(),
    };
    const click = (label: string, checking: Checking): void => {
      const item = trayTemplate(state([], checking), ports).find((one) => one.label === label);
      expect(item?.enabled).not.toBe(false);
      (item?.click as (() => void) | undefined)?.();
    };
    click('Pause', scheduled);
    click('Resume', { kind: 'paused' });
    click('Check Now', scheduled);
    click('Open Proofsheet', scheduled);
    click('Quit Proofsheet', scheduled);
    for (const port of Object.values(ports)) expect(port).toHaveBeenCalledOnce();
    const idle = trayTemplate(state([], { kind: 'idle' }), ports);
    expect(idle.find(({ label }) => label === 'Check Now')?.enabled).toBe(false);
  });
});
