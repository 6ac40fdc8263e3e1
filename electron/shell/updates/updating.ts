import type { Clock } from '../../../contract/clock';
import type { Release, Updates } from '../../../contract/updates';

/** After a start everything else comes first. */
const FIRST_LOOK_MS = 30_000;
const NEXT_LOOK_MS = 24 * 3_600_000;
/** After a look that came to nothing. */
const LOOK_AGAIN_MS = 3_600_000;

/** Who asks the server and fetches. Rejects where that does not work. */
export interface Updater {
  /** null = there is nothing newer. */
  look(): Promise<Release | null>;
  /**
   * Fetches what was found last, and compares it with its announced digest.
   * @param onPart hears how much of it is here, from 0 to 1
   */
  download(
    onPart: (part: number) => void,
    stop: AbortSignal,
  ): Promise<'fetched' | 'damaged' | 'stopped'>;
}

export interface UpdatingPorts {
  clock: Clock;
  /** Called at the first look, so that a start does not wait for it; null = updates are off. */
  load: (() => Promise<Updater>) | null;
  /** Whether to look without being asked. */
  wanted(): boolean;
  onChange(): void;
  /** A look or a download failed; the operator is told only where they had asked. */
  onTrouble(error: unknown): void;
}

/** When newer versions are looked for and fetched: never in the middle of a delivery. */
export interface Updating {
  state(): Updates;
  /** Looks now. Resolves with what came of it; what is found is fetched afterwards. */
  look(): Promise<Updates>;
  /** To be told at the start, and whenever it changes, whether a delivery runs. */
  follow(delivery: boolean): void;
  /** Whether what is ready may be installed now. */
  mayInstall(): boolean;
  stop(): void;
}

export function createUpdating(ports: UpdatingPorts): Updating {
  const { clock, load, wanted, onChange, onTrouble } = ports;
  let state: Updates = load ? { kind: 'none', lookedAt: null } : { kind: 'off' };
  /** Until somebody knows. */
  let delivery = true;
  let updater: Updater | null = null;
  let looking: Promise<void> | null = null;
  let download: AbortController | null = null;
  let cancelTimer = (): void => undefined;

  function set(next: Updates): void {
    state = next;
    onChange();
  }

  async function look(): Promise<Updates> {
    const { kind } = state;
    if (load && kind !== 'downloading' && kind !== 'ready') {
      await (looking ??= lookNow(load).finally(() => (looking = null)));
    }
    return state;
  }

  async function lookNow(loading: () => Promise<Updater>): Promise<void> {
    const before = state;
    if (before.kind !== 'available') set({ kind: 'looking' });
    try {
      updater ??= await loading();
      const release = await updater.look();
      set(release ? { kind: 'available', ...release } : { kind: 'none', lookedAt: clock.now() });
    } catch (error) {
      onTrouble(error);
      // What was there an hour ago is still worth having.
      set(before.kind === 'available' ? before : { kind: 'failed', at: 'look' });
    }
    fetchAtRest();
  }

  function fetchAtRest(): void {
    if (state.kind !== 'available' || delivery || download || !updater) return;
    const { version, notes } = state;
    void fetchIt(updater, { version, notes });
  }

  async function fetchIt(from: Updater, release: Release): Promise<void> {
    const stop = new AbortController();
    download = stop;
    set({ kind: 'downloading', part: 0, ...release });
    try {
      const onPart = (part: number): void => set({ kind: 'downloading', part, ...release });
      const end = await from.download(onPart, stop.signal);
      if (end === 'fetched') set({ kind: 'ready', ...release });
      else if (end === 'stopped') set({ kind: 'available', ...release });
      else set({ kind: 'failed', at: 'damaged' });
    } catch (error) {
      onTrouble(error);
      set({ kind: 'failed', at: 'download' });
    }
    download = null;
    // The delivery that stopped it may have ended meanwhile.
    fetchAtRest();
  }

  function wait(ms: number): void {
    // While the computer sleeps the timer does, too: a day is one of use.
    cancelTimer = clock.setTimer(ms, () => {
      void (wanted() ? look() : Promise.resolve(state)).then(({ kind }) =>
        wait(kind === 'failed' ? LOOK_AGAIN_MS : NEXT_LOOK_MS),
      );
    });
  }
  if (load) wait(FIRST_LOOK_MS);

  return {
    state: () => state,
    look,
    follow(runs) {
      delivery = runs;
      if (runs) download?.abort();
      else fetchAtRest();
    },
    mayInstall: () => state.kind === 'ready' && !delivery,
    stop() {
      cancelTimer();
      download?.abort();
    },
  };
}
