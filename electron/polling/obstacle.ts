import type { ApiFailure } from '../../contract/api-outcome';
import { assertNever } from '../../contract/assert-never';
import type { Barrier, Checking, StopReason } from '../../contract/checking';
import { backOffMs } from './schedule';
import type { Draw } from './schedule';

/** What stands in the way of the next request: until the operator acts, or for `ms` from `since` on. */
export type Obstacle =
  | { kind: 'stopped'; reason: StopReason; failure: ApiFailure | null }
  | {
      kind: 'rate-limited' | 'server-trouble' | 'offline';
      since: number;
      ms: number;
      /** The server itself named the time: only that ends it. */
      set: boolean;
      failure: ApiFailure;
    }
  /** A part of our own failed, such as the disk under the store. */
  | { kind: 'own-trouble'; since: number; ms: number };

/** What a failed request puts in the way; it is the `failures`-th in a row. Null = nothing. */
export function obstacleOf(
  failure: ApiFailure,
  failures: number,
  now: number,
  draw: Draw,
): Obstacle | null {
  switch (failure.kind) {
    case 'token':
      return stop(failure.code === 'no_token' ? 'no-token' : 'token', failure);
    case 'used-up':
    case 'disabled':
    case 'no-api':
      return stop(failure.kind, failure);
    case 'rate-limited':
      return wait('rate-limited', failure, failures, now, draw);
    case 'server':
      return wait('server-trouble', failure, failures, now, draw);
    case 'offline':
      return wait('offline', failure, failures, now, draw);
    case 'request':
      return null; // That one question was wrong; the next may be right.
    default:
      return assertNever(failure.kind);
  }
}

/** How long it still stands in the way, in ms; Infinity = until somebody acts. */
export function remainingMs(obstacle: Obstacle, now: number): number {
  if (obstacle.kind === 'stopped') return Number.POSITIVE_INFINITY;
  return obstacle.since + obstacle.ms - now;
}

/** How the obstacle is shown. */
export function toState(obstacle: Obstacle): Checking {
  if (obstacle.kind === 'stopped') return obstacle;
  const until = obstacle.since + obstacle.ms;
  switch (obstacle.kind) {
    case 'rate-limited':
      return { kind: 'rate-limited', until, capped: obstacle.failure.retryAfterCapped };
    case 'server-trouble':
      return { kind: 'server-trouble', until, failure: obstacle.failure };
    case 'offline':
      return { kind: 'offline', until, barrier: barrierOf(obstacle.failure) };
    case 'own-trouble':
      return { kind: 'scheduled', nextCheckAt: until };
    default:
      return assertNever(obstacle);
  }
}

/** By the codes that `api/unreachable.ts` and `api/classify.ts` give. */
function barrierOf({ code }: ApiFailure): Barrier {
  if (code === 'tls') return 'certificate';
  if (code === 'proxy' || code === 'http_407') return 'proxy';
  return code === 'captive_portal' || code === 'http_511' ? 'sign-in' : 'network';
}

function stop(reason: StopReason, failure: ApiFailure): Obstacle {
  return { kind: 'stopped', reason, failure };
}

function wait(
  kind: 'rate-limited' | 'server-trouble' | 'offline',
  failure: ApiFailure,
  failures: number,
  now: number,
  draw: Draw,
): Obstacle {
  // A time of zero, or one in the past, names no time.
  const set = failure.retryAfterMs !== null && failure.retryAfterMs > 0;
  const ms = set ? (failure.retryAfterMs ?? 0) : backOffMs(kind, failures, draw);
  return { kind, since: now, ms, set, failure };
}
