import type { ActionId } from './actions';
import type { Reply } from './app-error';
import type { PhotosCopied } from './copies';
import type { DataPlace, PlaceName } from './data-place';
import type { StepDone } from './history';
import type { LeftOut, LeftOutSaved } from './left-out';
import type { ListTrouble } from './list';
import type { PortraitOutcome } from './portrait';
import type { ReportFormat, ReportOutcome } from './report';
import type { Settings } from './settings';
import type { Updates } from './updates';
import type { TemplateProblem } from './template-problem';
import type {
  AppState,
  ColumnValues,
  Facets,
  ImportPreview,
  RowQuery,
  RowWindow,
  StatusCounts,
  TaskCounts,
  TaskDetail,
} from './view';

/**
 * What the window may ask of the engine: one entry a call, by name. Every call takes one input (or
 * none) and answers with a `Reply`. The input arrives as `unknown` in electron/ipc and is parsed there.
 */
export interface Calls {
  state(input: null): AppState;
  /** `fields`: the columns of the lists that each row is to bring. */
  rows(input: { query: RowQuery; offset: number; limit: number; fields: string[] }): RowWindow;
  /** The operator is about to search: what is searched is read before the first letter comes. */
  prepareSearch(input: null): null;
  /** What may be filtered by: within a list, or (null) over all tasks. */
  facets(input: { list: number | null }): Facets;
  /** What a column says among the tasks of a query, whatever that asks of this column; with `search` in it. */
  columnValues(input: { query: RowQuery; title: string; search: string }): ColumnValues;
  /** How many tasks each status filter would show of a query, whichever it has now. */
  statusCounts(input: { query: RowQuery }): StatusCounts;
  /** IDs of the rows from `from` to `to`, both included. */
  idsBetween(input: { query: RowQuery; from: number; to: number }): string[];
  /**
   * Index of the next task (`from` on, then from the start) whose shown name begins with the prefix,
   * whatever its case; null = none does.
   */
  seek(input: { query: RowQuery; prefix: string; from: number }): number | null;
  /** How these tasks stand, each counted once; at most `MOST_COUNTED` of them. */
  countTasks(input: { ids: string[] }): TaskCounts;
  /** null when the task is no longer tracked. */
  detail(input: { id: string }): TaskDetail | null;
  /**
   * The thumbnails (JPEG) at these addresses of `PhotoRow.thumbnail`, at most `MOST_THUMBNAILS`; null = it is not
   * made yet, or there is none: its address serves it once it is.
   */
  thumbnails(input: { addresses: string[] }): (Uint8Array<ArrayBuffer> | null)[];

  /** Stores the token in the keychain, then asks the API one harmless question. */
  connect(input: { token: string; memoryOnly: boolean }): ConnectOutcome;
  trySandbox(input: null): null;
  /** Takes the token out of the keychain and goes back to the first screen; tasks are kept. */
  disconnect(input: null): null;
  /** One more account of the operator's own, in use from then on. */
  addAccount(input: { name: string; token: string; memoryOnly: boolean }): ConnectOutcome;
  /** `key`: of one of `AppState.accounts`, or `sandbox`. */
  switchAccount(input: { key: string }): null;
  renameAccount(input: { key: string; name: string }): null;
  /** Takes its token out of the keychain and forgets what is tracked for it; saved photos stay. */
  forgetAccount(input: { key: string }): null;
  /** Reads the keychain again, after the operator unlocked or started it. */
  recheckKeychain(input: null): null;

  /** Shows the system's dialog for opening files; null when it was cancelled. */
  openLists(input: null): PreviewOutcome[] | null;
  /** Paths of dropped files: the preload makes them from real `File`s only. */
  previewFiles(input: { paths: string[] }): PreviewOutcome[];
  previewText(input: { text: string }): PreviewOutcome;
  /** Previews the text on the clipboard; null when the window has not got the focus. */
  pasteList(input: null): PreviewOutcome | null;
  /** Reads a list that waits in another way. A failure leaves it as it was. */
  remapPreview(input: {
    previewId: string;
    sheet: string | null;
    /** A column's place in the table, from 0; null = as it seems best. */
    idColumn: number | null;
  }): PreviewOutcome;
  commitImport(input: { previewId: string; nameColumn: string | null }): {
    list: number;
    added: number;
    step: number | null;
  };
  discardImport(input: { previewId: string }): null;
  /** `step`: of the history, for `undo`; null = there was nothing to do. So above and below. */
  removeList(input: { list: number }): { step: number | null };

