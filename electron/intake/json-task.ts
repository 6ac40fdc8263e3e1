/** Which task a JSON value is about, and what stands beside its ID. */
import type { Field } from './collect';
import { MAX_COLUMNS, MAX_LINES } from './limits';
import type { IdReading } from './task-id';
import { readFreeLine, readIdCell, uuidsIn } from './task-id';
import { idTitleRank, isOtherIdTitle, plainTitle } from './titles';

type JsonObject = Record<string, unknown>;

/** A task ID found in JSON, or what stands in its place; `object` holds the fields beside it. */
interface FoundTask {
  reading: IdReading;
  object: JsonObject | null;
}

/** Nothing worth reading is nested deeper; a hostile file is. */
const MAX_DEPTH = 16;
/** Keys under which an object's plain `id` is a task's: elsewhere it may be anything's. */
const TASK_HOLDERS = new Set(
  'task tasks item items request response result results record records list body payload answer answers data callback message'.split(
    ' ',
  ),
);
/** The vendor's own bookkeeping in a task object (the `Task` of its page): no use in a file name. */
const BOOKKEEPING = new Set(
  '_id id api_id application_id created_at credential_id trace_id user_id started_at finished_at elapsed success type status'.split(
    ' ',
  ),
);

/**
 * The tasks a JSON value speaks of. An object with an ID is one task, however often its ID is
 * repeated inside; otherwise everything in it is searched. A string is an ID or a URL with one.
 */
export function tasksIn(value: unknown): FoundTask[] {
  const found: FoundTask[] = [];
  search(value, true, 0, found);
  return found;
}

/**
 * The numbered items of a whole JSON text: those of the outermost array, or of the array that an
 * object without an ID of its own wraps (`items` of a batch answer, `ids` of a request).
 */
export function itemsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [value];
  const keys = Object.keys(value);
  if (idOf(value, keys, true)?.ok) return [value];
  for (const key of keys) {
    const inner = value[key];
    const wraps = TASK_HOLDERS.has(plainTitle(key)) || idTitleRank(key) !== null;
    if (wraps && Array.isArray(inner) && !inner.some(isImage)) return inner;
  }
  return [value];
}

/** The object's own simple values, except its ID and, in an API answer, the bookkeeping. */
export function fieldsOf(object: JsonObject, ids: readonly string[]): Field[] {
  const answer = isAnswer(object);
  const own = new Set(ids);
  const fields: Field[] = [];
  for (const key of Object.keys(object)) {
    if (fields.length > MAX_COLUMNS) break; // It is refused for that.
    const text = scalarText(object[key]);
    const title = key.replace(/\s+/g, ' ').trim();
    if (text === null || text.trim() === '' || title === '') continue;
    if (answer && BOOKKEEPING.has(key)) continue;
    if (idTitleRank(key) !== null && repeatsId(text, own)) continue;
    fields.push([title, text]);
  }
  return fields;
}

function repeatsId(text: string, ids: ReadonlySet<string>): boolean {
  const reading = readIdCell(text);
  return reading.ok && reading.ids.every((id) => ids.has(id));
}

function search(value: unknown, idsCount: boolean, depth: number, found: FoundTask[]): void {
  // A list of more lines is refused.
  if (depth > MAX_DEPTH || found.length > MAX_LINES) return;
  if (typeof value === 'string') {
    if (idsCount) found.push({ reading: readFreeLine(value), object: null });
  } else if (Array.isArray(value)) {
    for (const item of value) search(item, idsCount, depth + 1, found);
  } else if (isObject(value)) {
    const keys = Object.keys(value); // Once: of a million keys it takes seconds.
    const reading = idOf(value, keys, idsCount);
    if (reading?.ok) {
      found.push({ reading, object: value });
      return;
    }
    const before = found.length;
    searchInside(value, keys, depth, found);
    if (found.length === before && idsCount) searchTexts(value, keys, found);
    if (found.length === before && reading) found.push({ reading, object: value });
  }
}

