import { isDeepStrictEqual } from 'node:util';
import { app, shell } from 'electron';
import type { AppState } from '../../contract/view';
import type { Accounts } from '../accounts/accounts';
import { systemClock } from '../clock';
import type { LongWork } from '../ipc/long-work';
import type { DataPorts } from '../ipc/data-handlers';
import type { DesktopPorts } from '../ipc/handlers';
import type { UpdatePorts } from '../ipc/update-handlers';
import { clipboardText, copyImage, copyText } from './clipboard';
import { speak } from './desktop-settings';
import { chooseCopies, chooseCopy, chooseFolder, chooseLists } from './dialogs';
import { dragFiles } from './drag-out';
import type { MenuState } from './menu-template';
import { isPlainFolder } from './plain-folder';
import { applyProxy } from './proxy';
import { chooseReport } from './report-dialog';
import type { DesktopParts } from './run-desktop';
import { applyAppearance } from './window';

interface CallParts extends Omit<DesktopParts, 'answerCalls' | 'apiUrl'> {
  accounts: Accounts;
  updates: UpdatePorts;
  copying: LongWork;
  reporting: LongWork;
  readState(): Promise<AppState>;
  showMenu(part: Partial<MenuState>): void;
  openTokenPage(): void;
  exportDiagnostics: DataPorts['exportDiagnostics'];
  forgetEverything: DataPorts['forgetEverything'];
}

/** What the window's calls need of the desktop: dialogs, clipboard, file manager, and all else around it. */
export function desktopPorts(parts: CallParts): DesktopPorts {
  const { engine, settings, window, showMenu } = parts;
  const log = parts.appLog.trouble;
  let { proxy } = settings.get();
  return {
    engine,
    accounts: parts.accounts,
    settings,
    now: systemClock.now,
    state() {
      window.listens();
      parts.changes.announce();
      return parts.readState();
    },
    announce: parts.changes.announce,
    askForLists: () => chooseLists(window.current()),
    askForFolder: (current) => chooseFolder(window.current(), current),
    askForCopies: () => chooseCopies(window.current()),
    copying: parts.copying,
    reporting: parts.reporting,
    reveal: shell.showItemInFolder,
    async openFolder(path) {
      if (await isPlainFolder(path, process.platform)) await shell.openPath(path);
      else shell.showItemInFolder(path);
    },
    copyText,
    copyImage,
    startDrag: (files, thumbnail) => dragFiles(window.current().webContents, files, thumbnail),
    openTokenPage: parts.openTokenPage,
    updates: parts.updates,
    hasFocus: window.isInFront,
    clipboardText,
    actionsOffered: ({ ids, undo, redo }) => showMenu({ offered: new Set(ids), undo, redo }),
    settingsChanged(now) {
      applyAppearance(now.appearance);
      speak(now.language);
      showMenu({});
      if (isDeepStrictEqual(now.proxy, proxy)) return;
      proxy = now.proxy;
      void applyProxy(proxy)
        .then(() => engine.networkChanged(true))
        .catch(log);
    },
    report: {
      askForPlace: (wanted) => chooseReport(window.current(), wanted, settings.get().folder),
      locale: () => app.getSystemLocale(),
    },
    data: {
      profile: parts.profile,
      exportDiagnostics: parts.exportDiagnostics,
      askForCopy: () => chooseCopy(window.current()),
      forgetEverything: parts.forgetEverything,
    },
  };
}
