import { app, dialog, session } from 'electron';
import { deleteProfileData } from '../storage/profile-data';
import type { ProfileSettings } from '../storage/settings';
import { shellWords } from '../words';
import type { MainWindow } from './main-window';

/**
 * Deletes what is kept in a profile that nothing runs in any more, and starts anew once this process has
 * ended. What could not be deleted the operator is told of.
 */
export async function forgetProfile(
  profile: string,
  window: MainWindow,
  settings: ProfileSettings,
): Promise<void> {
  // The operator may have closed it meanwhile, which wrote down where it was …
  window.open()?.destroy();
  // … and what is being written would be there again afterwards: this waits its turn behind it.
  await settings.change({}).catch(() => undefined);
  try {
    // Columns of lists have names, and the window remembers which are shown.
    await session.defaultSession.clearStorageData();
    await deleteProfileData(profile);
  } catch (error) {
    dialog.showErrorBox(shellWords().dialogs.notForgotten, String(error));
  }
  app.relaunch();
}
