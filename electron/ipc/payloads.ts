import * as v from 'valibot';
import { APPEARANCES } from '../../contract/settings';
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
const ids = v.strictObject({ ids: v.pipe(v.array(taskId), v.maxLength(MAX_IDS)) });

const query = v.strictObject({
  status: v.picklist(STATUS_FILTERS),
  list: v.nullable(count),
  search: v.pipe(v.string(), v.maxLength(1_000)),
  sort: v.picklist(['added', 'name', 'status', 'updated']),
});

const fields = v.record(short, v.pipe(v.string(), v.maxLength(65_536)));

const sample = v.strictObject({ id: short, name: v.nullable(short), list: short, fields });

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
  retry: ids,
  remove: ids,
  save: ids,
  reveal: v.strictObject({ id: taskId, key: v.nullable(photoKey) }),
  copyPhoto: v.strictObject({ id: taskId, key: photoKey }),
  copyText: v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000_000)) }),
  changeSettings: v.strictObject({
    folder: v.exactOptional(v.pipe(short, v.minLength(1))),
    nameTemplate: v.exactOptional(v.pipe(v.string(), v.maxLength(1_000))),
    saveAutomatically: v.exactOptional(v.boolean()),
    appearance: v.exactOptional(v.picklist(APPEARANCES)),
  }),
  chooseFolder: nothing,
  previewTemplate: v.strictObject({
    nameTemplate: v.pipe(v.string(), v.maxLength(1_000)),
    samples: v.nullable(v.pipe(v.array(sample), v.maxLength(20))),
  }),
  openTokenPage: nothing,
};
