import * as v from 'valibot';
import { APPEARANCES, MAX_CONCURRENCY, TAKEN_POLICIES } from '../../contract/settings';
import { STATUS_FILTERS } from '../../contract/view';
import type { CallName, Input } from '../../contract/ipc';

/**
 * What each call may carry. A payload comes from another process and is `unknown` until it fits here;
 * sizes are bounded, so that no single call can fill the main process's memory.
 */

/** Rows that the window may ask for at once. */
const MAX_ROWS = 500;
/** Tasks that one action may name. */
const MAX_IDS = 1_000_000;
const MAX_TEXT = 64 * 1024 * 1024;
const MAX_PATHS = 1_000;

const nothing = v.null();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const short = v.pipe(v.string(), v.maxLength(4_096));
const taskId = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const photoKey = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const taskIds = v.pipe(v.array(taskId), v.maxLength(MAX_IDS));
const tasks = v.strictObject({ ids: taskIds });
const which = { ids: taskIds, key: v.nullable(photoKey) };
/** Tasks with all their photos, or one photo of one task: a key means nothing to several. */
const oneTaskPerKey = ({ ids, key }: { ids: string[]; key: string | null }): boolean =>
  key === null || ids.length === 1;
const photos = v.pipe(
  v.strictObject(which),
  v.check((input) => oneTaskPerKey(input)),
);
const template = v.pipe(v.string(), v.maxLength(1_000));
const folder = v.pipe(short, v.minLength(1));
const atOnce = v.pipe(count, v.minValue(1), v.maxValue(MAX_CONCURRENCY));

const query = v.strictObject({
  status: v.picklist(STATUS_FILTERS),
  list: v.nullable(count),
  search: v.pipe(v.string(), v.maxLength(1_000)),
  sort: v.picklist(['added', 'name', 'status', 'updated']),
});

export const payloads: { [K in CallName]: v.GenericSchema<unknown, Input<K>> } = {
  state: nothing,
  rows: v.strictObject({ query, offset: count, limit: v.pipe(count, v.maxValue(MAX_ROWS)) }),
  idsBetween: v.strictObject({ query, from: count, to: count }),
  detail: v.strictObject({ id: taskId }),
  connect: v.strictObject({
    token: v.pipe(v.string(), v.minLength(1), v.maxLength(4_096)),
    memoryOnly: v.boolean(),
  }),
  trySandbox: nothing,
  disconnect: nothing,
  recheckKeychain: nothing,
  openLists: nothing,
  previewFiles: v.strictObject({
    paths: v.pipe(v.array(v.pipe(short, v.minLength(1))), v.maxLength(MAX_PATHS)),
  }),
  previewText: v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_TEXT)) }),
  commitImport: v.strictObject({ previewId: short, nameColumn: v.nullable(short) }),
  discardImport: v.strictObject({ previewId: short }),
  removeList: v.strictObject({ list: count }),
  pause: nothing,
  resume: nothing,
  checkNow: nothing,
  retry: photos,
  hold: v.pipe(
    v.strictObject({ ...which, hold: v.picklist(['paused', 'cancelled']) }),
    v.check((input) => oneTaskPerKey(input)),
  ),
  release: photos,
  saveNumbered: photos,
  remove: tasks,
  save: tasks,
  reveal: v.strictObject({ id: taskId, key: v.nullable(photoKey) }),
  copyPhoto: v.strictObject({ id: taskId, key: photoKey }),
  copyText: v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
  changeSettings: v.strictObject({
    folder: v.exactOptional(folder),
    nameTemplate: v.exactOptional(template),
    saveAutomatically: v.exactOptional(v.boolean()),
    onTaken: v.exactOptional(v.picklist(TAKEN_POLICIES)),
    concurrency: v.exactOptional(atOnce),
    perHost: v.exactOptional(atOnce),
    appearance: v.exactOptional(v.picklist(APPEARANCES)),
  }),
  chooseFolder: nothing,
  previewNames: v.strictObject({
    nameTemplate: template,
    folder,
    previewId: v.nullable(short),
    nameColumn: v.nullable(short),
  }),
  openTokenPage: nothing,
};
