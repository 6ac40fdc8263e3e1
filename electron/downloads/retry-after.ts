/** The longest pause that a server may ask for. */
export const MAX_RETRY_AFTER_MS = 3_600_000;

/**
 * Reads a `Retry-After` header (RFC 9110, 10.2.3): seconds or a date, in ms from `now`, between 0 and
 * one hour. null = absent or neither.
 */
export function parseRetryAfter(value: string | undefined, now: number): number | null {
  if (value === undefined) return null;
  const text = value.trim();
  const ms = /^\d+$/.test(text) ? Number(text) * 1000 : dateOf(text) - now;
  return Number.isNaN(ms) ? null : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS);
}

function dateOf(text: string): number {
  // `Date.parse` reads a date into nearly anything; an HTTP date begins with the name of a day.
  return /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text) ? Date.parse(text) : Number.NaN;
}
