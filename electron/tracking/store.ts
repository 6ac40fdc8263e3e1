import type { Fact } from '../../contract/fact';
import type { History, SettingsChange } from '../../contract/history';
import type { PreviewOutcome } from '../../contract/ipc';
import type { PhotoJob, WholePhoto } from '../../contract/photo';
import type { TableChoice } from '../../contract/table';
import type { DueTask } from '../../contract/task';
import type {
  Adding,
  ColumnValues,
  Counts,
  Facets,
  ListSummary,
  RowQuery,
  RowWindow,
  StatusCounts,
  TaskCounts,
  TaskDetail,
} from '../../contract/view';
import type { CommitInput } from './add-entries';
import type { CommitOutcome } from './import';
import type { LeftOutOfList } from './left-out';
import type { NamesPlan, NamesQuestion } from './names-plan';
import type { NotePreviews } from './photo-previews';
import type { Progress } from './progress';
import type { Scope } from './queue';
import type { Report } from './report';
import type { Seek } from './seek';
import type { ListSource } from './waiting-previews';
import type { Turned } from './undo';
import type { ReportPlan, ReportRow } from './report-rows';

/** What changed, and the revision of the data from then on. `changed` holds at most 200 IDs. */
export interface Applied {
  changed: string[];
  revision: number;
}

/** What came of a wish; `tasks`: of how many tasks something was changed. */
export interface Wished extends Applied {
  tasks: number;
}

export interface Overview {
  counts: Counts;
  lists: ListSummary[];
  history: History;
  adding: Adding | null;
  revision: number;
}

/** `address`: what it was opened by. */
export interface KnownAccount {
  id: number;
  address: string;
  tasks: number;
}

/**
 * The sole owner of the database. Every call names its account first. Times are ms since 1970. Calls
 * that write are carried out one after the other, each as one transaction; calls that only read are
 * answered meanwhile, from the last state that was completed; but what the window reads has what is written so
 * far of a list that is being added, which is kept once `commitImport` answers. What the operator wishes of many tasks
 * (`retry`, `hold`, `release`, `allowNumber`, `queuePhotos`) is done in parts, each of them a
 * transaction, so that facts need not wait for all of it.
 */
export interface Store {
  /** The account's number: one for each address of the API, and one for all runs of the sandbox. */
  openAccount(kind: 'live' | 'sandbox', apiUrl: string): Promise<number>;
  /** The live accounts that the store knows, with how many tasks each has. */
  liveAccounts(): KnownAccount[];
  /** Forgets an account with everything that is tracked for it. Saved files stay where they are. */
  forgetAccount(account: number): Promise<void>;
  /**
   * Writes a copy of the whole database, as it is at one moment, while others go on. `path`: absolute, of
   * a file that is replaced if it is there.
   */
  copyTo(path: string): Promise<void>;

  /** Reads a list and says what adding it would do; the list waits in the store for its commit. */
  prepareImport(
    account: number,
    source: ListSource,
    choice?: TableChoice | null,
  ): Promise<PreviewOutcome>;
  /** Reads a waiting list in another way; null = it is no longer here. See `WaitingPreviews`. */
  remapImport(
    account: number,
    previewId: string,
    choice: TableChoice,
  ): Promise<PreviewOutcome | null>;
  /**
   * null = the preview is no longer known: discarded, added already, or pushed out by 32 others. `step`: of
   * the history; null = the import changed nothing.
   */
  commitImport(
    account: number,
    previewId: string,
    input: CommitInput,
  ): Promise<(CommitOutcome & { step: number | null }) | null>;
  discardImport(account: number, previewId: string): void;

  /**
   * The one door for all that happens to tasks. `pace` below 1 shortens the time until a task that
   * the API does not know is missing, for a stand-in that hurries.
   */
  apply(account: number, facts: readonly Fact[], pace?: number): Promise<Applied>;
  /** The operator wants these tried again: fact `retried`. */
  retry(account: number, ids: readonly string[], key: string | null, at: number): Promise<Wished>;
  /** Photos that are not saved are paused or cancelled: fact `held`. */
  hold(
    account: number,
    ids: readonly string[],
    key: string | null,
    hold: 'paused' | 'cancelled',
    at: number,
  ): Promise<Wished>;
  /** Held photos go on: fact `released`. */
  release(account: number, ids: readonly string[], key: string | null, at: number): Promise<Wished>;
  /** Photos whose name is taken may get a number: fact `number-allowed`. */
  allowNumber(
    account: number,
    ids: readonly string[],
    key: string | null,
    at: number,
  ): Promise<Wished>;
  /** Every task that waits for a check is due now. */
  makeAllDue(account: number, now: number): Promise<void>;
  /** Photos of these tasks are saved also where saving is on demand; held ones go on. */
  queuePhotos(account: number, ids: readonly string[], at: number): Promise<Wished>;
  /** At start: downloads that were under way when the program ended are queued again. */
  resetInterrupted(account: number): Promise<Applied>;
  /** Answers the step of the history; null = there was nothing to remove. So below. */
  remove(account: number, ids: readonly string[], at: number): Promise<number | null>;
  removeList(account: number, list: number, at: number): Promise<number | null>;

