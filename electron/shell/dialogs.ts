import { join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import { shellWords } from '../words';
import { LIST_EXTENSIONS } from './files-from-argv';

/** Shows the system's dialog for opening lists. @returns absolute paths; null when it was cancelled */
export async function chooseLists(window: BrowserWindow): Promise<string[] | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: shellWords().dialogs.openLists,
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: shellWords().dialogs.lists, extensions: LIST_EXTENSIONS },
      { name: shellWords().dialogs.allFiles, extensions: ['*'] },
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
    title: shellWords().dialogs.saveIn,
    buttonLabel: shellWords().dialogs.choose,
    defaultPath: current,
    properties: ['openDirectory', 'createDirectory'],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/** Shows the system's dialog for where photos are copied to. @returns an absolute path; null when it was cancelled */
export async function chooseCopies(window: BrowserWindow): Promise<string | null> {
  const chosen = await dialog.showOpenDialog(window, {
    title: shellWords().dialogs.copyTo,
    buttonLabel: shellWords().dialogs.copyHere,
    properties: ['openDirectory', 'createDirectory'],
  });
  return chosen.canceled ? null : (chosen.filePaths[0] ?? null);
}

/**
 * Shows the system's dialog for where a copy of the tracked data is written.
 *
 * @returns an absolute path; null when it was cancelled
 */
export async function chooseCopy(window: BrowserWindow): Promise<string | null> {
  const chosen = await dialog.showSaveDialog(window, {
    title: shellWords().dialogs.exportCopy,
    buttonLabel: shellWords().dialogs.export,
    defaultPath: join(app.getPath('documents'), 'proofsheet-data.db'),
    filters: [{ name: shellWords().dialogs.database, extensions: ['db'] }],
  });
  return chosen.canceled ? null : chosen.filePath;
}
