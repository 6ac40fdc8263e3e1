import { assertNever } from '../../../contract/assert-never';
import type { PhotoFact } from '../../../contract/fact';
import type { PhotoJob } from '../../../contract/photo';
import type { HostResult } from './host-pace';
import type { SaveOutcome } from '../saver/save-photo';

/** When a photo that failed is tried again, and when no more. */
export interface RetryPolicy {
  /** A photo is given up after so many failures of its own. */
  maxFailures: number;
  firstDelayMs: number;
  /** Each delay may be this many times as long as the one before. */
  growth: number;
  longestDelayMs: number;
  /** A host that could not be reached for so long is not waited for any longer. */
  unreachableMs: number;
}

/** By this code the operator's leave to put a number to the name finds the photo. */
const NAME_TAKEN = 'name-taken';

/** Six tries within about two minutes at most, one minute on average. */
export const RETRY_POLICY: RetryPolicy = {
  maxFailures: 6,
  firstDelayMs: 1_000,
  growth: 3,
  longestDelayMs: 120_000,
  unreachableMs: 24 * 3_600_000,
};

/** The same with delays `pace` times as long: a stand-in that hurries is not waited for. */
export function pacedRetry(policy: RetryPolicy, pace: number): RetryPolicy {
  const { firstDelayMs, longestDelayMs } = policy;
  return {
    ...policy,
    firstDelayMs: firstDelayMs * pace,
    longestDelayMs: longestDelayMs * pace,
  };
}

/** What is known beside the outcome. Times are ms since 1970. */
export interface Circumstances {
  now: number;
  /** Failures of this photo's own, this one included. */
  failures: number;
  /** The end of the host's rest; 0 = it does not rest. */
  restUntil: number;
  unreachableSince: number | null;
  random: number;
}

/**
 * The fact that an outcome is for the photo's record. A host that cannot be reached, or asks for a
 * pause, is not the photo's fault: it never makes a photo fail (until `unreachableMs` have passed).
 */
export function factOf(
  job: PhotoJob,
  outcome: SaveOutcome,
  policy: RetryPolicy,
  known: Circumstances,
): PhotoFact {
  const photo = { taskId: job.taskId, key: job.key, at: known.now };
  switch (outcome.kind) {
    case 'saved': {
      const { path, bytes, sha256, type, damaged } = outcome;
      return { kind: 'photo-saved', ...photo, path, bytes, sha256, type, damaged };
    }
    case 'taken':
      return {
        kind: 'photo-failed',
        ...photo,
        error: { code: NAME_TAKEN, message: outcome.error.message },
      };
    case 'expired':
      return { kind: 'photo-expired', ...photo, error: outcome.error };
    case 'refused':
    case 'misplaced':
      return { kind: 'photo-failed', ...photo, error: outcome.error };
    case 'folder':
    case 'stopped':
      return { kind: 'photo-queued', ...photo };
    case 'delayed': {
      const { error } = outcome;
      if (isGivenUp(outcome.reason, policy, known))
        return { kind: 'photo-failed', ...photo, error };
      const wait = outcome.retryAfterMs ?? ownDelay(outcome.reason, policy, known);
      const retryAt = Math.round(Math.max(known.now + wait, known.restUntil));
      return { kind: 'photo-delayed', ...photo, retryAt, error };
    }
    default:
      return assertNever(outcome);
  }
}

type DelayReason = Extract<SaveOutcome, { kind: 'delayed' }>['reason'];

function isGivenUp(reason: DelayReason, policy: RetryPolicy, known: Circumstances): boolean {
  if (reason === 'trouble') return known.failures >= policy.maxFailures;
  if (reason === 'rate-limited' || known.unreachableSince === null) return false;
  return known.now - known.unreachableSince >= policy.unreachableMs;
}

/** Full jitter. Where the host is the reason, its rest is the delay. */
function ownDelay(reason: DelayReason, policy: RetryPolicy, known: Circumstances): number {
  if (reason !== 'trouble') return 0;
  const bound = policy.firstDelayMs * policy.growth ** (known.failures - 1);
  return known.random * Math.min(policy.longestDelayMs, bound);
}

/** Codes of trouble that is not the host's: the disk's, or that of the process that saves. */
const OUR_OWN = new Set(['disk', 'interrupted', 'unexpected']);

/** What an outcome says about the host. */
export function hostResultOf(outcome: SaveOutcome): HostResult {
  switch (outcome.kind) {
    case 'saved':
      return { kind: outcome.fetched ? 'answered' : 'unknown' };
    case 'expired':
    case 'refused':
      return { kind: 'answered' };
    case 'taken':
    case 'misplaced':
    case 'folder':
    case 'stopped':
      return { kind: 'unknown' };
    case 'delayed': {
      const { reason, retryAfterMs, error } = outcome;
      if (OUR_OWN.has(error.code)) return { kind: 'unknown' };
      if (reason === 'unreachable') return { kind: reason, message: error.message };
      return { kind: reason, retryAfterMs };
    }
    default:
      return assertNever(outcome);
  }
}
