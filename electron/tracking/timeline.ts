import { basename } from 'node:path';
import type { Fact } from '../../contract/fact';
import type { TrackedTask } from '../../contract/task';
import type { TimelineEvent } from '../../contract/view';
import type { Connection } from './transaction';
import { isHeld } from './transition-photo';

/** A task keeps this many lines of its timeline; the oldest go first. */
const MAX_EVENTS = 200;

/** A line keeps this many characters of what the server or the system said. */
const MAX_DETAIL = 500;

export type TaskEvent = Pick<TimelineEvent, 'kind' | 'at' | 'detail' | 'count'>;

/** What the timeline says of a fact that changed the task; null where it says nothing. */
export function eventOf(before: TrackedTask, fact: Fact, after: TrackedTask): TaskEvent | null {
  const event = (kind: TaskEvent['kind'], detail = '', count: number | null = null): TaskEvent => ({
    kind,
    at: fact.at,
    detail: detail.slice(0, MAX_DETAIL),
    count,
  });
  switch (fact.kind) {
    case 'answered':
      if (fact.remote.status === 'finished') return event('finished', '', after.photos.length);
      if (after.status === 'failed') return event('failed', after.error?.message);
      return event('asked-waiting');
    case 'absent':
      return event(
        after.status === 'missing' && before.status !== 'missing' ? 'missing' : 'asked-absent',
      );
    case 'refused':
      return after.status === 'failed' ? event('failed', fact.error.message) : null;
    case 'retried':
    case 'number-allowed':
      return event('retried');
    case 'held':
      return event('photo-held', fact.hold, changedPhotos(before, after));
    case 'released':
      return event('photo-released', '', changedPhotos(before, after));
    case 'restored':
      return restoredEvent(before, after, event);
    case 'photo-saved':
      return event('photo-saved', basename(fact.path), fact.bytes);
    case 'photo-delayed':
    case 'photo-expired':
    case 'photo-failed':
      return event(fact.kind, fact.error.code);
    case 'photo-started':
    case 'photo-whole':
    case 'photo-queued':
    case 'photo-gone':
      return null;
  }
}

/** A wish was taken back: what the task or its photos are told to be again. */
function restoredEvent(
  before: TrackedTask,
  after: TrackedTask,
  event: (kind: TaskEvent['kind'], detail?: string, count?: number) => TaskEvent,
): TaskEvent | null {
  if (after.status !== before.status) {
    if (after.status === 'failed') return event('failed', after.error?.message);
    return after.status === 'missing' ? event('missing') : null;
  }
  const turned = after.photos.filter((photo, i) => photo.status !== before.photos[i]?.status);
  const held = turned.filter(isHeld);
  if (held[0]) return event('photo-held', held[0].status, held.length);
  return before.photos.some(isHeld) && turned.length > 0
    ? event('photo-released', '', turned.length)
    : null;
}

function changedPhotos(before: TrackedTask, after: TrackedTask): number {
  return after.photos.filter((photo, i) => photo !== before.photos[i]).length;
}

export interface Timeline {
  add(task: number, event: TaskEvent): void;
  read(task: number): TimelineEvent[];
}

export function createTimeline(db: Connection): Timeline {
  const last = db.prepare('SELECT * FROM events WHERE task = ? ORDER BY n DESC LIMIT 1');
  const repeat = db.prepare('UPDATE events SET last_at = ?, times = times + 1 WHERE n = ?');
  const insert = db.prepare(
    'INSERT INTO events (task, kind, at, last_at, times, detail, count) VALUES (?, ?, ?, ?, 1, ?, ?)',
  );
  const trim = db.prepare(`
    DELETE FROM events WHERE task = ?1 AND n <= (
      SELECT n FROM events WHERE task = ?1 ORDER BY n DESC LIMIT 1 OFFSET ${MAX_EVENTS})`);
  const read = db.prepare(
    'SELECT at, last_at AS lastAt, times, kind, detail, count FROM events WHERE task = ? ORDER BY n',
  );
  return {
    add(task, { kind, at, detail, count }) {
      const before: (TaskEvent & { n: number }) | undefined = last.get(task);
      if (before?.kind === kind && before.detail === detail && before.count === count) {
        repeat.run(at, before.n);
        return;
      }
      insert.run(task, kind, at, at, detail, count);
      trim.run(task);
    },
    read: (task) => read.all(task),
  };
}
