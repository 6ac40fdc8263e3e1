import type { Checking } from '../../contract/checking';

const WIDTH = 24;
/** Without a terminal, a line is written at most this often, in ms. */
const QUIET_MS = 2_000;

export interface ProgressState {
  tasks: number;
  final: number;
  photosSaved: number;
  photosQueued: number;
  checking: Checking;
}

/**
 * Progress on stderr: one line that is drawn over in a terminal, a line now and then elsewhere.
 * @param now the time in ms
 */
export function createProgress(write: (text: string) => void, live: boolean) {
  let last = '';
  let lastAt = -Infinity;
  return {
    show(state: ProgressState, now: number): void {
      const line = describe(state, now, live);
      if (line === last || (!live && now - lastAt < QUIET_MS)) return;
      last = line;
      lastAt = now;
      write(live ? `\r\x1b[2K${line}` : `${line}\n`);
    },
    /** The last word before the summary. */
    end(state: ProgressState, now: number): void {
      const line = describe({ ...state, checking: { kind: 'idle' } }, now, live);
      if (live) write(`\r\x1b[2K${line}\n`);
      else if (line !== last) write(`${line}\n`);
    },
  };
}

function describe(state: ProgressState, now: number, live: boolean): string {
  const share = state.tasks === 0 ? 1 : state.final / state.tasks;
  const full = Math.floor(share * WIDTH);
  const bar = live ? `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ` : '';
  const photos = [
    `${state.photosSaved} photos saved`,
    ...(state.photosQueued > 0 ? [`${state.photosQueued} to come`] : []),
  ];
  const words = [
    `${state.final} of ${state.tasks} tasks`,
    ...photos,
    ...waiting(state.checking, now),
  ];
  return bar + words.join(' · ');
}

function waiting(checking: Checking, now: number): string[] {
  const seconds = (until: number): string => `${Math.max(0, Math.ceil((until - now) / 1_000))} s`;
  switch (checking.kind) {
    case 'scheduled':
      return [`next check in ${seconds(checking.nextCheckAt)}`];
    case 'asking':
      return [`asking about ${checking.ids}`];
    case 'rate-limited':
      return [`rate-limited, trying again in ${seconds(checking.until)}`];
    case 'server-trouble':
      return [`the service has trouble, trying again in ${seconds(checking.until)}`];
    case 'offline':
      return [`offline, trying again in ${seconds(checking.until)}`];
    case 'idle':
    case 'paused':
    case 'stopped':
      return [];
  }
}
