import type { WholePhoto } from '../../contract/photo';
import { createAccountRows } from './accounts';
import { createApply } from './apply';
import { createDelivered } from './delivered';
import { createEntryFields } from './entries';
import { createHeldTexts } from './held-texts';
import { createImports } from './import';
import { createLeftOut, createLeftOutRows } from './left-out';
import type { NamingRules } from './names-plan';
import { createNamesPreview } from './names-preview';
import type { Revisions } from './orders';
import { createOverdue } from './overview';
import { createNotePreviews } from './photo-previews';
import { createPlannedPhotos } from './planned-photos';
import { createProgress } from './progress';
import { createQueue } from './queue';
import { createRememberedTables } from './remembered-tables';
import { createReport } from './report';
import { createReportRows } from './report-rows';
import { createShown, type Shown } from './shown';
import { createSteps } from './steps';
import type { Store } from './store';
import { createTally } from './tally';
import type { Connection } from './transaction';
import { createHistory } from './undo-steps';
import { createWaitingPreviews, type ParseSource } from './waiting-previews';
import { createWriter, type WrittenLog } from './writer';

/** What the store needs of other parts. */
export interface StorePorts {
  /** Reads lists. */
  parse: ParseSource;
  naming: NamingRules;
}

/** Two connections to one database (electron/storage/database.ts). */
export interface StoreDatabase extends WrittenLog {
  write: Connection;
  read: Connection;
  /** See `Store.copyTo`. */
  copyTo(path: string): Promise<void>;
  close(): void;
}

