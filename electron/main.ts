import { app, dialog } from 'electron';
import { isCommand } from './cli/arguments';
import { turnOffHarmfulFeatures } from './shell/chromium-features';
import { filesFromArgv } from './shell/files-from-argv';
import { registerSchemes } from './shell/protocols';
import { becomeOnlyInstance } from './shell/single-instance';

/** Decides what this process is: the command line, the one window of its profile, or a messenger to it. */

const given = process.argv.slice(1);
// `electron <folder> …`: the folder of the app is not a word for it.
const folder = process.defaultApp ? given.findIndex((word) => !word.startsWith('-')) : -1;
const words = given.filter((_, place) => place !== folder);
// Chromium's switches may stand before the command: without a display it wants `--ozone-platform=headless`.
const command = words.findIndex((word) => !word.startsWith('-') || isCommand(word));

if (isCommand(words[command])) {
  const { runInElectron } = await import('./cli-in-electron');
  void runInElectron(words.slice(command));
} else {
  registerSchemes();
  turnOffHarmfulFeatures();
  const waiting: string[][] = [filesFromArgv(words, process.cwd())];
  let take = (files: string[]): void => void waiting.push(files);
  if (becomeOnlyInstance((files) => take(files))) {
    const { openDesktop } = await import('./desktop');
    // Not awaited here: Electron is not ready before this file has been evaluated.
    void openDesktop()
      .then((desktop) => {
        if (!desktop) return app.quit();
        take = desktop.takeFiles;
        for (const files of waiting) if (files.length > 0) desktop.takeFiles(files);
      })
      .catch((error: unknown) => {
        dialog.showErrorBox('Proofsheet cannot start', String(error));
        app.exit(1);
      });
  } else {
    app.quit();
  }
}
