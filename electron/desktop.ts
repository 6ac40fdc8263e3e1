import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, net, powerSaveBlocker, session, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { eventChannel } from '../contract/ipc';
import type { EventName, Events } from '../contract/ipc';
import { DEFAULT_LIMITS, DEFAULT_NAME_TEMPLATE } from '../contract/settings';
import { createAccounts } from './accounts';
import { DEFAULT_API_URL, parseApiUrl } from './api/api-url';
import { readAppState } from './app-state';
import { systemClock } from './clock';
import { openEngine } from './engine';
import { createHandlers } from './ipc/handlers';
import { previewFiles, previewText } from './ipc/previews';
import { createCoalescer } from './ipc/publish';
import { registerCalls, type Handlers } from './ipc/register';
import { openSandbox } from './sandbox-account';
import { openAppLog } from './shell/app-log';
import { clipboardText, copyImage, copyText } from './shell/clipboard';
import { chooseFolder, chooseLists } from './shell/dialogs';
import { endWith } from './shell/ending';
import { installMenu } from './shell/menu';
import { watchNetwork } from './shell/network-watch';
import { APP_PAGE, isAppPage } from './shell/pages';
import { serveProtocols } from './shell/protocols';
import { openLink, secureContents, secureSession } from './shell/security';
import { createStayAwake } from './shell/stay-awake';
import { startUtilitySaver, systemProxyFor } from './shell/utility-saver';
import { applyAppearance, createWindow, showWindow } from './shell/window';
import { recoveryWords } from './storage/recovery/recovery-words';
import { createSecrets } from './storage/secrets';
import { openSettings } from './storage/settings';
import { createWaitingLists } from './waiting-lists';

/** Where the vendor gives out tokens. */
const TOKEN_PAGE = 'https://platform.acedata.cloud/';
const LINK_HOSTS = ['platform.acedata.cloud'];

export interface Desktop {
  /** Shows the window, and previews of these files. */
  takeFiles(files: string[]): void;
}

/**
 * The engine with a window: opens the profile (Electron's `userData`), wires the shell around it, and
 * shows the window.
 * @returns null when it cannot start; the operator was told why
 */
