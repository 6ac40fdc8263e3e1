import type { Settings } from '../../contract/settings';
import type { AppState, RowQuery, RowWindow, TaskRow } from '../../contract/view';
import type { Accounts } from '../accounts';
import type { Engine } from '../engine';
import { namesPreview } from '../names-preview';
import type { ProfileSettings } from '../storage/settings';
import { listHandlers } from './list-handlers';
import { photoHandlers } from './photo-handlers';
import type { Handlers } from './register';
import { Refusal } from './refusal';

/** What the handlers need from the desktop around them. */
export interface DesktopPorts {
  engine: Engine;
  accounts: Accounts;
  settings: ProfileSettings;
  now(): number;
  state(): Promise<AppState>;
  askForLists(): Promise<string[] | null>;
  askForFolder(current: string): Promise<string | null>;
  reveal(path: string): void;
  openFolder(path: string): Promise<void>;
  copyText(text: string): Promise<void>;
  copyImage(path: string): Promise<boolean>;
  openTokenPage(): void;
  settingsChanged(settings: Settings): void;
}

const EMPTY: Omit<RowWindow, 'revision'> = { rows: [], total: 0 };

/** Why the token could not be taken out of the keychain. */
const KEPT = {
  locked: 'The keychain is locked, so the token is still in it. Unlock the keychain and try again.',
  unavailable: 'No keychain is running, so the token could not be taken out of it.',
  'not-answering': 'The keychain does not answer, so the token is still in it. Please try again.',
} as const;

/** The handlers of every call of the bridge. */
export function createHandlers(ports: DesktopPorts): Handlers {
  const { engine, accounts, settings } = ports;
  const { store } = engine;

  /** The account in use; most calls make no sense before there is one. */
  function account(): number {
    const id = engine.account();
    if (id === null) {
      throw new Refusal('no-account', 'Connect with your token first, or try the sandbox.');
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
    async rows({ query, offset, limit }) {
      const id = engine.account();
      if (id === null) return { ...EMPTY, revision: 0 };
      const shown = await store.rows(id, query, offset, limit);
      prefer(shown.rows);
      return shown;
    },
    idsBetween: ({ query, from, to }: { query: RowQuery; from: number; to: number }) =>
      store.idsBetween(account(), query, from, to),
    detail: ({ id }) => store.detail(account(), id),

    connect: ({ token, memoryOnly }) => accounts.connect(token, memoryOnly),
    async trySandbox() {
      await accounts.trySandbox();
      return null;
    },
    async disconnect() {
      const outcome = await accounts.disconnect();
      if (outcome !== 'removed') throw new Refusal('keychain', KEPT[outcome]);
      return null;
    },
    async recheckKeychain() {
      await accounts.recheckKeychain();
      return null;
    },

    ...listHandlers(ports, account),
    ...photoHandlers(ports, account),

    pause: () => (engine.pause(), null),
    resume: () => (engine.resume(), null),
    checkNow: () => (engine.checkNow(), null),

    async changeSettings(change) {
      await settings.change(change);
      ports.settingsChanged(settings.get());
      engine.wake();
      return null;
    },
    chooseFolder: () => ports.askForFolder(settings.get().folder),
    previewNames: (asked) =>
      namesPreview(
        store,
        engine.account(),
        { ...asked, onTaken: settings.get().onTaken },
        ports.now(),
      ),
    openTokenPage: () => (ports.openTokenPage(), null),
  };
}
