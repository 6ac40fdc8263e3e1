import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Fact, PhotoFact } from '../../contract/fact';
import type { RemoteTask, TrackedTask } from '../../contract/task';
import { fact, facts, remoteTask, task, TASK_ID } from './arbitraries';
import { transition } from './transition';
import { awaitsFreshUrl, isHeld } from './transition-photo';

const after = (start: TrackedTask, happened: Fact[]): TrackedTask =>
  happened.reduce((now, one) => transition(now, one), start);

const remote = (change: Partial<RemoteTask>): RemoteTask => ({
  id: TASK_ID,
  status: 'waiting',
  createdAt: null,
  startedAt: null,
  finishedAt: null,
  template: null,
  mode: null,
  portraits: [],
  traceId: null,
  error: null,
  photos: [],
  raw: '{}',
  ...change,
});
const answered = (at: number, change: Partial<RemoteTask>): Fact => ({
  kind: 'answered',
  taskId: TASK_ID,
  at,
  remote: remote(change),
  checkAgainAt: at + 5_000,
});
const absent = (at: number): Fact => ({
  kind: 'absent',
  taskId: TASK_ID,
  at,
  checkAgainAt: at + 5_000,
});
const photoAt = (url: string, id: string | null = 'a') => ({ id, url, template: null });
const finished = (at: number, ...photos: RemoteTask['photos']): Fact =>
  answered(at, { status: 'finished', photos });
const saved = (key: string, at: number): Fact => ({
  kind: 'photo-saved',
  taskId: TASK_ID,
  key,
  at,
  path: `/photos/${key}.png`,
  bytes: 3,
  sha256: '00',
  type: 'png',
  damaged: false,
});
const about = (kind: 'photo-started' | 'photo-queued', key: string, at: number): Fact => ({
  kind,
  taskId: TASK_ID,
  key,
  at,
});
const trouble = (kind: 'photo-expired' | 'photo-failed', key: string, at: number): Fact => ({
  kind,
  taskId: TASK_ID,
  key,
  at,
  error: { code: 'http-410', message: 'gone' },
});

