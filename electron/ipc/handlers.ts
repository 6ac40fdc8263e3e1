import type { Input } from '../../contract/ipc';
import type { Settings } from '../../contract/settings';
import type { AppState, RowQuery, RowWindow, TaskRow } from '../../contract/view';
import type { Accounts } from '../accounts/accounts';
import type { Engine } from '../engine';
import { namesPreview } from '../names-preview';
import type { ProfileSettings } from '../storage/settings';
import { historyHandlers } from './history-handlers';
import { leftOutHandlers } from './left-out-handlers';
import { listHandlers } from './list-handlers';
import { photoHandlers } from './photo-handlers';
import type { LongWork } from './long-work';
import type { Handlers } from './register';
import { accountHandlers } from './account-handlers';
import { dataHandlers, type DataPorts } from './data-handlers';
import { Refusal } from './refusal';
import { updateHandlers, type UpdatePorts } from './update-handlers';
import { reportHandlers, type ReportPorts } from './report-handlers';

/** What the handlers need from the desktop around them. */
export interface DesktopPorts {
  engine: Engine;
  accounts: Accounts;
  settings: ProfileSettings;
  now(): number;
  state(): Promise<AppState>;
  askForLists(): Promise<string[] | null>;
  askForFolder(current: string): Promise<string | null>;
  /** See `CopyPorts`. */
  askForCopies(): Promise<string | null>;
  copying: LongWork;
  reporting: LongWork;
  reveal(path: string): void;
  openFolder(path: string): Promise<void>;
  copyText(text: string): Promise<void>;
  copyImage(path: string): Promise<boolean>;
  /** See `DragPorts`. */
  startDrag(files: string[], thumbnail: string | null): void;
  openTokenPage(): void;
  /** Whether the operator is in the window. */
  hasFocus(): boolean;
  clipboardText(): Promise<string>;
  actionsOffered(offered: Input<'offerActions'>): void;
  settingsChanged(settings: Settings): void;
  /** The state has changed; may be called at any rate. */
  announce(): void;
  data: DataPorts;
  updates: UpdatePorts;
  report: ReportPorts;
}

const EMPTY: Omit<RowWindow, 'revision'> = { rows: [], total: 0 };

/** The handlers of every call of the bridge. */
export function createHandlers(ports: DesktopPorts): Handlers {
  const { engine, accounts, settings } = ports;
  const { store } = engine;

  /** The account in use; most calls make no sense before there is one. */
  function account(): number {
    const id = engine.account();
    if (id === null) {
      throw new Refusal('no-account');
    }
    return id;
  }

  /** What the operator looks at is saved first. Rows are read often, and mostly the same ones. */
  let preferred = '';
  function prefer(rows: readonly TaskRow[]): void {
    const ids = rows.map((row) => row.id);
    const next = ids.join(' ');
    if (next === preferred) return;
    preferred = next;
    engine.prefer(ids);
  }

  return {
    state: () => ports.state(),
    async rows({ query, offset, limit, fields }) {
      const id = engine.account();
      if (id === null) return { ...EMPTY, revision: 0 };
      const shown = await store.rows(id, query, offset, limit, fields);
      prefer(shown.rows);
      return shown;
    },
    async prepareSearch() {
      await store.prepareSearch(account());
      return null;
    },
    facets: ({ list }) => store.facets(account(), list),
    columnValues: ({ query, title, search }) => store.columnValues(account(), query, title, search),
    statusCounts: ({ query }) => store.statusCounts(account(), query),
    idsBetween: ({ query, from, to }: { query: RowQuery; from: number; to: number }) =>
      store.idsBetween(account(), query, from, to),
    seek: ({ query, prefix, from }) => store.seek(account(), query, prefix, from),
    countTasks: ({ ids }) => store.countTasks(account(), ids),
    detail: ({ id }) => store.detail(account(), id),

    ...accountHandlers(accounts),
    ...dataHandlers(ports),
    ...updateHandlers(ports.updates),
    ...listHandlers(ports, account),
    ...leftOutHandlers(ports, account),
    ...photoHandlers(ports, account),
    ...historyHandlers(ports, account),
    ...reportHandlers(ports, account),

    pause: () => (engine.pause(), null),
    resume: () => (engine.resume(), null),
    checkNow: () => (engine.checkNow(), null),

    chooseFolder: () => ports.askForFolder(settings.get().folder),
    previewNames: (asked) =>
      namesPreview(
        store,
        engine.account(),
        { ...asked, onTaken: settings.get().onTaken },
        ports.now(),
      ),
    offerActions: (offered) => (ports.actionsOffered(offered), null),
    openTokenPage: () => (ports.openTokenPage(), null),
  };
}
