import { access } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { app, dialog, type BrowserWindow } from 'electron';
import type { WantedReport } from '../ipc/report-handlers';

/**
 * Shows the system's dialog for where a report is saved. The extension is added where it was left out,
 * since not every system does.
 *
 * @param photos the folder that photos are saved under: the dialog begins there, once it is there
 * @returns an absolute path; null when it was cancelled
 */
export async function chooseReport(
  window: BrowserWindow,
  { title, kind, name, extension }: WantedReport,
  photos: string,
): Promise<string | null> {
  const folder = await access(photos).then(
    () => photos,
    () => app.getPath('documents'),
  );
  const chosen = await dialog.showSaveDialog(window, {
    title,
    defaultPath: join(folder, `${name}.${extension}`),
    filters: [{ name: kind, extensions: [extension] }],
  });
  if (chosen.canceled) return null;
  const path = chosen.filePath;
  return extname(path) === '' ? `${path}.${extension}` : path;
}
