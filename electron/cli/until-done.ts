import type { Checking } from '../../contract/checking';
import { systemClock } from '../clock';
import type { Engine } from '../engine';
import { EXIT } from './exit-code';
import type { AddedList } from './lists';
import type { ProgressLine } from './progress';
import { printable } from './words';

type Stopped = Extract<Checking, { kind: 'stopped' }>;

interface WatchPorts {
  interrupted: AbortSignal;
  progress: ProgressLine;
}

/** How often the state is looked at, in ms; at least, as counting a very large list takes time too. */
const LOOK_EVERY_MS = 250;

/**
 * Waits until every task of the lists is final and every photo saved or given up; or until the time is
 * over, the operator interrupts, or the service will not be asked further and what it told of is saved.
 * @returns the exit code as far as the waiting decides it; `done` leaves the rest to the report
 */
export async function untilDone(
  engine: Engine,
  account: number,
  added: readonly AddedList[],
  timeoutMs: number,
  { interrupted, progress }: WatchPorts,
): Promise<number> {
  const lists = added.map(({ list }) => list);
  const startedAt = performance.now();
  let said = '';
  const sayOnce = (message: string): void => {
    if (message !== said) progress.say(message);
    said = message;
  };
  for (;;) {
    const lookedAt = performance.now();
    const state = await engine.store.progress(account, lists);
    const checking = engine.checking();
    const stopped = checking.kind === 'stopped' ? checking : null;
    const over = performance.now() - startedAt >= timeoutMs;
    let code: number | null = null;
    if (interrupted.aborted) code = EXIT.interrupted;
    else if (state.waiting === 0 && state.photosQueued === 0) code = EXIT.done;
    else if (stopped && (over || (await savingIsOver()))) code = codeOf(stopped);
    else if (over) code = EXIT.timedOut;

    if (code !== null) {
      progress.end(state);
      if (stopped) sayOnce(`proofsheet: ${stoppedWords(stopped)}`);
      return code;
    }
    const problem = engine.saving().problem;
    if (stopped) sayOnce(`proofsheet: ${stoppedWords(stopped)}`);
    else if (problem) sayOnce(`proofsheet: ${problem.message}`);
    progress.show(state, checking, systemClock.now());
    const took = performance.now() - lookedAt;
    await pause(
      Math.min(Math.max(LOOK_EVERY_MS, took * 10), startedAt + timeoutMs - performance.now()),
      interrupted,
    );
  }

  /** Photos whose addresses are known need no token; others wait for an answer that will not come. */
  async function savingIsOver(): Promise<boolean> {
    const next = await engine.store.nextPhotoAt(account, true, lists);
    return next === null && engine.saving().active === 0;
  }
}

function codeOf(stopped: Stopped): number {
  return stopped.reason === 'no-api' ? EXIT.unexpected : EXIT.notAuthorised;
}

function stoppedWords({ reason, failure }: Stopped): string {
  const server = failure ? `: ${printable(failure.message)} (${printable(failure.code)})` : '';
  switch (reason) {
    case 'no-token':
      return 'no API token';
    case 'token':
      return `the token was rejected${server}`;
    case 'used-up':
      return `the balance is used up${server}`;
    case 'disabled':
      return `the account may not ask${server}`;
    case 'no-api':
      return `there is no such service at this address${server}`;
  }
}

function pause(ms: number, interrupted: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      interrupted.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    interrupted.addEventListener('abort', end, { once: true });
    // It may have come while the state was read.
    if (interrupted.aborted) end();
  });
}
