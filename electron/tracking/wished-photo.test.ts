import { describe, expect, test } from 'vitest';
import type { Fact, PhotoFact, TaskFact } from '../../contract/fact';
import type { TrackedTask } from '../../contract/task';
import { finished, photoTrouble, saved } from './store-on-disk';
import { standingOf, STANDING } from './standing';
import { newTask, transition } from './transition';

const ID = 'task-001';
const after = (start: TrackedTask, ...happened: Fact[]): TrackedTask =>
  happened.reduce((now, one) => transition(now, one), start);
const start = after(newTask(ID, 0), finished(ID, 1, ['x', 'y']));
const statuses = (task: TrackedTask) => task.photos.map((photo) => photo.status);

const held = (hold: 'paused' | 'cancelled', key: string | null = null): TaskFact => ({
  kind: 'held',
  taskId: ID,
  key,
  at: 5,
  hold,
});
const wish = (
  kind: 'released' | 'retried' | 'number-allowed',
  key: string | null = null,
): TaskFact => ({ kind, taskId: ID, key, at: 6 });
const news = (kind: 'photo-started' | 'photo-queued' | 'photo-gone', key = 'x'): PhotoFact => ({
  kind,
  taskId: ID,
  key,
  at: 4,
});
const delayed: PhotoFact = {
  kind: 'photo-delayed',
  taskId: ID,
  key: 'x',
  at: 4,
  retryAt: 50,
  error: { code: 'timeout', message: 'slow' },
};

describe('a held photo', () => {
  test('was queued, downloading, delayed or failed', () => {
    const ways: Fact[][] = [
      [],
      [news('photo-started')],
      [delayed],
      [photoTrouble('photo-failed', ID, 'x', 4)],
      [photoTrouble('photo-expired', ID, 'x', 4)],
    ];
    for (const way of ways) {
      const task = after(start, ...way, held('paused', 'x'));
      expect(task.photos[0]).toMatchObject({ status: 'paused', error: null, retryAt: null });
      expect(task.photos[1]?.status).toBe('queued');
    }
  });

  test('changes between paused and cancelled; a saved one is left alone', () => {
    const task = after(start, saved(ID, 'y', 3), held('paused'), held('cancelled'));
    expect(statuses(task)).toEqual(['cancelled', 'saved']);
    expect(statuses(transition(task, held('paused')))).toEqual(['paused', 'saved']);
    expect(transition(task, held('cancelled'))).toBe(task);
  });

  test('hears no late news of its download, but counts as saved when it was', () => {
    const task = after(start, news('photo-started'), held('paused', 'x'));
    const late = [
      news('photo-queued'),
      news('photo-started'),
      delayed,
      photoTrouble('photo-failed', ID, 'x', 7),
      photoTrouble('photo-expired', ID, 'x', 7),
    ];
    for (const fact of late) expect(transition(task, fact)).toBe(task);
    expect(statuses(transition(task, saved(ID, 'x', 8)))).toEqual(['saved', 'queued']);
  });

  test('stays held when its task is answered again, with the fresh URL', () => {
    const expired = after(start, photoTrouble('photo-expired', ID, 'x', 4), held('paused', 'x'));
    const answered = transition(expired, finished(ID, 9, ['x', 'y'], 'https://cdn.test/new'));
    expect(answered.photos[0]).toMatchObject({ status: 'paused', url: 'https://cdn.test/new' });
    const released = transition(answered, wish('released'));
    expect(released.photos[0]).toMatchObject({ status: 'queued', error: null });
  });

  test('goes on when it is released or retried, alone or with all', () => {
    const task = transition(start, held('cancelled'));
    expect(statuses(transition(task, wish('released', 'y')))).toEqual(['cancelled', 'queued']);
    expect(statuses(transition(task, wish('released')))).toEqual(['queued', 'queued']);
    expect(statuses(transition(task, wish('retried', 'x')))).toEqual(['queued', 'cancelled']);
    expect(transition(start, wish('released'))).toBe(start);
  });

  test('does not make its task need attention', () => {
    const failed = transition(start, photoTrouble('photo-failed', ID, 'x', 4));
    expect(standingOf(failed, 5)).toBe(STANDING.unsaved);
    expect(standingOf(transition(failed, held('cancelled', 'x')), 5)).toBe(STANDING.finished);
  });
});

describe('a number behind the name', () => {
  test('is allowed for photos whose name is taken, and for no other', () => {
    const task = after(
      start,
      photoTrouble('photo-failed', ID, 'x', 4, 'name-taken'),
      photoTrouble('photo-failed', ID, 'y', 4),
      wish('number-allowed'),
    );
    expect(task.photos).toMatchObject([
      { status: 'queued', mayNumber: true, error: null },
      { status: 'failed', mayNumber: false },
    ]);
  });

  test('is allowed once', () => {
    const taken = photoTrouble('photo-failed', ID, 'x', 4, 'name-taken');
    const task = after(start, taken, wish('number-allowed', 'x'), saved(ID, 'x', 7));
    expect(transition(task, news('photo-gone')).photos[0]).toMatchObject({
      status: 'queued',
      mayNumber: false,
    });
  });
});

describe('a damaged photo', () => {
  const damaged = after(start, saved(ID, 'x', 3, { damaged: true }), saved(ID, 'y', 3));

  test('makes its task need attention until it is saved sound', () => {
    expect(standingOf(damaged, 5)).toBe(STANDING.unsaved);
    const again = transition(damaged, wish('retried'));
    expect(again.photos).toMatchObject([
      { status: 'queued', damaged: false, path: null },
      { status: 'saved' },
    ]);
    const sound = transition(again, saved(ID, 'x', 9));
    expect(standingOf(sound, 9)).toBe(STANDING.finished);
  });

  test('gives way to a sound one, not the other way round', () => {
    const sound = saved(ID, 'x', 9, { path: '/photos/sound.png' });
    expect(transition(damaged, sound).photos[0]).toMatchObject({
      damaged: false,
      path: '/photos/sound.png',
    });
    expect(after(damaged, sound, saved(ID, 'x', 10, { damaged: true })).photos[0]?.damaged).toBe(
      false,
    );
  });
});
