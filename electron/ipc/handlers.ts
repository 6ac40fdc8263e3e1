import { stat } from 'node:fs/promises';
import type { Settings } from '../../contract/settings';
import type { AppState, RowQuery, RowWindow } from '../../contract/view';
import type { Accounts } from '../accounts';
import type { Engine } from '../engine';
import { templatePreview } from '../template-preview';
import type { ProfileSettings } from '../storage/settings';
import { previewFiles, previewText } from './previews';
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

  async function saved(id: string, key: string) {
    const photo = await store.savedPhoto(account(), id, key);
    if (!photo) throw new Refusal('not-saved', 'This photo is not saved yet.');
    return photo;
  }

  const handlers: Handlers = {
    state: () => ports.state(),
    rows({ query, offset, limit }) {
      const id = engine.account();
      return id === null ? { ...EMPTY, revision: 0 } : store.rows(id, query, offset, limit);
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

    async openLists() {
      const paths = await ports.askForLists();
      return paths === null ? null : previewFiles(engine, account(), paths);
    },
    previewFiles: ({ paths }) => previewFiles(engine, account(), paths),
    previewText: ({ text }) => previewText(engine, account(), text, ports.now()),
    async commitImport({ previewId, nameColumn }) {
      const outcome = await store.commitImport(account(), previewId, {
        nameColumn,
        at: ports.now(),
      });
      if (!outcome) {
        throw new Refusal(
          'preview-gone',
          'This preview is no longer open. Please bring the list in again.',
        );
      }
      engine.wake();
      return outcome;
    },
    async discardImport({ previewId }) {
      await store.discardImport(account(), previewId);
      return null;
    },
    async removeList({ list }) {
      await store.removeList(account(), list);
      engine.wake();
      return null;
    },

    pause: () => (engine.pause(), null),
    resume: () => (engine.resume(), null),
    checkNow: () => (engine.checkNow(), null),

    async retry({ ids }) {
      await store.retry(account(), ids, ports.now());
      engine.wake();
      return null;
    },
    async remove({ ids }) {
      await store.remove(account(), ids);
      engine.wake();
      return null;
    },
    async save({ ids }) {
      await store.queuePhotos(account(), ids);
      engine.wake();
      return null;
    },
    async reveal({ id, key }) {
      const detail = await store.detail(account(), id);
      const photo = detail?.photos.find(
        (one) => one.path !== null && (key === null || one.key === key),
      );
      if (photo?.path && (await exists(photo.path))) {
        ports.reveal(photo.path);
        return null;
      }
      if (photo?.path) {
        throw new Refusal(
          'file-gone',
          `The file is no longer at ${photo.path}. Was it moved or renamed?`,
        );
      }
      await ports.openFolder(settings.get().folder);
      return null;
    },
    async copyPhoto({ id, key }) {
      const photo = await saved(id, key);
      if (!(await ports.copyImage(photo.path))) {
        throw new Refusal('not-copied', `The photo at ${photo.path} could not be read.`);
      }
      return null;
    },
    async copyText({ text }) {
      await ports.copyText(text);
      return null;
    },

    async changeSettings(change) {
      await settings.change(change);
      ports.settingsChanged(settings.get());
      engine.wake();
      return null;
    },
    chooseFolder: () => ports.askForFolder(settings.get().folder),
    async previewTemplate({ nameTemplate, samples }) {
      const id = engine.account();
      const tracked = id === null ? [] : await store.samples(id, 5);
      return templatePreview(nameTemplate, samples ?? tracked, ports.now());
    },
    openTokenPage: () => (ports.openTokenPage(), null),
  };
  return handlers;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
