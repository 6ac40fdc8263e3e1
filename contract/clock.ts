/** Time as a port, so that whatever waits can be run on a simulated clock. */
export interface Clock {
  /** Ms since 1970; may jump, in both directions. */
  now(): number;
  /** Calls `fire` once after `ms` (at most 2^31 - 1); the answer cancels it. */
  setTimer(ms: number, fire: () => void): () => void;
}
