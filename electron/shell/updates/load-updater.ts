import type { Session } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Proxy } from '../../../contract/settings';
import { proxyConfig } from '../proxy';
import { plainNotes } from './release-notes';
import type { Updater } from './updating';

/** Electron's own requests wait for ever. */
const NO_ANSWER_MS = 30_000;
/** A download that brings nothing for so long is given up. */
const STALLED_MS = 60_000;
/** electron-updater tells the server which installation asks; here all are the same one. */
const NOBODY = '00000000-0000-4000-8000-000000000000';

export interface UpdaterOptions {
  /** Path of a configuration that is not the package's own, whose server may be on 127.0.0.1. */
  developmentConfig: string | null;
  proxy(): Proxy;
}

/** The updater of this system, and the way to install what it has fetched. */
export interface LoadedUpdater extends Updater {
  /**
   * Puts the new version in the place of this one, which must end right afterwards.
   * @param restart whether the new one is started, too
   */
  install(restart: boolean): void;
}

/** Loads electron-updater, bound to what Proofsheet allows it. Nothing is asked or fetched yet. */
export async function loadUpdater(options: UpdaterOptions): Promise<LoadedUpdater> {
  const { AppImageUpdater, CancellationToken, MacUpdater, NsisUpdater } =
    await import('electron-updater');
  const updater = make({ AppImageUpdater, MacUpdater, NsisUpdater });
  const network = updater.netSession;
  keepToHttps(network, options.developmentConfig !== null);
  if (options.developmentConfig !== null) {
    updater.forceDevUpdateConfig = true;
    updater.updateConfigPath = options.developmentConfig;
  }

  return {
    async look() {
      await network.setProxy(proxyConfig(options.proxy()));
      const answer = await within(NO_ANSWER_MS, updater.checkForUpdates(), network);
      if (!answer?.isUpdateAvailable) return null;
      const { version, releaseNotes } = answer.updateInfo;
      return { version, notes: plainNotes(releaseNotes) };
    },

    async download(onPart, stop) {
      const token = new CancellationToken();
      const cancel = (): void => token.cancel();
      let watch = setTimeout(cancel, STALLED_MS);
      const onProgress = ({ percent }: { percent: number }): void => {
        clearTimeout(watch);
        watch = setTimeout(cancel, STALLED_MS);
        onPart(Math.round(percent) / 100);
      };
      if (stop.aborted) return 'stopped';
      stop.addEventListener('abort', cancel);
      updater.on('download-progress', onProgress);
      try {
        await updater.downloadUpdate(token);
        return 'fetched';
      } catch (error) {
        if (stop.aborted) return 'stopped';
        if ((error as NodeJS.ErrnoException).code === 'ERR_CHECKSUM_MISMATCH') return 'damaged';
        throw error;
      } finally {
        clearTimeout(watch);
        stop.removeEventListener('abort', cancel);
        updater.off('download-progress', onProgress);
      }
    },

    install: (restart) => updater.quitAndInstall(true, restart),
  };
}

type Kinds = Pick<
  typeof import('electron-updater'),
  'AppImageUpdater' | 'MacUpdater' | 'NsisUpdater'
>;

function make({ AppImageUpdater, MacUpdater, NsisUpdater }: Kinds): AppUpdater {
  const mac = process.platform === 'darwin';
  const updater =
    process.platform === 'win32'
      ? new NsisUpdater()
      : mac
        ? new MacUpdater()
        : new AppImageUpdater();
  updater.logger = null;
  updater.autoDownload = false;
  // Elsewhere it is up to us; on a Mac the system does it when the app has ended.
  updater.autoInstallOnAppQuit = mac;
  updater.disableWebInstaller = true;
  // One way only: the whole file, compared with its digest.
  updater.disableDifferentialDownload = true;
  // Else it writes a number of its own making into the profile, and sends it along.
  Object.assign(updater, { stagingUserIdPromise: { value: Promise.resolve(NOBODY) } });
  // A proxy that asks for a password is not given one; without a listener the request would hang.
  updater.on('login', (_info, answer) => (answer as () => void)());
  return updater;
}

/** Whatever the server's file names, and wherever a redirect leads: it is asked over https, or not at all. */
function keepToHttps(network: Session, development: boolean): void {
  network.webRequest.onBeforeRequest((details, done) => {
    const { protocol, hostname } = new URL(details.url);
    done({ cancel: !(protocol === 'https:' || (development && hostname === '127.0.0.1')) });
  });
}

async function within<T>(ms: number, answer: Promise<T>, network: Session): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      void network.closeAllConnections();
      reject(new Error('The update server does not answer.'));
    }, ms);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}
