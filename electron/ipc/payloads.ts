import * as v from 'valibot';
import { ACTION_IDS } from '../../contract/actions';
import { PLACES } from '../../contract/data-place';
import { REPORT_FORMATS } from '../../contract/report';
import { MAX_COLUMN_VALUE, SORT_KEYS, STATUS_FILTERS } from '../../contract/view';
import { MAX_COPIED_TEXT, MOST_COUNTED, MOST_THUMBNAILS } from '../../contract/ipc';
import type { CallName, Input } from '../../contract/ipc';
import { parsePhotoAddress } from '../../contract/photo-address';
import { accountKey, accountName, settingsPayload } from './settings-payload';

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
/** Spreadsheet programs stop at 16 384 columns. */
const MAX_COLUMN = 16_383;

const nothing = v.null();
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const short = v.pipe(v.string(), v.maxLength(4_096));
const taskId = v.pipe(v.string(), v.minLength(1), v.maxLength(256));
const photoKey = v.pipe(v.string(), v.minLength(1), v.maxLength(512));
const thumbnailAddress = v.pipe(
  short,
  v.check((given) => parsePhotoAddress(given)?.size === 'thumbnail'),
);
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
const oneStep = v.strictObject({ step: v.nullable(count) });
const listOrAll = v.strictObject({ list: v.nullable(count) });
/** A label of the menu bar. */
const label = v.pipe(v.string(), v.maxLength(200));
const template = v.pipe(v.string(), v.maxLength(1_000));
const tokenText = v.pipe(short, v.minLength(1));
const folder = v.pipe(short, v.minLength(1));

/** ms since 1970. */
const moment = count;
const fieldSort = v.custom<`field:${string}`>(
  (given) => v.is(short, given) && given.startsWith('field:'),
);
/** Titles of columns; a row brings no more of them than a table can show. */
const MAX_COLUMNS = 100;
const fields = v.pipe(v.array(short), v.maxLength(MAX_COLUMNS));
const columnFilter = v.strictObject({
  title: short,
  value: v.pipe(v.string(), v.maxLength(MAX_COLUMN_VALUE)),
});
const search = v.pipe(v.string(), v.maxLength(1_000));
const query = v.strictObject({
  status: v.picklist(STATUS_FILTERS),
  list: v.nullable(count),
  template: v.nullable(short),
  mode: v.nullable(short),
  cause: v.nullable(short),
  days: v.nullable(v.strictObject({ from: moment, to: moment })),
  columns: v.pipe(v.array(columnFilter), v.maxLength(MAX_COLUMNS)),
  search,
  sort: v.union([v.picklist(SORT_KEYS), fieldSort]),
  descending: v.boolean(),
});

export const payloads: { [K in CallName]: v.GenericSchema<unknown, Input<K>> } = {
  state: nothing,
  rows: v.strictObject({
    query,
    offset: count,
    limit: v.pipe(count, v.maxValue(MAX_ROWS)),
    fields,
  }),
  prepareSearch: nothing,
  facets: listOrAll,
  columnValues: v.strictObject({ query, title: short, search }),
  statusCounts: v.strictObject({ query }),
  idsBetween: v.strictObject({ query, from: count, to: count }),
  seek: v.strictObject({ query, prefix: v.pipe(v.string(), v.maxLength(100)), from: count }),
  countTasks: v.strictObject({ ids: v.pipe(v.array(taskId), v.maxLength(MOST_COUNTED)) }),
  detail: v.strictObject({ id: taskId }),
  thumbnails: v.strictObject({
    addresses: v.pipe(v.array(thumbnailAddress), v.maxLength(MOST_THUMBNAILS)),
  }),
  connect: v.strictObject({
    token: tokenText,
    memoryOnly: v.boolean(),
  }),
  trySandbox: nothing,
  disconnect: nothing,
  addAccount: v.strictObject({ name: accountName, token: tokenText, memoryOnly: v.boolean() }),
  switchAccount: v.strictObject({ key: accountKey }),
  renameAccount: v.strictObject({ key: accountKey, name: accountName }),
  forgetAccount: v.strictObject({ key: accountKey }),
  recheckKeychain: nothing,
  openLists: nothing,
  previewFiles: v.strictObject({
    paths: v.pipe(v.array(v.pipe(short, v.minLength(1))), v.maxLength(MAX_PATHS)),
  }),
  previewText: v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_TEXT)) }),
  pasteList: nothing,
  remapPreview: v.strictObject({
    previewId: short,
    sheet: v.nullable(short),
    idColumn: v.nullable(v.pipe(count, v.maxValue(MAX_COLUMN))),
  }),
  commitImport: v.strictObject({ previewId: short, nameColumn: v.nullable(short) }),
  discardImport: v.strictObject({ previewId: short }),
  removeList: v.strictObject({ list: count }),
  leftOut: v.strictObject({ list: count }),
  copyLeftOut: listOrAll,
  saveLeftOut: listOrAll,
  settleLeftOut: listOrAll,
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
  undo: oneStep,
  redo: oneStep,
  reveal: v.strictObject({ id: taskId, key: v.nullable(photoKey) }),
  copyPhoto: v.strictObject({ id: taskId, key: photoKey }),
  dragPhotos: photos,
  copyPhotos: photos,
  cancelCopies: nothing,
  openCopies: nothing,
  portrait: v.strictObject({ id: taskId, n: v.pipe(count, v.maxValue(99)) }),
  copyText: v.strictObject({ text: v.pipe(v.string(), v.maxLength(MAX_COPIED_TEXT)) }),
  changeSettings: settingsPayload,
  chooseFolder: nothing,
  previewNames: v.strictObject({
    nameTemplate: template,
    folder,
    previewId: v.nullable(short),
    nameColumn: v.nullable(short),
  }),
  offerActions: v.strictObject({
    ids: v.pipe(v.array(v.picklist(ACTION_IDS)), v.maxLength(ACTION_IDS.length)),
    undo: label,
    redo: label,
  }),
  places: nothing,
  revealPlace: v.strictObject({ place: v.picklist(PLACES) }),
  exportDiagnostics: nothing,
  exportData: nothing,
  forgetEverything: nothing,
  exportReport: v.strictObject({
    format: v.picklist(REPORT_FORMATS),
    query,
    undelivered: v.optional(v.boolean()),
  }),
  cancelReport: nothing,
  revealReport: nothing,
  openTokenPage: nothing,
  lookForUpdates: nothing,
  restartToUpdate: nothing,
};
