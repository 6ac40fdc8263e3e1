import type { Fact } from '../../contract/fact';
import type { ImageType, PhotoJob } from '../../contract/photo';
import type { PreviewOutcome, TemplateSample } from '../../contract/ipc';
import type { DueTask } from '../../contract/task';
import type { Counts, ListSummary, RowQuery, RowWindow, TaskDetail } from '../../contract/view';
import { createApply } from './apply';
import { createEntryFields } from './entries';
import {
  createImports,
  type CommitInput,
  type CommitOutcome,
  type ListSource,
  type ParseSource,
} from './import';
import { createOrder, type Revisions } from './orders';
import { createOverview } from './overview';
import { createProgress, type Progress } from './progress';
import { createQueue, type Scope } from './queue';
import { createRemoval } from './removal';
import { createReport, type Report } from './report';
import { createRows } from './rows';
import { createTally } from './tally';
import { inTransaction, type Connection } from './transaction';
import { MISSING_RULES } from './transition';

/** What changed, and the revision of the data from then on. `changed` holds at most 200 IDs. */
export interface Applied {
  changed: string[];
  revision: number;
}

export interface Overview {
  counts: Counts;
  lists: ListSummary[];
  revision: number;
}

/**
 * The sole owner of the database. Every call names its account first. Times are ms since 1970. Calls
 * that write are carried out one after the other, each as one transaction; calls that only read are
 * answered meanwhile, from the last state that was completed.
 */
export interface Store {
  /** The account's number: one for each address of the API, and one for all runs of the sandbox. */
  openAccount(kind: 'live' | 'sandbox', apiUrl: string): Promise<number>;

  /** Reads a list and says what adding it would do; the list waits in the store for its commit. */
  prepareImport(account: number, source: ListSource): Promise<PreviewOutcome>;
  /** null = the preview is no longer known: discarded, added already, or pushed out by 32 others. */
  commitImport(
    account: number,
    previewId: string,
    input: CommitInput,
  ): Promise<CommitOutcome | null>;
  discardImport(account: number, previewId: string): void;

  /**
   * The one door for all that happens to tasks. `pace` below 1 shortens the time until a task that
   * the API does not know is missing, for a stand-in that hurries.
   */
  apply(account: number, facts: readonly Fact[], pace?: number): Promise<Applied>;
  /** The operator wants these tried again: shorthand for facts `retried`. */
  retry(account: number, ids: readonly string[], at: number): Promise<Applied>;
  /** Every task that waits for a check is due now. */
  makeAllDue(account: number, now: number): Promise<void>;
  /** Photos of these tasks are saved also where saving is on demand. */
  queuePhotos(account: number, ids: readonly string[]): Promise<void>;
  /** At start: downloads that were under way when the program ended are queued again. */
  resetInterrupted(account: number): Promise<Applied>;
  remove(account: number, ids: readonly string[]): Promise<void>;
  removeList(account: number, list: number): Promise<void>;

  due(account: number, now: number, limit: number, horizonMs: number, scope: Scope): DueTask[];
  nextDueAt(account: number, scope: Scope): number | null;
  queuedPhotos(account: number, now: number, limit: number, all: boolean, scope: Scope): PhotoJob[];
  nextPhotoAt(account: number, all: boolean, scope: Scope): number | null;

  /** Counts, lists and revision. Tasks that have become overdue by `now` are counted as such from here on. */
  overview(account: number, now: number): Promise<Overview>;
  rows(account: number, query: RowQuery, offset: number, limit: number): RowWindow;
  /** IDs of the rows from `from` to `to`, both included. */
  idsBetween(account: number, query: RowQuery, from: number, to: number): string[];
  detail(account: number, id: string): TaskDetail | null;
  /** The file of a saved photo; null unless it is saved. */
  savedPhoto(account: number, id: string, key: string): { path: string; type: ImageType } | null;
  /** A few tasks to show example file names with, the latest first. */
  samples(account: number, limit: number): TemplateSample[];
  report(account: number, lists: readonly number[]): Report;
  /** How far these lists are, without reading their tasks. */
  progress(account: number, lists: readonly number[]): Progress;

  /** Waits for what is being written, then closes the database. */
  close(): Promise<void>;
}

/** More changed IDs than this are not named. */
const MAX_CHANGED = 200;

/**
 * Makes the store over two connections to one database (electron/storage/database.ts). `parse` reads
 * lists; `clock` gives ms and is only used to measure.
 */