export async function openDesktop(): Promise<Desktop | null> {
  const profile = app.getPath('userData');
  mkdirSync(profile, { recursive: true });
  const api = parseApiUrl(app.commandLine.getSwitchValue('api-url') || DEFAULT_API_URL);
  if (!api.ok) return refuse('The address of the API', api.reason);
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);

  const pictures = app.getPath('pictures');
  mkdirSync(pictures, { recursive: true });
  const settings = openSettings(profile, {
    folder: join(pictures, 'Proofsheet'),
    nameTemplate: DEFAULT_NAME_TEMPLATE,
    saveAutomatically: true,
    onTaken: 'number',
    ...DEFAULT_LIMITS,
    appearance: 'system',
  });
  const appLog = openAppLog(profile, () => settings.get());
  const log = appLog.trouble;
  const changes = createCoalescer(systemClock, publish, log);
  // Begun before Electron is ready: the storage thread starts meanwhile.
  const opening = openEngine({
    profile,
    storageWorker: new URL('./storage-worker.js', import.meta.url),
    holder: 'Proofsheet',
    fetch: (url, init) => net.fetch(url, init),
    clock: systemClock,
    random: Math.random,
    target() {
      const { folder, nameTemplate, onTaken } = settings.get();
      return { folder, nameTemplate, onTaken };
    },
    limits: () => settings.get(),
    saveAutomatically: () => settings.get().saveAutomatically,
    startSaver: () => startUtilitySaver(new URL('./saver.js', import.meta.url)),
    proxyFor: systemProxyFor,
    thumbnailsAhead: true,
    onChange: changes.announce,
    onError: log,
  });
  /** Never, where the profile cannot be opened: the app ends then. */
  const running = opening.then((opened) =>
    opened.ok ? opened.engine : new Promise<never>(() => {}),
  );
  // Whoever waits for the engine need not hear why it does not come: `opening` tells it below.
  running.catch(() => undefined);

  await app.whenReady();
  // The window loads its page while the profile is being opened; what the page asks meanwhile waits.
  applyAppearance(settings.get().appearance);
  secureSession(session.defaultSession, developmentUrl);
  secureContents();
  serveProtocols(session.defaultSession, {
    pages: join(app.getAppPath(), 'out', 'renderer'),
    async savedPhoto(taskId, key) {
      const engine = await running;
      const account = engine.account();
      return account === null ? null : engine.store.savedPhoto(account, taskId, key);
    },
    thumbnail: async (photo) => (await running).thumbnail(photo),
  });

  /** The page has asked for its first state, so it hears events, too. */
  let listening = false;
  function open(): BrowserWindow {
    listening = false;
    return createWindow({
      preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
      page: developmentUrl ?? APP_PAGE,
      development: !app.isPackaged,
      bounds: settings.get().windowBounds,
      onBounds: (windowBounds) => void settings.change({ windowBounds }).catch(log),
    });
  }
  let answerCalls!: (handlers: Handlers) => void;
  registerCalls(
    new Promise<Handlers>((resolve) => (answerCalls = resolve)),
    (address) => isAppPage(address, developmentUrl),
    (call, error) => log(`${call}: ${String(error)}`),
  );
  let window = open();
  function show(): void {
    if (window.isDestroyed()) window = open();
    else showWindow(window);
  }
  function send<K extends EventName>(name: K, payload: Events[K]): void {
    if (!window.isDestroyed()) window.webContents.send(eventChannel(name), payload);
  }
  const opened = await opening;
  if (!opened.ok) {
    window.destroy();
    return refuse(
      'The profile cannot be opened',
      opened.reason === 'in-use' ? `${profile} is open in ${opened.by}.` : opened.message,
    );
  }
  const { engine, recovered } = opened;
  if (recovered) {
    log(`The database was damaged: ${recovered.why}`);
    void dialog.showMessageBox(window, { type: 'warning', ...recoveryWords(recovered) }).catch(log);
  }
  const secrets = createSecrets({
    mayAsk: true,
    storedHint: () => settings.get().tokenStoredAt !== null,
    onLateEnd: () => void accounts.recheckKeychain().catch(log),
  });
  const sandbox = openSandbox(join(app.getAppPath(), 'sandbox', 'portraits'));
  const accounts = createAccounts({
    engine,
    secrets,
    settings,
    clock: systemClock,
    liveApiUrl: api.url.href,
    onToken: appLog.keepSecret,
    startSandbox: sandbox.start,
    onChange: changes.announce,
  });

  const readState = () => readAppState(engine, accounts, settings, systemClock.now());
  const lists = createWaitingLists(
    () => listening && engine.account() !== null,
    (files) => {
      const account = engine.account();
      if (account === null) return;
      void previewFiles(engine, account, files)
        .then((previews) => send('previews', previews))
        .catch(log);
    },
  );
  const stayAwake = createStayAwake(powerSaveBlocker);
  async function publish(): Promise<void> {
    lists.look();
    stayAwake(engine.saving().active > 0);
    const state = await readState();
    send('state', state);
    showMenu({
      checks: state.account && (state.checking.kind === 'paused' ? 'paused' : 'running'),
    });
    if (window.isDestroyed()) return;
    const { all, waiting } = state.counts;
    window.setProgressBar(all > 0 && waiting > 0 ? 1 - waiting / all : -1);
  }

  async function trySandbox(): Promise<void> {
    await accounts.trySandbox();
    const account = engine.account();
    if (account === null) return;
    const preview = await engine.store.prepareImport(account, sandbox.list);
    // The first screen takes no previews: the window must know of the account before.
    send('state', await readState());
    send('previews', [preview]);
  }

  async function pasteList(): Promise<void> {
    const account = engine.account();
    if (account === null) return;
    send('previews', [await previewText(engine, account, await clipboardText(), Date.now())]);
  }

  answerCalls(
    createHandlers({
      engine,
      accounts: { ...accounts, trySandbox },
      settings,
      now: systemClock.now,
      state() {
        listening = true;
        changes.announce();
        return readState();
      },
      askForLists: () => chooseLists(window),
      askForFolder: (current) => chooseFolder(window, current),
      reveal: shell.showItemInFolder,
      openFolder: async (path) => void (await shell.openPath(path)),
      copyText,
      copyImage,
      openTokenPage,
      settingsChanged: ({ appearance }) => applyAppearance(appearance),
    }),
  );

  const showMenu = installMenu(
    {
      command: (command) => send('command', command),
      pasteList: () => void pasteList().catch(log),
      pause: engine.pause,
      resume: engine.resume,
      checkNow: engine.checkNow,
      openTokenPage,
      exportDiagnostics: () =>
        void readState()
          .then((state) => appLog.offerDiagnostics(window, state))
          .catch(log),
      trySandbox: () => void trySandbox().catch(log),
    },
    !app.isPackaged,
  );

  watchNetwork(engine.networkChanged);
  endWith(async () => {
    changes.stop();
    await engine.close();
    await sandbox.stop();
    await appLog.close();
    return secrets.busy();
  }, log);
  app.on('activate', show);
  void accounts.open().catch(log);
  changes.announce();

  return {
    takeFiles(files) {
      show();
      lists.take(files);
    },
  };
}

function openTokenPage(): void {
  void openLink(TOKEN_PAGE, LINK_HOSTS);
}

async function refuse(title: string, reason: string): Promise<null> {
  await app.whenReady();
  dialog.showErrorBox(title, reason);
  return null;
}