/** Makes the store over a database, which it closes in the end. */
export function createStore(
  { write, read, wrote, syncLog, copyTo, close }: StoreDatabase,
  { parse, naming }: StorePorts,
): Store {
  const tally = createTally(write);
  const entries = createEntryFields(write);
  const readEntries = createEntryFields(read);
  const revisions: Revisions = { data: 1, members: 1 };
  const applyFacts = createApply(write, tally, entries);
  const writer = createWriter(write, tally, applyFacts, revisions, { wrote, syncLog });
  const remembered = createRememberedTables(read, write);
  const previews = createWaitingPreviews(read, parse, remembered.recall);
  const leftOut = createLeftOutRows(write);
  const imports = createImports(write, {
    tally,
    entries,
    previews,
    remembered,
    leftOut,
    revisions,
  });
  const { begin, forgetAccount, commitImport, ...steps } = createSteps(write, writer, imports, {
    tally,
    entries,
    applyFacts,
    leftOut,
  });
  const history = createHistory(read);
  const queue = createQueue(read, readEntries);
  const clock = (): number => performance.now();
  const texts = createHeldTexts(write, read);
  const committed = createShown(read, texts, revisions, clock);
  let unfinished: Shown | null = null;
  /** While a long list is added, what is written of it is shown already; should that fail, it goes again. */
  function shown(): Shown {
    if (!imports.adding()) return committed;
    unfinished ??= createShown(write, texts, revisions, clock);
    return unfinished;
  }
  const overdue = createOverdue(write, read, tally);
  const previewNames = createNamesPreview(createPlannedPhotos(read, readEntries), imports, naming);
  const reportRows = createReportRows(read, committed.order, readEntries);

  const findAccount = read.prepare('SELECT id FROM accounts WHERE kind = ? AND api_url = ?');
  const addAccount = write.prepare(
    'INSERT INTO accounts (kind, api_url) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const makeAllDue = write.prepare(
    'UPDATE tasks SET next_check_at = ?2 WHERE account = ?1 AND next_check_at > ?2',
  );
  const downloading = read.prepare(`
    SELECT t.id AS taskId, p.key FROM photos p JOIN tasks t ON t.n = p.task
    WHERE p.account = ? AND p.status = 'downloading'`);
  const savedPhoto = read.prepare(`
    SELECT p.path, p.bytes, p.sha256, p.type FROM tasks t JOIN photos p ON p.task = t.n
    WHERE t.account = ? AND t.id = ? AND p.key = ? AND p.status = 'saved'`);
  // In this order of joins: by itself SQLite reads all tasks of the account and looks for each in the IDs.
  const savedPhotos = read.prepare(`
    SELECT p.path, p.bytes, p.sha256, p.type
    FROM json_each(?2) wanted CROSS JOIN tasks t ON t.account = ?1 AND t.id = wanted.value
    CROSS JOIN photos p ON p.task = t.n
    WHERE p.status = 'saved' AND (?3 IS NULL OR p.key = ?3)
    ORDER BY wanted.key, p.position LIMIT ?4`);

  function findSaved(account: number, id: string, key: string): WholePhoto | null {
    const photo: WholePhoto | undefined = savedPhoto.get(account, id, key);
    return photo ?? null;
  }

  const accounts = createAccountRows(read, write);

  return {
    liveAccounts: accounts.live,
    forgetAccount: (account) =>
      writer.change(true, async () => {
        await forgetAccount(account);
        await accounts.forget(account);
      }),
    copyTo,
    async openAccount(kind, apiUrl) {
      // The sandbox listens on another port each time.
      const address = kind === 'sandbox' ? 'sandbox' : apiUrl;
      // A revision of its own: what was read of another account is not taken for this one's.
      await writer.change(true, () => addAccount.run(kind, address));
      const row: { id: number } = findAccount.get(kind, address);
      return row.id;
    },

    prepareImport: (account, source, choice = null) => previews.prepare(account, source, choice),
    remapImport: previews.remap,
    commitImport(account, previewId, input) {
      previewNames.drop(account, previewId);
      return commitImport(account, previewId, input).finally(() => imports.ended(previewId));
    },
    discardImport(account, previewId) {
      previewNames.drop(account, previewId);
      previews.discard(previewId);
    },

    apply: (account, facts, pace = 1) => writer.apply(account, () => facts, pace),
    ...steps,
    makeAllDue: (account, now) => writer.change(false, () => void makeAllDue.run(account, now)),
    async resetInterrupted(account) {
      await begin(account);
      // Long ago: it is no news, and nothing that is shown changes its place by it.
      const at = 0;
      const photos: { taskId: string; key: string }[] = downloading.all(account);
      const facts = photos.map((photo) => ({ kind: 'photo-queued', ...photo, at }) as const);
      return writer.apply(account, () => facts, 1);
    },

    due: queue.due,
    nextDueAt: queue.nextDueAt,
    queuedPhotos: queue.photos,
    nextPhotoAt: queue.nextPhotoAt,

    async overview(account, now) {
      // It would have to wait for a list that is being added; that can wait itself.
      if (!imports.adding() && overdue.any(account, now)) {
        await writer.change(false, () => overdue.settle(account, now));
      }
      const adding = imports.adding();
      const { counts, lists } = shown();
      return {
        counts: counts(account),
        lists: lists(account),
        history: history(account),
        adding: adding?.account === account ? adding.told : null,
        revision: revisions.data,
      };
    },
    rows: (account, query, offset, limit, fields = []) =>
      shown().rows.window(account, query, offset, limit, fields),
    prepareSearch: texts.hold,
    facets: (account, list) => shown().facets(account, list),
    columnValues: (account, ...asked) => shown().columnValues(account, ...asked),
    statusCounts: (account, query) => shown().statusCounts(account, query),
    idsBetween: (account, ...asked) => shown().rows.idsBetween(account, ...asked),
    seek: (account, ...asked) => shown().seek(account, ...asked),
    countTasks: (account, ids) => shown().countTasks(account, ids),
    detail: (account, id) => shown().rows.detail(account, id),
    notePreviews: createNotePreviews(read, write, writer, revisions),
    savedPhoto: findSaved,
    savedPhotosNamed: (account, named) =>
      named.map(({ taskId, key }) => findSaved(account, taskId, key)),
    savedPhotos: (account, ids, key, limit) =>
      savedPhotos.all(account, JSON.stringify(ids), key, limit),
    filesWith: createDelivered(read).filesWith,
    previewNames,
    leftOut: createLeftOut(read),
    report: createReport(read, readEntries),
    reportPlan: reportRows.plan,
    reportRows: reportRows.rows,
    progress: createProgress(read),

    async close() {
      await writer.settled();
      close();
    },
  };
}