  /** The operator is done with the lines that were left out of a list, or (null) of all lists. */
  settleLeftOut(account: number, list: number | null, at: number): Promise<number | null>;

  /** Writes down what the operator did that is not the store's own, so that it has its turn in `undo`. */
  note(
    account: number,
    kind: 'settings' | 'pause' | 'resume',
    settings: SettingsChange | null,
    at: number,
  ): Promise<void>;
  /**
   * Takes the operator's last step back: of imports, removals and wishes. What was delivered stays
   * delivered. null = there is none, or another than `expected` (null = any).
   */
  undo(account: number, expected: number | null, at: number): Promise<Turned | null>;
  /** Does again what was undone last. */
  redo(account: number, expected: number | null, at: number): Promise<Turned | null>;

  due(account: number, now: number, limit: number, horizonMs: number, scope: Scope): DueTask[];
  nextDueAt(account: number, scope: Scope): number | null;
  /** `first`: IDs of tasks whose photos come before all others. */
  queuedPhotos(
    account: number,
    now: number,
    limit: number,
    all: boolean,
    scope: Scope,
    first: readonly string[],
  ): PhotoJob[];
  nextPhotoAt(account: number, all: boolean, scope: Scope): number | null;

  /** Counts, lists and revision. Tasks that have become overdue by `now` are counted as such from here on. */
  overview(account: number, now: number): Promise<Overview>;
  /** `fields`: the columns of the lists that each row brings. */
  rows(
    account: number,
    query: RowQuery,
    offset: number,
    limit: number,
    fields?: readonly string[],
  ): RowWindow;
  /** Brings what is searched into memory, so that the first search need not; others have their turn meanwhile. */
  prepareSearch(account: number): Promise<void>;
  /** What may be filtered by: within a list, or (null) over all tasks. */
  facets(account: number, list: number | null): Facets;
  /** What a column says among the tasks of a query, whatever that asks of this column; with `search` in it. */
  columnValues(account: number, query: RowQuery, title: string, search: string): ColumnValues;
  /** How many tasks each status filter would show of a query, whichever it has now. */
  statusCounts(account: number, query: RowQuery): StatusCounts;
  /** IDs of the rows from `from` to `to`, both included. */
  idsBetween(account: number, query: RowQuery, from: number, to: number): string[];
  seek: Seek;
  /** How these tasks stand, each counted once. Takes longer, the more they are. */
  countTasks(account: number, ids: readonly string[]): TaskCounts;
  detail(account: number, id: string): TaskDetail | null;
  notePreviews: NotePreviews;
  /** The file of a saved photo; null unless it is saved. */
  savedPhoto(account: number, id: string, key: string): WholePhoto | null;
  /** The same for many, in their order. */
  savedPhotosNamed(
    account: number,
    named: readonly { taskId: string; key: string }[],
  ): (WholePhoto | null)[];
  /** The files of saved photos: the one of this key, or (null) all of the tasks, in the order of `ids`. */
  savedPhotos(
    account: number,
    ids: readonly string[],
    key: string | null,
    limit: number,
  ): WholePhoto[];
  /** Paths of all photos that were ever delivered with these bytes, whether their tasks are tracked or not. */
  filesWith(account: number, sha256: string): string[];
  /** Where photos would go under a name template. */
  previewNames(account: number, question: NamesQuestion): Promise<NamesPlan>;
  /** What was left out of a list; null where nothing was. */
  leftOut(account: number, list: number): LeftOutOfList | null;
  report(account: number, lists: readonly number[]): Report;
  /** What a report on all tasks of a query will hold, or on those that are not delivered. */
  reportPlan(account: number, query: RowQuery, undelivered: boolean): Promise<ReportPlan>;
  /** Those of the tasks of a plan that are still tracked. */
  reportRows(account: number, tasks: readonly number[]): ReportRow[];
  /** How far these lists are, without reading their tasks. */
  progress(account: number, lists: readonly number[]): Progress;

  /** Waits for what is being written, then closes the database. */
  close(): Promise<void>;
}
