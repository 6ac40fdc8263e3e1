import type { ApiFailure } from './api-outcome';

export type StopReason = 'no-token' | 'token' | 'used-up' | 'disabled' | 'no-api';

/**
 * Why the API is out of reach: there is no way to it, the proxy lets nobody through, the network wants its
 * user to sign in first, or whoever answers cannot prove to be the API.
 */
export type Barrier = 'network' | 'proxy' | 'sign-in' | 'certificate';

/** What the checks are doing right now. Times are ms since 1970. */
export type Checking =
  /** Nothing waits. */
  | { kind: 'idle' }
  | { kind: 'scheduled'; nextCheckAt: number }
  | { kind: 'asking'; ids: number }
  | { kind: 'paused' }
  /** The server asked for a pause, or seems to want one. `capped`: it asked for more than an hour. */
  | { kind: 'rate-limited'; until: number; capped: boolean }
  | { kind: 'server-trouble'; until: number; failure: ApiFailure }
  | { kind: 'offline'; until: number; barrier: Barrier }
  /** Only the operator can help: see `reason`. No further call is made until then. */
  | { kind: 'stopped'; reason: StopReason; failure: ApiFailure | null };
