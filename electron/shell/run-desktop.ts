import { join } from 'node:path';
import { app, dialog, powerSaveBlocker } from 'electron';
import { deliveryRuns } from '../../contract/updates';
import type { AppState } from '../../contract/view';
import { createAccounts } from '../accounts/accounts';
import { readAppState } from '../app-state';
import { systemClock } from '../clock';
import type { Engine } from '../engine';
import { createHandlers } from '../ipc/handlers';
import { createLongWork } from '../ipc/long-work';
import { previewFiles, previewText } from '../ipc/previews';
import type { Handlers } from '../ipc/register';
import { openSandbox } from '../sandbox-account';
import type { Recovered } from '../storage/recovery/recovered';
import { createSecrets } from '../storage/secrets';
import type { ProfileSettings } from '../storage/settings';
import { createWaitingLists } from '../waiting-lists';
import { shellWords } from '../words';
import type { AppLog } from './app-log';
import { clipboardText } from './clipboard';
import { desktopPorts } from './desktop-ports';
import { endWith } from './ending';
import { forgetProfile } from './forget-profile';
import type { MainWindow } from './main-window';
import { installMenu } from './menu';
import { watchNetwork } from './network-watch';
import { createOutside } from './outside-window';
import { openLink } from './security';
import { createStayAwake } from './stay-awake';
import { openUpdates } from './updates/open-updates';

/** Where the vendor gives out tokens. */
const TOKEN_PAGE = 'https://platform.acedata.cloud/';
const LINK_HOSTS = ['platform.acedata.cloud'];

/** What stands before the desktop runs. */
export interface DesktopParts {
  /** Absolute path of the profile's folder. */
  profile: string;
  /** Of the service that live accounts are asked of. */
  apiUrl: string;
  engine: Engine;
  settings: ProfileSettings;
  appLog: AppLog;
  window: MainWindow;
  changes: { announce(): void; stop(): void };
  /** From then on the window's calls are answered. */
  answerCalls(handlers: Handlers): void;
}

export interface Desktop {
  /** Shows the window, and previews of these files. */
  takeFiles(files: string[]): void;
}

export interface RunningDesktop extends Desktop {
  /** Tells the window, the menu and all outside of it what is the case now. */
  publish(): Promise<void>;
  /** Says what was done about a damaged database. */
  tellOfRecovery(recovered: Recovered): void;
}

/** Wires the shell around the engine of a profile that is open, and takes up the account of the last run. */
export function runDesktop(parts: DesktopParts): RunningDesktop {
  const { profile, engine, settings, appLog, window, changes } = parts;
  const log = appLog.trouble;
  const secrets = createSecrets({
    mayAsk: true,
    storedHint: (key) =>
      settings.get().accounts.some((one) => one.key === key && one.tokenStoredAt !== null),
    onLateEnd: () => void accounts.recheckKeychain().catch(log),
  });
  const sandbox = openSandbox(join(app.getAppPath(), 'sandbox', 'portraits'));
  const accounts = createAccounts({
    engine,
    secrets,
    settings,
    clock: systemClock,
    liveApiUrl: parts.apiUrl,
    onToken: appLog.keepSecret,
    startSandbox: sandbox.start,
    onChange: changes.announce,
  });
  const updates = openUpdates({
    clock: systemClock,
    wanted: () => settings.get().lookForUpdates,
    proxy: () => settings.get().proxy,
    onChange: changes.announce,
    onTrouble: appLog.noUpdate,
  });
  const copying = createLongWork(changes.announce);
  const reporting = createLongWork(changes.announce);
  const readState = async (): Promise<AppState> => ({
    ...(await readAppState(engine, accounts, settings, systemClock.now())),
    updates: updates.state(),
    copying: copying.state(),
    reporting: reporting.state(),
  });
  const lists = createWaitingLists(
    () => window.isListening() && engine.account() !== null,
    (files) => {
      const account = engine.account();
      if (account === null) return;
      void previewFiles(engine, account, files)
        .then((previews) => window.send('previews', previews))
        .catch(log);
    },
  );

  async function trySandbox(): Promise<void> {
    await accounts.trySandbox();
    const account = engine.account();
    if (account === null) return;
    const preview = await engine.store.prepareImport(account, sandbox.list());
    // The first screen takes no previews: the window must know of the account before.
    window.send('state', await readState());
    window.send('previews', [preview]);
  }

  async function pasteList(): Promise<void> {
    const account = engine.account();
    if (account === null) return;
    window.send('previews', [
      await previewText(engine, account, await clipboardText(), Date.now()),
    ]);
  }

  async function exportDiagnostics(): Promise<void> {
    const state = await readState();
    // A Mac's menu bar is there without a window; the dialog is not.
    if (window.open() === null) window.show();
    await appLog.offerDiagnostics(window.current(), state);
  }

  const showMenu = installMenu(
    {
      command: (command) => window.send('command', command),
      pasteList: () => void pasteList().catch(log),
      pause: engine.pause,
      resume: engine.resume,
      checkNow: engine.checkNow,
      openTokenPage,
      exportDiagnostics: () => void exportDiagnostics().catch(log),
      trySandbox: () => void trySandbox().catch(log),
    },
    !app.isPackaged,
  );
  const stayAwake = createStayAwake(powerSaveBlocker);
  const showOutside = createOutside({
    window,
    clock: systemClock,
    lookAgain: changes.announce,
    async photosLeft(list) {
      const account = engine.account();
      return account === null ? 0 : (await engine.store.progress(account, [list])).photosQueued;
    },
    pause: engine.pause,
    resume: engine.resume,
    checkNow: engine.checkNow,
  });

  /** The operator wants all of it gone: done in the end, when nobody has it open. */
  let forgetting = false;
  const handlers = createHandlers(
    desktopPorts({
      ...parts,
      accounts: { ...accounts, trySandbox },
      updates,
      copying,
      reporting,
      readState,
      showMenu,
      openTokenPage,
      exportDiagnostics,
      async forgetEverything() {
        const removed = await accounts.takeTokens();
        if (removed !== 'removed') return removed;
        forgetting = true;
        app.quit();
        return null;
      },
    }),
  );

  watchNetwork(engine.networkChanged);
  endWith(async () => {
    changes.stop();
    updates.stop();
    await Promise.all([copying.cancel(), reporting.cancel()]);
    await engine.close();
    await sandbox.stop();
    await appLog.close();
    if (forgetting) await forgetProfile(profile, window, settings);
    else updates.installAtEnd();
    return secrets.busy();
  }, log);
  app.on('activate', window.show);
  if (!settings.get().checkAutomatically) engine.pause();
  // Not before: the window would draw an empty desk, and a moment later all of it anew.
  void accounts.open(() => parts.answerCalls(handlers)).catch(log);

  return {
    takeFiles(files) {
      window.show();
      lists.take(files);
    },
    async publish() {
      lists.look();
      const isWorking = copying.state() !== null || reporting.state() !== null;
      stayAwake(engine.saving().active > 0 || isWorking);
      const state = await readState();
      window.send('state', state);
      updates.follow(deliveryRuns(state));
      showMenu({
        checks: state.account && (state.checking.kind === 'paused' ? 'paused' : 'running'),
        updates: state.updates.kind !== 'off',
      });
      await showOutside(state);
    },
    tellOfRecovery(recovered) {
      log(`The database was damaged: ${recovered.why}`);
      void dialog
        .showMessageBox(window.current(), { type: 'warning', ...shellWords().recovered(recovered) })
        .catch(log);
    },
  };
}

function openTokenPage(): void {
  void openLink(TOKEN_PAGE, LINK_HOSTS);
}
