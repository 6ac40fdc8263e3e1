import { release, totalmem } from 'node:os';
import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { Secret } from '../../contract/secret';
import type { Settings } from '../../contract/settings';
import type { AppState } from '../../contract/view';
import { DEFAULT_API_URL } from '../api/api-url';
import { systemClock } from '../clock';
import { exportDiagnostics } from '../logs/diagnostics';
import { createLog, type Log } from '../logs/log';
import { createRedactor } from '../logs/redact';
import { shellWords } from '../words';
import { systemProxyFor } from './utility-saver';

/** Five files of this size are kept. */
const LOG_BYTES = 1024 * 1024;
const LOG_FILES = 5;

export interface AppLog extends Pick<Log, 'close'> {
  /** Something failed that nobody waits for. */
  trouble(error: unknown): void;
  /** Newer versions could not be looked for or fetched: nothing that the operator waits for. */
  noUpdate(error: unknown): void;
  /** From here on this token is cut out of whatever is written. */
  keepSecret(token: Secret): void;
  /** Asks the operator for a place, and writes all that may help whoever looks into a trouble there. */
  offerDiagnostics(window: BrowserWindow, state: AppState): Promise<void>;
}

/** The log of this run, in the profile's folder `logs`; in the terminal, too, unless packaged. */
export function openAppLog(profile: string, settings: () => Settings): AppLog {
  const tokens = new Set<Secret>();
  const redactor = createRedactor({
    secrets: () => tokens,
    folders: () => [
      { path: app.getPath('home'), shownAs: '~' },
      { path: settings().folder, shownAs: '[photos]' },
      { path: profile, shownAs: '[profile]' },
      { path: app.getAppPath(), shownAs: '[app]' },
    ],
  });
  const log = createLog({
    folder: join(profile, 'logs'),
    clock: systemClock,
    maxBytes: LOG_BYTES,
    files: LOG_FILES,
    redactor,
    ...(app.isPackaged ? {} : { echo: (line: string) => console.error(line) }),
  });
  const trouble = (error: unknown): void => log.error('app', 'Unexpected trouble.', error);
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') {
      log.warning('app', 'A process ended.', { type, reason, exitCode });
    }
  });
  app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
    log.warning('window', 'The window ended.', { reason, exitCode });
  });
  process.on('uncaughtExceptionMonitor', trouble);

  return {
    close: log.close,
    trouble,
    noUpdate: (error) =>
      log.warning('app', 'No update could be had.', { why: String(error).slice(0, 500) }),
    keepSecret: (token) => void tokens.add(token),
    async offerDiagnostics(window, state) {
      const chosen = await dialog.showSaveDialog(window, {
        title: shellWords().dialogs.exportDiagnostics,
        buttonLabel: shellWords().dialogs.export,
        defaultPath: join(app.getPath('documents'), 'proofsheet-diagnostics.zip'),
        filters: [{ name: shellWords().dialogs.archive, extensions: ['zip'] }],
      });
      if (chosen.canceled) return;
      const exported = await exportDiagnostics(chosen.filePath, {
        log,
        redactor,
        own: false,
        facts: {
          at: systemClock.now(),
          versions: {
            proofsheet: app.getVersion(),
            electron: process.versions.electron ?? '',
            chrome: process.versions['chrome'] ?? '',
            node: process.versions.node,
          },
          system: {
            platform: process.platform,
            arch: process.arch,
            release: release(),
            memoryBytes: totalmem(),
          },
          account: state.account?.kind ?? null,
          keychain: state.account?.keychain ?? 'none',
          settings: state.settings,
          counts: state.counts,
          proxies: {
            system: (await systemProxyFor(state.account?.apiUrl ?? DEFAULT_API_URL)) !== 'DIRECT',
            own: false,
          },
          database: 'not-checked',
        },
      });
      if (exported.ok) return;
      const detail = shellWords().dialogs.notWritten(chosen.filePath, exported.code);
      await dialog.showMessageBox(window, {
        type: 'error',
        message: shellWords().dialogs.notExported,
        detail,
      });
    },
  };
}
