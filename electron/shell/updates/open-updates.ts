import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { Clock } from '../../../contract/clock';
import type { Proxy } from '../../../contract/settings';
import { canReplaceItself } from './own-copy';
import type { LoadedUpdater } from './load-updater';
import { createUpdating } from './updating';
import type { Updating } from './updating';

interface UpdatesPorts {
  clock: Clock;
  /** Whether to look without being asked. */
  wanted(): boolean;
  proxy(): Proxy;
  onChange(): void;
  onTrouble(error: unknown): void;
}

export interface DesktopUpdates extends Updating {
  /** Ends the app, and starts the new version that is ready. @returns false while a delivery runs */
  restart(): boolean;
  /** The last thing that the app does: installs what is ready, unless that would cut a delivery in two. */
  installAtEnd(): void;
}

/** Newer versions of this copy of the app; off where it was built without a place to look at. */
export function openUpdates(ports: UpdatesPorts): DesktopUpdates {
  const developmentConfig = app.isPackaged
    ? null
    : app.commandLine.getSwitchValue('updates-config') || null;
  const on = developmentConfig !== null || (app.isPackaged && isConfigured());
  let updater: LoadedUpdater | null = null;
  let restarting = false;
  const updating = createUpdating({
    ...ports,
    load: on
      ? async () => {
          const { loadUpdater } = await import('./load-updater');
          updater = await loadUpdater({ developmentConfig, proxy: ports.proxy });
          return updater;
        }
      : null,
  });
  return {
    ...updating,
    restart() {
      if (!updating.mayInstall()) return false;
      restarting = true;
      // Squirrel ends the app by itself when it is ready to replace it.
      if (process.platform === 'darwin') updater?.install(true);
      else app.quit();
      return true;
    },
    installAtEnd() {
      if (process.platform === 'darwin' || !updating.mayInstall()) return;
      // The new version must not take this one for the running one, and hand over to it.
      if (restarting) app.releaseSingleInstanceLock();
      updater?.install(restarting);
    },
  };
}

/** The package names a place, by `publish` of electron-builder, and this copy can be replaced. */
function isConfigured(): boolean {
  const copy = {
    platform: process.platform,
    program: process.execPath,
    env: process.env,
    exists: existsSync,
  };
  return existsSync(join(process.resourcesPath, 'app-update.yml')) && canReplaceItself(copy);
}
