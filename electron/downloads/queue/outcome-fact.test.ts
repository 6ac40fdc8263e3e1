import { expect, test } from 'vitest';
import { type Circumstances, factOf, pacedRetry, RETRY_POLICY } from './outcome-fact';
import type { SaveOutcome } from '../saver/save-photo';
import { jobOf } from '../testing/test-server';

const job = jobOf('https://example.com/a.png');
const error = { code: 'some-code', message: 'some words' };
const known: Circumstances = {
  now: 1_000_000,
  failures: 1,
  restUntil: 0,
  unreachableSince: null,
  random: 1,
};
const fact = (outcome: SaveOutcome, change: Partial<Circumstances> = {}) =>
  factOf(job, outcome, RETRY_POLICY, { ...known, ...change });
const delayed = (
  reason: 'unreachable' | 'rate-limited' | 'trouble',
  retryAfterMs: number | null = null,
): SaveOutcome => ({ kind: 'delayed', reason, error, retryAfterMs });

test('a photo’s own failures make it wait longer and longer, then it is given up', () => {
  const facts = [1, 2, 3, 4, 5, 6].map((failures) => fact(delayed('trouble'), { failures }));
  const waits = facts.map((one) =>
    one.kind === 'photo-delayed' ? one.retryAt - one.at : one.kind,
  );
  expect(waits).toEqual([1_000, 3_000, 9_000, 27_000, 81_000, 'photo-failed']);
});

test('a stand-in that hurries is not waited for', () => {
  const hurried = factOf(job, delayed('trouble'), pacedRetry(RETRY_POLICY, 0.01), known);
  expect(hurried).toMatchObject({ kind: 'photo-delayed', retryAt: known.now + 10 });
});

test('the server’s pause and the host’s rest are waited for, without end', () => {
  expect(fact(delayed('rate-limited', 60_000), { failures: 99 })).toMatchObject({
    kind: 'photo-delayed',
    retryAt: known.now + 60_000,
    error,
  });
  const restUntil = known.now + 5_000;
  expect(fact(delayed('rate-limited'), { restUntil })).toMatchObject({ retryAt: restUntil });
  expect(fact(delayed('unreachable'), { restUntil, failures: 99 })).toMatchObject({
    kind: 'photo-delayed',
    retryAt: restUntil,
  });
});

test('a host that could not be reached for a day is not waited for any longer', () => {
  const day = 24 * 3_600_000;
  const since = (ms: number) => fact(delayed('unreachable'), { unreachableSince: known.now - ms });
  expect(since(day - 1).kind).toBe('photo-delayed');
  expect(since(day).kind).toBe('photo-failed');
});

test.each([
  [{ kind: 'expired', error }, 'photo-expired'],
  [{ kind: 'refused', error }, 'photo-failed'],
  [{ kind: 'misplaced', error }, 'photo-failed'],
  [{ kind: 'taken', error }, 'photo-failed'],
  [{ kind: 'folder', trouble: { code: 'no-space', message: '' } }, 'photo-queued'],
  [{ kind: 'stopped' }, 'photo-queued'],
] as const)('%j is %s', (outcome, kind) => {
  expect(fact(outcome)).toMatchObject({ kind, taskId: 'task-1', key: 'photo-1', at: known.now });
});

test('a name that is taken is told by its own code', () => {
  expect(fact({ kind: 'taken', error })).toMatchObject({
    error: { code: 'name-taken', message: 'some words' },
  });
});

test.each([false, true])(
  'a saved photo is told with all that is known (damaged: %s)',
  (damaged) => {
    const file = { path: '/photos/a.png', bytes: 5, sha256: 'abc', type: 'png' } as const;
    expect(fact({ kind: 'saved', ...file, fetched: true, damaged })).toEqual({
      kind: 'photo-saved',
      taskId: 'task-1',
      key: 'photo-1',
      at: known.now,
      ...file,
      damaged,
    });
  },
);
