/** Electron's `powerSaveBlocker`, as far as it is used here. */
export interface SleepBlocker {
  start(type: 'prevent-app-suspension'): number;
  stop(id: number): void;
}

/**
 * Keeps the computer awake while photos are being saved, and not a moment longer; the screen may go
 * dark. To be told again and again whether any are.
 */
export function createStayAwake(blocker: SleepBlocker): (saving: boolean) => void {
  let id: number | null = null;
  return (saving) => {
    if (saving) id ??= blocker.start('prevent-app-suspension');
    else if (id !== null) {
      blocker.stop(id);
      id = null;
    }
  };
}
