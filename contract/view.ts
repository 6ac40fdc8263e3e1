import type { AccountChoice } from './account';
import type { Checking } from './checking';
import type { History } from './history';
import type { KeychainState } from './keychain';
import type { RejectedLine } from './list';
import type { ImageType, PhotoError, PhotoStatus } from './photo';
import type { Settings } from './settings';
import type { TableReading } from './table';
import type { TaskError, TaskStatus } from './task';
import type { Updates } from './updates';
import type { WorkProgress } from './work';

/** The shapes that the window reads. Times are ms since 1970, sizes bytes. */

/** `attention` = failed + missing + overdue + finished whose photos could not be saved. */
export const STATUS_FILTERS = ['all', 'waiting', 'finished', 'attention'] as const;
export type StatusFilter = (typeof STATUS_FILTERS)[number];

export const SORT_KEYS = [
  'added',
  'name',
  'status',
  'updated',
  'id',
  'created',
  'finished',
  'template',
  'mode',
] as const;
/** What tasks may be sorted by: a fact of the task, or a column of the lists by its title. */
export type SortKey = (typeof SORT_KEYS)[number] | `field:${string}`;

/**
 * Which tasks are shown, in which order. Filters combine: a task is shown that fits all of them; null =
 * no filter of that kind.
 */
export interface RowQuery {
  status: StatusFilter;
  list: number | null;
  template: string | null;
  mode: string | null;
  /** Why it needs attention: see `Cause`. */
  cause: string | null;
  /** Tasks created (else added) from `from` on and before `to`, in ms. */
  days: { from: number; to: number } | null;
  /** What columns of the lists say; at most one for each of them. */
  columns: ColumnFilter[];
  /** In name, ID, list name, fields, and what the API or the download said went wrong. */
  search: string;
  sort: SortKey;
  descending: boolean;
}

/** Characters of a value that may be filtered by: as many as a cell of a spreadsheet has at most. */
export const MAX_COLUMN_VALUE = 32_767;

/**
 * Tasks whose column of this title says `value`, whatever its case and width; '' = it says nothing. What
 * counts is what the window shows: of the first list that says something.
 */
export interface ColumnFilter {
  title: string;
  value: string;
}

/**
 * What a column says among some tasks: the values with how many tasks have each, most first, at most 100.
 * Values that differ by case or width alone are one, as it is written first.
 */
export interface ColumnValues {
  values: Counted[];
  /** Values that there are beside these. */
  more: number;
  /** Tasks for which it says nothing. */
  blank: number;
}

/** What the filters may offer. Each value with how many tasks have it, most first; at most 100 each. */
export interface Facets {
  templates: Counted[];
  modes: Counted[];
  causes: Counted[];
  /** Titles of the lists' columns, in their order. */
  fields: string[];
  /** Those that are the column of people's names in every list that has them. */
  nameFields: string[];
}

export interface Counted {
  value: string;
  tasks: number;
}

/**
 * Why tasks need attention: `overdue`, `missing`, `damaged`, `failed:<code of the API>` or
 * `photo:<code of the failed download>`.
 */
export type Cause = string;

/** How some photos stand, in numbers. */
export interface PhotoCounts {
  photos: Record<PhotoStatus, number>;
  /** Saved ones of which no picture can be made. */
  damaged: number;
  /** Failed ones whose name another file has. */
  nameTaken: number;
}

/** How some tasks and their photos stand, in numbers: enough to tell what can be done with them. */
export interface TaskCounts extends PhotoCounts {
  /** Those that are tracked. */
  tasks: number;
  /** Waiting, and not overdue yet. */
  waiting: number;
  /** Failed, unknown or overdue. */
  stuck: number;
  /** Finished, with all of their photos saved. */
  delivered: number;
}

/** A task as a row or a card of the sheet. `photos` holds all of its photos, in their order. */
export interface TaskRow {
  id: string;
  name: string | null;
  status: TaskStatus;
  overdue: boolean;
  error: TaskError | null;
  addedAt: number;
  updatedAt: number;
  createdAt: number | null;
  finishedAt: number | null;
  template: string | null;
  mode: string | null;
  /** Those columns of its lists that were asked for. */
  fields: Record<string, string>;
  photos: PhotoRow[];
}

/** `src`: address that the window may show the saved photo from; null until it is saved. */
export interface PhotoRow {
  key: string;
  status: PhotoStatus;
  src: string | null;
  /** The same picture, small: at most `THUMBNAIL_PX` on its longer side. */
  thumbnail: string | null;
  /** What it looks like until that is loaded (contract/preview.ts); absent = not known yet. */
  preview?: string;
  error: PhotoError | null;
  /** Saved as the server has it, but no picture can be made of its bytes. */
  damaged: boolean;
}

export interface RowWindow {
  rows: TaskRow[];
  /** How many tasks the whole query has. */
  total: number;
  /** The revision of the data that this window was read at. */
  revision: number;
}

