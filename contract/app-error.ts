/** What every call over the bridge answers with when it cannot do what was asked. */
export interface AppError {
  /** Stable, for tests and for finding the place: `bad-request`, `unreadable-file`, … */
  code: string;
  /** What happened, what it means, and the way out, in the operator's words. */
  message: string;
}

export type Reply<T> = { ok: true; value: T } | { ok: false; error: AppError };