describe('whatever happens, in whatever order', () => {
  test('no fact brings a finished task back', () => {
    fc.assert(
      fc.property(facts, fact, (before, next) => {
        const start = after(task, before);
        fc.pre(start.status === 'finished');
        expect(transition(start, next).status).toBe('finished');
      }),
      { numRuns: 1000 },
    );
  });

  test('no fact loses a photo, and none touches one that is saved and sound', () => {
    fc.assert(
      fc.property(facts, fact, (before, next) => {
        const start = after(task, before);
        const end = transition(start, next);
        expect(end.photos.map((photo) => photo.key).slice(0, start.photos.length)).toEqual(
          start.photos.map((photo) => photo.key),
        );
        for (const [i, photo] of start.photos.entries()) {
          if (photo.status === 'saved' && !photo.damaged) expect(end.photos[i]).toBe(photo);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a damaged photo stays as it is, until it is retried or a sound one comes', () => {
    fc.assert(
      fc.property(facts, fact, (before, next) => {
        const start = after(task, before);
        const end = transition(start, next);
        for (const [i, photo] of start.photos.entries()) {
          if (!photo.damaged || end.photos[i] === photo) continue;
          expect(['retried', 'photo-saved']).toContain(next.kind);
          expect(end.photos[i]).toMatchObject({
            status: next.kind === 'retried' ? 'queued' : 'saved',
            damaged: false,
          });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what the operator holds is not queued by any news, only by a wish', () => {
    fc.assert(
      fc.property(facts, fact, (before, next) => {
        const start = after(task, before);
        const end = transition(start, next);
        for (const [i, photo] of start.photos.entries()) {
          if (!isHeld(photo) || end.photos[i]?.status === photo.status) continue;
          expect(['retried', 'released', 'held', 'photo-saved']).toContain(next.kind);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('a photo that was saved once its task was known is saved in every order of the facts', () => {
    const shuffled = facts.chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));
    fc.assert(
      fc.property(remoteTask, shuffled, (answer, happened) => {
        const start = transition(task, finished(0, ...answer.photos));
        const end = after(start, happened);
        const saves = happened.filter((one) => one.kind === 'photo-saved');
        for (const photo of start.photos) {
          const now = end.photos.find((one) => one.key === photo.key);
          const own = saves.filter((one) => one.key === photo.key);
          if (own.some((one) => !one.damaged))
            expect(now).toMatchObject({ status: 'saved', damaged: false });
          else if (own.length === 0) expect(now?.status).not.toBe('saved');
          else if (now?.status === 'saved') expect(now.damaged).toBe(true);
          else expect(happened.some((one) => one.kind === 'retried')).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('one answer with photos is enough: they are tracked wherever it stands among the facts', () => {
    fc.assert(
      fc.property(facts, facts, remoteTask, (before, later, answer) => {
        const answer1 = finished(9, ...answer.photos);
        const end = after(task, [...before, answer1, ...later]);
        expect(end.status).toBe('finished');
        expect(end.photos.length).toBeGreaterThanOrEqual(answer.photos.length);
      }),
    );
  });

  test('keys and positions are unique, and the task stays consistent', () => {
    fc.assert(
      fc.property(facts, (happened) => {
        const end = after(task, happened);
        const keys = end.photos.map((photo) => photo.key);
        expect(new Set(keys).size).toBe(keys.length);
        expect(keys).not.toContain('');
        const positions = end.photos.map((photo) => photo.position);
        expect(new Set(positions).size).toBe(positions.length);
        if (end.status === 'waiting') expect(end.nextCheckAt).not.toBeNull();
        if (end.status === 'failed' || end.status === 'missing') expect(end.nextCheckAt).toBeNull();
        if (end.status === 'failed') expect(end.error).not.toBeNull();
        if (end.status !== 'finished') expect(end.photos).toEqual([]);
        // A photo that waits for a fresh URL is never forgotten: its task is asked.
        if (end.photos.some(awaitsFreshUrl)) expect(end.nextCheckAt).not.toBeNull();
        for (const photo of end.photos) {
          expect(photo.refreshes).toBeLessThanOrEqual(2);
          if (photo.status === 'saved') expect(photo.path).not.toBeNull();
          else expect(photo).toMatchObject({ path: null, sha256: null, damaged: false });
          if (photo.status === 'failed') expect(photo.error).not.toBeNull();
          if (isHeld(photo)) expect(photo).toMatchObject({ error: null, retryAt: null });
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('when nothing changes, the task is the same object', () => {
    fc.assert(
      fc.property(facts, fact, (before, next) => {
        const start = after(task, before);
        const end = transition(start, next);
        if (end !== start) expect(end).not.toEqual(start);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a task that the API does not know', () => {
  test('is missing after three checks in a row over two minutes, and not before', () => {
    const twice = after(task, [absent(1_000), absent(200_000)]);
    expect(twice).toMatchObject({ status: 'waiting', absences: 2, nextCheckAt: 205_000 });
    expect(transition(twice, absent(121_000)).status).toBe('missing');
    expect(after(task, [absent(0), absent(1), absent(119_999)]).status).toBe('waiting');
    expect(after(task, [absent(0), absent(1), absent(120_000)])).toMatchObject({
      status: 'missing',
      nextCheckAt: null,
    });
  });

  test('starts counting anew once it was known', () => {
    const end = after(task, [absent(0), absent(60_000), answered(90_000, {}), absent(200_000)]);
    expect(end).toMatchObject({ status: 'waiting', absences: 1, firstAbsentAt: 200_000 });
  });

  test('is healed by an answer that knows it', () => {
    const missing = after(task, [absent(0), absent(1), absent(120_000)]);
    expect(transition(missing, answered(130_000, {}))).toMatchObject({
      status: 'waiting',
      nextCheckAt: 135_000,
    });
    expect(transition(missing, finished(130_000, photoAt('u'))).status).toBe('finished');
  });

  test('is asked at once when the operator retries it', () => {
    const missing = after(task, [absent(0), absent(1), absent(120_000)]);
    expect(
      transition(missing, { kind: 'retried', taskId: TASK_ID, key: null, at: 130_000 }),
    ).toMatchObject({
      status: 'waiting',
      nextCheckAt: 130_000,
      absences: 0,
      firstAbsentAt: null,
    });
  });
});

describe('a failed task', () => {
  const failed = transition(task, answered(10, { status: 'failed' }));

  test('stays failed when an older answer says that it waits', () => {
    expect(transition(failed, answered(9, {}))).toBe(failed);
    expect(transition(failed, absent(11))).toBe(failed);
  });

  test('is finished when an answer says so', () => {
    expect(transition(failed, finished(11, photoAt('u')))).toMatchObject({
      status: 'finished',
      error: null,
    });
  });

  test('waits again when the operator retries it', () => {
    const again = transition(failed, { kind: 'retried', taskId: TASK_ID, key: null, at: 20 });
    expect(again).toMatchObject({ status: 'waiting', nextCheckAt: 20, error: null });
  });
});

describe('a photo whose URL has expired', () => {
  const expired = after(task, [
    finished(10, photoAt('old'), photoAt('old', 'b')),
    about('photo-started', 'a', 11),
    trouble('photo-expired', 'a', 12),
  ]);
  const keyA = (now: TrackedTask) => now.photos[0];

  test('has its task asked again, which stays finished', () => {
    expect(expired).toMatchObject({ status: 'finished', nextCheckAt: 12 });
    expect(keyA(expired)).toMatchObject({ status: 'queued', refreshes: 1 });
  });

  test('is queued again with the fresh URL, as is its sibling', () => {
    const fresh = transition(expired, finished(20, photoAt('new'), photoAt('new', 'b')));
    expect(fresh.nextCheckAt).toBeNull();
    expect(fresh.photos).toMatchObject([
      { key: 'a', url: 'new', status: 'queued', error: null },
      { key: 'b', url: 'new', status: 'queued', error: null },
    ]);
  });

  test('is given up after two fresh URLs', () => {
    const round = [
      finished(20, photoAt('new'), photoAt('new', 'b')),
      trouble('photo-expired', 'a', 21),
    ];
    const third = after(expired, [...round, ...round]);
    expect(keyA(third)).toMatchObject({
      status: 'failed',
      refreshes: 2,
      error: { code: 'expired', message: 'gone' },
    });
  });

  test('is given up when the answer brings no fresh URL', () => {
    const answers = [
      absent(20),
      answered(20, {}),
      answered(20, { status: 'failed' }),
      finished(20, photoAt('new', 'b')),
    ];
    for (const answer of answers) {
      const end = transition(expired, answer);
      expect(end).toMatchObject({ status: 'finished', nextCheckAt: null });
      expect(end.photos.map((photo) => photo.status)).toEqual(['failed', 'queued']);
    }
  });

  test('starts afresh when the operator retries it', () => {
    const lost = transition(expired, absent(20));
    const again = transition(lost, { kind: 'retried', taskId: TASK_ID, key: null, at: 30 });
    expect(keyA(again)).toMatchObject({ status: 'queued', error: null, attempts: 0, refreshes: 0 });
  });
});

describe('the photos of a task', () => {
  test('are told apart by ID, and by position where the ID is absent or repeated', () => {
    const end = transition(
      task,
      finished(1, photoAt('u', 'x'), photoAt('u', null), photoAt('u', 'x'), photoAt('u', 'x')),
    );
    expect(end.photos.map((photo) => photo.key)).toEqual(['x', '#1', 'x#2', 'x#3']);
  });

  test('grow by those that a later answer adds', () => {
    const end = after(task, [
      finished(1, photoAt('1', 'x')),
      saved('x', 2),
      finished(3, photoAt('2', 'y'), photoAt('1', 'x')),
    ]);
    expect(end.photos).toMatchObject([
      { key: 'x', status: 'saved', path: '/photos/x.png', position: 0 },
      { key: 'y', status: 'queued', position: 1 },
    ]);
  });

  test('count failed attempts until the operator retries them', () => {
    const delayed: PhotoFact = {
      kind: 'photo-delayed',
      taskId: TASK_ID,
      key: 'x',
      at: 2,
      retryAt: 50,
      error: { code: 'timeout', message: 'slow' },
    };
    const start = after(task, [finished(1, photoAt('1', 'x')), delayed, delayed]);
    expect(start.photos[0]).toMatchObject({ status: 'queued', attempts: 2, retryAt: 50 });
    const lost = transition(start, trouble('photo-failed', 'x', 60));
    expect(lost.photos[0]).toMatchObject({ status: 'failed', attempts: 3, retryAt: null });
    const again = transition(lost, { kind: 'retried', taskId: TASK_ID, key: null, at: 70 });
    expect(again.photos[0]).toMatchObject({ status: 'queued', attempts: 0, error: null });
  });
});
