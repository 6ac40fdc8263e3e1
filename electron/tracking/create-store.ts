import type { WholePhoto } from '../../contract/photo';
import { createApply } from './apply';
import { createDelivered } from './delivered';
import { createEntryFields } from './entries';
import { createImports, type ParseSource } from './import';
import { createNamesPreview, type NamingRules } from './names-preview';
import { createOrder, type Revisions } from './orders';
import { createOverview } from './overview';
import { createPlannedPhotos } from './planned-photos';
import { createProgress } from './progress';
import { createQueue } from './queue';
import { createRemoval } from './removal';
import { createReport } from './report';
import { createRows } from './rows';
import type { Store } from './store';
import { createTally } from './tally';
import type { Connection } from './transaction';
import { createWishes } from './wishes';
import { createWriter } from './writer';

/** What the store needs of other parts. */
export interface StorePorts {
  /** Reads lists. */
  parse: ParseSource;
  naming: NamingRules;
}

/** Two connections to one database (electron/storage/database.ts). */
export interface StoreDatabase {
  write: Connection;
  read: Connection;
  /** To be called after every transaction. */
  wrote(): void;
  close(): void;
}

/** Makes the store over a database, which it closes in the end. */
export function createStore(
  { write, read, wrote, close }: StoreDatabase,
  { parse, naming }: StorePorts,
): Store {
  const tally = createTally(write);
  const entries = createEntryFields(write);
  const readEntries = createEntryFields(read);
  const revisions: Revisions = { data: 1, members: 1 };
  const writer = createWriter(write, tally, createApply(write, tally, entries), revisions, wrote);
  const imports = createImports(write, read, tally, entries, parse);
  const removal = createRemoval(write, tally, entries);
  const queue = createQueue(read, readEntries);
  const order = createOrder(read, revisions, () => performance.now());
  const rows = createRows(read, order, readEntries, revisions);
  const overview = createOverview(write, read, tally);

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

  return {
    async openAccount(kind, apiUrl) {
      // The sandbox listens on another port each time.
      const address = kind === 'sandbox' ? 'sandbox' : apiUrl;
      // A revision of its own: what was read of another account is not taken for this one's.
      await writer.change(true, () => addAccount.run(kind, address));
      const row: { id: number } = findAccount.get(kind, address);
      return row.id;
    },

    prepareImport: (account, source) => imports.prepare(account, source),
    commitImport: (account, previewId, input) =>
      writer.change(true, () => imports.commit(account, previewId, input)),
    discardImport: (_account, previewId) => imports.discard(previewId),

    apply: (account, facts, pace = 1) => writer.apply(account, facts, pace),
    ...createWishes(write, writer),
    makeAllDue: (account, now) => writer.change(false, () => void makeAllDue.run(account, now)),
    resetInterrupted(account) {
      // Long ago: it is no news, and nothing that is shown changes its place by it.
      const at = 0;
      const photos: { taskId: string; key: string }[] = downloading.all(account);
      const facts = photos.map((photo) => ({ kind: 'photo-queued', ...photo, at }) as const);
      return writer.apply(account, facts, 1);
    },
    remove: (account, ids) => writer.change(true, () => removal.tasks(account, ids)),
    removeList: (account, list) => writer.change(true, () => removal.list(account, list)),

    due: queue.due,
    nextDueAt: queue.nextDueAt,
    queuedPhotos: queue.photos,
    nextPhotoAt: queue.nextPhotoAt,

    async overview(account, now) {
      if (overview.anyOverdue(account, now)) {
        await writer.change(false, () => overview.settleOverdue(account, now));
      }
      return { ...overview.read(account), revision: revisions.data };
    },
    rows: rows.window,
    idsBetween: rows.idsBetween,
    detail: rows.detail,
    savedPhoto(account, id, key) {
      const photo: WholePhoto | undefined = savedPhoto.get(account, id, key);
      return photo ?? null;
    },
    filesWith: createDelivered(read).filesWith,
    previewNames: createNamesPreview(createPlannedPhotos(read, readEntries), imports, naming),
    report: createReport(read, readEntries),
    progress: createProgress(read),

    async close() {
      await writer.settled();
      close();
    },
  };
}
