import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { oneCallAtATime } from './one-call';

function deferred<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

describe('one keychain call at a time', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('makes a second call only when the first has ended', async () => {
    const calls = oneCallAtATime(() => undefined);
    const first = deferred<string>();
    const second = vi.fn(() => Promise.resolve('b'));
    const a = calls.run(Date.now() + 4_000, 'not-answering', () => first.promise);
    const b = calls.run(Date.now() + 4_000, 'not-answering', second);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(second).not.toHaveBeenCalled();
    expect(calls.busy()).toBe(true);
    first.resolve('a');
    expect(await a).toEqual({ kind: 'value', value: 'a' });
    expect(await b).toEqual({ kind: 'value', value: 'b' });
    expect(second).toHaveBeenCalledTimes(1);
    expect(calls.busy()).toBe(false);
  });

  it('tells a failed call from one that is late', async () => {
    const calls = oneCallAtATime(() => undefined);
    const failed = calls.run(Date.now() + 4_000, 'locked', () => Promise.reject(new Error('no')));
    expect(await failed).toEqual({ kind: 'failed' });
    const late = calls.run(Date.now() + 4_000, 'locked', () => new Promise(() => undefined));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await late).toEqual({ kind: 'locked' });
  });

  it('answers all others at once, and without a call, while one is late', async () => {
    const onLateSuccess = vi.fn();
    const calls = oneCallAtATime(onLateSuccess);
    const dialog = deferred<string>();
    const first = calls.run(Date.now() + 4_000, 'locked', () => dialog.promise);
    await vi.advanceTimersByTimeAsync(4_000);
    expect(await first).toEqual({ kind: 'locked' });
    const another = vi.fn(() => Promise.resolve('b'));
    expect(await calls.run(Date.now() + 4_000, 'not-answering', another)).toEqual({
      kind: 'locked',
    });
    expect(another).not.toHaveBeenCalled();
    expect(onLateSuccess).not.toHaveBeenCalled();
    dialog.resolve('a');
    await vi.advanceTimersByTimeAsync(0);
    expect(onLateSuccess).toHaveBeenCalledTimes(1);
    expect(await calls.run(Date.now() + 4_000, 'locked', another)).toEqual({
      kind: 'value',
      value: 'b',
    });
  });

  it.each([
    ['was cancelled', (dialog: ReturnType<typeof deferred<null>>) => dialog.resolve(null)],
    ['failed', (dialog: ReturnType<typeof deferred<null>>) => dialog.reject(new Error('no'))],
  ])('asks nobody to try again when a late dialog %s', async (_how, end) => {
    const onLateSuccess = vi.fn();
    const calls = oneCallAtATime(onLateSuccess);
    const dialog = deferred<null>();
    const late = calls.run(Date.now() + 4_000, 'locked', () => dialog.promise);
    await vi.advanceTimersByTimeAsync(4_000);
    await late;
    end(dialog);
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.busy()).toBe(false);
    expect(onLateSuccess).not.toHaveBeenCalled();
  });

  it('undoes a call that succeeds late, before the next one may start', async () => {
    const calls = oneCallAtATime(() => undefined);
    const call = deferred<void>();
    const undone = deferred<void>();
    const undo = vi.fn(() => undone.promise);
    const late = calls.run(Date.now() + 4_000, 'not-answering', () => call.promise, undo);
    await vi.advanceTimersByTimeAsync(4_000);
    await late;
    call.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(undo).toHaveBeenCalledTimes(1);
    expect(calls.busy()).toBe(true);
    undone.resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.busy()).toBe(false);
  });

  it('leaves alone what succeeded in time, or failed late', async () => {
    const calls = oneCallAtATime(() => undefined);
    const undo = vi.fn(() => Promise.resolve());
    await calls.run(Date.now() + 4_000, 'not-answering', () => Promise.resolve('a'), undo);
    const call = deferred<void>();
    const late = calls.run(Date.now() + 4_000, 'not-answering', () => call.promise, undo);
    await vi.advanceTimersByTimeAsync(4_000);
    await late;
    call.reject(new Error('Timeout was reached'));
    await vi.advanceTimersByTimeAsync(0);
    expect(calls.busy()).toBe(false);
    expect(undo).not.toHaveBeenCalled();
  });
});