/** One line of a task's timeline. Repeated checks without news are one line with a count. */
export interface TimelineEvent {
  at: number;
  lastAt: number;
  times: number;
  kind:
    | 'added'
    | 'asked-waiting'
    | 'asked-absent'
    | 'finished'
    | 'failed'
    | 'missing'
    | 'retried'
    | 'photo-saved'
    | 'photo-delayed'
    | 'photo-expired'
    | 'photo-failed'
    | 'photo-held'
    | 'photo-released';
  /** List name, error message, code of a photo's error, file name: whatever the kind speaks of; may be empty. */
  detail: string;
  /** Photos it speaks of, or size of the saved file. */
  count: number | null;
}

export interface PhotoDetail extends PhotoRow {
  n: number;
  url: string;
  template: string | null;
  path: string | null;
  bytes: number | null;
  sha256: string | null;
  type: ImageType | null;
  savedAt: number | null;
  /** `n` of the first photo of this task with the same picture (same URL); null = none before it. */
  samePictureAs: number | null;
}

export interface TaskDetail extends TaskRow {
  fields: Record<string, string>;
  lists: { id: number; name: string }[];
  finishedAt: number | null;
  lastCheckAt: number | null;
  nextCheckAt: number | null;
  checks: number;
  template: string | null;
  mode: string | null;
  portraits: string[];
  traceId: string | null;
  photos: PhotoDetail[];
  timeline: TimelineEvent[];
  /** The API's latest answer about it, as JSON text; null before the first. */
  answer: string | null;
}

/** How many tasks each status filter shows. */
export type StatusCounts = { [K in StatusFilter]: number };

export interface Counts {
  all: number;
  waiting: number;
  finished: number;
  failed: number;
  missing: number;
  overdue: number;
  attention: number;
  photosSaved: number;
  photosQueued: number;
  photosPaused: number;
  photosFailed: number;
}

export interface ListSummary {
  id: number;
  name: string;
  tasks: number;
  waiting: number;
  /** Those of `waiting` that take unusually long. */
  overdue: number;
  finished: number;
  /** As in `Counts`: failed + missing + overdue + finished whose photos could not be saved. */
  attention: number;
  addedAt: number;
  /** Lines that hold no usable ID: no tasks, so in no other count. */
  leftOut: number;
  /** The operator wants no reminder of those. */
  leftOutDone: boolean;
  /** Nine in ten tasks of the list are missing: the IDs belong to another account, it seems. */
  mostlyMissing: boolean;
}

/** What an import would do; nothing is added until it is confirmed. */
export interface ImportPreview {
  previewId: string;
  name: string;
  fresh: number;
  tracked: number;
  repeated: number;
  /** At most `MOST_REPEATS` of them. */
  repeats: RepeatedLine[];
  /** At most 200 of them; `rejectedTotal` is the whole number. */
  rejected: RejectedLine[];
  rejectedTotal: number;
  /** Titles of the columns beside the ID, in their order. */
  columns: string[];
  nameColumn: string | null;
  /** How it was read; null where it is no table. */
  table: TableReading | null;
}

export const MOST_REPEATS = 100;

/** A line whose ID stands on an earlier line of the list. `fields`: as in `Entry`, long texts cut. */
export interface RepeatedLine {
  line: number;
  /** The first line with this ID. */
  first: number;
  id: string;
  fields: Record<string, string>;
}

/** How saving goes. `problem` stops all saving until it is gone: no space, no folder, read-only. */
export interface Saving {
  paused: boolean;
  active: number;
  queued: number;
  bytesPerSecond: number;
  problem: { code: string; message: string } | null;
}

export interface AccountView {
  kind: 'live' | 'sandbox';
  /** Which of `AppState.accounts` it is; the sandbox is none of them. */
  key: string;
  /** As the operator named it; empty = not at all. */
  name: string;
  /** Origin of the API. */
  apiUrl: string;
  keychain: KeychainState;
  /** The token is held for this run only, because the keychain could not take it. */
  memoryOnly: boolean;
  /** When the token was put into the keychain. */
  tokenStoredAt: number | null;
}

/** Everything that the window shows beside the rows. Small: pushed whole, at most 10 times a second. */
/** A long list that is being added. What is written of it is shown already, but not yet kept. */
export interface Adding {
  previewId: string;
  list: number;
  /** Entries that are written, of so many. */
  entries: number;
  of: number;
}

export interface AppState {
  /** null = first run: no account chosen yet. */
  account: AccountView | null;
  /** The operator's own accounts, in the order they were added. */
  accounts: AccountChoice[];
  checking: Checking;
  saving: Saving;
  /** Photos that are being copied; null = none are. */
  copying: WorkProgress | null;
  /** Tasks of the report that is being written; null = none is. */
  reporting: WorkProgress | null;
  counts: Counts;
  lists: ListSummary[];
  history: History;
  /** null = no list is being added, or it is a short one. */
  adding: Adding | null;
  settings: Settings;
  updates: Updates;
  /** Grows with every change of tracked data: rows on show are read again. */
  revision: number;
  /** The moment this state was made, by the engine's clock. */
  now: number;
}