function searchInside(
  object: JsonObject,
  keys: readonly string[],
  depth: number,
  found: FoundTask[],
): void {
  for (const key of keys) {
    const value = object[key];
    if (typeof value !== 'object' || value === null || isOtherIdTitle(key)) continue;
    const holder = TASK_HOLDERS.has(plainTitle(key));
    if (isObject(value)) search(value, holder, depth + 1, found);
    if (!Array.isArray(value)) continue;
    const holdsIds = idTitleRank(key) !== null;
    for (const item of value) {
      // Strings are IDs only under "ids"; the pictures of an answer have IDs of their own.
      if (typeof item === 'string' ? !holdsIds : isImage(item)) continue;
      search(item, holdsIds || holder, depth + 1, found);
    }
  }
}

/** UUIDs under names that say nothing: a photo's URL, a log's message, {"Ann": "…", "Bob": "…"}. */
function searchTexts(object: JsonObject, keys: readonly string[], found: FoundTask[]): void {
  const readings: IdReading[] = [];
  for (const key of keys) {
    const value = object[key];
    if (typeof value !== 'string' || uuidsIn(value).length === 0) continue;
    if (isOtherIdTitle(key) || /callback/i.test(key)) continue;
    const reading = readFreeLine(value);
    if (reading.ok) readings.push(reading);
  }
  const single = readings.length === 1 ? object : null;
  for (const reading of readings) found.push({ reading, object: single });
}

/** The object's own task ID; null when it has none. */
function idOf(
  object: JsonObject,
  keys: readonly string[],
  plainIdCounts: boolean,
): IdReading | null {
  const response = object['response'];
  const own = readKeys(object, keys);
  const answer = isObject(response) ? readKeys(response, Object.keys(response)) : null;
  const sure = own.sure ?? answer?.sure ?? null;
  if (sure?.ok) return sure;
  if (isImage(object)) return idOfImage(object) ?? sure;
  const plain = plainIdCounts ? own.plain : null;
  return plain?.ok ? plain : (sure ?? plain);
}

/** The first ID under keys that name a task's for sure, and under those that may; else why there is none. */
function readKeys(
  object: JsonObject,
  keys: readonly string[],
): Record<'sure' | 'plain', IdReading | null> {
  const found: Record<'sure' | 'plain', IdReading | null> = { sure: null, plain: null };
  for (const key of keys) {
    const rank = idTitleRank(key);
    if (rank === null) continue;
    const kind = rank === 0 ? 'sure' : 'plain';
    if (found[kind]?.ok) continue;
    const reading = readIdValue(object[key]);
    if (reading?.ok) found[kind] = reading;
    else found[kind] ??= reading;
  }
  return found;
}

function readIdValue(value: unknown): IdReading | null {
  if (typeof value === 'string') return readIdCell(value);
  if (typeof value !== 'number') return null;
  // JSON.parse has already changed the last digits of a larger one.
  return Number.isSafeInteger(value) ? readIdCell(String(value)) : { ok: false, reason: 'rounded' };
}

/** A picture saved on its own: its `id` is the picture's, the task's is in the URL, or is a UUID. */
function idOfImage(object: JsonObject): IdReading | null {
  const text = (key: string) => (typeof object[key] === 'string' ? object[key] : '');
  const url = text('image_url');
  const inUrl = uuidsIn(url).slice(-1);
  const own = uuidsIn(text('id'));
  const ids =
    url.includes('/headshots/') && inUrl.length > 0 ? inUrl : own.length > 0 ? own : inUrl;
  return ids.length > 0 ? { ok: true, ids } : null;
}

function isImage(value: unknown): boolean {
  return isObject(value) && 'image_url' in value && !isAnswer(value) && !hasTaskId(value);
}

function hasTaskId(object: JsonObject): boolean {
  return Object.keys(object).some((key) => idTitleRank(key) === 0);
}

/** Whether the object is a task as the API gives it, or a callback's body. */
function isAnswer(object: JsonObject): boolean {
  if (isObject(object['request']) || isObject(object['response'])) return true;
  return typeof object['success'] === 'boolean' || Array.isArray(object['data']);
}

function scalarText(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** Whether the value has keys. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
