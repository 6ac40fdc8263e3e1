import { dialog, type BrowserWindow } from 'electron';
import { LIST_EXTENSIONS } from './files-from-argv';

/** Shows the system's dialog for opening lists. @returns absolute paths; null when it was cancelled */
export async function chooseLists(window: BrowserWindow): Promise<string[] | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Open lists',
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: 'Lists', extensions: LIST_EXTENSIONS },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return chosen.canceled || chosen.filePaths.length === 0 ? null : chosen.filePaths;
}

/**
 * Shows the system's dialog for choosing the folder that photos are saved under.
 *
 * @param current the folder to start from
 * @returns an absolute path; null when it was cancelled
 */
export async function chooseFolder(window: BrowserWindow, current: string): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: 'Save photos in',
    buttonLabel: 'Choose',
    defaultPath: current,
    properties: ['openDirectory', 'createDirectory'],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}
