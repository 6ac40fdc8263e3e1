import type { RemoteTask } from '../../contract/task';
import { toTask } from './to-task';
import { isRecord, parseTask } from './wire';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Finds the tasks asked for in the answer to a batch, by ID, never by position. Whatever else is in
 * there (strangers, nulls, items without an ID) is passed over; of a repeated task the most advanced
 * is taken. Also accepts a bare array, and one task alone.
 */
export function findTasks(ids: readonly string[], body: unknown): Map<string, RemoteTask> {
  const items = itemsOf(body);
  const byKey = new Map<string, unknown[]>();
  for (const item of items) {
    const id = parseTask(item)?.id;
    if (!id) continue;
    const same = byKey.get(key(id));
    if (same) same.push(item);
    else byKey.set(key(id), [item]);
  }
  const tasks = new Map<string, RemoteTask>();
  for (const id of ids) {
    const task = mostAdvanced((byKey.get(key(id)) ?? []).map((item) => toTask(id, item)));
    if (task !== null) tasks.set(id, task);
  }
  return tasks;
}

/** Finds the task in the answer to a question about it alone; null = the answer does not hold it. */
export function findTask(id: string, body: unknown): RemoteTask | null {
  const found = findTasks([id], body).get(id);
  if (found) return found;
  const task = parseTask(body);
  const known = task?.id ? null : task?.response?.task_id;
  return known && key(known) === key(id) ? toTask(id, body) : null;
}

/** IDs compare letter by letter, except that a UUID may be written in either case (RFC 9562, 4). */
function key(id: string): string {
  return UUID.test(id) ? id.toLowerCase() : id;
}

function itemsOf(body: unknown): unknown[] {
  if (Array.isArray(body)) return body;
  if (isRecord(body) && Array.isArray(body['items'])) return body['items'];
  return [body];
}

const RANK = { waiting: 0, failed: 1, finished: 2 };

function mostAdvanced(tasks: (RemoteTask | null)[]): RemoteTask | null {
  return tasks.reduce((best, task) => {
    if (best === null || task === null) return best ?? task;
    const lead = RANK[task.status] - RANK[best.status];
    return lead > 0 || (lead === 0 && task.photos.length >= best.photos.length) ? task : best;
  }, null);
}
