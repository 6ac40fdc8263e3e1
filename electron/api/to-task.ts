import type { RemotePhoto, RemoteTask, TaskError } from '../../contract/task';
import { parseError, parsePhoto, parseTask } from './wire';
import type { WireResponse } from './wire';

/** Words by which services of the vendor's platform say that a task failed. */
const FAILURE_WORDS = new Set(['failed', 'failure', 'error', 'cancelled', 'canceled', 'rejected']);
const DONE_WORDS = new Set([
  'success',
  'succeeded',
  'succeed',
  'completed',
  'complete',
  'finished',
  'done',
]);

/**
 * Reads one task object of an answer. `id` is the ID as it was asked for; null = this is no object,
 * or one too deep to be kept. Times become ms since 1970.
 */
export function toTask(id: string, value: unknown): RemoteTask | null {
  const task = parseTask(value);
  const raw = rawText(value);
  if (task === null || raw === null) return null;
  const found = task.response === null ? [] : photosOf(task.response);
  const status = statusOf(task.response, found.length > 0);
  const traceId = task.trace_id ?? task.response?.trace_id ?? null;
  return {
    id,
    status,
    createdAt: toMs(task.created_at),
    startedAt: toMs(task.started_at),
    finishedAt: toMs(task.finished_at),
    template: task.request?.template ?? null,
    mode: task.request?.mode ?? null,
    portraits: (task.request?.image_urls ?? []).filter((url) => typeof url === 'string'),
    traceId,
    error: status === 'failed' ? errorOf(task.response, traceId) : null,
    photos: status === 'finished' ? found : [],
    raw,
  };
}

/**
 * The status rules, most certain first. The vendor's page shows: no response, or status "unknown" with
 * no data = still waiting; success with data = finished; success without data = still waiting; no
 * success and a structured error = failed. The words are those of the platform's SDK. Where the two
 * leave a choice, an image that exists is shown, unless `success` is false.
 */
function statusOf(response: WireResponse | null, hasImage: boolean): RemoteTask['status'] {
  if (response === null) return 'waiting';
  const error = parseError(response.error);
  const structured = Boolean(error?.code || error?.message);
  const word = (response.status || response.state || 'unknown').trim().toLowerCase();
  const over = FAILURE_WORDS.has(word) || DONE_WORDS.has(word);
  if (response.success === false) {
    // A bare-string error alone may be a passing trouble of the service that makes the photos.
    return over || structured || hasImage ? 'failed' : 'waiting';
  }
  if (hasImage) {
    // Any other word means that more may come, unless the answer calls itself a success.
    const working = !over && word !== 'unknown' && response.success !== true;
    return working ? 'waiting' : 'finished';
  }
  return over || (structured && response.success === null) ? 'failed' : 'waiting';
}

function photosOf(response: WireResponse): RemotePhoto[] {
  return (response.data ?? []).flatMap((entry) => {
    const photo = parsePhoto(entry);
    const url = photo?.image_url?.trim();
    return photo === null || !url ? [] : [{ id: photo.id, url, template: photo.template }];
  });
}

function errorOf(response: WireResponse | null, traceId: string | null): TaskError {
  const error = parseError(response?.error);
  const bare = typeof response?.error === 'string' ? response.error : null;
  return {
    code: error?.code || 'failed',
    message: error?.message || bare || 'The API says that this task failed, but not why.',
    traceId,
  };
}

/** Float Unix seconds, the same as text, or ISO text (taken as UTC where it names no zone). */
function toMs(value: string | number | null): number | null {
  if (value === null || value === '') return null;
  const number = Number(value);
  if (Number.isFinite(number)) {
    // Seconds stay below this until the year 5138: more than that is ms already.
    const ms = Math.round(number > 1e11 ? number : number * 1000);
    return ms > 0 && ms <= 8.64e15 ? ms : null;
  }
  const iso = String(value).trim();
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(iso) || !iso.includes(':') ? iso : `${iso}Z`;
  const ms = Date.parse(zoned);
  return Number.isNaN(ms) ? null : ms;
}

function rawText(value: unknown): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null; // Nested deeper than the call stack: JSON.parse can read it, stringify cannot.
  }
}
