/** The longest pause a server can talk us into, in ms. */
export const RETRY_AFTER_CAP_MS = 60 * 60_000;

export interface RetryAfter {
  /** How long to wait, in ms; 0 = it may be tried again already. */
  ms: number;
  /** It asked for more than the cap. */
  capped: boolean;
}

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds or an HTTP date, held against `now`
 * (ms since 1970). Null = there is none, or none that makes sense.
 */
export function parseRetryAfter(value: string | null, now: number): RetryAfter | null {
  const text = value?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return cap(Number(text) * 1000);
  // Date.parse alone would find a date in nearly any text that holds a number.
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d/.test(text)) return null;
  const date = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(date) ? null : cap(date - now);
}

function cap(ms: number): RetryAfter {
  return { ms: Math.min(Math.max(0, ms), RETRY_AFTER_CAP_MS), capped: ms > RETRY_AFTER_CAP_MS };
}
