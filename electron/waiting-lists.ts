/** Files that came before they could be shown: there was no account yet, or no window to show them in. */
export interface WaitingLists {
  /** Shows them as soon as that is possible: at once, or at a later `look`. */
  take(files: readonly string[]): void;
  /** Something has changed: perhaps they can be shown now. */
  look(): void;
}

/**
 * Keeps list files until there is an account to add them to and a window that listens.
 * @param canShow whether both are there
 * @param show shows previews of the files
 */
export function createWaitingLists(
  canShow: () => boolean,
  show: (files: string[]) => void,
): WaitingLists {
  let waiting: string[] = [];
  function look(): void {
    if (waiting.length === 0 || !canShow()) return;
    const files = waiting;
    waiting = [];
    show(files);
  }
  return {
    take(files) {
      waiting.push(...files);
      look();
    },
    look,
  };
}
