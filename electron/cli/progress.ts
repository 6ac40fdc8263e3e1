import type { Checking } from '../../contract/checking';
import type { Progress } from '../tracking/progress';
import { count } from './words';

const WIDTH = 24;
/** Without a terminal, a line is written at most this often, in ms. */
const QUIET_MS = 2_000;
/** Back to the start of the line, and wipe it (ECMA-48, EL). */
const WIPE = '\r\x1b[2K';

export interface ProgressLine {
  /** `now` in ms. */
  show(progress: Progress, checking: Checking, now: number): void;
  /** A message of its own line; the progress goes on below it. */
  say(message: string): void;
  /** The last word before the summary. */
  end(progress: Progress): void;
}

/** Progress on stderr: one line that is drawn over in a terminal (`live`), a line now and then elsewhere. */
export function createProgress(write: (text: string) => void, live: boolean): ProgressLine {
  let last = '';
  let lastAt = -Infinity;
  return {
    show(progress, checking, now) {
      const line = describe(progress, waiting(checking, now), live);
      if (line === last || (!live && now - lastAt < QUIET_MS)) return;
      last = line;
      lastAt = now;
      write(live ? WIPE + line : `${line}\n`);
    },
    say(message) {
      write(live && last !== '' ? `${WIPE}${message}\n` : `${message}\n`);
      last = '';
    },
    end(progress) {
      const line = describe(progress, [], live);
      if (live) write(`${WIPE}${line}\n`);
      else if (line !== last) write(`${line}\n`);
      last = '';
    },
  };
}

function describe(progress: Progress, more: string[], live: boolean): string {
  const { tasks, waiting, photosSaved, photosQueued } = progress;
  const final = tasks - waiting;
  const full = tasks === 0 ? WIDTH : Math.floor((final / tasks) * WIDTH);
  const bar = live ? `${'█'.repeat(full)}${'░'.repeat(WIDTH - full)} ` : '';
  const words = [
    `${final} of ${count(tasks, 'task')}`,
    `${count(photosSaved, 'photo')} saved`,
    ...(photosQueued > 0 ? [`${photosQueued} to come`] : []),
    ...more,
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
