import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, net, session } from 'electron';
import { DEFAULT_API_URL, parseApiUrl } from './api/api-url';
import { systemClock } from './clock';
import { openEngine } from './engine';
import { createCoalescer } from './ipc/publish';
import { registerCalls, type Handlers } from './ipc/register';
import { openAppLog } from './shell/app-log';
import { openDesktopSettings, speak } from './shell/desktop-settings';
import { openMainWindow } from './shell/main-window';
import { APP_PAGE, isAppPage, pageOrigin } from './shell/pages';
import { serveProtocols } from './shell/protocols';
import { applyProxy } from './shell/proxy';
import { runDesktop, type Desktop } from './shell/run-desktop';
import { secureContents, secureSession } from './shell/security';
import { startUtilitySaver, systemProxyFor } from './shell/utility-saver';
import { applyAppearance, createWindow } from './shell/window';
import { shellWords } from './words';

/**
 * The engine with a window: opens the profile (Electron's `userData`) and shows the window meanwhile; what
 * goes on between them from then on is run-desktop.ts.
 * @returns null when it cannot start; the operator was told why
 */
export async function openDesktop(): Promise<Desktop | null> {
  const profile = app.getPath('userData');
  mkdirSync(profile, { recursive: true });
  const api = parseApiUrl(app.commandLine.getSwitchValue('api-url') || DEFAULT_API_URL);
  if (!api.ok) return refuse(shellWords().dialogs.apiAddress, api.reason);
  const developmentUrl = app.isPackaged ? null : (process.env['ELECTRON_RENDERER_URL'] ?? null);

  const settings = openDesktopSettings(profile);
  const appLog = openAppLog(profile, () => settings.get());
  const log = appLog.trouble;
  let publish = (): Promise<void> => Promise.resolve();
  const changes = createCoalescer(systemClock, () => publish(), log);
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
    spacingMs: () => 1_000 / settings.get().questionRate,
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

  // By this name Windows knows whose notifications they are; the installer's shortcut has the same.
  app.setAppUserModelId('app.proofsheet.desktop');
  await app.whenReady();
  // The window loads its page while the profile is being opened; what the page asks meanwhile waits.
  applyAppearance(settings.get().appearance);
  speak(settings.get().language);
  const { proxy } = settings.get();
  if (proxy !== 'system') await applyProxy(proxy).catch(log);
  secureSession(session.defaultSession, developmentUrl);
  secureContents();
  serveProtocols(session.defaultSession, {
    pages: join(app.getAppPath(), 'out', 'renderer'),
    origin: pageOrigin(developmentUrl),
    async savedPhoto(taskId, key) {
      const engine = await running;
      const account = engine.account();
      return account === null ? null : engine.store.savedPhoto(account, taskId, key);
    },
    thumbnail: async (photo) => (await running).thumbnail(photo),
    portrait: async (taskId, n) => (await running).portraitFile(taskId, n),
  });

  let answerCalls!: (handlers: Handlers) => void;
  registerCalls(
    new Promise<Handlers>((resolve) => (answerCalls = resolve)),
    (address) => isAppPage(address, developmentUrl),
    (call, error) => log(`${call}: ${String(error)}`),
  );
  const window = openMainWindow(() =>
    createWindow({
      preload: join(app.getAppPath(), 'out', 'preload', 'preload.cjs'),
      page: developmentUrl ?? APP_PAGE,
      development: !app.isPackaged,
      bounds: settings.get().windowBounds,
      onBounds: (windowBounds) => void settings.change({ windowBounds }).catch(log),
    }),
  );
  const opened = await opening;
  if (!opened.ok) {
    window.open()?.destroy();
    return refuse(
      shellWords().dialogs.profileClosed,
      opened.reason === 'in-use'
        ? shellWords().dialogs.profileInUse(profile, opened.by)
        : opened.message,
    );
  }
  const { engine, recovered } = opened;
  const desktop = runDesktop({
    profile,
    apiUrl: api.url.href,
    engine,
    settings,
    appLog,
    window,
    changes,
    answerCalls,
  });
  publish = desktop.publish;
  if (recovered) desktop.tellOfRecovery(recovered);
  changes.announce();
  return desktop;
}

async function refuse(title: string, reason: string): Promise<null> {
  await app.whenReady();
  dialog.showErrorBox(title, reason);
  return null;
}