  /** What was left out of a list when it was added; null where nothing was. */
  leftOut(input: { list: number }): LeftOut | null;
  /**
   * Puts those lines of a list, or (null) of all lists whose lines need attention, on the clipboard as a
   * table that can be mended and brought in again; answers how many.
   */
  copyLeftOut(input: { list: number | null }): number;
  /** Asks for a place and writes the same there; null when it was cancelled. */
  saveLeftOut(input: { list: number | null }): LeftOutSaved | null;
  /** The operator wants no reminder of them: they need no attention any more. */
  settleLeftOut(input: { list: number | null }): { step: number | null };

  pause(input: null): null;
  resume(input: null): null;
  checkNow(input: null): null;

  /**
   * `key`: this photo of the one task given; null = the tasks and all their photos. Answers of how many
   * tasks something was changed. So below, too.
   */
  retry(input: { ids: string[]; key: string | null }): number;
  /** Photos that are not saved are not downloaded, until they are released, saved or retried. */
  hold(input: { ids: string[]; key: string | null; hold: 'paused' | 'cancelled' }): number;
  release(input: { ids: string[]; key: string | null }): number;
  /** Photos whose name is taken are saved with a number. */
  saveNumbered(input: { ids: string[]; key: string | null }): number;
  /** Stops tracking them; saved files stay where they are. */
  remove(input: { ids: string[] }): { step: number | null };
  /** Saves the photos of these tasks now, also where saving is on demand. */
  save(input: { ids: string[] }): number;
  /** Shows the saved photo (else the folder) in the system's file manager. */
  reveal(input: { id: string; key: string | null }): null;
  /** Puts the saved photo itself on the clipboard. */
  copyPhoto(input: { id: string; key: string }): null;
  /** Asks for a folder and copies the files of saved photos there; null when it was cancelled. */
  copyPhotos(input: { ids: string[]; key: string | null }): PhotosCopied | null;
  /** Ends the copying that is under way; it then answers what was copied until now. */
  cancelCopies(input: null): null;
  /** Opens the folder that photos were copied to last. */
  openCopies(input: null): null;
  copyText(input: { text: string }): null;
  /**
   * Begins to drag the files of saved photos out of the window; to be called while the button is down.
   * Answers how many files are dragged.
   */
  dragPhotos(input: { ids: string[]; key: string | null }): number;
  /** Fetches the portrait (from 0) that a task was made from, unless it is here already. */
  portrait(input: { id: string; n: number }): PortraitOutcome;

  /** Takes the last step back, if it is this one (null = whichever it is); null = it is not, or none is. */
  undo(input: { step: number | null }): StepDone | null;
  /** Does again what was undone last. */
  redo(input: { step: number | null }): StepDone | null;

  changeSettings(input: Partial<Settings>): null;
  /** Shows the system's dialog; what was chosen becomes a setting by `changeSettings`. */
  chooseFolder(input: null): string | null;
  /**
   * Where photos will go, before anything is written: those of a list that waits to be added, or (null)
   * all tracked ones that are not saved.
   */
  previewNames(input: {
    nameTemplate: string;
    folder: string;
    previewId: string | null;
    nameColumn: string | null;
  }): NamesPreview;
  /**
   * Tells which actions make sense now, for the menu bar; none while the window asks something. `undo` and
   * `redo`: what they are called now.
   */
  offerActions(input: { ids: ActionId[]; undo: string; redo: string }): null;
  /** Where Proofsheet keeps what on this computer, and how much of it. */
  places(input: null): DataPlace[];
  revealPlace(input: { place: PlaceName }): null;
  exportDiagnostics(input: null): null;
  /** Asks for a place and copies the database there; answers its path, null when it was cancelled. */
  exportData(input: null): string | null;
  /**
   * Takes every token out of the keychain, deletes the profile's data, and starts anew. Saved photos
   * stay.
   */
  forgetEverything(input: null): null;
  /**
   * Asks for a place and writes a report on all tasks of a query there, or on those of them that are not
   * delivered; null when it was cancelled.
   */
  exportReport(input: {
    format: ReportFormat;
    query: RowQuery;
    undelivered?: boolean | undefined;
  }): ReportOutcome | null;
  /** Ends the report that is being written; nothing of it is left. */
  cancelReport(input: null): null;
  /** Shows the report that was written last in the system's file manager. */
  revealReport(input: null): null;
  /** Opens the page that tells where a token comes from, in the browser. */
  openTokenPage(input: null): null;
  /** Asks now whether there is a newer version; answers what came of it. */
  lookForUpdates(input: null): Updates;
  /** Ends Proofsheet, and starts the new version that is ready. Refused while a delivery runs. */
  restartToUpdate(input: null): null;
}

