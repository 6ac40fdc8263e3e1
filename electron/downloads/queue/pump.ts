/** Work that is done as often as needed, never twice at once. */
export interface Pump {
  /** Does it, or, where it is being done, does it once more afterwards. */
  run(): void;
  /** Resolves when it is not being done any more; null = it is not. */
  underWay(): Promise<void> | null;
}

/** `work` may reject: `onError` is told, and it is done again when `run` is called. */
export function createPump(work: () => Promise<void>, onError: (error: unknown) => void): Pump {
  let running: Promise<void> | null = null;
  let again = false;

  const untilDone = async () => {
    while (again) {
      again = false;
      try {
        await work();
      } catch (error) {
        onError(error);
      }
    }
  };

  return {
    run() {
      again = true;
      running ??= untilDone().finally(() => {
        running = null;
      });
    },
    underWay: () => running,
  };
}
