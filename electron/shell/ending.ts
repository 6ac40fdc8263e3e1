import { app } from 'electron';

/** Ends in good order: the first quit waits for `end`, which tells whether the keychain still hangs. */
export function endWith(end: () => Promise<boolean>, log: (error: unknown) => void): void {
  let ending = false;
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    void end()
      .catch(log)
      .then((hangs) => {
        // A keychain call that hangs would keep the process alive for up to 50 s.
        if (hangs === true) process.kill(process.pid, 'SIGKILL');
        app.exit(0);
      });
  });
}