export type ConnectOutcome =
  | { kind: 'connected' }
  /** Stored, and checked as soon as there is a network. */
  | { kind: 'stored-unverified' }
  | { kind: 'rejected'; message: string }
  /** The keychain could not take it; `connect` again with `memoryOnly` keeps it for this run. */
  | { kind: 'keychain'; state: 'locked' | 'unavailable' | 'not-answering' };

export type PreviewOutcome =
  | { ok: true; preview: ImportPreview }
  | { ok: false; name: string; code: ListTrouble; message: string };

/** Where photos will go. Counts are of all photos, `paths` are the first of them. */
export interface NamesPreview {
  /** Final paths below the folder, at most 20, as they will be called (without policy `ask`: numbered). */
  paths: string[];
  photos: number;
  /** Photos beside these that were delivered before and are still there, and where the first of them is. */
  saved: number;
  savedAt: string | null;
  /** Photos whose path another photo before them has. */
  collisions: number;
  /** Which path that is for the first of them. */
  collidesAt: string | null;
  /** Photos whose path a file on disk has, whichever type of image that is. */
  taken: number;
  /** The counting ended here: there are more photos, folders or files than are looked through. */
  partial: boolean;
  /** Titles of the columns that a template may use here, in their order. */
  columns: string[];
  problems: TemplateProblem[];
}

/** What the engine tells the window without being asked. */
export interface Events {
  /** The state has changed; at most 10 a second. */
  state: AppState;
  /** The menu bar asks the window for something. */
  command: ActionId;
  /** A notification about this list was clicked on. */
  showList: number;
  /** Files came from outside the window: the dock, the command line, a second launch. */
  previews: PreviewOutcome[];
}

/** Tasks that are counted at once: some 10 ms. More are counted in parts. */
export const MOST_COUNTED = 2_000;

/** Thumbnails that are read at once, 10 to 30 KB each: more are asked for in parts. */
export const MOST_THUMBNAILS = 100;

/** Characters that the window may put on the clipboard at once: about 100 000 rows of a table. */
export const MAX_COPIED_TEXT = 16_000_000;

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type Input<K extends CallName> = Parameters<Calls[K]>[0];
export type Output<K extends CallName> = ReturnType<Calls[K]>;

/** The named functions that the preload hands to the window as `window.proofsheet`. */
export type Bridge = {
  [K in Exclude<CallName, 'previewFiles'>]: (input: Input<K>) => Promise<Reply<Output<K>>>;
} & {
  /** Takes the real files of a drop; anything else is refused. */
  previewFiles(files: File[]): Promise<Reply<PreviewOutcome[]>>;
  onState(listener: (state: AppState) => void): () => void;
  onCommand(listener: (command: ActionId) => void): () => void;
  onShowList(listener: (list: number) => void): () => void;
  onPreviews(listener: (previews: PreviewOutcome[]) => void): () => void;
  /** `darwin`, `win32` or `linux`: for the platform's own keys and words. */
  readonly platform: string;
};

/** The name that a call travels under. */
export function callChannel(name: CallName): string {
  return `proofsheet:call:${name}`;
}

/** The name that an event travels under. */
export function eventChannel(name: EventName): string {
  return `proofsheet:event:${name}`;
}
