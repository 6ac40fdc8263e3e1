import { assertNever } from '../../../contract/assert-never';
import type { Checking } from '../../../contract/checking';
import type { AccountView, Counts } from '../../../contract/view';
import { words } from '../../words';

/** The button that helps on, where one does. */
export type Fix = 'enter-token' | 'replace-token' | 'recheck-keychain' | 'check-now';

export interface CheckingWords {
  tone: 'quiet' | 'busy' | 'wait' | 'paused' | 'offline' | 'stopped';
  text: string;
  fix: Fix | null;
}

interface Known {
  checking: Checking;
  counts: Pick<
    Counts,
    | 'all'
    | 'waiting'
    | 'finished'
    | 'failed'
    | 'missing'
    | 'photosSaved'
    | 'photosPaused'
    | 'photosFailed'
  >;
  account: Pick<AccountView, 'keychain' | 'memoryOnly'> | null;
  /** ms since 1970. */
  now: number;
}

/** What the checks are doing, in one line. */
export function checkingWords(known: Known): CheckingWords {
  const { checking, counts, now } = known;
  const { waiting } = counts;
  const bar = words().statusBar;
  const say = (tone: CheckingWords['tone'], parts: string[], fix: Fix | null = null) => ({
    tone,
    text: parts.join(' · '),
    fix,
  });
  switch (checking.kind) {
    case 'idle':
      return say('quiet', counts.all === 0 ? [bar.noTasks] : result(counts));
    case 'scheduled':
      return say('busy', [bar.waiting(waiting), bar.nextCheck(checking.nextCheckAt - now)]);
    case 'asking':
      return say('busy', [bar.waiting(waiting), bar.asking(checking.ids)]);
    case 'paused':
      return say('paused', waiting > 0 ? [bar.waiting(waiting), bar.paused] : [bar.paused]);
    case 'rate-limited':
      return say('wait', [
        bar.thenAgain(bar.rateLimited, checking.until - now),
        ...(checking.capped ? [bar.capped] : []),
      ]);
    case 'server-trouble':
      return say('wait', [bar.thenAgain(bar.serverTrouble, checking.until - now)]);
    case 'offline':
      return say('offline', [bar.offline[checking.barrier]]);
    case 'stopped': {
      const keychain = keychainTrouble(known.account);
      if (checking.reason === 'no-token' && keychain) {
        const text = bar.pausedFor(words().keychain[keychain].short, waiting);
        return say('stopped', [text], 'recheck-keychain');
      }
      return say('stopped', [bar.stopped[checking.reason](waiting)], fixFor(checking.reason));
    }
    default:
      return assertNever(checking);
  }
}

/** What came of it all, once nothing waits any more. */
function result(counts: Known['counts']): string[] {
  const { saved, savedOf, paused, notSaved, failed, missing } = words().statusBar.result;
  const { photosSaved, finished } = counts;
  return [
    // Tasks are counted everywhere else: without a word the two numbers would not seem to fit.
    photosSaved === finished ? saved(photosSaved) : savedOf(photosSaved, finished),
    ...(counts.photosPaused > 0 ? [paused(counts.photosPaused)] : []),
    ...(counts.photosFailed > 0 ? [notSaved(counts.photosFailed)] : []),
    ...(counts.failed > 0 ? [failed(counts.failed)] : []),
    ...(counts.missing > 0 ? [missing(counts.missing)] : []),
  ];
}

function fixFor(reason: Extract<Checking, { kind: 'stopped' }>['reason']): Fix {
  if (reason === 'no-token') return 'enter-token';
  return reason === 'token' ? 'replace-token' : 'check-now';
}

/** What keeps the keychain from giving the token out; null when nothing does. */
export function keychainTrouble(
  account: Pick<AccountView, 'keychain' | 'memoryOnly'> | null,
): 'locked' | 'unavailable' | 'not-answering' | null {
  if (!account || account.memoryOnly) return null;
  const { keychain } = account;
  return keychain === 'stored' || keychain === 'none' ? null : keychain;
}
