import type { Fact } from '../../contract/fact';
import type { TrackedTask } from '../../contract/task';
import { createDelivered } from './delivered';
import type { EntryFields } from './entries';
import { createTaskRecords, type TaskRecord } from './records';
import { standingOf, type Standing } from './standing';
import type { Tally } from './tally';
import { createTimeline, eventOf, type TaskEvent } from './timeline';
import type { Connection } from './transaction';
import { transition, type MissingRules } from './transition';

/**
 * Applies facts in their order, within a transaction of the caller's. Facts about tasks that are not
 * tracked (any more) are dropped. Returns the IDs of the tasks that changed.
 */
export type Apply = (
  account: number,
  facts: readonly Fact[],
  rules: MissingRules,
  watch?: Watch,
) => string[];

/** Told of each task that changed, in the middle of the transaction. */
export type Watch = (before: TrackedTask, after: TrackedTask) => void;

export function createApply(db: Connection, tally: Tally, entries: EntryFields): Apply {
  const records = createTaskRecords(db);
  const timeline = createTimeline(db);
  const delivered = createDelivered(db);
  const listsOf = db.prepare('SELECT DISTINCT list FROM entries WHERE task = ?');
  const putAnswer = db.prepare(`
    INSERT INTO answers (task, at, raw) VALUES (?, ?, ?)
    ON CONFLICT DO UPDATE SET at = excluded.at, raw = excluded.raw WHERE excluded.at >= at`);

  function move(record: TaskRecord, to: Standing): void {
    if (record.standing === to) return;
    tally.tasks(record.account, record.standing, -1);
    tally.tasks(record.account, to, +1);
    const lists: { list: number }[] = listsOf.all(record.n);
    for (const { list } of lists) {
      tally.onList(record.account, list, record.standing, -1);
      tally.onList(record.account, list, to, +1);
    }
  }

  function writePhotos(record: TaskRecord, before: TrackedTask, after: TrackedTask): void {
    after.photos.forEach((photo, i) => {
      const old = before.photos[i];
      if (photo === old) return;
      records.putPhoto(record.account, record.n, photo);
      if (old?.status === photo.status) return;
      if (old) tally.photos(record.account, old.status, -1);
      tally.photos(record.account, photo.status, +1);
    });
  }

  /** Keeps where the bytes of a photo are, apart from what is told of its task. */
  function noteDelivery(account: number, before: TrackedTask, fact: Fact): void {
    if (fact.kind !== 'photo-whole' && fact.kind !== 'photo-saved') return;
    const photo = before.photos.find(({ key }) => key === fact.key);
    if (!photo) return;
    if (fact.kind === 'photo-saved') delivered.put(account, fact, fact, fact.at, fact.damaged);
    // Its `.part` file is no news of a photo that has its name already.
    else if (photo.status !== 'saved') {
      delivered.put(account, fact, fact.whole, fact.at, false);
    }
  }

  /** Its task was removed while a photo was on its way: should it come back, it has that photo. */
  function noteLateDeliveries(account: number, facts: readonly Fact[]): void {
    for (const fact of facts) {
      if (fact.kind === 'photo-saved') delivered.put(account, fact, fact, fact.at, fact.damaged);
    }
  }

  function applyToTask(
    record: TaskRecord,
    facts: readonly Fact[],
    rules: MissingRules,
    watch?: Watch,
  ): boolean {
    const before = records.tracked(record);
    let task = before;
    let at = record.updated_at;
    let news = false;
    const events: TaskEvent[] = [];
    for (const fact of facts) {
      const next = transition(task, fact, rules);
      if (next !== task || fact.kind === 'photo-whole') noteDelivery(record.account, task, fact);
      if (next === task) continue;
      const event = eventOf(task, fact, next);
      if (event) events.push(event);
      if (fact.kind === 'answered') putAnswer.run(record.n, fact.at, fact.remote.raw);
      news ||= next.status !== task.status || next.photos.some((one, i) => one !== task.photos[i]);
      at = Math.max(at, fact.at);
      task = next;
    }
    if (task === before) return false;
    const standing = standingOf(task, at);
    move(record, standing);
    records.update(record.n, task, standing, news ? at : record.updated_at);
    writePhotos(record, before, task);
    for (const event of events) timeline.add(record.n, event);
    if (saysOther(before, task)) entries.refresh(record.n);
    watch?.(before, task);
    return true;
  }

  return (account, facts, rules, watch) => {
    const byTask = new Map<string, Fact[]>();
    for (const fact of facts) {
      const about = byTask.get(fact.taskId);
      if (about) about.push(fact);
      else byTask.set(fact.taskId, [fact]);
    }
    const changed: string[] = [];
    for (const [id, about] of byTask) {
      const record = records.find(account, id);
      if (!record) noteLateDeliveries(account, about);
      if (record && applyToTask(record, about, rules, watch)) changed.push(id);
    }
    return changed;
  };
}

/** What went wrong is another thing than before: it is searched. */
function saysOther(before: TrackedTask, after: TrackedTask): boolean {
  return (
    after.error !== before.error ||
    after.photos.some((photo, i) => {
      const old = before.photos[i]?.error ?? null;
      return photo.error?.code !== old?.code || photo.error?.message !== old?.message;
    })
  );
}
