import { systemClock } from '../clock';
import type { Engine } from '../engine';
import { EXIT } from './exit-code';
import { readReport } from './fetch-report';
import type { createProgress } from './progress';

interface WatchPorts {
  interrupted: AbortSignal;
  progress: ReturnType<typeof createProgress>;
  say(text: string): void;
}

/** How often the state is looked at, in ms; at least, as reading a large list's state takes time too. */
const LOOK_EVERY_MS = 250;

/**
 * Waits until every task of the lists is final and every photo saved or given up; or until the time is
 * over, the operator interrupts, or the service will not be asked further.
 * @returns the exit code as far as the waiting decides it; `done` leaves the rest to the report
 */
export async function untilDone(
  engine: Engine,
  lists: readonly number[],
  timeoutMs: number,
  ports: WatchPorts,
): Promise<number> {
  const account = engine.account() ?? 0;
  const startedAt = performance.now();
  let said = '';
  for (;;) {
    const readAt = performance.now();
    const { counts, tasks, photosQueued } = await readReport(engine.store, account, lists);
    const checking = engine.checking();
    const state = {
      tasks: tasks.length,
      final: tasks.length - counts.waiting,
      photosSaved: counts.photosSaved,
      photosQueued,
      checking,
    };
    const done = counts.waiting === 0 && photosQueued === 0;
    const over = performance.now() - startedAt >= timeoutMs;
    if (ports.interrupted.aborted || done || over || checking.kind === 'stopped') {
      ports.progress.end(state, systemClock.now());
    } else {
      ports.progress.show(state, systemClock.now());
    }
    if (ports.interrupted.aborted) return EXIT.interrupted;
    if (done) return EXIT.done;
    if (checking.kind === 'stopped') {
      ports.say(`proofsheet: ${stoppedWords(checking)}\n`);
      return checking.reason === 'no-api' ? EXIT.unexpected : EXIT.notAuthorised;
    }
    if (over) return EXIT.timedOut;
    const problem = engine.saving().problem;
    if (problem && problem.message !== said) {
      said = problem.message;
      ports.say(`proofsheet: ${problem.message}\n`);
    }
    const took = performance.now() - readAt;
    await pause(Math.max(LOOK_EVERY_MS, took * 10), ports.interrupted);
  }
}

function stoppedWords(
  checking: Extract<ReturnType<Engine['checking']>, { kind: 'stopped' }>,
): string {
  const server = checking.failure ? `: ${checking.failure.message} (${checking.failure.code})` : '';
  switch (checking.reason) {
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
  });
}