export function createStore(
  { write, read }: { write: Connection; read: Connection },
  parse: ParseSource,
  clock: () => number = () => performance.now(),
): Store {
  const tally = createTally(write);
  const entries = createEntryFields(write);
  const readEntries = createEntryFields(read);
  const applyFacts = createApply(write, tally, entries);
  const imports = createImports(write, read, tally, entries, parse);
  const removal = createRemoval(write, tally, entries);
  const queue = createQueue(read, readEntries);
  const revisions: Revisions = { data: 1, members: 1 };
  const order = createOrder(read, revisions, clock);
  const rows = createRows(read, order, readEntries, revisions);
  const overview = createOverview(write, read, tally);

  const findAccount = read.prepare('SELECT id FROM accounts WHERE kind = ? AND api_url = ?');
  const addAccount = write.prepare(
    'INSERT INTO accounts (kind, api_url) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const makeAllDue = write.prepare(
    'UPDATE tasks SET next_check_at = ?2 WHERE account = ?1 AND next_check_at > ?2',
  );
  const want = write.prepare(`
    UPDATE photos SET wanted = 1 WHERE status <> 'saved' AND task IN (
      SELECT t.n FROM json_each(?2) AS wanted CROSS JOIN tasks t ON t.account = ?1 AND t.id = wanted.value)`);
  const downloading = read.prepare(`
    SELECT t.id AS taskId, p.key FROM photos p JOIN tasks t ON t.n = p.task
    WHERE p.account = ? AND p.status = 'downloading'`);
  const savedPhoto = read.prepare(`
    SELECT p.path, p.type FROM tasks t JOIN photos p ON p.task = t.n
    WHERE t.account = ? AND t.id = ? AND p.key = ? AND p.status = 'saved'`);
  const latest = read.prepare('SELECT n, id FROM tasks WHERE account = ? ORDER BY n DESC LIMIT ?');

  /** Writes wait for each other: a long import must not have another's change in its transaction. */
  let last: Promise<unknown> = Promise.resolve();
  function writing<T>(work: () => T | Promise<T>): Promise<T> {
    const result = last.then(() =>
      inTransaction(write, async () => {
        const value = await work();
        tally.flush();
        return value;
      }).finally(tally.forget),
    );
    last = result.catch(() => undefined);
    return result;
  }

  /** `members`: tasks came or went. */
  async function changing<T>(members: boolean, work: () => T | Promise<T>): Promise<T> {
    const result = await writing(work);
    revisions.data += 1;
    if (members) revisions.members += 1;
    return result;
  }

  async function apply(account: number, facts: readonly Fact[], pace = 1): Promise<Applied> {
    const rules = { ...MISSING_RULES, spanMs: MISSING_RULES.spanMs * pace };
    const changed = await writing(() => applyFacts(account, facts, rules));
    if (changed.length > 0) revisions.data += 1;
    return { changed: changed.slice(0, MAX_CHANGED), revision: revisions.data };
  }

  return {
    async openAccount(kind, apiUrl) {
      // The sandbox listens on another port each time.
      const address = kind === 'sandbox' ? 'sandbox' : apiUrl;
      // A revision of its own: what was read of another account is not taken for this one's.
      await changing(true, () => addAccount.run(kind, address));
      const row: { id: number } = findAccount.get(kind, address);
      return row.id;
    },

    prepareImport: (account, source) => imports.prepare(account, source),
    commitImport: (account, previewId, input) =>
      changing(true, () => imports.commit(account, previewId, input)),
    discardImport: (_account, previewId) => imports.discard(previewId),

    apply,
    retry: (account, ids, at) =>
      apply(
        account,
        ids.map((taskId) => ({ kind: 'retried', taskId, at })),
      ),
    makeAllDue: (account, now) => changing(false, () => void makeAllDue.run(account, now)),
    queuePhotos: (account, ids) =>
      changing(false, () => void want.run(account, JSON.stringify(ids))),
    resetInterrupted(account) {
      // Long ago: it is no news, and nothing that is shown changes its place by it.
      const at = 0;
      const photos: { taskId: string; key: string }[] = downloading.all(account);
      return apply(
        account,
        photos.map((photo) => ({ kind: 'photo-queued', ...photo, at })),
      );
    },
    remove: (account, ids) => changing(true, () => removal.tasks(account, ids)),
    removeList: (account, list) => changing(true, () => removal.list(account, list)),

    due: queue.due,
    nextDueAt: queue.nextDueAt,
    queuedPhotos: queue.photos,
    nextPhotoAt: queue.nextPhotoAt,

    async overview(account, now) {
      if (overview.anyOverdue(account, now)) {
        await changing(false, () => overview.settleOverdue(account, now));
      }
      return { ...overview.read(account), revision: revisions.data };
    },
    rows: rows.window,
    idsBetween: rows.idsBetween,
    detail: rows.detail,
    savedPhoto: (account, id, key) => savedPhoto.get(account, id, key) ?? null,
    samples(account, limit) {
      const tasks: { n: number; id: string }[] = latest.all(account, limit);
      return tasks.map(({ n, id }) => {
        const { name, list, fields } = readEntries.of(n);
        return { id, name, list, fields };
      });
    },
    report: createReport(read, readEntries),
    progress: createProgress(read),

    async close() {
      await last;
      // The prepared statements keep SQLite itself open until the thread ends, so it would not do this.
      write.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      read.close();
      write.close();
    },
  };
}
